// The box of a long index leaves what somebody types, of all sections; what is folded opens meanwhile.
(() => {
  const box = document.querySelector("[data-ocop-sift]");
  if (!box) return;
  const field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const said = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const index = /** @type {HTMLElement} */ (box.parentElement);
  const wordsOf = (/** @type {Element} */ part) => part.textContent;
  const sections = [...index.querySelectorAll(".ocop-section")].map((section) => ({
    section,
    fold: section.querySelector("details"),
    items: [...section.querySelectorAll("li")].map((item) => ({
      item,
      text: [...item.querySelectorAll(".ocop-index__name, .ocop-index__place")].map(wordsOf).join(" "),
    })),
  }));
  const all = sections.reduce((sum, { items }) => sum + items.length, 0);

  function sift() {
    const typed = field.value.trim();
    let count = 0;
    for (const { section, fold, items } of sections) {
      const left = items.filter(({ item, text }) => {
        item.hidden = !OcopHolds(text, typed);
        return !item.hidden;
      });
      section.toggleAttribute("hidden", Boolean(typed) && !left.length);
      if (fold) fold.open = Boolean(typed);
      count += left.length;
    }
    index.classList.toggle("ocop-sifted", Boolean(typed));
    said.textContent = typed ? OcopWords.fill(OcopWords.lists.sifted, { count, all }) : "";
  }

  box.classList.add("ocop-sift--works");
  field.addEventListener("input", sift);
  window.addEventListener("pageshow", () => field.value && sift()); // what a browser kept for whoever comes back
})();
