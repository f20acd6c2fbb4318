// A stamp as PNG, drawn when somebody asks for it: whole dots a module, in the size that it is printed in.
((stamps) => {
  const DOTS = 16; // px a module: 590 dots an inch at the least size
  const QUIET = 4; // modules of white around the symbol (ISO/IEC 18004)
  const [LEAST_SIDE, LEAST_MODULE] = [20, 0.396]; // mm, as stamps/symbol.py
  // As stamps/drawing.py: mm of a symbol of 20 mm; the height of a line in ems; mm of the least letters, 4.5 pt.
  const [BASIS, WIDE, MARGIN, LEADING, LEAST_LETTERS] = [20, 43, 2.5, 1.25, 1.5875];

  /** @param {OcopStamp} its @returns {Promise<Blob>} */
  stamps.png = async ({ address, parts }) => {
    const text = parts.map(([words]) => words).join("");
    const fonts = [400, 600].map((weight) => document.fonts.load(`${weight} 40px "Be Vietnam Pro"`, text));
    await Promise.all(fonts).catch(() => {}); // from a folder a browser may refuse them: it has others
    const rows = stamps.symbol(address);
    const mm = (rows.length * DOTS) / BASIS;
    const canvas = document.createElement("canvas");
    canvas.height = (rows.length + 2 * QUIET) * DOTS;
    canvas.width = canvas.height + Math.ceil((WIDE + MARGIN) * mm);
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.fillStyle = OcopColours.white;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = OcopColours.black;
    rows.forEach((row, y) => {
      row.forEach((dark, x) => {
        if (dark) pen.fillRect((x + QUIET) * DOTS, (y + QUIET) * DOTS, DOTS, DOTS);
      });
    });
    const side = Math.max(LEAST_SIDE, Math.round(rows.length * LEAST_MODULE * 10 + 0.5) / 10);
    write(pen, parts, canvas.height, mm, (LEAST_LETTERS * BASIS) / side);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    return sized(await blob.arrayBuffer(), Math.round((rows.length * DOTS * 1000) / side));
  };

  /**
   * The words right of the symbol, as large as fit; where the least letters do not, some go, as in drawing.py.
   * @param {CanvasRenderingContext2D} pen @param {OcopStampPart[]} all
   * @param {number} height px @param {number} mm px @param {number} least mm of the least letters beside 20 mm
   */
  function write(pen, all, height, mm, least) {
    let parts = all;
    let words = 1;
    const size = (/** @type {OcopStampPart} */ [, em]) => em * words * mm;
    const lines = (/** @type {OcopStampPart} */ part) => {
      pen.font = `${part[2]} ${size(part)}px "Be Vietnam Pro", sans-serif`;
      return wrapped(pen, part[0], WIDE * mm);
    };
    const count = (/** @type {OcopStampPart} */ part) => Math.min(lines(part).length, part[4]);
    const tall = () => parts.reduce((sum, part) => sum + part[3] * words * mm + count(part) * size(part) * LEADING, 0);
    const room = height - MARGIN * mm;
    const smallest = Math.min(1, least / Math.min(...parts.map((part) => part[1])));
    const fits = () => parts.every((part) => lines(part).length <= part[4]) && tall() <= room;
    while (words > smallest && !fits()) words = Math.max(words - 0.05, smallest);
    while (tall() > room) {
      const going = parts.filter((part) => count(part) > part[6]).sort((one, other) => one[1] - other[1])[0];
      if (!going) break;
      const kept = count(going) - 1;
      parts = parts.flatMap((part) => (part === going ? (kept ? [fewer(part, kept)] : []) : [part]));
    }
    let y = Math.max((height - tall()) / 2, 0);
    for (const part of parts) {
      const [em, found] = [size(part), lines(part)];
      const shown = found.slice(0, part[4]);
      if (found.length > shown.length) shown.push(`${/** @type {string} */ (shown.pop()).slice(0, -1)}…`);
      y += part[3] * words * mm;
      for (const line of shown) {
        const [base, wide] = [y + (em * (LEADING + 0.72)) / 2, pen.measureText(line).width];
        if (part[5] === "bar") {
          pen.fillRect(height, y - em * 0.2, wide + em * 0.6, em * 1.5);
          pen.fillStyle = OcopColours.white;
        }
        pen.fillText(line, height + (part[5] === "bar" ? em * 0.3 : 0), base, WIDE * mm);
        pen.fillStyle = OcopColours.black;
        if (part[5] === "lot") {
          const start = wide + em * 0.4;
          pen.fillRect(height + start, base, WIDE * mm * 0.6 - start, 0.15 * mm);
        }
        y += em * LEADING;
      }
    }
  }

  /** @param {OcopStampPart} part @param {number} lines @returns {OcopStampPart} */
  const fewer = ([text, em, weight, gap, , kind, least], lines) => [text, em, weight, gap, lines, kind, least];

  /** Lines of at most so many px; an address is broken behind a slash. @param {CanvasRenderingContext2D} pen
   * @param {string} text @param {number} most */
  function wrapped(pen, text, most) {
    const lines = [""];
    const fits = (/** @type {string} */ line) => pen.measureText(line).width <= most;
    const add = (/** @type {string} */ word) => {
      const last = lines[lines.length - 1];
      if (fits(last + word) || !last) lines[lines.length - 1] += word;
      else lines.push(word.trimStart());
    };
    for (const word of text.split(/(?= )/)) {
      for (const piece of fits(word) ? [word] : word.match(/[^/]*\/|[^/]+/g) || []) {
        for (const letters of fits(piece) ? [piece] : piece) add(letters);
      }
    }
    return lines;
  }

  /** The picture with its dots a metre, so that a layout program places it in its size. @param {ArrayBuffer} png
   * @param {number} dots */
  function sized(png, dots) {
    const chunk = new DataView(new ArrayBuffer(21)); // length, pHYs, across, down, in metres, check
    [9, 0x70485973, dots, dots].forEach((word, at) => {
      chunk.setUint32(at * 4, word);
    });
    chunk.setUint8(16, 1);
    let check = -1;
    for (let at = 4; at < 17; at += 1) {
      check ^= chunk.getUint8(at);
      for (let bit = 0; bit < 8; bit += 1) check = (check >>> 1) ^ (check & 1 ? 0xedb88320 : 0);
    }
    chunk.setUint32(17, ~check >>> 0);
    return new Blob([png.slice(0, 33), chunk.buffer, png.slice(33)], { type: "image/png" }); // behind IHDR
  }

  stamps.save = async (its) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await stamps.png(its));
    link.download = its.file;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
})(globalThis.OcopStamps);
