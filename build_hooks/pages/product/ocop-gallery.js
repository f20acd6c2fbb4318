// The photos of a page, large: by tap, arrow keys and swipe. Without this script a photo is a link to its largest size.
(() => {
  /** @param {HTMLAnchorElement[]} links */
  function gallery(links) {
    const items = links.map((link) => {
      const photo = /** @type {HTMLImageElement} */ (link.querySelector("img"));
      return OcopElement("li", "", [
        OcopElement("img", {
          loading: "lazy",
          src: link.href,
          alt: photo.alt,
          width: photo.getAttribute("width"),
          height: photo.getAttribute("height"),
        }),
        link.dataset.ocopNote ? OcopElement("p", "", link.dataset.ocopNote) : null,
      ]);
    });
    const strip = OcopElement("ul", { class: "ocop-gallery__strip", tabindex: 0 }, items);
    const count = OcopElement("p", "ocop-gallery__count");
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

    /** @param {string} name @param {string} label @param {string} sign @param {() => void} click */
    const button = (name, label, sign, click) =>
      OcopElement("button", { class: `ocop-gallery__${name}`, type: "button", "aria-label": label, click }, sign);

    const several = [
      count,
      button("previous", OcopWords.product.previous_photo, "‹", () => show(at - 1)),
      button("next", OcopWords.product.next_photo, "›", () => show(at + 1)),
    ];
    const dialog = OcopElement("dialog", { class: "ocop-gallery", "aria-label": OcopWords.product.photos }, [
      strip,
      button("close", OcopWords.product.close, "×", () => dialog.close()),
      ...(links.length > 1 ? several : []),
    ]);
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

  /** @type {NodeListOf<HTMLAnchorElement>} */
  const found = document.querySelectorAll("[data-ocop-photo]");
  if (found.length && "HTMLDialogElement" in window) gallery([...found]);
})();
