/* Who is against whom and who agrees: names in one column, red arcs to the left between those who contradict
   each other, green arcs to the right between those who agree. From near, or of few, both claims face to face. */
"use strict";
const Sides = (() => {
  const { el, text, fit, icon, colour, card, SMALL, measure } = Draw;
  const ROW = 27, NEAR = 1.6, FEW = 5, MOST_FACED = 40;
  const edgesOf = (pair) => [...pair.against, ...pair.with];
  const claimsOf = (pair) => edgesOf(pair).flatMap((edge) => [edge.from, edge.to]);

  function draw({ width, height, zoom }) {
    const pairs = Argued.pairs();
    if (!pairs.length) return { height, marks: [], note: "Nobody here is found to contradict another or to agree." };
    if (zoom >= NEAR || pairs.length <= FEW) return drawFaced(pairs, { width, height });
    return drawArcs(pairs, { width, height, zoom });
  }
  const target = (pair) => Argued.isNode(pair.a) && Argued.isNode(pair.b)
    ? { between: [pair.a, pair.b] } : { between: [edgesOf(pair)[0].from, edgesOf(pair)[0].to] };

  // --- arcs -------------------------------------------------------------------------------------------
  function drawArcs(pairs, { width, height, zoom }) {
    const rows = Math.max(6, Math.floor(((height - 60) / ROW) * Math.max(1, zoom))), drawn = [], names = new Set();
    for (const pair of pairs) { // whole pairs, the weightiest first
      const fresh = [pair.a, pair.b].filter((one) => !names.has(one));
      if (names.size + fresh.length > rows) continue;
      fresh.forEach((one) => names.add(one));
      drawn.push(pair);
    }
    const list = order([...names], drawn), at = new Map(list.map((one, index) => [one, index]));
    const step = Math.min(46, Math.max(ROW, (height - 60) / list.length)), top = Math.max(46, (height - step * list.length) / 2);
    const y = (one) => top + at.get(one) * step;
    const column = Math.min(300, width * 0.5), middle = width / 2, x0 = middle - column / 2, x1 = middle + column / 2;
    const most = Math.max(1, list.length - 1), reach = x0 - 14;
    const head = (words, x, name) => text(words, x, 18, { "font-size": SMALL, "font-weight": 650, fill: colour(name), "text-anchor": "middle" });
    const marks = [el("g", {}, head("AGAINST EACH OTHER", x0 / 2, "contradicts"), head("AGREE", (width + x1) / 2, "corroborates"))];
    for (const pair of drawn) {
      for (const [side, edges] of [["against", pair.against], ["with", pair.with]]) {
        if (!edges.length) continue;
        const [a, b] = [y(pair.a), y(pair.b)], deep = 22 + (reach - 22) * Math.abs(at.get(pair.a) - at.get(pair.b)) / most;
        const [x, bow] = side === "against" ? [x0, x0 - deep * 1.33] : [x1, x1 + deep * 1.33];
        const bound = side === "against" ? Math.max(-reach * 0.3, bow) : Math.min(width + reach * 0.3, bow);
        const path = el("path", {
          d: `M${x} ${a}C${bound} ${a} ${bound} ${b} ${x} ${b}`, fill: "none", stroke: colour(edges[0].kind),
          "stroke-width": Math.min(9, 1.5 + edges.length), "stroke-opacity": 0.75,
        });
        marks.push(Pictures.mark(path, edges.flatMap((edge) => [edge.from, edge.to]), target(pair)));
      }
    }
    for (const one of list) marks.push(name(one, y(one), { x0, x1, pairs: drawn }));
    const left = pairs.length - drawn.length;
    return {
      height: top + step * list.length + 10, marks,
      note: left ? `Drawn: ${list.length} speakers; ${left} more pairs are left out. Zoom in or filter for the rest.` : "",
    };
  }
  /** Put names next to those whom they oppose: what lies together first, then each at the middle of its arcs. */
  function order(names, pairs) {
    const index = new Map(names.map((one, at) => [one, at])), near = new Map(names.map((one) => [one, []]));
    for (const { a, b } of pairs) { near.get(a).push(b); near.get(b).push(a); }
    const seen = new Set(), list = [];
    for (const start of [...names].sort((a, b) => near.get(b).length - near.get(a).length || index.get(a) - index.get(b))) {
      const part = [], queue = seen.has(start) ? [] : [start];
      while (queue.length) {
        const one = queue.shift();
        if (seen.has(one)) continue;
        seen.add(one);
        part.push(one);
        queue.push(...near.get(one));
      }
      for (let round = 0; round < 8; round += 1) {
        const places = new Map(part.map((one, at) => [one, at]));
        const middle = (one) => near.get(one).reduce((sum, other) => sum + places.get(other), places.get(one)) / (near.get(one).length + 1);
        const middles = new Map(part.map((one) => [one, middle(one)]));
        part.sort((a, b) => middles.get(a) - middles.get(b) || index.get(a) - index.get(b));
      }
      list.push(...part);
    }
    return list;
  }
  function name(one, y, { x0, x1, pairs }) {
    const words = fit(Argued.nameOf(one), x1 - x0 - 30), wide = measure(words) + 20, x = (x0 + x1) / 2 - wide / 2;
    const its = pairs.filter((pair) => pair.a === one || pair.b === one);
    const dot = (at, kind, count) => (count ? el("circle", { cx: at, cy: y, r: 3.5, fill: colour(kind) }) : null);
    const count = (side) => its.reduce((sum, pair) => sum + pair[side].length, 0);
    const line = (from, to, some) => (some && to > from ? el("path", { d: `M${from} ${y}H${to}`, stroke: colour("line") }) : null);
    const group = el("g", Argued.isNode(one) ? { cursor: "pointer" } : {},
      line(x0, x - 8, count("against")), line(x + wide + 8, x1, count("with")),
      el("rect", { x: x - 6, y: y - 11, width: wide + 12, height: 22, rx: 11, fill: colour("raised") }),
      icon(Argued.typeOf(one), x, y - 7), text(words, x + 19, y + 4.5),
      dot(x0, "contradicts", count("against")), dot(x1, "corroborates", count("with")), el("title", {}, Argued.nameOf(one)));
    return Pictures.mark(group, its.flatMap(claimsOf), Argued.isNode(one) ? { selected: one, label: Argued.nameOf(one) } : {});
  }

  // --- face to face -------------------------------------------------------------------------------------
  function drawFaced(pairs, { width, height }) {
    const narrow = width < 560, gap = narrow ? 34 : 110;
    const wide = Math.min(520, (width - gap - 32) / 2), x0 = (width - 2 * wide - gap) / 2, x1 = x0 + wide + gap, marks = [];
    const all = pairs.flatMap((pair) => edgesOf(pair).sort((a, b) => (b.worth || 0) - (a.worth || 0)).map((edge) => ({ edge, pair })));
    let y = 16;
    for (const { edge, pair } of all.slice(0, MOST_FACED)) {
      const [a, b] = Argued.who(edge.from) === pair.a ? [edge.from, edge.to] : [edge.to, edge.from];
      const cards = [a, b].map((claim) => card(claim, wide, { who: true, lines: narrow ? 7 : 5 }));
      const tall = Math.max(cards[0].height, cards[1].height), middle = y + tall / 2, tint = colour(edge.kind);
      const words = Looks.isAgainst(edge.kind) ? "against" : edge.kind === "repeats" ? "repeats" : "agrees";
      const row = el("g", { cursor: "pointer" },
        el("path", { d: `M${x0 + wide} ${middle}H${x1}`, stroke: tint, "stroke-width": 3 }),
        narrow ? null : el("rect", { x: x0 + wide + 14, y: middle - 11, width: gap - 28, height: 22, rx: 11, fill: colour("paper"), stroke: tint }),
        narrow ? null : text(words, x0 + wide + gap / 2, middle + 4, { "text-anchor": "middle", fill: tint, "font-size": SMALL }),
        cards[0].at(x0, y + (tall - cards[0].height) / 2), cards[1].at(x1, y + (tall - cards[1].height) / 2));
      marks.push(Pictures.mark(row, [a, b], { between: [a, b] }));
      y += tall + 16;
    }
    return { height: Math.max(height, y), marks, note: all.length > MOST_FACED ? `${all.length - MOST_FACED} more; filter to see them.` : "" };
  }
  return { draw };
})();
