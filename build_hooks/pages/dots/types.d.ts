// What finds a place among lit dots.

declare namespace OcopDots {
  type Finder = (event: { clientX: number; clientY: number }) => SVGPathElement | null;
}

declare var OcopDots: { finder(drawing: SVGSVGElement): OcopDots.Finder };
