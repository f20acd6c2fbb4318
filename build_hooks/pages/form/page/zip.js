// A zip of files as they are: photos are packed already, and texts are short.
((Form) => {
  const TABLE = Array.from({ length: 256 }, (_, number) => {
    let sum = number;
    for (let i = 0; i < 8; i++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum >>> 0;
  });
  const UTF_8 = 0x800;

  /** CRC-32 of ISO 3309. @param {Uint8Array} bytes */
  function crc(bytes) {
    const sum = bytes.reduce((before, byte) => TABLE[(before ^ byte) & 255] ^ (before >>> 8), 0xffffffff);
    return (sum ^ 0xffffffff) >>> 0;
  }

  /** A header of little-endian numbers. @param {OcopForm.ZipNumber[]} numbers */
  function header(numbers) {
    const size = numbers.reduce((sum, [, bytes]) => sum + bytes, 0);
    const view = new DataView(new ArrayBuffer(size));
    numbers.reduce((at, [value, bytes]) => {
      if (bytes === 4) {
        view.setUint32(at, value, true);
      } else {
        view.setUint16(at, value, true);
      }
      return at + bytes;
    }, 0);
    return new Uint8Array(view.buffer);
  }

  /** Numbers of two bytes. @param {number[]} values @returns {OcopForm.ZipNumber[]} */
  const short = (...values) => values.map((value) => [value, 2]);

  /** Numbers of four bytes. @param {number[]} values @returns {OcopForm.ZipNumber[]} */
  const long = (...values) => values.map((value) => [value, 4]);

  /**
   * What both headers of a file say: version 2.0, UTF-8 name, stored, 1980.
   * @param {Uint8Array} bytes
   * @param {Uint8Array} name
   */
  function common(bytes, name) {
    const { length } = bytes;
    return [...short(20, UTF_8, 0, 0, 33), ...long(crc(bytes), length, length), ...short(name.length, 0)];
  }

  Form.zip = (files) => {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const directory = [];
    files.forEach((file) => {
      const name = new TextEncoder().encode(file.name);
      const fields = common(file.bytes, name);
      const tail = [...short(0, 0, 0), ...long(0, sizeOf(parts))];
      directory.push(header([...long(0x02014b50), ...short(20), ...fields, ...tail]), name);
      parts.push(header([...long(0x04034b50), ...fields]), name, file.bytes);
    });
    const counts = short(0, 0, files.length, files.length);
    const end = header([...long(0x06054b50), ...counts, ...long(sizeOf(directory), sizeOf(parts)), ...short(0)]);
    return new Blob([...parts, ...directory, end], { type: "application/zip" });
  };

  Form.crc = crc;

  /** @param {Uint8Array[]} parts */
  const sizeOf = (parts) => parts.reduce((sum, part) => sum + part.length, 0);
})(globalThis.OcopForm);
