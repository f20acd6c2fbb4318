// A zip of files as they are: photos are packed already, and texts are short.
globalThis.OcopForm = globalThis.OcopForm || {};
((Form) => {
  "use strict";

  const TABLE = Array.from({ length: 256 }, (_, number) => {
    for (let i = 0; i < 8; i++) {
      number = number & 1 ? (number >>> 1) ^ 0xedb88320 : number >>> 1;
    }
    return number >>> 0;
  });

  /** CRC-32 of ISO 3309. @param {Uint8Array} bytes */
  function crc(bytes) {
    let sum = 0xffffffff;
    for (let i = 0; i < bytes.length; i++) {
      sum = TABLE[(sum ^ bytes[i]) & 255] ^ (sum >>> 8);
    }
    return (sum ^ 0xffffffff) >>> 0;
  }

  /** Little-endian numbers of 2 or 4 bytes. @param {number[][]} parts [value, size] */
  function header(parts) {
    const view = new DataView(new ArrayBuffer(parts.reduce((sum, one) => sum + one[1], 0)));
    let at = 0;
    parts.forEach((one) => {
      if (one[1] === 4) {
        view.setUint32(at, one[0], true);
      } else {
        view.setUint16(at, one[0], true);
      }
      at += one[1];
    });
    return new Uint8Array(view.buffer);
  }

  /** What both headers of a file say: UTF-8 name, stored, 1980. */
  function common(bytes, name) {
    return [
      [20, 2],
      [0x800, 2],
      [0, 2],
      [0, 2],
      [33, 2],
      [crc(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [name.length, 2],
      [0, 2],
    ];
  }

  /** @param {{name: string, bytes: Uint8Array}[]} files @returns {Blob} */
  function zip(files) {
    const parts = [];
    const directory = [];
    let at = 0;
    files.forEach((file) => {
      const name = new TextEncoder().encode(file.name);
      const fields = common(file.bytes, name);
      const head = header([[0x04034b50, 4]].concat(fields));
      parts.push(head, name, file.bytes);
      directory.push(
        header(
          [
            [0x02014b50, 4],
            [20, 2],
          ].concat(fields, [
            [0, 2],
            [0, 2],
            [0, 2],
            [0, 4],
            [at, 4],
          ]),
        ),
        name,
      );
      at += head.length + name.length + file.bytes.length;
    });
    const start = at;
    directory.forEach((one) => {
      at += one.length;
    });
    return new Blob(
      parts.concat(
        directory,
        header([
          [0x06054b50, 4],
          [0, 2],
          [0, 2],
          [files.length, 2],
          [files.length, 2],
          [at - start, 4],
          [start, 4],
          [0, 2],
        ]),
      ),
      { type: "application/zip" },
    );
  }

  Form.zip = zip;
})(globalThis.OcopForm);
