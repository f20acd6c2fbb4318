// The element maker: texts are always texts, never markup.
globalThis.OcopElement = (name, className, text, attributes) => {
  const element = document.createElement(name);
  if (className) {
    element.className = className;
  }
  if (text) {
    element.textContent = text;
  }
  for (const [key, value] of Object.entries(attributes || {})) {
    element.setAttribute(key, value);
  }
  return element;
};
