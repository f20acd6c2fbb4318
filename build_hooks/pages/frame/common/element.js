// The element maker: texts are always texts, never markup.
globalThis.OcopElement = (name, given = {}, children = []) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(typeof given === "string" ? { class: given || null } : given)) {
    if (typeof value === "function") {
      made.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  for (const child of [children].flat()) if (child !== null && child !== "") made.append(child);
  return made;
};
