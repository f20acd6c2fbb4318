// Many codes at once: a table with what each means and how its certificate stands on the day that it is looked at.
((Find) => {
  const WAIT = 200; // ms without typing
  const MOST = 500; // lines
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-ocop-checking]"));
  const input = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const said = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-said]"));
  const table = /** @type {HTMLElement} */ (document.querySelector("[data-ocop-found]"));
  /** @type {Record<string, string>} */
  const states = JSON.parse(document.querySelector("[data-ocop-states]")?.textContent || "{}");
  const HEAD = [
    OcopWords.checking.code,
    OcopWords.checking.product,
    OcopWords.checking.producer,
    OcopWords.checking.state,
  ];
  let waiting = 0;

  /** @param {string} iso "2026-01-27" */
  const dayOf = (iso) => iso.split("-").reverse().join("/");

  /** What is said of a product's certificate today. @param {OcopSearch.Item} its */
  function stateOf({ withdrawn, sample, state = "", stars = 0, last_day: until }) {
    if (withdrawn) return OcopWords.checking.withdrawn;
    const isRanked = stars && (state === "valid" || state === "unknown");
    const end = state === "valid" && until ? OcopWords.fill(OcopWords.checking.until, { day: dayOf(until) }) : "";
    const rank = isRanked ? OcopWords.fill(OcopWords.checking.rank, { stars }) : "";
    const words = [states[state], end].filter(Boolean).join(", ");
    return [sample ? OcopWords.checking.sample : "", rank, words].filter(Boolean).join(" · ");
  }

  /**
   * @param {string} text a line @param {OcopSearch.Engine} engine
   * @returns {{ texts: string[], href: string }} code, product, producer, state
   */
  function checked(text, engine) {
    const meant = OcopCode.read(text);
    if (meant.says) return { texts: [text, "", "", meant.says], href: "" };
    const row = OCOP_CODES ? OcopCode.rowOf(OCOP_CODES, meant) : -1;
    if (row < 0 || row >= engine.count) return { texts: [meant.typed, "", "", OcopCode.notHere(meant)], href: "" };
    const its = engine.item(row);
    const lot = meant.lot || meant.otherLot;
    const code = lot ? `${meant.typed} / ${lot}` : meant.typed;
    return { texts: [code, its.name, its.producer || "", stateOf(its)], href: Find.root + its.url };
  }

  const lines = () =>
    input.value
      .split(/[\n,;\t]+/)
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, MOST);

  /** @param {OcopSearch.Engine} engine */
  function show(engine) {
    const rows = lines().map((line) => checked(line, engine));
    const cell = (/** @type {string} */ text, /** @type {number} */ at, /** @type {string} */ href) =>
      OcopElement("td", {}, at === 1 && href ? OcopElement("a", { href }, text) : text);
    const head = OcopElement(
      "tr",
      {},
      HEAD.map((words) => OcopElement("th", { scope: "col" }, words)),
    );
    const body = rows.map(({ texts, href }) =>
      OcopElement(
        "tr",
        {},
        texts.map((text, at) => cell(text, at, href)),
      ),
    );
    table.replaceChildren(
      OcopElement("table", "ocop-checking__rows", [OcopElement("thead", {}, head), OcopElement("tbody", {}, body)]),
    );
    table.hidden = !rows.length;
    const found = rows.filter((row) => row.href).length;
    const day = dayOf(OcopDay.today(Date.now(), engine.asOf));
    said.textContent = rows.length
      ? OcopWords.fill(OcopWords.checking.counted, { count: rows.length, found, day })
      : "";
  }

  function look() {
    const fail = () => {
      said.textContent = OcopWords.checking.not_opened;
    };
    const parts = ["assets/ocop-code.js", "du-lieu/ma.js"].map((uri) => OcopScript(Find.root + uri));
    Promise.all(parts).then(() => Find.open((engine) => (engine ? show(engine) : fail())), fail);
  }

  /** @param {string} text */
  const quoted = (text) => `"${(text.search(OcopPatterns.to_guard) < 0 ? text : `'${text}`).replace(/"/g, '""')}"`;

  function save() {
    const rows = Array.from(table.querySelectorAll("tr"), (row) =>
      Array.from(row.children, (cell) => quoted(cell.textContent || "")).join(","),
    );
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\uFEFF${rows.join("\r\n")}\r\n`], { type: "text/csv" }));
    link.download = OcopWords.checking.file;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** @param {string} button @param {() => void} then */
  const press = (button, then) => form.querySelector(button)?.addEventListener("click", then);

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, WAIT);
  });
  press("[data-ocop-print]", () => window.print());
  press("[data-ocop-csv]", save);
  press("[data-ocop-clear]", () => {
    input.value = "";
    look();
    input.focus();
  });
  if (input.value) look(); // what a browser kept
})(globalThis.OcopFind);
