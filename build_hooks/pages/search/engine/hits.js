// Which rows of a table have which terms of a query: a mask by row, with a bit for each term, and the rows that have
// any. Work grows with what is found, not with the table. Rows are numbered from 1, so that 0, which is nothing, has
// none.
((Search) => {
  class Hits {
    /**
     * Made once for each table and used again by every reading, as memory that is asked for anew costs most of a query.
     * @param {number} count of rows in the table
     */
    constructor(count) {
      this.masks = new Uint16Array(count + 1);
      this.rows = new Int32Array(count + 1);
      this.size = 0; // how many of `rows` are in use
    }

    /** @returns {OcopSearch.Hits} itself, with nothing in it */
    cleared() {
      for (let at = 0; at < this.size; at += 1) this.masks[this.rows[at]] = 0;
      this.size = 0;
      return this;
    }

    /** @param {number} row @param {number} mask */
    add(row, mask) {
      if (!this.masks[row]) this.rows[this.size++] = row;
      this.masks[row] |= mask;
    }

    /** Add those of another part of the same rows. @param {OcopSearch.Hits} others */
    addAll(others) {
      for (let at = 0; at < others.size; at += 1) {
        this.add(others.rows[at], others.masks[others.rows[at]]);
      }
    }

    /**
     * Add those of another table to the rows that point to it.
     * @param {OcopSearch.Hits} others @param {OcopSearch.Rows} rowsOf by number in the other table
     */
    addFrom(others, rowsOf) {
      for (let at = 0; at < others.size; at += 1) {
        this.addTo(rowsOf, others.rows[at], others.masks[others.rows[at]]);
      }
    }

    /**
     * Add a mask to the rows of a number.
     * @param {OcopSearch.Rows} rowsOf @param {number} number @param {number} mask
     */
    addTo(rowsOf, number, mask) {
      for (let at = rowsOf.starts[number], end = rowsOf.starts[number + 1]; at < end; at += 1) {
        this.add(rowsOf.items[at] + 1, mask);
      }
    }
  }

  /**
   * The rows of a table that have words of the query.
   * @param {OcopSearch.Texts} table @param {number[]} words
   * @param {Uint16Array} masks the terms that each word stands for @returns {OcopSearch.Hits}
   */
  function hitsIn(table, words, masks) {
    const found = table.hits.cleared();
    for (let at = 0; at < words.length; at += 1) {
      found.addTo(table.index, words[at], masks[words[at]]);
    }
    return found;
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ Hits, hitsIn }));
})(globalThis.OcopSearch);
