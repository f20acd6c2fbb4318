// Columns of the payload, taken apart: pages/search/columns.py packs them and says how; and tables turned round.
(function (Search) {
  "use strict";

  var FIRST = 0x23; // the character that stands for 0

  /**
   * Rows of several numbers: those of row r are items[starts[r]] up to items[starts[r + 1]].
   * @typedef {{starts: Int32Array, items: Uint16Array | Int32Array, count: number}} Rows
   */

  /**
   * Rows of words by their numbers in the vocabulary; 0 parts the texts of one row. `index` has the rows of each word, and
   * `hits` those of a query.
   * @typedef {Rows & {index?: Rows, hits?: Hits}} Texts
   */

  /** @param {number} code of a character */
  function number(code) {
    return (code < 0xd800 ? code : code - 0x800) - FIRST;
  }

  /**
   * One number a row.
   * @param {string} text
   * @returns {Uint16Array}
   */
  function column(text) {
    var numbers = new Uint16Array(text.length);
    for (var at = 0; at < text.length; at += 1) {
      numbers[at] = number(text.charCodeAt(at));
    }
    return numbers;
  }

  /**
   * @param {string} text
   * @param {number} count of rows
   * @returns {Rows}
   */
  function lists(text, count) {
    var starts = new Int32Array(count + 1), items = new Uint16Array(text.length), row = 0, size = 0;
    for (var at = 0; at < text.length; at += 1) {
      var code = text.charCodeAt(at);
      if (code === 10) {
        starts[row += 1] = size;
      } else {
        items[size++] = number(code);
      }
    }
    starts[count] = size;
    return { starts: starts, items: items.subarray(0, size), count: count };
  }

  /**
   * @param {string} text
   * @param {number} count of rows
   * @param {number[][]} tokens the vocabulary's numbers of each word of the payload; few have more than one
   * @returns {Texts}
   */
  function texts(text, count, tokens) {
    var starts = new Int32Array(count + 1), items = new Int32Array(text.length * 2 + 16), row = 0, size = 0;
    for (var at = 0; at < text.length; at += 1) {
      var code = text.charCodeAt(at);
      if (code === 10) {
        starts[row += 1] = size;
      } else if (code === 32) {
        items[size++] = 0;
      } else {
        var words = tokens[number(code)];
        items = size + words.length > items.length ? larger(items, size + words.length) : items;
        for (var part = 0; part < words.length; part += 1) {
          items[size++] = words[part];
        }
      }
    }
    starts[count] = size;
    return { starts: starts, items: items.subarray(0, size), count: count };
  }

  /** @param {Int32Array} items @param {number} size */
  function larger(items, size) {
    var made = new Int32Array(size * 2);
    made.set(items);
    return made;
  }

  /**
   * Rows of plain texts.
   * @param {string[]} rows
   * @param {(text: string) => number[]} learn
   * @returns {Texts}
   */
  function plainTexts(rows, learn) {
    var starts = new Int32Array(rows.length + 1), items = [];
    rows.forEach(function (text, row) {
      items = items.concat(learn(text));
      starts[row + 1] = items.length;
    });
    return { starts: starts, items: Int32Array.from(items), count: rows.length };
  }

  /**
   * How many rows a column of texts has.
   * @param {string} text
   */
  function countOf(text) {
    return text ? text.split("\n").length : 0;
  }

  /**
   * A column as rows of one number each.
   * @param {Uint16Array} numbers
   * @returns {Rows}
   */
  function singly(numbers) {
    var starts = Int32Array.from({ length: numbers.length + 1 }, function (_, row) { return row; });
    return { starts: starts, items: numbers, count: numbers.length };
  }

  /**
   * Turned round: by number, the rows that have it, one as often as the number stands in it.
   * @param {Rows} rows
   * @param {number} count of numbers, 0 among them
   * @returns {Rows}
   */
  function indexOf(rows, count) {
    var starts = new Int32Array(count + 2), items = rows.items, found = new Int32Array(items.length);
    for (var at = 0; at < items.length; at += 1) {
      starts[items[at] + 2] += 1;
    }
    for (at = 2; at < starts.length; at += 1) {
      starts[at] += starts[at - 1];
    }
    for (var row = 0; row < rows.count; row += 1) {
      for (at = rows.starts[row]; at < rows.starts[row + 1]; at += 1) {
        found[starts[items[at] + 1]++] = row;
      }
    }
    return { starts: starts, items: found, count: count };
  }

  Search.number = number;
  Search.column = column;
  Search.lists = lists;
  Search.texts = texts;
  Search.plainTexts = plainTexts;
  Search.countOf = countOf;
  Search.singly = singly;
  Search.indexOf = indexOf;
})(globalThis.OcopSearch = globalThis.OcopSearch || {});
