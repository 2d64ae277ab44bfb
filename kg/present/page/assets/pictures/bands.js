/* Who speaks of what: speakers on the left, topics on the right, a band between them as wide as there are
   claims and of the colour of their stance. From near, a band is the claims themselves. */
"use strict";
const Bands = (() => {
  const { el, text, fit, icon, colour, card, SIZE, SMALL } = Draw;
  const ROW = 25, LEAST = 17, GAP = 8, BAR = 8, WIDEST = 7; // pixels; the last for a claim
  const NEAR = 1.6, MOST_CARDS = 60, MOST_OF_ONE = 8;

  function draw({ width, height, zoom }) {
    const rows = Math.max(6, Math.floor((height / ROW) * Math.max(1, zoom)));
    const found = Argued.ties(rows, rows);
    if (!found.bands.length) return { height, marks: [], note: "No claim here has both a named speaker and a topic." };
    order(found);
    const column = Math.min(250, Math.max(96, width * 0.27));
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
    for (const band of bands) counts.set(band[side], (counts.get(band[side]) || 0) + band.claims.length);
    const sizes = list.map((id) => Math.max(LEAST, counts.get(id) * unit));
    const whole = sizes.reduce((sum, size) => sum + size, 0) + GAP * list.length;
    const spare = Math.min(30, Math.max(0, (height - whole - 40) / Math.max(1, list.length)));
    const places = new Map();
    let y = 34 + Math.max(0, (height - 50 - whole - spare * list.length) / 2);
    list.forEach((id, index) => {
      const bar = counts.get(id) * unit;
      places.set(id, { top: y, middle: y + sizes[index] / 2, bar, next: y + (sizes[index] - bar) / 2, count: counts.get(id) });
      y += sizes[index] + GAP + spare;
    });
    return { places, bottom: y };
  }
  function drawBands(found, { width, height, column }) {
    const { bands, speakers, topics } = found;
    const total = bands.reduce((sum, band) => sum + band.claims.length, 0), rows = Math.max(speakers.length, topics.length);
    const unit = Math.max(1.2, Math.min(WIDEST, (height - 60 - rows * GAP) / total));
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
    const room = column - 40 - Draw.measure(number, SMALL) - 8;
    const words = fit(Graph.words(id), room), start = x + away * 24;
    const label = text(words, start, middle + 4.5, { "text-anchor": isLeft ? "end" : "start" });
    const wide = Draw.measure(words) + 7;
    const group = el("g", { cursor: "pointer" },
      el("rect", { x: isLeft ? x - column : x, y: middle - 11, width: column, height: 22, fill: "transparent" }),
      el("rect", { x: isLeft ? x : x - BAR, y: middle - Math.max(3, bar / 2), width: BAR, height: Math.max(6, bar), rx: 2, fill: colour("soft") }),
      icon(Graph.facts[id].type, isLeft ? x - 19 : x + 5, middle - 7), label,
      text(number, start + away * wide, middle + 4.5, { "text-anchor": isLeft ? "end" : "start", "font-size": SMALL, fill: colour("soft") }),
      el("title", {}, Graph.words(id)));
    return Pictures.mark(group, bands.filter((band) => band[side] === id).flatMap((band) => band.claims), { selected: id, label: Graph.words(id) });
  }
  function noteOf({ speakers, topics, every, unnamed }) {
    const parts = [];
    if (speakers.length < every.speakers) parts.push(`${speakers.length} of ${every.speakers} speakers`);
    if (topics.length < every.topics) parts.push(`${topics.length} of ${every.topics} topics`);
    const told = parts.length ? `Drawn: ${parts.join(", ")}, those of most claims and disputes. Zoom in or filter for the rest.` : "";
    return [told, unnamed ? `Not drawn: ${Looks.count(unnamed, "claim")} of nobody named.` : ""].filter(Boolean).join(" ");
  }

  // --- from near: claims instead of bands ---------------------------------------------------------------
  function drawCards(found, { width, column }) {
    const { bands, speakers, topics } = found;
    const x0 = column + 26, cardWidth = Math.max(150, width - 2 * column - 52), x1 = x0 + cardWidth;
    const cards = new Map(), names = [], lines = [], marks = [heads(width, column)];
    let y = 34, left = 0;
    for (const one of speakers) {
      const its = [...new Set(bands.filter((band) => band.speaker === one).flatMap((band) => band.claims))].sort(Graph.newestFirst);
      const shown = its.slice(0, Math.min(MOST_OF_ONE, MOST_CARDS - cards.size));
      left += its.length - shown.length;
      if (!shown.length) continue;
      const top = y;
      for (const claim of shown) {
        const drawn = card(claim, cardWidth);
        cards.set(claim, { drawn, y, middle: y + drawn.height / 2 });
        y += drawn.height + 8;
      }
      const middle = (top + y - 8) / 2;
      names.push(name(one, { middle, bar: y - 8 - top, count: its.length }, { x: column, column, side: "speaker", bands }));
      for (const claim of shown) lines.push([column + BAR, middle, x0, cards.get(claim).middle, claim]);
      y += 10;
    }
    const placed = topics.map((id) => ({ id, claims: [...cards.keys()].filter((claim) => Graph.targets(claim, "about").includes(id)) }))
      .filter(({ claims }) => claims.length)
      .map((one) => ({ ...one, middle: one.claims.reduce((sum, claim) => sum + cards.get(claim).middle, 0) / one.claims.length }))
      .sort((a, b) => a.middle - b.middle);
    let low = 24;
    for (const one of placed) { one.middle = Math.max(one.middle, low + 24); low = one.middle; }
    for (const { id, claims, middle } of placed) {
      names.push(name(id, { middle, bar: 14, count: claims.length }, { x: width - column, column, side: "topic", bands }));
      for (const claim of claims) lines.push([x1, cards.get(claim).middle, width - column - BAR, middle, claim]);
    }
    for (const [fromX, fromY, toX, toY, claim] of lines) {
      const half = (toX - fromX) / 2;
      const line = el("path", {
        d: `M${fromX} ${fromY}C${fromX + half} ${fromY} ${toX - half} ${toY} ${toX} ${toY}`, fill: "none",
        stroke: colour(`stance-${Argued.stance(claim)}`), "stroke-width": 1.5, "stroke-opacity": 0.6,
      });
      marks.push(Pictures.mark(line, [claim], { selected: claim }));
    }
    for (const [claim, { drawn, y: top }] of cards) marks.push(Pictures.mark(drawn.at(x0, top), [claim], { selected: claim }));
    return { height: Math.max(y, low + 24), marks: [...marks, ...names], note: left ? `${Looks.count(left, "claim")} more; click a name or filter to see them.` : "" };
  }
  return { draw };
})();
