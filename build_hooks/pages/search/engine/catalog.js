// The catalog as a search reads it: the payload of pages/search/payload.py as tables, with what follows from
// them for each row. A product is a row. Where a number points into a table, 0 is nothing and 1 its first row.
((Search) => {
  const FORM = 4; // of the payload
  const FLAGS = { SAMPLE: 1, ALCOHOL: 2, REVOKED: 4, WITHDRAWN: 8, OUTLIVED: 16, DISPUTED: 32 }; // bits
  const STATES = ["valid", "ended", "revoked", "unknown"];
  const VALID = 1;
  const ENDED = 2;
  const REVOKED = 3;
  const UNKNOWN = 4;
  const LEVELS = ["communes", "old_communes", "districts", "old_provinces", "provinces"];
  const TODAY = 0;
  const BEFORE = 1;
  const MAYBE_BEFORE = 2; // how a place belongs to an origin

  /** @type {Uint16Array} */
  const NONE = new Uint16Array(0);
  /** @type {OcopSearch.Rows} */
  const NO_ROWS = { starts: new Int32Array(1), items: NONE, count: 0 };
  const NO_TEXTS = /** @type {OcopSearch.Texts} */ (NO_ROWS);

  class Catalog {
    /** @param {any} payload window.OCOP_SEARCH */
    constructor(payload) {
      if (!payload || payload.form !== FORM) throw new Error("OcopSearch: another form of payload");
      const vocabulary = new Search.Vocabulary();
      this.vocabulary = vocabulary;
      this.asOf = payload.as_of;
      this.pills = payload.pills;
      this.tokens = payload.words.split("\n");
      /** @type {OcopSearch.Texts[]} every table of texts that can be searched */
      this.tables = [];
      this._learnt = this.tokens.map(vocabulary.learn);
      // What is read and what follows from it: by rows of products, of producers and of places.
      this.count = 0;
      this.listed = 0; // behind them stand withdrawn products
      /** @type {Record<string, Uint16Array>} */
      this.products = {};
      /** @type {Record<string, string[]>} */
      this.text = {};
      this.names = NO_TEXTS;
      this.aliases = NO_TEXTS;
      this.keywords = NO_ROWS;
      this.keywordNames = NO_TEXTS;
      /** @type {string[]} */
      this.slugs = [];
      /** @type {string[]} */
      this.days = [];
      /** @type {number[]} */
      this.widths = [];
      /** @type {string[][]} */
      this.groupList = [];
      this.groupNames = NO_TEXTS;
      this.producerNames = NO_TEXTS;
      this.producerAliases = NO_TEXTS;
      /** @type {string[]} */
      this.producerSlugs = [];
      this.producerTypes = NONE;
      this.producerOrigins = NONE;
      /** @type {string[][]} */
      this.typeList = [];
      this.typeNames = NO_TEXTS;
      /** @type {Record<string, number>} */
      this.placesBefore = {};
      this.places = NO_TEXTS;
      this.originCommunes = NONE;
      this.originOldCommunes = NONE;
      this.originDistricts = NONE;
      this.communeProvinces = NONE;
      this.communeDistricts = NO_ROWS;
      this.oldCommuneDistricts = NONE;
      this.districtOldProvinces = NONE;
      this.oldProvinceToday = NONE;
      /** @type {string[]} */
      this.provinceCodes = [];
      /** @type {string[]} */
      this.communeCodes = [];
      this.isTwin = NONE; // by commune, whether another one's address would be the same
      this.originPlaces = { ...NO_ROWS, how: new Uint8Array(0) };
      /** @type {string[][]} */
      this.pages = [];
      this.pageTitles = NO_TEXTS;
      this.pageTexts = NO_TEXTS;
      this.origins = NONE;
      /** @type {string[]} */
      this.facetNames = [];
      /** @type {Record<string, Uint16Array>} */
      this.facets = {};
      /** @type {Record<string, string[]>} */
      this.values = {};
      /** @type {Record<string, Map<string, number>>} where a value stands among those of its facet, once asked for */
      this.placesOfValues = {};
      /** @type {Record<string, number[][]>} values from 0 by a number of the facet, where a row has several */
      this.sets = {};
      /** @type {Record<string, string[]>} words of values, of the facets that come with the payload */
      this.labels = {};
      this.statesOf = ""; // the day that `statesThen` is of
      /** @type {Uint16Array | null} */
      this.statesThen = null;
      this.hits = { rows: NO_TEXTS.hits, origins: NO_TEXTS.hits };
      /** @type {Record<string, OcopSearch.Rows>} */
      this.rowsOf = {};
      this.producersOfType = NO_ROWS;
      this.originsOfPlace = NO_ROWS;
      this._readProducts(payload.products);
      this._readProducers(payload.producers);
      this._readPlaces(payload);
      this._readPages(payload.pages);
      this._addFacets(payload.facets);
      const phrase = (/** @type {string} */ text) => Search.wordsOf(text).map(Search.word);
      /** @type {OcopSearch.Wording[]} every wording with those that say the same */
      this.wordings = payload.same.flatMap((/** @type {string[]} */ line) => {
        const all = line.map(phrase);
        return all.map((one) => ({ words: one, others: all.filter((other) => other !== one) }));
      });
      this.around = payload.around.map(phrase);
      this.beside = payload.beside.map(phrase);
      /** @type {string[]} what means the whole catalog */
      this.everything = payload.everything;
      /** @type {Record<string, string>} kinds of places by their short forms */
      this.kinds = payload.kinds;
      this.placeKinds = [...new Set(Object.values(this.kinds))]
        .sort((one, other) => one.length - other.length)
        .map(phrase);
      vocabulary.close(this.tables);
      this._addIndexes();
    }

    /** Where each word stands, and which rows point to what. */
    _addIndexes() {
      const words = this.vocabulary.words.length;
      const products = this.products;
      this.tables.forEach((table) => {
        table.index = Search.indexOf(table, words);
        table.hits = new Search.Hits(table.count);
      });
      this.hits = { rows: new Search.Hits(this.count), origins: new Search.Hits(this.originPlaces.count) };
      this.rowsOf = {
        stars: Search.indexOf(Search.singly(products.stars), 6),
        groups: Search.indexOf(Search.singly(this.facets.group), this.groupList.length + 1),
        producers: Search.indexOf(Search.singly(products.producers), this.producerNames.count + 1),
        origins: Search.indexOf(Search.singly(this.origins), this.originCommunes.length + 1),
        keywords: Search.indexOf(this.keywords, this.keywordNames.count + 1),
      };
      this.producersOfType = Search.indexOf(Search.singly(this.producerTypes), this.typeList.length + 1);
      this.originsOfPlace = Search.indexOf(this.originPlaces, this.places.count + 1);
    }

    /** @param {string} text @param {number} count of rows */
    _read(text, count) {
      return this._searched(Search.texts(text, count, this._learnt));
    }

    /** @param {OcopSearch.Texts} table */
    _searched(table) {
      this.tables.push(table);
      return table;
    }

    /** @param {string[]} rows */
    _readPlain(rows) {
      return this._searched(Search.plainTexts(rows, this.vocabulary.learn));
    }

    /** @param {any} from */
    _readProducts(from) {
      const count = from.stars.length;
      this.count = count;
      /** @type {Record<string, Uint16Array>} */
      const products = {};
      this.products = products;
      ["producers", "origins", "groups", "stars", "ends", "flags", "updated", "widths"].forEach((name) => {
        products[name] = Search.column(from[name]);
      });
      this.text = { names: from.names.split("\n") };
      this.names = this._read(from.names, count);
      this.aliases = this._read(from.aliases, count);
      this.keywords = Search.lists(from.keywords, count);
      this.keywordNames = this._read(from.keyword_list, Search.countOf(from.keyword_list));
      this.slugs = from.slugs.split("\n");
      this.days = from.days;
      this.widths = from.width_list;
      this.groupList = from.group_list;
      const names = from.group_list.map((/** @type {string[]} */ [, short, whole]) =>
        [...new Set([short, whole])].join(" "),
      );
      this.groupNames = this._readPlain(names);
      /** How many are listed; behind them stand withdrawn products. */
      this.listed = count;
      while (this.listed && products.flags[this.listed - 1] & FLAGS.WITHDRAWN) this.listed -= 1;
    }

    /** @param {any} from */
    _readProducers(from) {
      const count = from.types.length;
      this.text.producers = from.names.split("\n");
      this.producerNames = this._read(from.names, count);
      this.producerSlugs = from.slugs.split("\n");
      this.producerAliases = this._read(from.aliases, count);
      this.producerTypes = Search.column(from.types).map((one) => one + 1);
      this.producerOrigins = Search.column(from.origins);
      this.typeList = from.type_list;
      this.typeNames = this._readPlain(from.type_list.map((/** @type {string[]} */ row) => row[1]));
    }

    /** All places make one table, level behind level. @param {any} from */
    _readPlaces(from) {
      /** @type {string[]} */
      let names = [];
      /** @type {Record<string, number>} */
      const before = {};
      this.placesBefore = before;
      let count = 0;
      LEVELS.forEach((level) => {
        this.text[level] = from[level].names.split("\n");
        before[level] = count;
        count += Search.countOf(from[level].names);
        names = names.concat(from[level].names || []);
      });
      this.places = this._read(names.join("\n"), count);
      this.originCommunes = Search.column(from.origins.communes);
      this.originOldCommunes = Search.column(from.origins.old_communes);
      this.originDistricts = Search.column(from.origins.districts);
      this.communeProvinces = Search.column(from.communes.provinces);
      this.communeDistricts = Search.lists(from.communes.districts, Search.countOf(from.communes.names));
      this.oldCommuneDistricts = Search.column(from.old_communes.districts);
      this.districtOldProvinces = Search.column(from.districts.old_provinces);
      this.oldProvinceToday = Search.column(from.old_provinces.provinces);
      this.provinceCodes = from.provinces.codes;
      this.communeCodes = communeCodes(from.communes.codes);
      this.isTwin = Search.column(from.communes.twins);
      this._addOriginPlaces();
    }

    /** The places of each origin: `items` has their numbers in the table of places, `how` how each belongs to it. */
    _addOriginPlaces() {
      const count = this.originCommunes.length;
      const starts = new Int32Array(count + 1);
      /** @type {number[]} */
      const items = [];
      /** @type {number[]} */
      const how = [];
      const add = (/** @type {string} */ level, /** @type {number} */ number, /** @type {number} */ kind) => {
        if (number) {
          items.push(this.placesBefore[level] + number);
          how.push(kind);
        }
      };
      for (let origin = 1; origin <= count; origin += 1) {
        this._eachPlace(origin, add);
        starts[origin] = items.length;
      }
      this.originPlaces = { starts, items: Uint16Array.from(items), how: Uint8Array.from(how), count };
    }

    /** @param {number} origin @param {(level: string, number: number, how: number) => void} visit */
    _eachPlace(origin, visit) {
      const commune = this.originCommunes[origin - 1];
      const own = this.districtOf(origin);
      const districts = this.communeDistricts;
      const oldProvinces = this.districtOldProvinces;
      visit("communes", commune, TODAY);
      visit("provinces", this.provinceOf(origin), TODAY);
      visit("old_communes", this.originOldCommunes[origin - 1], BEFORE);
      visit("districts", own, BEFORE);
      visit("old_provinces", own && oldProvinces[own - 1], BEFORE);
      for (let at = commune ? districts.starts[commune - 1] : 0; commune && at < districts.starts[commune]; at += 1) {
        if (districts.items[at] !== own) {
          visit("districts", districts.items[at], MAYBE_BEFORE);
          visit("old_provinces", oldProvinces[districts.items[at] - 1], MAYBE_BEFORE);
        }
      }
    }

    /** The old district of an origin, or 0. @param {number} origin */
    districtOf(origin) {
      const old = this.originOldCommunes[origin - 1];
      return this.originDistricts[origin - 1] || (old ? this.oldCommuneDistricts[old - 1] : 0);
    }

    /** The province of today of an origin, or 0. @param {number} origin */
    provinceOf(origin) {
      const commune = this.originCommunes[origin - 1];
      if (commune) return this.communeProvinces[commune - 1];
      const district = this.districtOf(origin);
      return district ? this.oldProvinceToday[this.districtOldProvinces[district - 1] - 1] : 0;
    }

    /** Pages written by hand: address, title, description and headings. @param {string[][]} pages */
    _readPages(pages) {
      this.pages = pages;
      this.pageTitles = this._readPlain(pages.map((page) => page[1]));
      this.pageTexts = this._readPlain(pages.map((page) => page.slice(2).join(" ")));
    }

    /**
     * The value of each facet by row, as a number from 1 into the facet's values or sets; states follow from the day.
     * @param {any} from by name, in the order of the table; null where it follows from what is here already
     */
    _addFacets(from) {
      const count = this.count;
      const products = this.products;
      const origins = new Uint16Array(count);
      this.origins = origins;
      const provinces = new Uint16Array(count);
      const communes = new Uint16Array(count);
      const types = new Uint16Array(count);
      for (let row = 0; row < count; row += 1) {
        const producer = products.producers[row];
        const origin = products.origins[row] || (producer ? this.producerOrigins[producer - 1] : 0);
        origins[row] = origin;
        communes[row] = origin ? this.originCommunes[origin - 1] : 0;
        provinces[row] = origin ? this.provinceOf(origin) : 0;
        types[row] = producer ? this.producerTypes[producer - 1] : 0;
      }
      const key = (/** @type {string[]} */ pair) => pair[0];
      this.facets = {
        group: products.groups.map((one) => one + 1),
        stars: products.stars,
        province: provinces,
        commune: communes,
        producer: products.producers,
        producer_type: types,
      };
      this.values = {
        group: this.groupList.map(key),
        stars: ["1", "2", "3", "4", "5"],
        province: this.provinceCodes,
        commune: this.communeCodes,
        producer: this.text.producers.map((_, at, all) =>
          Search.slugOf(Search.said(this, all, at), this.producerSlugs[at]),
        ),
        producer_type: this.typeList.map(key),
        state: STATES,
      };
      this.facetNames = Object.keys(from);
      this.facetNames
        .filter((name) => from[name])
        .forEach((name) => {
          this.facets[name] = Search.column(from[name].rows);
          this.values[name] = from[name].values.map(key);
          this.labels[name] = from[name].values.map((/** @type {string[]} */ pair) => pair[1]);
          this.sets[name] = from[name].sets;
        });
    }

    /** Whether a product is called by a word, as it was typed. @param {OcopSearch.Word} asked */
    isInNames(asked) {
      const { byFolded, words } = this.vocabulary;
      const has = (/** @type {OcopSearch.Rows} */ { starts }, /** @type {number} */ one) =>
        starts[one] < starts[one + 1];
      return (byFolded[asked.folded] || []).some(
        (one) =>
          Search.likeness(asked, words[one]) >= Search.AS_TYPED &&
          (has(this.names.index, one) || has(this.aliases.index, one)),
      );
    }

    /** The state of each row on a day, as a number from 1: the rule of model/certificate.py. @param {string} today */
    states(today) {
      if (this.statesThen && this.statesOf === today) return this.statesThen;
      const ended = this.days.map((day) => today > day);
      const ends = this.products.ends;
      const states = new Uint16Array(this.count);
      for (let row = 0; row < this.count; row += 1) {
        states[row] = !ends[row] || ended[ends[row] - 1] ? this.stateAfter(row) : VALID;
      }
      this.statesOf = today;
      this.statesThen = states;
      return states;
    }

    /** The state behind the last valid day, or where there is none: a number as `states` gives. @param {number} row */
    stateAfter(row) {
      const flags = this.products.flags[row];
      if (flags & FLAGS.REVOKED) return REVOKED;
      return this.products.ends[row] && !(flags & FLAGS.OUTLIVED) ? ENDED : UNKNOWN;
    }

    /** The day in Vietnam; a clock earlier than the data is not believed. */
    today() {
      return OcopDay.today(Date.now(), this.asOf);
    }
  }

  /** @param {string} steps each code as what it is more than the one before */
  function communeCodes(steps) {
    let code = 0;
    return Array.from(Search.column(steps), (step) => {
      code += step;
      return `0000${code}`.slice(-5);
    });
  }

  Object.assign(Search, /** @satisfies {OcopSearch.Some} */ ({ Catalog, FLAGS }));
})(globalThis.OcopSearch);
