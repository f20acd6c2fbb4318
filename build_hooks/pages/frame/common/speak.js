// The words of a room in another language, or without those its own again; who asks for one afterwards gets them.
(() => {
  const own = new Map();

  OcopWords.speak = (room, words) => {
    const said = OcopWords[room];
    if (!own.has(room)) own.set(room, { ...said });
    Object.assign(said, own.get(room), words);
  };
})();
