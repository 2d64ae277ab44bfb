/* The picture as a file of its own: SVG, or PNG at twice its size. */
"use strict";
const Saving = (() => {
  const { byId } = Looks;
  const SCALE = 2, WIDEST = 8000; // pixels of a PNG
  const name = (suffix) => `${(document.title || "picture").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "picture"}-${State.now.picture}.${suffix}`;

  function keep(part, suffix) {
    const href = URL.createObjectURL(part);
    const link = Looks.make("a", { href, download: name(suffix) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  }
  /** Return the picture as text of an SVG that stands alone. */
  function asSvg() {
    const svg = Pictures.isNetwork() ? network() : Pictures.current().cloneNode(true);
    return new XMLSerializer().serializeToString(svg);
  }
  function network() { // nodes, edges and labels where the canvas has them
    const { el, text, colour } = Draw, at = Picture.network.getPositions(), ids = Showing.ids().filter((id) => at[id]);
    const xs = ids.map((id) => at[id].x), ys = ids.map((id) => at[id].y), left = Math.min(...xs) - 120, top = Math.min(...ys) - 60;
    const width = Math.round(Math.max(...xs) - left + 120), height = Math.round(Math.max(...ys) - top + 60);
    const lines = Graph.edges.filter(Showing.edge).map((edge) => el("path", {
      d: `M${at[edge.from].x} ${at[edge.from].y}L${at[edge.to].x} ${at[edge.to].y}`, stroke: colour(edge.kind), "stroke-width": Looks.lineOf(edge.kind).width, "stroke-opacity": Looks.lineOf(edge.kind).strength,
    }));
    const dots = ids.map((id) => el("circle", { cx: at[id].x, cy: at[id].y, r: Graph.nodes[id].size, fill: colour(Graph.nodes[id].kind) }));
    const labels = Labels.placed().map((box) => text(Graph.nodes[box.id].label, box.x, box.top + 11, { "text-anchor": "middle" }));
    return el("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `${left} ${top} ${width} ${height}`, "font-family": Draw.FAMILY },
      el("rect", { x: left, y: top, width, height, fill: colour("paper") }), lines, dots, labels);
  }
  const address = (words) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(words)}`;
  function asPng() {
    return new Promise((resolve, reject) => {
      const words = asSvg(), image = new Image();
      image.onload = () => {
        const scale = Math.min(SCALE, WIDEST / Math.max(image.width, image.height));
        const canvas = Looks.make("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
        const context = canvas.getContext("2d");
        context.scale(scale, scale);
        context.drawImage(image, 0, 0);
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("it is too large"))), "image/png");
      };
      image.onerror = () => reject(new Error("the picture could not be drawn"));
      image.src = address(words);
    });
  }
  byId("save-svg").addEventListener("click", () => keep(new Blob([asSvg()], { type: "image/svg+xml" }), "svg"));
  byId("save-png").addEventListener("click", () => asPng().then((png) => keep(png, "png"), (error) => { byId("trouble").textContent = `Could not save: ${error.message}`; }));
  return { asSvg, asPng };
})();
