/* The picture: vis-network on a canvas, with physics off; what is selected or pointed at stands out with
   what it touches. */
"use strict";
const Picture = (() => {
  const { byId } = Looks;
  const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const MOVE = CALM ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  const MARGIN = 20, CLOSEST = 1.4; // pixels around all; the largest scale
  const FITTINGS = 6, LEAST_FIT = 0.7; // labels keep their size, so it takes a few tries; no label is worth more than this
  const MANY_EDGES = 2000;
  const PULLED_ALONG = 400; // nodes up to which those next to a dragged one follow it
  let painted = false, colours = {}, hovered = null, lit = null, version = 0;

  const canvas = byId("canvas");
  const network = new vis.Network(canvas, { nodes: new vis.DataSet(), edges: new vis.DataSet() }, {
    physics: {
      enabled: false, stabilization: false, maxVelocity: 40,
      barnesHut: { gravitationalConstant: -800, springLength: 70, springConstant: 0.03, damping: 0.5 },
    },
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 1e9, keyboard: false },
    nodes: { borderWidth: 1.5, chosen: false, labelHighlightBold: false },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrows: { to: { enabled: true, scaleFactor: 0.35 } } },
  });
  const drawn = network.body.data;
  canvas.querySelector(".vis-network").tabIndex = -1; // vis would put it before all else; the canvas has the focus
  canvas.querySelector("canvas").setAttribute("aria-hidden", "true");

  let quiet = 0;
  /** Do something and draw once at its end; vis would draw at each step. */
  function quietly(action) {
    quiet += 1;
    network.body.emitter.emit("_blockRedraw");
    try {
      action();
    } finally {
      quiet -= 1;
      if (!quiet) network.body.emitter.emit("_allowRedraw");
    }
    if (!quiet) network.redraw();
  }

  // --- painting ------------------------------------------------------------------------------
  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const names = [...Looks.KINDS, ...Graph.edgeKinds(), "paper", "ink", "soft", "edge"];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }
  function nodeAsDrawn({ id, x, y, shape, size, kind }) {
    const colour = colours[kind] || colours.soft, hollow = Looks.isHollow(id);
    return {
      id, shape, size, hidden: !Showing.node(id), borderWidth: hollow ? 2.5 : 1.5,
      color: { background: hollow ? colours.paper : colour, border: hollow ? colour : colours.paper },
      ...(drawn.nodes.get(id) ? {} : { x, y }),
    };
  }
  function edgeAsDrawn(edge) {
    const { dashes = false, width, strength } = Looks.lineOf(edge.kind);
    const color = { color: colours[edge.kind] || colours.edge, opacity: strength };
    return { id: edge.id, from: edge.from, to: edge.to, color, width, dashes, hidden: !Showing.edge(edge) };
  }
  /** Bring the picture in step with what is shown; only what differs is told to vis, which is slow to hear. */
  function paint({ all = false } = {}) {
    if (!Pictures.isNetwork() && !painted) return; // the others come first; vis is slow to begin
    painted = true;
    version += 1;
    const isStale = (set, one, shown) => all || !set.get(one.id) || set.get(one.id).hidden === shown;
    drawn.nodes.update(Graph.nodes.filter((node) => isStale(drawn.nodes, node, Showing.node(node.id))).map(nodeAsDrawn));
    drawn.edges.update(Graph.edges.filter((edge) => isStale(drawn.edges, edge, Boolean(Showing.edge(edge)))).map(edgeAsDrawn));
    stress();
  }
  /** Adapt to how much there is: of many edges none are drawn while the picture moves, nor any arrows. */
  function adapt() {
    const many = Graph.edges.length > MANY_EDGES;
    network.setOptions({
      interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many },
      edges: { arrows: { to: { enabled: !many } } },
    });
  }
  const repaint = () => { readColours(); paint({ all: true }); };

  // --- what stands out -------------------------------------------------------------------------
  function surroundings(id) { // what it touches; of a name, also the other names in its claims
    const near = new Set([...Graph.edgesOf(id)].filter(Showing.edge).map((edge) => Graph.otherEnd(edge, id))).add(id);
    if (Graph.nodes[id].kind !== "entity") return near;
    for (const claim of [...near].filter((other) => Graph.nodes[other].kind === "claim")) {
      for (const edge of Graph.edgesOf(claim).filter(Showing.edge)) {
        if (Graph.nodes[Graph.otherEnd(edge, claim)].kind === "entity") near.add(Graph.otherEnd(edge, claim));
      }
    }
    return near;
  }
  function stress() {
    if (!Pictures.isNetwork()) return;
    const { selected } = State.now;
    lit = hovered !== null ? surroundings(hovered) : selected !== null && Showing.node(selected) ? surroundings(selected) : null;
    network.redraw();
  }
  const isLit = (id) => lit === null || lit.has(id);
  function drawStress(context) { // a veil over all, and what stands out once more above it
    if (lit === null) return;
    const centre = hovered === null ? State.now.selected : hovered;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 0.86;
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    const among = [...lit].flatMap((id) => Graph.edgesOf(id)).filter((edge) => lit.has(edge.from) && lit.has(edge.to) && Showing.edge(edge));
    for (const edge of new Set(among)) {
      const line = network.body.edges[edge.id], near = edge.from === centre || edge.to === centre;
      context.globalAlpha = near || Looks.LINKS.includes(edge.kind) ? 1 : 0.5;
      line.draw(context);
      line.drawArrows(context);
    }
    context.globalAlpha = 1;
    for (const id of lit) network.body.nodes[id].draw(context);
    if (Showing.node(centre)) drawRing(context, centre);
  }
  function drawRing(context, id) {
    const { x, y } = network.getPosition(id);
    context.beginPath();
    context.arc(x, y, Graph.nodes[id].size + 4 / network.getScale(), 0, 2 * Math.PI);
    context.strokeStyle = colours.ink;
    context.lineWidth = 2 / network.getScale();
    context.stroke();
  }
  network.on("afterDrawing", (context) => {
    if (!painted || !Pictures.isNetwork()) return;
    drawStress(context);
    Labels.draw(context, labelling());
  });

  // --- moving ------------------------------------------------------------------------------------
  const labelling = () => ({
    zoom: network.getScale(), positions: () => network.getPositions(), isLit, version, colours,
    first: [...new Set([State.now.selected, hovered])].filter((id) => id !== null && Showing.node(id)),
  });
  /** Return the box around some nodes and all labels. */
  function frameOf(ids, positions) {
    const marks = ids.map((id) => {
      const { x, y } = positions[id], { size } = Graph.nodes[id];
      return { left: x - size, right: x + size, top: y - size, bottom: y + size };
    });
    return [...marks, ...Labels.boxes(labelling())].reduce((frame, box) => ({
      left: Math.min(frame.left, box.left), right: Math.max(frame.right, box.right),
      top: Math.min(frame.top, box.top), bottom: Math.max(frame.bottom, box.bottom),
    }));
  }
  let fitted = false; // as it was shown last, the reader has not moved it since
  network.on("resize", () => setTimeout(() => { if (fitted) fit(false); })); // vis itself scales after it tells
  for (const moved of ["zoom", "dragStart"]) network.on(moved, () => { fitted = false; });
  /** Return what of the picture can be seen now, and at which zoom. */
  function inSight() {
    const zoom = network.getScale(), { x, y } = network.getViewPosition();
    const [across, down] = [canvas.clientWidth / 2 / zoom, canvas.clientHeight / 2 / zoom];
    return { zoom, left: x - across, right: x + across, top: y - down, bottom: y + down };
  }
  /** Show all that is shown, with its labels. */
  function fit(animation = MOVE) {
    const ids = Showing.ids(), positions = network.getPositions();
    if (!ids.length || !painted || !Pictures.isNetwork()) return;
    const view = () => ({ scale: network.getScale(), position: network.getViewPosition() });
    const before = view();
    Labels.hold(null);
    fitted = true;
    quietly(() => {
      network.fit({ nodes: ids, animation: false, maxZoomLevel: CLOSEST });
      const least = network.getScale() * LEAST_FIT;
      for (let round = 0; round < FITTINGS; round += 1) {
        const frame = frameOf(ids, positions), scale = network.getScale();
        const room = Math.min((canvas.clientWidth - 2 * MARGIN) / (frame.right - frame.left), (canvas.clientHeight - 2 * MARGIN) / (frame.bottom - frame.top));
        const position = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 };
        network.moveTo({ scale: Math.max(Math.min(scale, room), least), position, animation: false });
        if (room >= scale || scale <= least) break;
      }
      Labels.hold(inSight());
      if (animation) {
        const after = view();
        network.moveTo({ ...before, animation: false });
        setTimeout(() => network.moveTo({ ...after, animation }));
      }
    });
  }
  function zoom(factor) {
    fitted = false;
    network.moveTo({ scale: network.getScale() * factor, animation: MOVE });
  }
  function travel(id) {
    if (!Pictures.isNetwork()) return;
    fitted = false;
    if (Showing.node(id)) network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: MOVE });
  }
  /** Return the nearest node in a direction, as an arrow key means it: more ahead than aside. */
  function nextNode(from, [right, down]) {
    const positions = network.getPositions();
    const start = from === null || !Showing.node(from) ? network.getViewPosition() : positions[from];
    let best = null, least = Infinity;
    for (const id of Showing.ids()) {
      const x = positions[id].x - start.x, y = positions[id].y - start.y;
      const ahead = x * right + y * down, aside = Math.abs(x * down) + Math.abs(y * right);
      if (id !== from && ahead > 0 && aside <= ahead && ahead + 2 * aside < least) [best, least] = [id, ahead + 2 * aside];
    }
    return best;
  }
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  canvas.addEventListener("keydown", (event) => {
    const factor = { "+": 1.3, "-": 0.77 }[event.key];
    if (factor) zoom(factor);
    else if (event.key === "0") fit();
    else if (ARROWS[event.key]) {
      const id = nextNode(State.now.selected, ARROWS[event.key]);
      if (id !== null) { State.select(id); travel(id); }
    } else return;
    event.preventDefault();
  });

  // --- pointing and dragging -------------------------------------------------------------------------
  function nodeAt(pointer) {
    const found = network.getNodeAt(pointer.DOM);
    if (found !== undefined) return found;
    const { x, y } = pointer.canvas;
    const label = Labels.placed().find((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
    return label ? label.id : null;
  }
  function hover(id, at) {
    hovered = id;
    canvas.style.cursor = id === null ? "" : "pointer";
    const hint = byId("hint"), frame = byId("picture").getBoundingClientRect();
    hint.hidden = id === null || Graph.nodes[id].kind !== "claim";
    if (!hint.hidden) {
      const who = Graph.speaker(id);
      hint.replaceChildren(who ? Looks.make("strong", {}, `${who}: `) : "", Graph.words(id).slice(0, 400));
      hint.style.left = `${Math.max(8, Math.min(at.x + 14, frame.width - hint.offsetWidth - 8))}px`;
      hint.style.top = `${Math.max(8, Math.min(at.y + 14, frame.height - hint.offsetHeight - 8))}px`;
    }
    stress();
  }
  network.on("click", ({ pointer }) => { hovered = null; byId("hint").hidden = true; State.select(nodeAt(pointer)); });
  network.on("hoverNode", ({ node, pointer }) => hover(node, pointer.DOM));
  network.on("blurNode", () => hover(null));
  network.on("dragStart", ({ nodes }) => {
    hover(null);
    if (nodes.length && Graph.nodes.length <= PULLED_ALONG) {
      const loose = Graph.neighbours(nodes[0]).add(nodes[0]);
      drawn.nodes.update(Graph.nodes.map(({ id }) => ({ id, fixed: !loose.has(id) })));
      network.setOptions({ physics: { enabled: true } });
    }
  });
  network.on("dragEnd", ({ nodes }) => {
    if (nodes.length && Graph.nodes.length <= PULLED_ALONG) {
      network.setOptions({ physics: { enabled: false } });
      drawn.nodes.update(Graph.nodes.map(({ id }) => ({ id, fixed: false })));
    }
    if (nodes.length) Labels.forget();
    network.redraw();
  });
  network.on("dragging", ({ nodes }) => { if (nodes.length) Labels.forget(); });

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  for (const [event, printing] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => {
      document.documentElement.toggleAttribute("data-printing", printing);
      repaint();
      if (printing) fit(false);
    });
  }
  return { network, quietly, adapt, paint, repaint, readColours, stress, fit, zoom, travel, isLit, lit: () => lit };
})();
