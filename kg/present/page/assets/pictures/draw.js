/* Drawing in SVG: elements with their colours written out, so that what is saved looks the same; words that
   are cut or broken to fit; icons by kind; a claim as a card. */
"use strict";
const Draw = (() => {
  const FAMILY = 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", Arial, sans-serif';
  const SIZE = 13, SMALL = 11, LINE = 17;
  const pen = document.createElement("canvas").getContext("2d");
  const CALM = "#5b6470";

  function el(tag, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== undefined && value !== null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  const measure = (text, size = SIZE, weight = 400) => {
    pen.font = `${weight} ${size}px ${FAMILY}`;
    return pen.measureText(text).width;
  };
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || CALM;
  const plain = (text) => String(text).replace(/\s+/g, " ").trim();

  /** Return the words in one line, cut where they are wider than there is room. */
  function fit(text, width, size = SIZE, weight = 400) {
    const line = plain(text).slice(0, 300);
    if (measure(line, size, weight) <= width) return line;
    let least = 0, most = line.length;
    while (least < most) {
      const middle = (least + most + 1) >> 1;
      if (measure(`${line.slice(0, middle).trimEnd()}…`, size, weight) <= width) least = middle;
      else most = middle - 1;
    }
    return `${line.slice(0, least).trimEnd()}…`;
  }
  /** Return the words broken into at most so many lines, the last one cut. */
  function wrap(text, width, most, size = SIZE) {
    const words = plain(text).slice(0, 1200).split(" "), lines = [];
    let line = "";
    for (let at = 0; at < words.length; at += 1) {
      const longer = line ? `${line} ${words[at]}` : words[at];
      if (measure(longer, size) <= width || !line) { line = longer; continue; }
      if (lines.length === most - 1) { line = `${line} ${words.slice(at).join(" ")}`; break; }
      lines.push(line);
      line = words[at];
    }
    return [...lines, line].map((one) => fit(one, width, size));
  }
  const text = (words, x, y, more = {}) => el("text", { x, y, "font-size": SIZE, fill: colour("ink"), ...more }, words);

  // --- icons -----------------------------------------------------------------------------------------
  const SHAPES = {
    PERSON: "M7 1.2a2.9 2.9 0 1 1 0 5.8a2.9 2.9 0 1 1 0-5.8zM1.6 13c0-3.2 2.4-5 5.4-5s5.4 1.8 5.4 5z",
    ORG: "M2 13V3.5L8 1v12zM8.8 13V5.5H12V13zM3.6 5h1v1.2h-1zM5.6 5h1v1.2h-1zM3.6 8h1v1.2h-1zM5.6 8h1v1.2h-1z",
    GROUP: "M4.2 2.4a2 2 0 1 1 0 4a2 2 0 1 1 0-4zM9.8 2.4a2 2 0 1 1 0 4a2 2 0 1 1 0-4zM.6 12c0-3 1.5-4.7 3.6-4.7S7 8.5 7 9.2c0-.7.7-1.9 2.8-1.9s3.6 1.7 3.6 4.7z",
    PLACE: "M7 1a4.4 4.4 0 0 1 4.4 4.4c0 3-4.4 7.8-4.4 7.8S2.6 8.4 2.6 5.4A4.4 4.4 0 0 1 7 1zM7 3.8a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4z",
    EVENT: "M7 .8l1.8 4 4.4.4-3.3 2.9 1 4.3L7 10.2l-3.9 2.2 1-4.3L.8 5.2l4.4-.4z",
    WORK: "M2.5 1.5h6.5l2.5 2.5v9h-9zM4.5 6h5v1h-5zM4.5 8.5h5v1h-5z",
    CONCEPT: "M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM7 3.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z",
  };
  const KIN = { GPE: "PLACE", LOC: "PLACE", FAC: "PLACE", NORP: "GROUP" };
  const icon = (type, x, y, fill = colour("soft")) =>
    el("path", { d: SHAPES[KIN[type] || type] || SHAPES.CONCEPT, fill, "fill-rule": "evenodd", transform: `translate(${x} ${y})` });

  // --- a claim as a card -------------------------------------------------------------------------------
  const CARD_LINES = 4, PAD = 10;
  const place = (claim) => [Graph.outletsOf(claim).map(Graph.words).join(", "), Graph.published(claim) || "no date"].filter(Boolean).join(", ");
  const isDisputed = (claim) => Graph.edgesOf(claim).some((edge) => Looks.isAgainst(edge.kind));
  /** Return how a claim is drawn as a card of a width: its height, and the drawing of it at a place. */
  function card(claim, width, { lines: most = CARD_LINES, who = false } = {}) {
    const inner = width - 2 * PAD - 4, lines = wrap(Graph.words(claim), inner, most);
    const head = who ? LINE : 0, height = head + lines.length * LINE + LINE + 10;
    const at = (x, y) => {
      const url = Looks.address(Graph.facts[claim].url), foot = [place(claim), isDisputed(claim) ? "disputed" : ""].filter(Boolean).join(" · ");
      const footer = text(fit(foot, inner, SMALL), x + PAD + 4, y + height - 8, { "font-size": SMALL, fill: colour(url ? "focus" : "soft") });
      return el("g", { class: "card" },
        el("rect", { x, y, width, height, rx: 6, fill: colour("paper"), stroke: colour("line") }),
        el("rect", { x, y: y + 4, width: 4, height: height - 8, rx: 2, fill: colour(`stance-${Argued.stance(claim)}`) }),
        who ? text(fit(Argued.nameOf(Argued.who(claim)), inner, SIZE, 600), x + PAD + 4, y + LINE, { "font-weight": 600 }) : null,
        lines.map((line, index) => text(line, x + PAD + 4, y + head + (index + 1) * LINE)),
        url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, footer) : footer,
        el("title", {}, Graph.words(claim).slice(0, 600)));
    };
    return { claim, width, height, at };
  }
  return { FAMILY, SIZE, SMALL, LINE, el, text, measure, colour, fit, wrap, icon, card, isDisputed };
})();
