// The photos of a page, large: by tap, arrow keys and swipe. Without this script a photo is a link to its largest size.
(function () {
  "use strict";

  /**
   * @param {string} name
   * @param {string} className
   * @param {string} [text]
   * @returns {HTMLElement}
   */
  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    element.textContent = text || "";
    return element;
  }

  /**
   * @param {HTMLAnchorElement[]} links
   */
  function gallery(links) {
    var dialog = /** @type {HTMLDialogElement} */ (make("dialog", "ocop-gallery"));
    var strip = make("ul", "ocop-gallery__strip");
    var count = make("p", "ocop-gallery__count");
    dialog.setAttribute("aria-label", "Ảnh sản phẩm");
    strip.tabIndex = 0;
    links.forEach(function (link) {
      var photo = /** @type {HTMLImageElement} */ (link.querySelector("img"));
      var item = make("li", "");
      var large = /** @type {HTMLImageElement} */ (make("img", ""));
      large.loading = "lazy";
      large.src = link.href;
      large.alt = photo.alt;
      large.setAttribute("width", photo.getAttribute("width") || "");
      large.setAttribute("height", photo.getAttribute("height") || "");
      item.append(large);
      if (link.dataset.ocopNote) {
        item.append(make("p", "", link.dataset.ocopNote));
      }
      strip.append(item);
    });

    function shown() {
      return Math.round(strip.scrollLeft / Math.max(strip.clientWidth, 1));
    }

    /** @param {number} index */
    function show(index) {
      var last = Math.min(Math.max(index, 0), links.length - 1);
      strip.scrollTo({ left: last * strip.clientWidth });
    }

    /**
     * @param {string} className
     * @param {string} label
     * @param {string} sign
     * @param {() => void} act
     */
    function button(className, label, sign, act) {
      var made = make("button", "ocop-gallery__" + className, sign);
      made.setAttribute("type", "button");
      made.setAttribute("aria-label", label);
      made.addEventListener("click", act);
      return made;
    }

    dialog.append(strip, button("close", "Đóng", "×", function () { dialog.close(); }));
    if (links.length > 1) {
      dialog.append(
        count,
        button("previous", "Ảnh trước", "‹", function () { show(shown() - 1); }),
        button("next", "Ảnh sau", "›", function () { show(shown() + 1); })
      );
    }
    strip.addEventListener("scroll", function () {
      count.textContent = shown() + 1 + " / " + links.length;
    });
    dialog.addEventListener("keydown", function (event) {
      var step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) {
        event.preventDefault();
        show(shown() + step);
      }
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || /** @type {Element} */ (event.target).tagName === "LI") {
        dialog.close();
      }
    });
    document.body.append(dialog);

    links.forEach(function (link, index) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        dialog.showModal();
        count.textContent = index + 1 + " / " + links.length;
        strip.scrollTo({ left: index * strip.clientWidth, behavior: "instant" });
      });
    });
  }

  var found = document.querySelectorAll("[data-ocop-photo]");
  if (found.length && "HTMLDialogElement" in window) {
    gallery(/** @type {HTMLAnchorElement[]} */ (Array.prototype.slice.call(found)));
  }
})();
