/* The page's own script: the canvas (vis-network), its labels, the search box, the legend and the panel.
   Every word of an article reaches the page through textContent or the canvas, never as HTML. */
"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const nodes = read("nodes"), edges = read("edges"), facts = read("facts"), leftOut = read("left-out");
  const byId = (id) => document.getElementById(id);
  const KINDS = ["entity", "claim", "document", "outlet"];
  const COUNTED = { entity: ["name", "names"], claim: ["claim", "claims"], document: ["article", "articles"], outlet: ["outlet", "outlets"] };
  const DASHES = { about: [2, 4], via: [7, 4] };
  const EDGE_STRENGTH = { says: 0.7, about: 0.6, via: 0.8 };
  const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const MOVE = CALM ? false : { duration: 350, easingFunction: "easeInOutQuad" };

  // --- what touches what ---------------------------------------------------------------------
  const edgeKinds = [...new Set(edges.map((edge) => edge.kind))].sort();
  const out = nodes.map(() => []), into = nodes.map(() => []);
  for (const edge of edges) { out[edge.from].push(edge); into[edge.to].push(edge); }
  const targets = (id, kind) => out[id].filter((edge) => edge.kind === kind).map((edge) => edge.to);
  const origins = (id, kind) => into[id].filter((edge) => edge.kind === kind).map((edge) => edge.from);
  const degree = (id) => out[id].length + into[id].length;
  const neighbours = (id) => new Set([...out[id].map((edge) => edge.to), ...into[id].map((edge) => edge.from)]);
  const words = (id) => facts[id].content || facts[id].name || facts[id].title || nodes[id].label;
  const documentOf = (claim) => origins(claim, "reports")[0];
  const published = (id) => facts[id].published || (documentOf(id) === undefined ? "" : facts[documentOf(id)].published) || "";
  const newestFirst = (a, b) => (published(a) < published(b)) - (published(a) > published(b)) || a - b;

  // --- the canvas ----------------------------------------------------------------------------
  const hidden = new Set();  // kinds that the legend switched off
  let colours, selected = null, hovered = null, lit = null, placed = [];

  const network = new vis.Network(byId("canvas"), { nodes: new vis.DataSet(), edges: new vis.DataSet() }, {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 1e9, hideEdgesOnDrag: edges.length > 3000, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3, chosen: false, labelHighlightBold: false },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrows: { to: { enabled: true, scaleFactor: 0.35 } } },
  });
  const drawn = network.body.data;

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const names = [...KINDS, "paper", "ink", "soft", "edge", "says", "about", "via"];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }
  function surroundings(id) {  // what it touches; of a name, also the other names in its claims
    const near = neighbours(id).add(id);
    if (nodes[id].kind !== "entity") return near;
    const claims = [...near].filter((other) => nodes[other].kind === "claim");
    for (const claim of claims) for (const other of neighbours(claim)) if (nodes[other].kind === "entity") near.add(other);
    return near;
  }
  const isHidden = (id) => hidden.has(nodes[id].kind);

  function paint() {
    lit = selected === null ? null : surroundings(selected);
    drawn.nodes.update(nodes.map(({ id, x, y, shape, size, kind }) => {
      const colour = colours[kind] || colours.soft;
      const hollow = facts[id].type === "CONCEPT";
      return {
        id, shape, size, hidden: isHidden(id), opacity: lit && !lit.has(id) ? 0.13 : 1,
        color: { background: hollow ? colours.paper : colour, border: id === selected ? colours.ink : hollow ? colour : colours.paper },
        borderWidth: id === selected ? 3 : hollow ? 2.5 : 1.5,
        ...(drawn.nodes.get(id) ? {} : { x, y }),
      };
    }));
    drawn.edges.update(edges.map(({ from, to, kind }, id) => {
      const near = selected !== null && (from === selected || to === selected);
      const colour = colours[kind] || (near ? colours.soft : colours.edge);
      return {
        id, from, to, color: { color: colour, opacity: near ? 1 : !lit ? EDGE_STRENGTH[kind] || 0.5 : lit.has(from) && lit.has(to) ? 0.45 : 0.07 }, width: near ? 1.8 : 1,
        dashes: DASHES[kind] || false, hidden: hidden.has(`edge ${kind}`),
      };
    }));
  }

  // --- labels: one size on screen, the most connected first, none over another -----------------
  const pen = document.createElement("canvas").getContext("2d");
  const FONT = '13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", Arial, sans-serif';
  pen.font = FONT;
  const labelWidths = nodes.map((node) => pen.measureText(node.label).width);
  const RANK = { outlet: 3, entity: 2, document: 1, claim: 0 };
  const byWeight = nodes.map((node) => node.id).sort((a, b) => RANK[nodes[b].kind] - RANK[nodes[a].kind] || degree(b) - degree(a) || a - b);
  const CLAIM_LABEL_ZOOM = 1.6, PROMINENT = 6;  // from so many edges on, a name may cover a lesser node

  function* sites({ x, y }, size, width, height, gap) {  // beneath its node, else above, to the right, to the left
    yield { x, y: y + size + gap };
    yield { x, y: y - size - gap - height };
    yield { x: x + size + gap + width / 2, y: y - height / 2 };
    yield { x: x - size - gap - width / 2, y: y - height / 2 };
  }
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  function drawLabels(context) {
    const zoom = network.getScale(), places = network.getPositions();
    const first = [selected, hovered].filter((id, index, both) => id !== null && both.indexOf(id) === index);
    const shown = byWeight.filter((id) => !isHidden(id) && !first.includes(id)
      && (nodes[id].kind !== "claim" || zoom >= CLAIM_LABEL_ZOOM) && (!lit || lit.has(id) || zoom >= 1));
    const marks = shown.filter((id) => nodes[id].kind !== "claim").map((id) => {
      const { x, y } = places[id], { size } = nodes[id];
      return { id, left: x - size, right: x + size, top: y - size, bottom: y + size };
    });
    placed = [];
    context.save();
    context.font = FONT.replace("13px", `${13 / zoom}px`);
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3.5 / zoom;
    context.strokeStyle = colours.paper;
    for (const id of [...first, ...shown]) {
      const chosen = first.includes(id), width = (labelWidths[id] + 6) / zoom, height = 15 / zoom;
      const boxes = [...sites(places[id], nodes[id].size, width, height, 2 / zoom)].map(({ x, y }) =>
        ({ id, x, left: x - width / 2, right: x + width / 2, top: y, bottom: y + height }));
      const open = boxes.filter((box) => !placed.some((other) => overlap(box, other)));
      const box = open.find((box) => !marks.some((mark) => mark.id !== id && overlap(box, mark)))
        || (nodes[id].kind === "entity" && degree(id) >= PROMINENT ? open[0] : undefined) || (chosen ? boxes[0] : undefined);
      if (!box) continue;
      placed.push(box);
      context.globalAlpha = lit && !lit.has(id) && !chosen ? 0.3 : 1;
      context.fillStyle = nodes[id].kind === "entity" || chosen ? colours.ink : colours.soft;
      context.strokeText(nodes[id].label, box.x, box.top);
      context.fillText(nodes[id].label, box.x, box.top);
    }
    context.restore();
  }
  network.on("afterDrawing", drawLabels);

  // --- building the panel ------------------------------------------------------------------------
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  const SVG = "http://www.w3.org/2000/svg";
  function icon(kind, hollow = false) {
    const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    const outlines = {
      entity: "M7 1.5a5.5 5.5 0 1 0 .01 0z", claim: "M7 1l6 6-6 6-6-6z", outlet: "M2 2h10v10H2z", document: "M7 1.5l6 11H1z",
    };
    for (const [name, value] of [["width", 14], ["height", 14], ["viewBox", "0 0 14 14"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    path.setAttribute("d", outlines[kind] || outlines.entity);
    path.setAttribute("fill", hollow ? "none" : `var(--${kind})`);
    if (hollow) { path.setAttribute("stroke", `var(--${kind})`); path.setAttribute("stroke-width", "2"); }
    svg.append(path);
    return svg;
  }
  const nodeIcon = (id) => icon(nodes[id].kind, facts[id].type === "CONCEPT");
  function line(kind) {
    const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    for (const [name, value] of [["width", 22], ["height", 14], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    const dashes = (DASHES[kind] || []).join(" ");
    for (const [name, value] of [["d", "M0 7h22"], ["stroke", `var(--${kind}, var(--soft))`], ["stroke-width", "1.6"], ["stroke-dasharray", dashes]]) path.setAttribute(name, value);
    svg.append(path);
    return svg;
  }
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const link = (id) => make("button", { type: "button", class: "go", onclick: () => select(id, true) }, words(id));

  function entry(id) {
    const below = nodes[id].kind === "claim"
      ? [origins(id, "says").map(words).join(", ") || facts[id].source, published(id)].filter(Boolean).join(" · ")
      : nodes[id].kind === "entity" ? spoken(id) : facts[id].published || "";
    const text = make("span", {}, words(id), below ? make("small", {}, below) : null);
    return make("button", { type: "button", onclick: () => select(id, true) }, nodeIcon(id), text);
  }
  function spoken(id) {
    const said = targets(id, "says").length, about = origins(id, "about").length;
    const parts = [said && `said ${said}`, about && `in ${about}`].filter(Boolean);
    return parts.length ? parts.join(", ") + (said + about === 1 ? " claim" : " claims") : "";
  }
  const LIST_LENGTH = 12;
  function list(title, ids, length = LIST_LENGTH) {
    if (!ids.length) return [];
    const items = make("ul", { class: "list" });
    const show = (some) => items.append(...some.map((id) => make("li", {}, entry(id))));
    show(ids.slice(0, length));
    const rest = ids.slice(length);
    const more = rest.length ? make("button", { type: "button", class: "go more", onclick: () => { more.remove(); show(rest); } }, `${rest.length} more`) : null;
    return [make("h3", {}, ids.length > 1 ? `${title} (${ids.length})` : title), items, more];
  }
  function table(rows) {
    const filled = rows.filter(([, value]) => value && (!Array.isArray(value) || value.length));
    return make("dl", {}, ...filled.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, ...joined([value].flat()))]));
  }
  const joined = (values) => values.flatMap((value, index) => (index ? [", ", value] : [value]));

  const SHOW = {
    claim(id) {
      const fact = facts[id], article = documentOf(id);
      const outlets = article === undefined ? [] : origins(article, "published");
      return [
        make("blockquote", {}, words(id)),
        table([
          ["Speaker", origins(id, "says").map(link).concat(origins(id, "says").length ? [] : fact.source || "not named")],
          ["How", [fact.negated ? "negated" : "", fact.modality].filter(Boolean).join(" ") + (fact.cue ? ` (“${fact.cue}”)` : "")],
          ["Via", targets(id, "via").map(link)],
          ["Outlet", outlets.length ? outlets.map(link) : fact.outlet],
          ["Date", published(id)],
          ["Article", article === undefined ? fact.document : [link(article)]],
          ["Claim", [make("span", { class: "id" }, fact.claim || fact.id || fact.key)]],
        ]),
        ...list("About", targets(id, "about")),
        ...list("Reported inside", targets(id, "within")),
        ...list("Reports inside it", origins(id, "within")),
        ...others(id, ["says", "about", "via", "reports", "within"]),
      ];
    },
    entity(id) {
      const aliases = [facts[id].aliases || []].flat().filter((alias) => alias !== words(id));
      return [
        make("h2", {}, words(id)),
        aliases.length ? make("p", { class: "note" }, `Also: ${aliases.join(", ")}`) : null,
        ...list("Said", targets(id, "says").sort(newestFirst)),
        ...list("Said about it", origins(id, "about").sort(newestFirst)),
        ...list("Came through it", origins(id, "via").sort(newestFirst)),
        ...others(id, ["says", "about", "via"]),
      ];
    },
    document(id) {
      const fact = facts[id];
      return [
        make("h2", {}, words(id)),
        table([["Outlet", origins(id, "published").map(link)], ["Date", fact.published], ["Author", fact.author], ["File", fact.path]]),
        ...list("Reports", targets(id, "reports")),
        ...others(id, ["published", "reports"]),
      ];
    },
    outlet: (id) => [make("h2", {}, words(id)), ...list("Published", targets(id, "published").sort(newestFirst)), ...others(id, ["published"])],
  };
  function others(id, told) {  // edges of kinds that have no place of their own above
    return edgeKinds.filter((kind) => !told.includes(kind)).flatMap((kind) =>
      list(capital(kind.replaceAll("_", " ")), [...new Set([...targets(id, kind), ...origins(id, kind)])]));
  }
  const TYPES = {
    PERSON: "person", ORG: "organisation", GPE: "place", LOC: "place", FAC: "building or site", NORP: "people",
    EVENT: "event", WORK: "work", GROUP: "armed group", CONCEPT: "concept",
  };
  function showPanel() {
    const panel = byId("panel");
    panel.replaceChildren(...(selected === null ? showOverview() : [
      make("p", { class: "kind" }, nodeIcon(selected), capital(TYPES[facts[selected].type] || nodes[selected].kind.replace("document", "article"))),
      ...(SHOW[nodes[selected].kind] || SHOW.outlet)(selected),
    ]).filter(Boolean));
    panel.scrollTop = 0;
  }
  function showOverview() {
    const speakers = nodes.map((node) => node.id).filter((id) => targets(id, "says").length);
    const topics = nodes.map((node) => node.id).filter((id) => origins(id, "about").length);
    const most = (ids, count) => ids.sort((a, b) => count(b) - count(a) || a - b);
    return [
      make("p", {}, "Each diamond is something somebody said. Click one for the exact words; click a name for what was said by and about it."),
      ...leftOut.map((sentence) => make("p", { class: "note" }, sentence)),
      ...list("Who speaks", most(speakers, (id) => targets(id, "says").length), 8),
      ...list("What is spoken about", most(topics, (id) => origins(id, "about").length), 8),
    ];
  }

  // --- selecting, hovering ---------------------------------------------------------------------
  function select(id, travel = false) {
    selected = id;
    hideHint();
    paint();
    showPanel();
    if (id !== null && travel) network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: MOVE });
    document.body.dataset.selected = id === null ? "" : facts[id].key;
  }
  function nodeAt(pointer) {
    const found = network.getNodeAt(pointer.DOM);
    if (found !== undefined) return found;
    const { x, y } = pointer.canvas;
    const label = placed.find((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
    return label ? label.id : null;
  }
  function hideHint() { hovered = null; byId("hint").hidden = true; }
  network.on("click", ({ pointer }) => select(nodeAt(pointer)));
  network.on("hoverNode", ({ node, pointer }) => {
    hovered = node;
    byId("canvas").style.cursor = "pointer";
    if (nodes[node].kind !== "claim") return network.redraw();
    const hint = byId("hint"), frame = byId("picture").getBoundingClientRect();
    const who = origins(node, "says").map(words).join(", ") || facts[node].source;
    hint.replaceChildren(who ? make("strong", {}, `${who}: `) : "", words(node));
    hint.hidden = false;
    hint.style.left = `${Math.max(8, Math.min(pointer.DOM.x + 14, frame.width - hint.offsetWidth - 8))}px`;
    hint.style.top = `${Math.max(8, Math.min(pointer.DOM.y + 14, frame.height - hint.offsetHeight - 8))}px`;
  });
  network.on("blurNode", () => { hideHint(); byId("canvas").style.cursor = ""; network.redraw(); });
  network.on("dragStart", hideHint);

  // --- search --------------------------------------------------------------------------------------
  const fold = (text) => String(text).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const haystacks = nodes.map(({ id }) => fold([words(id), ...[facts[id].aliases || []].flat()].join("\n")));
  const query = byId("query"), found = byId("found");
  let picked = 0;
  function search() {
    const needle = fold(query.value.trim());
    const rank = (id) => (haystacks[id].startsWith(needle) ? 0 : 1) + (nodes[id].kind === "claim" ? 2 : 0);
    const hits = needle ? nodes.map((node) => node.id).filter((id) => haystacks[id].includes(needle)) : [];
    hits.sort((a, b) => rank(a) - rank(b) || degree(b) - degree(a) || a - b);
    picked = 0;
    found.replaceChildren(...hits.slice(0, 12).map((id) => {
      const button = entry(id);
      button.tabIndex = -1;
      button.addEventListener("click", () => { found.hidden = true; });
      return make("li", {}, button);
    }));
    if (needle && !hits.length) found.replaceChildren(make("li", { class: "note" }, "Nothing here is called that."));
    found.hidden = !needle;
    mark();
  }
  const mark = () => [...found.querySelectorAll("button")].forEach((button, index) => {
    button.setAttribute("aria-selected", String(index === picked));
    if (index === picked) button.scrollIntoView({ block: "nearest" });
  });
  query.addEventListener("input", search);
  query.addEventListener("focus", search);
  query.addEventListener("keydown", (event) => {
    const count = found.querySelectorAll("button").length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      picked = count ? (picked + (event.key === "ArrowDown" ? 1 : count - 1)) % count : 0;
      mark();
    }
  });
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const button = found.querySelectorAll("button")[picked];
    if (button) button.click();
  });
  document.addEventListener("click", (event) => { if (!byId("search").contains(event.target)) found.hidden = true; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { found.hidden = true; select(null); }
    if (event.key === "/" && document.activeElement !== query) { event.preventDefault(); query.focus(); }
  });

  // --- legend ------------------------------------------------------------------------------------
  function toggle(name, picture, text) {
    const button = make("button", { type: "button", "aria-pressed": "true", title: "Show or hide" }, picture, text);
    button.addEventListener("click", () => {
      if (!hidden.delete(name)) hidden.add(name);
      button.setAttribute("aria-pressed", String(!hidden.has(name)));
      paint();
    });
    return button;
  }
  function showLegend() {
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, nodes.filter((node) => node.kind === kind).length]));
    byId("legend").replaceChildren(
      ...KINDS.filter((kind) => counts[kind]).map((kind) => toggle(kind, icon(kind), `${counts[kind]} ${COUNTED[kind][Number(counts[kind] !== 1)]}`)),
      make("span", { class: "gap" }),
      ...edgeKinds.map((kind) => toggle(`edge ${kind}`, line(kind), kind.replaceAll("_", " "))),
      make("span", { class: "end" }, "/ to search, Esc to go back"),
    );
  }

  // --- start -----------------------------------------------------------------------------------------
  // Labels stand beside their nodes, and fit() knows the nodes alone: leave them a margin.
  const LABEL_MARGIN = 0.88;
  const fitWithLabels = (animation) => {
    network.fit({ animation: false, maxZoomLevel: 1.4 });
    network.moveTo({ scale: network.getScale() * LABEL_MARGIN, animation });
  };
  const showAll = () => fitWithLabels(MOVE);
  byId("zoom").addEventListener("click", (event) => {
    const factor = Number(event.target.dataset.zoom);
    if (!factor) return showAll();
    network.moveTo({ scale: network.getScale() * factor, animation: MOVE });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); paint(); });
  addEventListener("beforeprint", () => network.fit({ animation: false }));
  readColours();
  paint();
  showLegend();
  showPanel();
  fitWithLabels(false);
  network.once("afterDrawing", () => { document.body.dataset.drawn = "yes"; });
  window.graphPage = { network, select, keys: facts.map((fact) => fact.key), labels: () => placed };  // for tests and the console
})();
