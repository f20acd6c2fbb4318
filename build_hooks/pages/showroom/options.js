// What the address says behind "#": which groups go round, how long a picture stays, how long the kiosk waits.
((showroom) => {
  const PICTURE = { usual: 8, least: 3, most: 120 }; // seconds
  const WAIT = { usual: 60, least: 15, most: 900 };

  /**
   * A whole number within its limits; anything else is the usual one.
   * @param {string | null} text @param {{usual: number, least: number, most: number}} limits
   */
  function seconds(text, limits) {
    const number = /^\d{1,4}$/.test(text || "") ? Number(text) : 0;
    return number >= limits.least && number <= limits.most ? number : limits.usual;
  }

  // From location.hash, as `#nhom=thuc-pham,do-uong&giay=8&cho=60&loi-ra=co`.
  showroom.options = (hash) => {
    const said = new URLSearchParams(hash.replace(/^#/, ""));
    const groups = (said.get("nhom") || "").split(",").map((one) => one.trim());
    return {
      groups: groups.filter(Boolean),
      picture: seconds(said.get("giay"), PICTURE),
      wait: seconds(said.get("cho"), WAIT),
      exit: said.get("loi-ra") === "co",
    };
  };
})(globalThis.OcopShowroom);
