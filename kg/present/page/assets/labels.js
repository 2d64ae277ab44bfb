/* Labels: one size on screen, the most connected first, none over another. Where they go is worked out once
   for a zoom and a set of nodes; while the reader moves the picture they are only drawn. */
"use strict";
const Labels = (() => {
  const SIZE = innerWidth < 500 ? 11 : 13, HEIGHT = SIZE + 2, GAP = 2, CELL = 120; // pixels on screen
  const FAMILY = 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", Arial, sans-serif';
  const RANK = { outlet: 3, entity: 2, document: 1, claim: 0 };
  const CLAIM_ZOOM = 1.6; // claims, of many words, are labelled from here on
  const LESSER = 1.5; // a name may cover nodes of so many times fewer edges
  const OUTLET_EDGES = 20; // there are few outlets, and they are looked for
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${SIZE}px ${FAMILY}`;
  const widths = new Map();
  const isClaim = (id) => Graph.nodes[id].kind === "claim";
  const width = (id) => {
    if (!widths.has(id)) widths.set(id, pen.measureText(Graph.nodes[id].label).width);
    return widths.get(id);
  };
  const weight = (id) => (Graph.nodes[id].kind === "outlet" ? OUTLET_EDGES : Graph.degree(id));
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  let placed = [], basis = "", held = null;
  const forget = () => { basis = ""; };
  /** At the zoom of a frame, let no label reach out of it; null: anywhere. */
  function hold(frame) {
    held = frame;
    forget();
  }
  const within = (box, frame) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

  /** Boxes by the cells of a grid that they touch. */
  class Ground {
    constructor(cell) { this.cell = cell; this.cells = new Map(); }
    * keys({ left, right, top, bottom }) {
      for (let x = Math.floor(left / this.cell); x <= right / this.cell; x += 1)
        for (let y = Math.floor(top / this.cell); y <= bottom / this.cell; y += 1) yield `${x} ${y}`;
    }
    add(box) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }
    /** Return what a box would cover. */
    under(box) {
      const found = new Set();
      for (const key of this.keys(box)) for (const other of this.cells.get(key) || []) if (overlap(box, other)) found.add(other);
      return [...found];
    }
  }

  function* sites(id, at, zoom) { // beneath its node, else above, to the right, to the left, else at a corner
    const wide = (width(id) + 6) / zoom, high = HEIGHT / zoom, off = Graph.nodes[id].size + GAP / zoom;
    const [under, over, right, left] = [at.y + off, at.y - off - high, at.x + off + wide / 2, at.x - off - wide / 2];
    const near = off * 0.7, corners = [right - near, left + near].flatMap((x) => [[x, under - near / 2], [x, over + near / 2]]);
    const centres = [[at.x, under], [at.x, over], [right, at.y - high / 2], [left, at.y - high / 2], ...corners];
    for (const [x, top] of centres) yield { id, x, left: x - wide / 2, right: x + wide / 2, top, bottom: top + high };
  }

  function place(zoom, positions, first, isLit) {
    const marks = new Ground(CELL / zoom), taken = new Ground(CELL / zoom);
    const ids = Showing.ids().filter((id) => !first.includes(id) && (!isClaim(id) || zoom >= CLAIM_ZOOM) && (isLit(id) || zoom >= 1));
    ids.sort((a, b) => Number(isLit(b)) - Number(isLit(a)) || RANK[Graph.nodes[b].kind] - RANK[Graph.nodes[a].kind] || Graph.degree(b) - Graph.degree(a) || a - b);
    for (const id of [...first, ...ids].filter((one) => !isClaim(one))) {
      const { x, y } = positions[id], { size } = Graph.nodes[id];
      marks.add({ id, left: x - size, right: x + size, top: y - size, bottom: y + size });
    }
    placed = [];
    for (const id of [...first, ...ids]) {
      const all = [...sites(id, positions[id], zoom)], chosen = first.includes(id);
      const sides = held && held.zoom.toFixed(4) === zoom.toFixed(4) ? all.filter((box) => within(box, held)) : all;
      const harm = (box) => marks.under(box).reduce((sum, mark) => sum + (mark.id === id ? 0 : weight(mark.id)), 0);
      const open = sides.filter((box) => !taken.under(box).length).map((box) => ({ box, harm: harm(box) }));
      const best = open.reduce((least, one) => (!least || one.harm < least.harm ? one : least), null);
      const isName = ["entity", "outlet"].includes(Graph.nodes[id].kind);
      const may = best && (!best.harm || (isName && best.harm < weight(id) / LESSER));
      const box = may ? best.box : chosen ? sides[0] || all[0] : null;
      if (!box) continue;
      taken.add(box);
      placed.push(box);
    }
  }

  /** Return where the labels of what is shown go; `first` are ids that have theirs in any case. */
  function boxes({ zoom, positions, first, isLit, version }) {
    const wanted = `${zoom.toFixed(4)} ${version} ${first.join(" ")}`;
    if (wanted !== basis) place(zoom, positions(), first, isLit);
    basis = wanted;
    return placed;
  }
  function draw(context, wanted) {
    const { zoom, first, isLit, colours } = wanted;
    context.save();
    context.font = `${SIZE / zoom}px ${FAMILY}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3.5 / zoom;
    context.strokeStyle = colours.paper;
    for (const box of boxes(wanted)) {
      const chosen = first.includes(box.id);
      context.globalAlpha = isLit(box.id) || chosen ? 1 : 0.3;
      context.fillStyle = Graph.nodes[box.id].kind === "entity" || chosen ? colours.ink : colours.soft;
      context.strokeText(Graph.nodes[box.id].label, box.x, box.top);
      context.fillText(Graph.nodes[box.id].label, box.x, box.top);
    }
    context.restore();
  }

  return { boxes, draw, forget, hold, placed: () => placed };
})();
