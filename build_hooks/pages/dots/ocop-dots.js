// A press on a drawing opens what is lit nearest to it, and a mouse is told what that would be.
(() => {
  /** What the list of the same places calls it. @param {SVGPathElement} path */
  function nameOf(path) {
    const link = [...document.links].find((its) => its.getAttribute("href") === path.dataset.leads);
    return link?.firstChild?.textContent?.trim() || "";
  }

  /** @param {SVGSVGElement} drawing */
  function lead(drawing) {
    const find = OcopDots.finder(drawing);
    const name = OcopElement("span", { class: "ocop-dots__near", "aria-hidden": "true" });
    drawing.after(name);
    /** @type {SVGPathElement | null} */
    let near = null;

    /** @param {SVGPathElement | null} path */
    function show(path) {
      if (path === near) return;
      near?.classList.remove("ocop-near");
      path?.classList.add("ocop-near");
      drawing.classList.toggle("ocop-dots--leads", Boolean(path));
      name.textContent = path ? nameOf(path) : "";
      near = path;
    }

    drawing.addEventListener("pointermove", (event) => show(find(event)));
    drawing.addEventListener("pointerleave", () => show(null));
    drawing.addEventListener("click", (event) => {
      const path = find(event);
      if (path) location.assign(path.dataset.leads || "");
    });
  }

  /** @type {NodeListOf<SVGSVGElement>} */
  const found = document.querySelectorAll("[data-ocop-near]");
  found.forEach(lead);
})();
