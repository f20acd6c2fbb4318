// The photos of a page, large: by tap, arrow keys and swipe. Without this script a photo is a link to its largest size.
(() => {
  "use strict";

  /** @param {HTMLAnchorElement[]} links */
  function gallery(links) {
    const dialog = /** @type {HTMLDialogElement} */ (OcopElement("dialog", "ocop-gallery"));
    const strip = OcopElement("ul", "ocop-gallery__strip");
    const count = OcopElement("p", "ocop-gallery__count");
    dialog.setAttribute("aria-label", OcopWords.product.photos);
    strip.tabIndex = 0;
    links.forEach((link) => {
      const photo = /** @type {HTMLImageElement} */ (link.querySelector("img"));
      const item = OcopElement("li");
      const large = /** @type {HTMLImageElement} */ (OcopElement("img"));
      large.loading = "lazy";
      large.src = link.href;
      large.alt = photo.alt;
      large.setAttribute("width", photo.getAttribute("width") || "");
      large.setAttribute("height", photo.getAttribute("height") || "");
      item.append(large);
      if (link.dataset.ocopNote) {
        item.append(OcopElement("p", "", link.dataset.ocopNote));
      }
      strip.append(item);
    });

    let at = 0; // the photo that is shown, or on its way

    /** @param {number} index @param {ScrollBehavior} [behavior] */
    function show(index, behavior) {
      at = Math.min(Math.max(index, 0), links.length - 1);
      count.textContent = `${at + 1} / ${links.length}`;
      strip.scrollTo({ left: at * strip.clientWidth, behavior: behavior || "auto" });
    }

    /** A swipe scrolls by itself; where it came to rest is the photo that is shown. */
    function rest() {
      at = Math.round(strip.scrollLeft / Math.max(strip.clientWidth, 1));
      count.textContent = `${at + 1} / ${links.length}`;
    }

    /** @param {string} className @param {string} label @param {string} sign @param {() => void} act */
    function button(className, label, sign, act) {
      const made = OcopElement("button", `ocop-gallery__${className}`, sign);
      made.setAttribute("type", "button");
      made.setAttribute("aria-label", label);
      made.addEventListener("click", act);
      return made;
    }

    dialog.append(
      strip,
      button("close", OcopWords.product.close, "×", () => {
        dialog.close();
      }),
    );
    if (links.length > 1) {
      dialog.append(
        count,
        button("previous", OcopWords.product.previous_photo, "‹", () => {
          show(at - 1);
        }),
        button("next", OcopWords.product.next_photo, "›", () => {
          show(at + 1);
        }),
      );
    }
    let resting = 0;
    strip.addEventListener("scroll", () => {
      window.clearTimeout(resting);
      resting = window.setTimeout(rest, 150);
    });
    dialog.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) {
        event.preventDefault();
        show(at + step);
      }
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || /** @type {Element} */ (event.target).tagName === "LI") {
        dialog.close();
      }
    });
    document.body.append(dialog);

    links.forEach((link, index) => {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        dialog.showModal();
        show(index, "instant");
      });
    });
  }

  const found = document.querySelectorAll("[data-ocop-photo]");
  if (found.length && "HTMLDialogElement" in window) {
    gallery(/** @type {HTMLAnchorElement[]} */ (Array.prototype.slice.call(found)));
  }
})();
