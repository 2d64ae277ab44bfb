/* When: a lane for each speaker or story, a mark for each day on which it has claims, and a mark of its own
   where one changed position. From near the claims stand under their marks. */
"use strict";
const Days = (() => {
  const { el, text, fit, icon, colour, card, SMALL } = Draw;
  const DAY = 86400000, LANE = 32, NEAR = 1.6, CARD = 210, MOST_CARDS = 80;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const dayOf = (claim) => Graph.published(claim).slice(0, 10);
  const timeOf = (day) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7) || 1) - 1, Number(day.slice(8, 10) || 1));

  function lanesOf(most) {
    const byStory = State.now.lanes === "stories", lanes = new Map();
    let undated = 0;
    for (const claim of Argued.claims()) {
      const key = byStory ? Graph.storyOf(claim) : Argued.speaker(claim);
      if (key === undefined || key === "") continue;
      if (!dayOf(claim)) { undated += 1; continue; }
      if (!lanes.has(key)) lanes.set(key, []);
      lanes.get(key).push(claim);
    }
    const changed = new Set(Argued.changes().flatMap(([a, b]) => [a, b]));
    const worth = (claims) => claims.length + 3 * claims.filter((claim) => changed.has(claim)).length;
    const sorted = [...lanes].sort((a, b) => worth(b[1]) - worth(a[1]) || (a[0] < b[0] ? -1 : 1));
    return { lanes: sorted.slice(0, most), every: sorted.length, undated };
  }
  const title = (key) => (typeof key === "number" ? Graph.words(key) : Graph.storyTitle(key));

  function draw({ width, height, zoom }) {
    const { lanes, every, undated } = lanesOf(Math.max(4, Math.floor((height - 70) / LANE)));
    if (!lanes.length) return { height, marks: [], note: "No claim here has a date." };
    const column = Math.min(230, width * 0.3), near = zoom >= NEAR, wide = near ? width * Math.max(1, zoom - 0.6) : width;
    const days = lanes.flatMap(([, claims]) => claims.map(dayOf)), times = days.map(timeOf);
    const first = Math.min(...times), last = Math.max(...times), span = Math.max(DAY, last - first);
    const from = column + 24, to = wide - (near ? CARD + 20 : 34), x = (day) => placeOf(timeOf(day));
    const placeOf = (time) => (last === first ? (from + to) / 2 : from + ((time - first) / span) * (to - from));
    const marks = [], dots = new Map();
    const cardsLeft = { count: near ? MOST_CARDS : 0 };
    let y = 44;
    const bands = lanes.map(([key, claims]) => {
      const cards = near ? stack(claims, x, cardsLeft) : [];
      const tall = near ? Math.max(LANE, LANE + Math.max(0, ...cards.map((one) => one.y + one.drawn.height)) + 12) : Math.min(52, Math.max(LANE, (height - 70) / lanes.length));
      const lane = { key, claims, y, middle: near ? y + LANE / 2 : y + tall / 2, tall, cards };
      y += tall;
      return lane;
    });
    marks.push(axis({ first, last, placeOf, room: Math.max(2, Math.floor((to - from) / 86)), bottom: y }));
    for (const lane of bands) marks.push(...drawLane(lane, { x, column, wide, dots }));
    for (const change of Argued.changes()) marks.push(...drawChange(change, dots));
    const notes = [every > lanes.length ? `Drawn: ${lanes.length} of ${every} lanes, those of most claims and changes.` : "", undated ? `${Looks.count(undated, "claim")} without a date not drawn.` : ""];
    return { width: wide, height: y + 12, marks, note: notes.filter(Boolean).join(" ") };
  }
  function drawLane({ key, claims, y, middle, tall, cards }, { x, column, wide, dots }) {
    const marks = [el("path", { d: `M0 ${y + tall}H${wide}`, stroke: colour("line") })];
    const label = el("g", { cursor: "pointer" },
      el("rect", { x: 0, y: middle - 12, width: column, height: 24, fill: "transparent" }),
      icon(typeof key === "number" ? Graph.facts[key].type : "WORK", 12, middle - 7),
      text(fit(title(key), column - 42), 32, middle + 4.5), el("title", {}, title(key)));
    marks.push(Pictures.mark(label, claims, typeof key === "number" ? { selected: key, label: title(key) } : { story: key }));
    const byDay = new Map();
    for (const claim of claims) byDay.set(dayOf(claim), [...(byDay.get(dayOf(claim)) || []), claim]);
    for (const [day, its] of [...byDay].sort()) {
      const counted = Argued.STANCES.map((stance) => [stance, its.filter((claim) => Argued.stance(claim) === stance)]).filter(([, some]) => some.length);
      const radius = Math.min(LANE / 2 - 2, 3.5 + 1.8 * Math.sqrt(its.length));
      let start = 0;
      for (const [stance, some] of counted) { // a pie of stances
        const end = start + some.length / its.length;
        const shape = counted.length === 1 ? el("circle", { cx: x(day), cy: middle, r: radius }) : el("path", { d: slice(x(day), middle, radius, start, end) });
        shape.setAttribute("fill", colour(`stance-${stance}`));
        shape.setAttribute("stroke", colour("paper"));
        marks.push(Pictures.mark(shape, some, some.length === 1 ? { selected: some[0] } : { claims: some }));
        start = end;
      }
      for (const claim of its) dots.set(claim, { x: x(day), y: middle, radius });
    }
    for (const { claim, drawn, x: left, y: below } of cards) marks.push(Pictures.mark(drawn.at(left, y + LANE + below), [claim], { selected: claim }));
    return marks;
  }
  function slice(cx, cy, radius, start, end) {
    const at = (share) => [cx + radius * Math.sin(share * 2 * Math.PI), cy - radius * Math.cos(share * 2 * Math.PI)];
    const [x0, y0] = at(start), [x1, y1] = at(end);
    return `M${cx} ${cy}L${x0} ${y0}A${radius} ${radius} 0 ${end - start > 0.5 ? 1 : 0} 1 ${x1} ${y1}Z`;
  }
  /** Put the cards of a lane under their days, none over another. */
  function stack(claims, x, left) {
    const placed = [];
    for (const claim of [...claims].sort(Graph.newestFirst).reverse()) {
      if (left.count <= 0) break;
      left.count -= 1;
      const drawn = card(claim, CARD, { lines: 3 }), at = x(dayOf(claim)) - 8;
      let y = 0;
      for (const one of [...placed].sort((a, b) => a.y - b.y)) {
        if (one.x < at + CARD + 6 && at < one.x + CARD + 6 && y < one.y + one.drawn.height + 6 && one.y < y + drawn.height + 6) y = one.y + one.drawn.height + 6;
      }
      placed.push({ claim, drawn, x: at, y });
    }
    return placed;
  }
  function drawChange([earlier, later, edge], dots) {
    const [a, b] = [dots.get(earlier), dots.get(later)];
    if (!a || !b) return [];
    const tint = colour("evolves"), bow = a.y === b.y ? 16 : 0;
    const mark = el("g", { cursor: "pointer" },
      el("path", { d: `M${a.x} ${a.y}Q${(a.x + b.x) / 2} ${(a.y + b.y) / 2 - bow} ${b.x} ${b.y}`, fill: "none", stroke: tint, "stroke-width": 2, "stroke-dasharray": "5 3" }),
      el("path", { d: `M${b.x} ${b.y - b.radius - 9}l6 6-6 6-6-6z`, fill: tint, stroke: colour("paper") }),
      el("title", {}, `Changed: ${edge.why || "says otherwise than before"}`));
    return [Pictures.mark(mark, [earlier, later], { between: [earlier, later] })];
  }
  function axis({ first, last, placeOf, room, bottom }) {
    const span = Math.max(DAY, last - first), ticks = [];
    const steps = [1, 2, 7, 14].map((days) => days * DAY), months = [1, 2, 3, 6, 12, 24, 60, 120, 240];
    const step = steps.find((one) => span / one <= room);
    if (step) for (let at = first; at <= last; at += step) ticks.push(at);
    else {
      const start = new Date(first), every = months.find((one) => span / (one * 30.4 * DAY) <= room) || 600;
      for (let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / every) * every; ; month += every) {
        const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
        if (at > last) break;
        if (at >= first) ticks.push(at);
      }
    }
    const words = (at) => {
      const day = new Date(at);
      return step ? `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}` : `${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
    };
    return el("g", {}, ticks.flatMap((at) => {
      const x = placeOf(at);
      return [el("path", { d: `M${x} 30V${bottom}`, stroke: colour("line"), "stroke-dasharray": "2 4" }),
        text(words(at), x, 22, { "text-anchor": "middle", "font-size": SMALL, fill: colour("soft") })];
    }));
  }
  return { draw };
})();
