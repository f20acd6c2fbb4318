// The lit dots that are nearest to a press, or none within so many px.
((dots) => {
  /** The dots of a path, which begins at a point and tells each other from the last. @param {SVGPathElement} path */
  function pointsOf(path) {
    let [x, y] = [0, 0];
    return [...(path.getAttribute("d") || "").matchAll(/m(-?\d+) ?(-?\d+)/gi)].map(([, across, down]) => {
      x += Number(across);
      y += Number(down);
      return { path, x, y };
    });
  }

  /**
   * What finds the path that is nearest to an event, in a drawing that is shown at any size.
   * @param {SVGSVGElement} drawing
   */
  dots.finder = (drawing) => {
    const reach = Number(drawing.dataset.ocopNear);
    /** @type {NodeListOf<SVGPathElement>} */
    const lit = drawing.querySelectorAll("[data-leads]");
    const points = [...lit].flatMap(pointsOf);
    return (event) => {
      const shown = drawing.getScreenCTM();
      if (!shown) return null;
      /** @param {{x: number, y: number}} point */
      const away = ({ x, y }) =>
        Math.hypot(shown.a * x + shown.e - event.clientX, shown.d * y + shown.f - event.clientY);
      const found = points.map((point) => ({ path: point.path, px: away(point) })).sort((a, b) => a.px - b.px)[0];
      return found && found.px <= reach ? found.path : null;
    };
  };
})(globalThis.OcopDots);
