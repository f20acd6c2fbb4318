// A product's card for another's page, as text: HTML with its own style, without a script and without any request. Its
// symbol and its link are the permanent ones.
((stamps) => {
  const QUIET = 4; // modules of white around the symbol (ISO/IEC 18004)
  const BOX = [
    "box-sizing:border-box;display:flex;gap:16px;align-items:center;max-width:420px;padding:16px",
    `border:1px solid ${OcopColours.line};border-radius:12px`,
    `background:${OcopColours.raised};color:${OcopColours.ink};font:16px/1.45 system-ui,sans-serif;text-align:left`,
  ].join(";");

  /** @param {string} text */
  const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** An element. @param {string} tag @param {string} style @param {string} inside HTML @param {string} told */
  const element = (tag, style, inside, told = "") => `<${tag}${told} style="${style}">${inside}</${tag}>`;

  /** A path of this colour. @param {string} colour @param {string} way */
  const path = (colour, way) => `<path fill="${colour}" d="${way}"/>`;

  /** The symbol as SVG: a bar for each run of dark modules. @param {string} address */
  function symbol(address) {
    const rows = stamps.symbol(address);
    const side = rows.length + 2 * QUIET;
    const bars = rows.flatMap((row, y) => {
      const runs = Array.from(row, (dark) => (dark ? "1" : "0")).join("");
      return Array.from(runs.matchAll(/1+/g), ({ index, 0: { length } }) => {
        return `M${QUIET + Number(index)} ${QUIET + y}h${length}v1h-${length}z`;
      });
    });
    const drawn = path(OcopColours.white, `M0 0h${side}v${side}H0z`) + path(OcopColours.black, bars.join(""));
    const label = escaped(OcopWords.stamps.card_symbol);
    const told = ` viewBox="0 0 ${side} ${side}" width="120" height="120" role="img" aria-label="${label}"`;
    return element("svg", "flex:none", drawn, told);
  }

  stamps.card = ([address, name, ...lines]) => {
    const words = [
      element("strong", "display:block;font-size:18px", escaped(name)),
      ...lines.map((line) => element("span", `display:block;color:${OcopColours.soft}`, escaped(line))),
      element("a", `color:${OcopColours.leaf}`, escaped(OcopWords.stamps.card_link), ` href="${escaped(address)}"`),
    ];
    const inside = symbol(address) + element("div", "min-width:0", words.join(""));
    return `${element("div", BOX, inside, ' lang="vi"')}\n`;
  };
})(globalThis.OcopStamps);
