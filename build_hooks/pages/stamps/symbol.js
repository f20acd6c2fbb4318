// The QR symbol of an address, module by module as stamps/symbol.py makes it for the least size (ISO/IEC 18004), so
// that a page carries the address alone: level Q up to version 5, else M, with mask 3.
// tests/stamps/test_symbol_script.py compares every size.
((stamps) => {
  const CAPITALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"; // what QR codes write in five and a half bits
  // Of versions 1 to 40: words that correct, in each block, and blocks; the level with mask 3 and its own correction.
  const Q = { correcting: [13, 22, 18, 26, 18], blocks: [1, 1, 2, 2, 4], told: 0b11101000000110 };
  const CORRECTING = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ];
  const BLOCKS = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33,
    35, 37, 38, 40, 43, 45, 47, 49,
  ];
  const M = { correcting: CORRECTING, blocks: BLOCKS, told: 0b101101101001011 };

  /** Products in GF(256) over x⁸ + x⁴ + x³ + x² + 1. @param {number} one @param {number} other */
  function times(one, other) {
    let product = 0;
    for (let bit = 7; bit >= 0; bit -= 1) {
      product = (product << 1) ^ ((product >> 7) * 0x11d) ^ ((other >> bit) & 1 ? one : 0);
    }
    return product;
  }

  /** The words behind a block that correct it (Reed-Solomon). @param {number[]} block @param {number} count */
  function correcting(block, count) {
    const divisor = new Array(count).fill(0);
    divisor[count - 1] = 1;
    for (let at = 0, root = 1; at < count; at += 1, root = times(root, 2)) {
      for (let j = 0; j < count; j += 1) divisor[j] = times(divisor[j], root) ^ (divisor[j + 1] || 0);
    }
    const rest = new Array(count).fill(0);
    for (const word of block) {
      const factor = word ^ /** @type {number} */ (rest.shift());
      rest.push(0);
      divisor.forEach((part, j) => {
        rest[j] ^= times(part, factor);
      });
    }
    return rest;
  }

  /** Bits for data and correction in a symbol. @param {number} version */
  function room(version) {
    const marks = version > 1 ? Math.floor(version / 7) + 2 : 0;
    const aligning = marks ? (25 * marks - 10) * marks - 55 : 0;
    return (16 * version + 128) * version + 64 - aligning - (version > 6 ? 36 : 0);
  }

  /** @param {number} value @param {number} wide @returns {string} */
  const bit = (value, wide) => value.toString(2).padStart(wide, "0");

  /** Text in bytes, with how many they are. @param {string} text @param {number} version */
  const inBytes = (text, version) =>
    `0100${bit(text.length, version > 9 ? 16 : 8)}${Array.from(text, (sign) => bit(sign.charCodeAt(0), 8)).join("")}`;

  /** Capitals and digits two by two, with how many they are. @param {string} text @param {number} version */
  function inCapitals(text, version) {
    const pairs = (text.match(/..?/g) || []).map((pair) => Array.from(pair, (sign) => CAPITALS.indexOf(sign)));
    const told = pairs.map(([first, second]) => (second === undefined ? bit(first, 6) : bit(first * 45 + second, 11)));
    return `0010${bit(text.length, version > 26 ? 13 : version > 9 ? 11 : 9)}${told.join("")}`;
  }

  /** The address as bits: in bytes, or its end in capitals. @typedef {(version: number) => string} Writing
   * @param {string} address @returns {Writing[]} */
  function writings(address) {
    const end = (address.match(/\/[0-9A-Z$%*+./:-]*$/) || [""])[0];
    const before = address.slice(0, address.length - end.length);
    return [
      (version) => inBytes(address, version),
      (version) => (end ? inBytes(before, version) + inCapitals(end, version) : inBytes(address, version)),
    ];
  }

  /** @typedef {{ correcting: number[], blocks: number[], told: number }} Level */

  /** The least version that holds it, 0 for none. @param {Writing} writing @param {Level} level */
  function fitted(writing, { correcting, blocks }) {
    const holds = (/** @type {number} */ version) =>
      (room(version) >> 3) - correcting[version - 1] * blocks[version - 1] >= writing(version).length / 8;
    return correcting.findIndex((_, at) => holds(at + 1)) + 1;
  }

  /** All words in the order in which they are placed: first those of each block in turn, then what corrects them.
   * @param {string} bits @param {number} version @param {Level} level */
  function words(bits, version, level) {
    const [count, blocks] = [level.correcting[version - 1], level.blocks[version - 1]];
    const most = (room(version) >> 3) - count * blocks;
    const ended = `${bits}00000000000`.match(/.{8}/g) || []; // four bits end it, and others fill the word
    const data = ended.slice(0, most).map((text) => Number.parseInt(text, 2));
    for (let fill = 0xec; data.length < most; fill ^= 0xec ^ 0x11) data.push(fill);
    const short = Math.floor(data.length / blocks);
    const longer = data.length % blocks; // so many blocks at the end have a word more
    const found = Array.from({ length: blocks }, (_, at) => {
      const start = at * short + Math.max(0, at - (blocks - longer));
      return data.slice(start, start + short + (at >= blocks - longer ? 1 : 0));
    });
    const behind = found.map((block) => correcting(block, count));
    const turns = (/** @type {number[][]} */ lists, /** @type {number} */ length) =>
      Array.from({ length }, (_, at) => lists.filter((list) => at < list.length).map((list) => list[at])).flat();
    return [...turns(found, short + 1), ...turns(behind, count)];
  }

  /** Where marks that align stand, on both axes. @param {number} version */
  function aligned(version) {
    if (version < 2) return [];
    const count = Math.floor(version / 7) + 2;
    const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    const from = version * 4 + 10;
    return [6, ...Array.from({ length: count - 1 }, (_, at) => from - (count - 2 - at) * step)];
  }

  /** What is the same in all symbols of a version: rows of true, false, and undefined where data go.
   * @param {number} version @param {number} told */
  function frame(version, told) {
    const side = version * 4 + 17;
    const rows = Array.from(
      { length: side },
      () => /** @type {(boolean | undefined)[]} */ (new Array(side).fill(undefined)),
    );
    const square = (
      /** @type {number} */ x,
      /** @type {number} */ y,
      /** @type {number} */ reach,
      /** @type {number[]} */ light,
    ) => {
      for (let dy = -reach; dy <= reach; dy += 1) {
        for (let dx = -reach; dx <= reach; dx += 1) {
          const far = Math.max(Math.abs(dx), Math.abs(dy));
          if (rows[y + dy] && x + dx >= 0 && x + dx < side) rows[y + dy][x + dx] = !light.includes(far);
        }
      }
    };
    for (let at = 8; at < side - 8; at += 1) rows[6][at] = rows[at][6] = at % 2 === 0;
    const places = aligned(version);
    for (const y of places) {
      for (const x of places) {
        const corner = Math.min(x, y) === 6 && [6, side - 7].includes(Math.max(x, y));
        if (!corner) square(x, y, 2, [1]);
      }
    }
    for (const [x, y] of [
      [3, 3],
      [side - 4, 3],
      [3, side - 4],
    ])
      square(x, y, 4, [2, 4]);
    for (let at = 0; at < 15; at += 1) {
      const dark = ((told >> at) & 1) === 1;
      rows[at < 6 ? at : at < 8 ? at + 1 : side - 15 + at][8] = dark;
      rows[8][at < 8 ? side - 1 - at : at < 9 ? 7 : 14 - at] = dark;
    }
    rows[side - 8][8] = true;
    let check = version;
    for (let at = 0; at < 12; at += 1) check = (check << 1) ^ ((check >> 11) * 0x1f25);
    const size = (version << 12) | check;
    for (let at = 0; version > 6 && at < 18; at += 1) {
      const [near, far] = [Math.floor(at / 3), side - 11 + (at % 3)];
      rows[near][far] = rows[far][near] = ((size >> at) & 1) === 1;
    }
    return rows;
  }

  /** Rows of modules, dark ones true, without the quiet zone. @param {string} address in ASCII */
  stamps.symbol = (address) => {
    const found = [Q, M].flatMap((level) => {
      const [whole, parted] = writings(address).map((write) => ({ level, write, version: fitted(write, level) }));
      return whole.version && whole.version <= parted.version ? [whole] : [parted];
    });
    const { level, write, version } = /** @type {typeof found[0]} */ (found.find((its) => its.version));
    const all = words(write(version), version, level);
    const rows = frame(version, level.told);
    let next = 0;
    for (let right = rows.length - 1, up = true; right > 0; right -= 2, up = !up) {
      if (right === 6) right = 5;
      for (let step = 0; step < rows.length; step += 1) {
        const y = up ? rows.length - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (rows[y][x] === undefined) {
            rows[y][x] = ((((all[next >> 3] || 0) >> (7 - (next & 7))) & 1) === 1) !== ((x + y) % 3 === 0);
            next += 1;
          }
        }
      }
    }
    return /** @type {boolean[][]} */ (rows);
  };
})(globalThis.OcopStamps);
