// An element carries what is said of a certificate, with both sayings where there is a turn, or nothing any more;
// ocop-state.js turns it. A verdict has its stars in front, as frame/verdict-short.html has them.
globalThis.OcopCarry = (element, said, stars = 0, rank = "") => {
  ["until", "asOf", "first", "firstState", "then", "thenState"].forEach((name) => {
    delete element.dataset[name];
  });
  element.dataset.state = said ? said.state : "";
  element.toggleAttribute("data-bare", Boolean(said?.disputed));
  if (said?.until) {
    Object.assign(element.dataset, {
      until: said.until,
      asOf: said.as_of,
      first: said.first,
      firstState: said.states.first,
      // biome-ignore lint/suspicious/noThenProperty: a word of the payload; nobody awaits it
      then: said.then,
      thenState: said.states.then,
    });
  }
  const signs = OcopElement("span", { "aria-hidden": "true" }, "★".repeat(stars));
  element.textContent = "";
  element.append(
    OcopElement("span", { class: "ocop-stars", hidden: !stars }, [signs, ` ${rank}`]),
    OcopElement("span", "", said ? said.now : ""),
  );
  element.hidden = !said;
};
