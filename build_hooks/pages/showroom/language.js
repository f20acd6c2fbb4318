// English is one press away, on the first screen and on every other; who comes next finds Vietnamese again.
((showroom) => {
  showroom.Language = class {
    /** @param {HTMLElement} root @param {(wanted: boolean) => void} change is told when somebody asks for a language */
    constructor(root, change) {
      /** @type {NodeListOf<HTMLElement>} */
      this.told = root.querySelectorAll("[data-en]");
      for (const element of this.told) element.dataset.vi = element.textContent || "";
      this.root = root;
      for (const button of root.querySelectorAll("[data-language]")) {
        button.addEventListener("click", () => change(document.documentElement.lang !== "en"));
      }
    }

    /** All that stands in the page; the rest is said anew by whoever says it. @param {boolean} wanted */
    speak(wanted) {
      const lang = wanted ? "en" : "vi";
      showroom.shelf.speak(wanted);
      document.documentElement.lang = lang;
      for (const element of this.told) element.textContent = element.dataset[lang] || "";
      for (const button of this.root.querySelectorAll("[data-language]")) {
        button.setAttribute("lang", wanted ? "vi" : "en");
      }
    }
  };
})(globalThis.OcopShowroom);
