/* What things look like: shapes and lines, in the picture and in the text, and the building of elements. */
"use strict";
const Looks = (() => {
  const KINDS = ["entity", "claim", "document", "outlet"];
  const NOUNS = {
    entity: ["name", "names"], claim: ["claim", "claims"], document: ["article", "articles"], outlet: ["outlet", "outlets"],
  };
  const TYPES = {
    PERSON: "person", ORG: "organisation", GPE: "place", LOC: "place", FAC: "building or site", NORP: "people",
    EVENT: "event", WORK: "work", GROUP: "armed group", CONCEPT: "concept",
  };
  // Told apart without colour as well: by dashes and by width.
  const LINES = {
    says: { width: 1.2, strength: 0.75 },
    about: { dashes: [2, 4], width: 1, strength: 0.6 },
    via: { dashes: [7, 4], width: 1.2, strength: 0.8 },
    within: { dashes: [4, 2, 1, 2], width: 1, strength: 0.7 },
    reports: { width: 0.8, strength: 0.45 },
    published: { dashes: [1, 2], width: 1, strength: 0.6 },
  };
  const byId = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(byId(id).textContent); // what came with the page
  const RELATIONS = new Map(read("relations").map((row) => [row.name, row])); // between claims, the weightiest first
  const LINKS = [...RELATIONS.keys()];
  for (const { name, dashes, width, strength } of RELATIONS.values())
    LINES[name] = { width, strength, ...(dashes.length ? { dashes } : {}) };
  const FIELDS = read("fields"); // of a claim, that have a line of their own
  const headingOf = (kind) => RELATIONS.get(kind).heading;
  const stanceOf = (kind) => RELATIONS.get(kind)?.stance;
  const isAgainst = (kind) => RELATIONS.get(kind)?.stance === "against";
  const lineOf = (kind) => LINES[kind] || { width: 1, strength: 0.5 };

  /** Return a new element; what a child's text says, it says as text. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  /** Return an address as a link may have it: of the web, or none. */
  function address(text) {
    try {
      const url = new URL(text || "");
      return ["http:", "https:"].includes(url.protocol) ? url.href : "";
    } catch {
      return "";
    }
  }
  const outward = (url, ...words) => (address(url) ? make("a", { href: address(url), target: "_blank", rel: "noopener noreferrer" }, ...words) : null);
  function draw(width, height, path) {
    const SVG = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(SVG, "svg"), shape = document.createElementNS(SVG, "path");
    for (const [name, value] of [["width", width], ["height", height], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    for (const [name, value] of Object.entries(path)) shape.setAttribute(name, value);
    svg.append(shape);
    return svg;
  }
  const OUTLINES = {
    entity: "M7 1.5a5.5 5.5 0 1 0 .01 0z", claim: "M7 1l6 6-6 6-6-6z", outlet: "M2 2h10v10H2z", document: "M7 1.5l6 11H1z",
  };
  const icon = (kind, hollow = false) => draw(14, 14, {
    d: OUTLINES[kind] || OUTLINES.entity, fill: hollow ? "none" : `var(--${kind})`, stroke: `var(--${kind})`, "stroke-width": hollow ? 2 : 0,
  });
  const line = (kind) => draw(26, 14, {
    d: "M0 7h26", stroke: `var(--${kind}, var(--soft))`, "stroke-width": Math.max(1.6, lineOf(kind).width),
    "stroke-dasharray": (lineOf(kind).dashes || []).join(" "),
  });

  const isHollow = (id) => Graph.facts[id].type === "CONCEPT";
  const nodeIcon = (id) => icon(Graph.nodes[id].kind, isHollow(id));
  const kindOf = (id) => TYPES[Graph.facts[id].type] || (NOUNS[Graph.nodes[id].kind] || ["thing"])[0];
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const count = (number, kind) => `${number.toLocaleString("en")} ${NOUNS[kind][Number(number !== 1)]}`;

  return { KINDS, LINKS, FIELDS, headingOf, stanceOf, address, outward, isAgainst, lineOf, make, icon, line, nodeIcon, isHollow, kindOf, capital, count, byId, read };
})();
