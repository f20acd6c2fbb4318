// The catalog as a search reads it: the payload of pages/search/payload.py as tables, with what follows from them for each row.
// A product is a row. Where a number points into a table, 0 is nothing and 1 its first row.
(function (Search) {
  "use strict";

  var FORM = 2; // of the payload
  var FLAGS = { SAMPLE: 1, HAS_LOTS: 2, ALCOHOL: 4, REVOKED: 8, WITHDRAWN: 16, OUTLIVED: 32 }; // bits of a row's flags
  var STATES = ["valid", "ended", "revoked", "unknown"], VALID = 1, ENDED = 2, REVOKED = 3, UNKNOWN = 4;
  var LEVELS = ["communes", "old_communes", "districts", "old_provinces", "provinces"];
  var TODAY = 0, BEFORE = 1, MAYBE_BEFORE = 2; // how a place belongs to an origin

  /** @param {any} payload window.OCOP_SEARCH */
  function Catalog(payload) {
    if (!payload || payload.form !== FORM) {
      throw new Error("OcopSearch: another form of payload");
    }
    var vocabulary = this.vocabulary = new Search.Vocabulary();
    this.asOf = payload.as_of;
    this.pills = payload.pills;
    this.tokens = payload.words.split("\n");
    /** @type {Texts[]} every table of texts that can be searched */
    this.tables = [];
    var tokens = this.tokens.map(vocabulary.learn);
    this._read = function (text, count) { return this._searched(Search.texts(text, count, tokens)); };
    this._readProducts(payload.products);
    this._readProducers(payload.producers);
    this._readPlaces(payload);
    this._readPages(payload.pages);
    this._addFacets();
    var phrase = function (text) { return Search.wordsOf(text).map(Search.word); };
    /** Every wording with those that say the same. */
    this.wordings = [].concat.apply([], payload.same.map(function (line) {
      var all = line.map(phrase);
      return all.map(function (one) { return { words: one, others: all.filter(function (other) { return other !== one; }) }; });
    }));
    this.around = payload.around.map(phrase);
    vocabulary.close(this.tables);
    this._addIndexes();
  }

  /** Where each word stands, and which rows point to what. */
  Catalog.prototype._addIndexes = function () {
    var words = this.vocabulary.words.length, products = this.products;
    this.tables.forEach(function (table) {
      table.index = Search.indexOf(table, words);
      table.hits = new Search.Hits(table.count);
    });
    this.hits = { rows: new Search.Hits(this.count), origins: new Search.Hits(this.originPlaces.count) };
    this.rowsOf = {
      stars: Search.indexOf(Search.singly(products.stars), 6),
      groups: Search.indexOf(Search.singly(this.facets.group), this.groupList.length + 1),
      producers: Search.indexOf(Search.singly(products.producers), this.producerNames.count + 1),
      origins: Search.indexOf(Search.singly(this.origins), this.originCommunes.length + 1),
      keywords: Search.indexOf(this.keywords, this.keywordNames.count + 1)
    };
    this.producersOfType = Search.indexOf(Search.singly(this.producerTypes), this.typeList.length + 1);
    this.originsOfPlace = Search.indexOf(this.originPlaces, this.places.count + 1);
  };

  /** @param {Texts} table */
  Catalog.prototype._searched = function (table) {
    this.tables.push(table);
    return table;
  };

  /** @param {string[]} rows */
  Catalog.prototype._readPlain = function (rows) {
    return this._searched(Search.plainTexts(rows, this.vocabulary.learn));
  };

  /** @param {any} from */
  Catalog.prototype._readProducts = function (from) {
    var count = this.count = from.stars.length, products = this.products = {};
    ["producers", "origins", "groups", "stars", "ends", "flags", "updated", "widths"].forEach(function (name) {
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
    this.groupNames = this._readPlain(from.group_list.map(function (row) { return row[1] + " " + row[2]; }));
    /** How many are listed; behind them stand withdrawn products. */
    this.listed = count;
    while (this.listed && products.flags[this.listed - 1] & FLAGS.WITHDRAWN) {
      this.listed -= 1;
    }
  };

  /** @param {any} from */
  Catalog.prototype._readProducers = function (from) {
    var count = from.types.length;
    this.text.producers = from.names.split("\n");
    this.producerNames = this._read(from.names, count);
    this.producerAliases = this._read(from.aliases, count);
    this.producerTypes = Search.column(from.types).map(function (one) { return one + 1; });
    this.producerOrigins = Search.column(from.origins);
    this.typeList = from.type_list;
    this.typeNames = this._readPlain(from.type_list.map(function (row) { return row[1]; }));
  };

  /** All places make one table, level behind level. @param {any} from */
  Catalog.prototype._readPlaces = function (from) {
    var names = [], before = this.placesBefore = {}, count = 0;
    LEVELS.forEach(function (level) {
      this.text[level] = from[level].names.split("\n");
      before[level] = count;
      count += Search.countOf(from[level].names);
      names = names.concat(from[level].names || []);
    }, this);
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
    this._addOriginPlaces();
  };

  /** @param {string} steps each code as what it is more than the one before */
  function communeCodes(steps) {
    var code = 0;
    return Array.from(Search.column(steps), function (step) {
      code += step;
      return ("0000" + code).slice(-5);
    });
  }

  /** The places of each origin: `items` has their numbers in the table of places, `how` how each belongs to it. */
  Catalog.prototype._addOriginPlaces = function () {
    var count = this.originCommunes.length, starts = new Int32Array(count + 1), items = [], how = [], self = this;
    var add = function (level, number, kind) {
      if (number) {
        items.push(self.placesBefore[level] + number);
        how.push(kind);
      }
    };
    for (var origin = 1; origin <= count; origin += 1) {
      this._eachPlace(origin, add);
      starts[origin] = items.length;
    }
    this.originPlaces = { starts: starts, items: Uint16Array.from(items), how: Uint8Array.from(how), count: count };
  };

  /** @param {number} origin @param {(level: string, number: number, how: number) => void} visit */
  Catalog.prototype._eachPlace = function (origin, visit) {
    var commune = this.originCommunes[origin - 1], own = this.districtOf(origin), districts = this.communeDistricts;
    var oldProvinces = this.districtOldProvinces;
    visit("communes", commune, TODAY);
    visit("provinces", this.provinceOf(origin), TODAY);
    visit("old_communes", this.originOldCommunes[origin - 1], BEFORE);
    visit("districts", own, BEFORE);
    visit("old_provinces", own && oldProvinces[own - 1], BEFORE);
    for (var at = commune ? districts.starts[commune - 1] : 0; commune && at < districts.starts[commune]; at += 1) {
      if (districts.items[at] !== own) {
        visit("districts", districts.items[at], MAYBE_BEFORE);
        visit("old_provinces", oldProvinces[districts.items[at] - 1], MAYBE_BEFORE);
      }
    }
  };

  /** The old district of an origin, or 0. @param {number} origin */
  Catalog.prototype.districtOf = function (origin) {
    var old = this.originOldCommunes[origin - 1];
    return this.originDistricts[origin - 1] || (old ? this.oldCommuneDistricts[old - 1] : 0);
  };

  /** The province of today of an origin, or 0. @param {number} origin */
  Catalog.prototype.provinceOf = function (origin) {
    var commune = this.originCommunes[origin - 1];
    if (commune) {
      return this.communeProvinces[commune - 1];
    }
    var district = this.districtOf(origin);
    return district ? this.oldProvinceToday[this.districtOldProvinces[district - 1] - 1] : 0;
  };

  /** Pages written by hand: address, title, description and headings. @param {string[][]} pages */
  Catalog.prototype._readPages = function (pages) {
    this.pages = pages;
    this.pageTitles = this._readPlain(pages.map(function (page) { return page[1]; }));
    this.pageTexts = this._readPlain(pages.map(function (page) { return page.slice(2).join(" "); }));
  };

  /** The value of each facet by row, as a number from 1 into the facet's values; states follow from the day. */
  Catalog.prototype._addFacets = function () {
    var count = this.count, products = this.products, origins = this.origins = new Uint16Array(count);
    var provinces = new Uint16Array(count), communes = new Uint16Array(count), types = new Uint16Array(count);
    for (var row = 0; row < count; row += 1) {
      var producer = products.producers[row];
      var origin = origins[row] = products.origins[row] || (producer ? this.producerOrigins[producer - 1] : 0);
      communes[row] = origin ? this.originCommunes[origin - 1] : 0;
      provinces[row] = origin ? this.provinceOf(origin) : 0;
      types[row] = producer ? this.producerTypes[producer - 1] : 0;
    }
    var key = function (pair) { return pair[0]; };
    this.facets = {
      group: products.groups.map(function (one) { return one + 1; }), stars: products.stars, province: provinces,
      commune: communes, producer_type: types, has_lots: products.flags.map(function (one) { return one & FLAGS.HAS_LOTS ? 2 : 1; })
    };
    this.values = {
      group: this.groupList.map(key), stars: ["1", "2", "3", "4", "5"], province: this.provinceCodes,
      commune: this.communeCodes, producer_type: this.typeList.map(key), state: STATES, has_lots: ["false", "true"]
    };
  };

  /**
   * The state of each row on a day, as a number from 1: the rule of model/certificate.py.
   * @param {string} today
   */
  Catalog.prototype.states = function (today) {
    if (this.statesOf !== today) {
      var ended = this.days.map(function (day) { return today > day; });
      var ends = this.products.ends, states = new Uint16Array(this.count);
      for (var row = 0; row < this.count; row += 1) {
        states[row] = !ends[row] || ended[ends[row] - 1] ? this.stateAfter(row) : VALID;
      }
      this.statesOf = today;
      this.statesThen = states;
    }
    return this.statesThen;
  };

  /** The state behind the last valid day, or where there is none: a number as `states` gives. @param {number} row */
  Catalog.prototype.stateAfter = function (row) {
    var flags = this.products.flags[row];
    if (flags & FLAGS.REVOKED) {
      return REVOKED;
    }
    return this.products.ends[row] && !(flags & FLAGS.OUTLIVED) ? ENDED : UNKNOWN;
  };

  /** The day in Vietnam; a clock earlier than the data is not believed. */
  Catalog.prototype.today = function () {
    return OcopDay.today(Date.now(), this.asOf);
  };

  Search.Catalog = Catalog;
  Search.FLAGS = FLAGS;
})(globalThis.OcopSearch = globalThis.OcopSearch || {});
