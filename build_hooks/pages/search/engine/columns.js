// Columns of the payload, taken apart: pages/search/columns.py packs them and says how; and tables turned round.
((Search) => {
  const FIRST = 0x23; // the character that stands for 0

  /** @param {number} code of a character */
  const number = (code) => (code < 0xd800 ? code : code - 0x800) - FIRST;

  /** One number a row. @param {string} text @returns {Uint16Array} */
  function column(text) {
    const numbers = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at += 1) numbers[at] = number(text.charCodeAt(at));
    return numbers;
  }

  /** @param {string} text @param {number} count of rows @returns {OcopSearch.Rows} */
  function lists(text, count) {
    const starts = new Int32Array(count + 1);
    const items = new Uint16Array(text.length);
    let row = 0;
    let size = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 10) {
        row += 1;
        starts[row] = size;
      } else {
        items[size++] = number(code);
      }
    }
    starts[count] = size;
    return { starts, items: items.subarray(0, size), count };
  }

  /**
   * @param {string} text @param {number} count of rows
   * @param {number[][]} tokens the vocabulary's numbers of each word of the payload; few have more than one
   * @returns {OcopSearch.Texts}
   */
  function texts(text, count, tokens) {
    const starts = new Int32Array(count + 1);
    let items = new Int32Array(text.length * 2 + 16);
    let row = 0;
    let size = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 10) {
        row += 1;
        starts[row] = size;
      } else if (code === 32) {
        items[size++] = 0;
      } else {
        const words = tokens[number(code)];
        items = size + words.length > items.length ? larger(items, size + words.length) : items;
        for (let part = 0; part < words.length; part += 1) items[size++] = words[part];
      }
    }
    starts[count] = size;
    return /** @type {OcopSearch.Texts} */ ({ starts, items: items.subarray(0, size), count });
  }

  /** @param {Int32Array} items @param {number} size */
  function larger(items, size) {
    const made = new Int32Array(size * 2);
    made.set(items);
    return made;
  }

  /**
   * Rows of plain texts.
   * @param {string[]} rows @param {(text: string) => number[]} learn @returns {OcopSearch.Texts}
   */
  function plainTexts(rows, learn) {
    const starts = new Int32Array(rows.length + 1);
    /** @type {number[]} */
    let items = [];
    rows.forEach((text, row) => {
      items = items.concat(learn(text));
      starts[row + 1] = items.length;
    });
    return /** @type {OcopSearch.Texts} */ ({ starts, items: Int32Array.from(items), count: rows.length });
  }

  /** How many rows a column of texts has. @param {string} text */
  const countOf = (text) => (text ? text.split("\n").length : 0);

  /** A column as rows of one number each. @param {Uint16Array} numbers @returns {OcopSearch.Rows} */
  function singly(numbers) {
    const starts = Int32Array.from({ length: numbers.length + 1 }, (_, row) => row);
    return { starts, items: numbers, count: numbers.length };
  }

  /**
   * Turned round: by number, the rows that have it, one as often as the number stands in it.
   * @param {OcopSearch.Rows} rows @param {number} count of numbers, 0 among them @returns {OcopSearch.Rows}
   */
  function indexOf(rows, count) {
    const starts = new Int32Array(count + 2);
    const items = rows.items;
    const found = new Int32Array(items.length);
    for (let at = 0; at < items.length; at += 1) starts[items[at] + 2] += 1;
    for (let at = 2; at < starts.length; at += 1) starts[at] += starts[at - 1];
    for (let row = 0; row < rows.count; row += 1) {
      for (let at = rows.starts[row]; at < rows.starts[row + 1]; at += 1) {
        found[starts[items[at] + 1]++] = row;
      }
    }
    return { starts, items: found, count };
  }

  Object.assign(
    Search,
    /** @satisfies {OcopSearch.Some} */ ({ number, column, lists, texts, plainTexts, countOf, singly, indexOf }),
  );
})(globalThis.OcopSearch);
