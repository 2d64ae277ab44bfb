/* Who speaks of what: speakers on the left, topics on the right, a band between them as wide as there are
   claims and of the colour of their stance. From near, a band is the claims themselves. */
"use strict";
const Bands = (() => {
  const { el, text, fit, icon, colour, card, SIZE, SMALL } = Draw;
  const ROW = 31, LEAST = 17, GAP = 8, BAR = 8, WIDEST = 7, NARROWEST = 0.4; // pixels; the last two for a claim
  const NEAR = 1.6, MOST_CARDS = 60, MOST_OF_ONE = 8, TOPIC = 19;

  function draw({ width, height, zoom }) {
    const rows = Math.max(6, Math.floor((height / ROW) * Math.max(1, zoom)));
    const found = Argued.ties(rows, rows);
    if (!found.bands.length) return { height, marks: [], note: "No claim here has both a named speaker and a topic." };
    order(found);
    const column = Math.min(250, width * (width < 560 ? 0.4 : 0.27));
    return zoom >= NEAR ? drawCards(found, { width, column }) : drawBands(found, { width, height, column });
  }
  /** Put speakers and topics in an order in which few bands cross. */
  function order({ bands, speakers, topics }) {
    const at = (list) => new Map(list.map((id, index) => [id, index]));
    for (let round = 0; round < 6; round += 1) {
      for (const [list, side, other, others] of [[topics, "topic", "speaker", speakers], [speakers, "speaker", "topic", topics]]) {
        const places = at(others), sums = new Map(list.map((id, index) => [id, [0, 0, index]]));
        for (const band of bands) {
          const sum = sums.get(band[side]), far = places.get(band[other]);
          if (!sum || far === undefined) continue;
          sum[0] += far * band.claims.length;
          sum[1] += band.claims.length;
        }
        const middle = (id) => { const [total, count, index] = sums.get(id); return count ? total / count : index; };
        list.sort((a, b) => middle(a) - middle(b) || a - b);
      }
    }
  }
  function columnOf(list, side, bands, { height, unit }) {
    const counts = new Map(list.map((id) => [id, 0]));
    for (const band of bands) counts.set(band[side], counts.get(band[side]) + band.claims.length);
    const told = (id) => new Set(bands.filter((band) => band[side] === id).flatMap((band) => band.claims)).size;
    const sizes = list.map((id) => Math.max(LEAST, counts.get(id) * unit));
    const whole = sizes.reduce((sum, size) => sum + size, 0) + GAP * list.length;
    const spare = Math.min(30, Math.max(0, (height - whole - 40) / Math.max(1, list.length)));
    const places = new Map();
    let y = 34 + Math.max(0, (height - 50 - whole - spare * list.length) / 2);
    list.forEach((id, index) => {
      const bar = counts.get(id) * unit;
      places.set(id, { top: y, middle: y + sizes[index] / 2, bar, next: y + (sizes[index] - bar) / 2, count: told(id) });
      y += sizes[index] + GAP + spare;
    });
    return { places, bottom: y };
  }
  /** Return how wide a claim may be, so that both columns fit in the height. */
  function widthOfOne(columns, bands, height) {
    for (let unit = WIDEST; unit > NARROWEST; unit *= 0.9) {
      const tall = ([list, side]) => list.reduce((sum, id) => sum + GAP + Math.max(LEAST, unit * bands.filter((band) => band[side] === id).reduce((all, band) => all + band.claims.length, 0)), 0);
      if (Math.max(...columns.map(tall)) <= height - 50) return unit;
    }
    return NARROWEST;
  }
  function drawBands(found, { width, height, column }) {
    const { bands, speakers, topics } = found;
    const unit = widthOfOne([[speakers, "speaker"], [topics, "topic"]], bands, height);
    const left = columnOf(speakers, "speaker", bands, { height, unit }), right = columnOf(topics, "topic", bands, { height, unit });
    const x0 = column, x1 = width - column, bend = (x1 - x0) * 0.48, marks = [heads(width, column)];
    const place = (band) => [left.places.get(band.speaker), right.places.get(band.topic)];
    bands.sort((a, b) => place(a)[1].middle - place(b)[1].middle || Argued.STANCES.indexOf(a.stance) - Argued.STANCES.indexOf(b.stance));
    for (const band of bands) { const [from] = place(band); band.y0 = from.next + (band.claims.length * unit) / 2; from.next += band.claims.length * unit; }
    bands.sort((a, b) => place(a)[0].middle - place(b)[0].middle || Argued.STANCES.indexOf(a.stance) - Argued.STANCES.indexOf(b.stance));
    for (const band of bands) { const [, to] = place(band); band.y1 = to.next + (band.claims.length * unit) / 2; to.next += band.claims.length * unit; }
    for (const band of [...bands].sort((a, b) => Number(a.stance !== "says") - Number(b.stance !== "says"))) {
      const path = el("path", {
        d: `M${x0 + BAR} ${band.y0}C${x0 + BAR + bend} ${band.y0} ${x1 - BAR - bend} ${band.y1} ${x1 - BAR} ${band.y1}`, fill: "none",
        stroke: colour(`stance-${band.stance}`), "stroke-width": Math.max(1.2, band.claims.length * unit), "stroke-opacity": band.stance === "says" ? 0.34 : 0.8,
      });
      marks.push(Pictures.mark(path, band.claims, { between: [band.speaker, band.topic] }));
    }
    for (const id of speakers) marks.push(name(id, left.places.get(id), { x: x0, column, side: "speaker", bands }));
    for (const id of topics) marks.push(name(id, right.places.get(id), { x: x1, column, side: "topic", bands }));
    return { height: Math.max(left.bottom, right.bottom) + 8, marks, note: noteOf(found) };
  }
  function heads(width, column) {
    const head = (words, x, anchor) => text(words, x, 18, { "font-size": SMALL, "font-weight": 650, fill: colour("soft"), "text-anchor": anchor });
    return el("g", {}, head("WHO SPEAKS", column + BAR, "end"), head("OF WHAT", width - column - BAR, "start"));
  }
  function name(id, { middle, bar, count }, { x, column, side, bands }) {
    const isLeft = side === "speaker", away = isLeft ? -1 : 1, number = String(count);
    const room = column - 56 - Draw.measure(number, SMALL) - 8;
    const words = fit(Graph.words(id), room), start = x + away * 24;
    const label = text(words, start, middle + 4.5, { "text-anchor": isLeft ? "end" : "start" });
    const wide = Draw.measure(words) + 7, claims = bands.filter((band) => band[side] === id).flatMap((band) => band.claims);
    const dot = claims.some(Draw.isDisputed) ? el("circle", { cx: start + away * (wide + Draw.measure(number, SMALL) + 9), cy: middle, r: 3.5, fill: colour("contradicts") }, el("title", {}, "In a dispute")) : null;
    const group = el("g", { cursor: "pointer" },
      el("rect", { x: isLeft ? x - column : x, y: middle - 11, width: column, height: 22, fill: "transparent" }),
      el("rect", { x: isLeft ? x : x - BAR, y: middle - Math.max(3, bar / 2), width: BAR, height: Math.max(6, bar), rx: 2, fill: colour("soft") }),
      icon(Graph.facts[id].type, isLeft ? x - 19 : x + 5, middle - 7), label,
      text(number, start + away * wide, middle + 4.5, { "text-anchor": isLeft ? "end" : "start", "font-size": SMALL, fill: colour("soft") }),
      dot, el("title", {}, Graph.words(id)));
    return Pictures.mark(group, claims, { selected: id, label: Graph.words(id) });
  }
  function noteOf({ speakers, topics, every, unnamed }) {
    const parts = [];
    if (speakers.length < every.speakers) parts.push(`${speakers.length} of ${every.speakers} speakers`);
    if (topics.length < every.topics) parts.push(`${topics.length} of ${every.topics} topics`);
    const told = parts.length ? `Drawn: ${parts.join(", ")}, those of most claims and disputes. Zoom in or filter for the rest.` : "";
    return [told, unnamed ? `Not drawn: ${Looks.count(unnamed, "claim")} of nobody named.` : ""].filter(Boolean).join(" ");
  }

  // --- from near: claims instead of bands ---------------------------------------------------------------
  function drawCards({ bands, speakers, topics }, { width, column }) {
    const x0 = column + 26, cardWidth = Math.max(140, width - 2 * column - 44), x1 = x0 + cardWidth;
    const names = [], marks = [heads(width, column)], main = new Set(topics);
    let y = 34, left = 0, count = 0;
    for (const one of speakers) {
      const its = [...new Set(bands.filter((band) => band.speaker === one).flatMap((band) => band.claims))].sort(Graph.newestFirst);
      const shown = its.slice(0, Math.min(MOST_OF_ONE, MOST_CARDS - count)), top = y, lines = [];
      left += its.length - shown.length;
      count += shown.length;
      for (const claim of shown) {
        const drawn = card(claim, cardWidth), middle = y + drawn.height / 2;
        const about = Graph.targets(claim, "about").filter((id) => main.has(id) && id !== one).slice(0, Math.max(1, Math.floor(drawn.height / TOPIC)));
        const first = middle - ((about.length - 1) * TOPIC) / 2;
        lines.push([column + BAR, null, x0, middle, claim]);
        about.forEach((id, at) => {
          const low = first + at * TOPIC;
          lines.push([x1, middle, width - column - BAR, low, claim]);
          names.push(topic(id, low, { width, column, bands }));
        });
        marks.push(Pictures.mark(drawn.at(x0, y), [claim], { selected: claim }));
        y += drawn.height + 8;
      }
      if (!shown.length) continue;
      const middle = (top + y - 8) / 2;
      names.push(name(one, { middle, bar: y - 8 - top, count: its.length }, { x: column, column, side: "speaker", bands }));
      for (const [fromX, fromY, toX, toY, claim] of lines) {
        const start = fromY ?? middle, half = (toX - fromX) / 2;
        const line = el("path", {
          d: `M${fromX} ${start}C${fromX + half} ${start} ${toX - half} ${toY} ${toX} ${toY}`, fill: "none",
          stroke: colour(`stance-${Argued.stance(claim)}`), "stroke-width": 1.5, "stroke-opacity": 0.6,
        });
        marks.push(Pictures.mark(line, [claim], { selected: claim }));
      }
      y += 10;
    }
    return { height: y, marks: [...marks, ...names], note: left ? `${Looks.count(left, "claim")} more; click a name or filter to see them.` : "" };
  }
  function topic(id, y, { width, column, bands }) {
    const x = width - column, group = el("g", {}, el("rect", { x, y: y - 9, width: column, height: 18, fill: "transparent" }),
      icon(Graph.facts[id].type, x, y - 7), text(fit(Graph.words(id), column - 26), x + 19, y + 4.5), el("title", {}, Graph.words(id)));
    return Pictures.mark(group, bands.filter((band) => band.topic === id).flatMap((band) => band.claims), { selected: id });
  }
  return { draw };
})();
