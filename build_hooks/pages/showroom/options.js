// What the address says behind "#": which groups go round, how long a picture stays, how long the kiosk waits, and how
// large letters are: a browser's own zoom changes little where letters are as large as the screen lets them be.
((showroom) => {
  const PICTURE = { usual: 8, least: 3, most: 120 }; // seconds
  const WAIT = { usual: 60, least: 15, most: 900 };
  const LETTERS = { usual: 100, least: 100, most: 200 }; // percent

  /**
   * A whole number within its limits; anything else is the usual one.
   * @param {string | null} text @param {{usual: number, least: number, most: number}} limits
   */
  function whole(text, limits) {
    const number = /^\d{1,4}$/.test(text || "") ? Number(text) : 0;
    return number >= limits.least && number <= limits.most ? number : limits.usual;
  }

  // From location.hash, as `#nhom=thuc-pham,do-uong&giay=8&cho=60&chu=150&loi-ra=co`.
  showroom.options = (hash) => {
    const said = new URLSearchParams(hash.replace(/^#/, ""));
    const groups = (said.get("nhom") || "").split(",").map((one) => one.trim());
    return {
      groups: groups.filter(Boolean),
      picture: whole(said.get("giay"), PICTURE),
      wait: whole(said.get("cho"), WAIT),
      letters: whole(said.get("chu"), LETTERS),
      exit: said.get("loi-ra") === "co",
    };
  };

  showroom.enlarge = (percent) => {
    const root = document.documentElement;
    root.style.setProperty("--letters", String(percent / 100));
    root.toggleAttribute("data-large", percent > LETTERS.usual);
  };
})(globalThis.OcopShowroom);
