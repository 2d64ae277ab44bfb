/* Which picture is shown, how near, and what in it stands out; saving it as SVG or PNG. */
"use strict";
const Pictures = (() => {
  const { byId, make } = Looks;
  const { el } = Draw;
  const KINDS = { topics: Bands, sides: Sides, when: Days };
  const NEAREST = 6, DIM = 0.1;
  const frame = byId("argued");
  let marks = [], svg = null, zoomed = 1, pointed = null;

  const isNetwork = () => State.now.picture === "all";
  /** Make an element stand out with some claims, and choose something when it is clicked. */
  function mark(element, claims, chooses = {}) {
    marks.push({ element, claims: new Set(claims) });
    element.addEventListener("pointerenter", () => point(claims, element));
    element.addEventListener("pointerleave", () => point(null));
    const choose = (event) => {
      if (event.target.closest?.("a")) return;
      event.stopPropagation();
      point(null);
      if (chooses.story) State.set({ story: chooses.story });
      else if (chooses.claims) Panel.showClaims(chooses.claims);
      else if (chooses.between) State.set({ between: chooses.between, selected: null });
      else if (chooses.selected !== undefined) State.select(chooses.selected);
    };
    element.addEventListener("click", choose);
    element.style.cursor = "pointer";
    if (chooses.label) {
      for (const [name, value] of [["tabindex", 0], ["role", "button"], ["aria-label", chooses.label.slice(0, 200)]]) element.setAttribute(name, value);
      element.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(event); } });
    }
    return element;
  }
  function point(claims, element) {
    pointed = claims && new Set(claims);
    const hint = byId("hint");
    hint.hidden = !claims || element.tagName !== "path";
    if (!hint.hidden) {
      const some = claims.slice(0, 3).map((claim) => make("p", {}, make("strong", {}, `${Argued.nameOf(Argued.who(claim))}: `), Graph.words(claim).slice(0, 220)));
      hint.replaceChildren(...some, claims.length > 3 ? make("p", { class: "note" }, `and ${claims.length - 3} more`) : "");
      const box = element.getBoundingClientRect(), around = byId("picture").getBoundingClientRect();
      hint.style.left = `${Math.max(8, Math.min(box.left + box.width / 2 - around.left - hint.offsetWidth / 2, around.width - hint.offsetWidth - 8))}px`;
      hint.style.top = `${Math.max(8, Math.min((box.top + box.bottom) / 2 - around.top + 16, around.height - hint.offsetHeight - 8))}px`;
    }
    stress();
  }
  function stress() {
    const lit = pointed || Argued.meant();
    for (const { element, claims } of marks) {
      const stands = !lit || [...claims].some((claim) => lit.has(claim));
      element.setAttribute("opacity", stands ? 1 : DIM);
      element.classList.toggle("lit", Boolean(lit) && stands);
    }
  }
  function draw() {
    frame.hidden = isNetwork();
    byId("canvas").inert = State.now.asList || !isNetwork();
    for (const button of byId("pictures").children) button.setAttribute("aria-pressed", String(button.dataset.picture === State.now.picture));
    byId("lanes").hidden = State.now.picture !== "when" || !Graph.stories().length;
    for (const button of byId("lanes").children) button.setAttribute("aria-pressed", String((button.dataset.lanes || "") === State.now.lanes));
    byId("picture-note").hidden = true;
    if (isNetwork()) return;
    marks = [];
    pointed = null;
    byId("hint").hidden = true;
    const room = { width: Math.max(320, frame.clientWidth), height: Math.max(240, frame.clientHeight - 4), zoom: zoomed };
    const drawn = KINDS[State.now.picture].draw(room), width = Math.round(drawn.width || room.width), height = Math.round(drawn.height);
    svg = el("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": Draw.FAMILY, role: "group" },
      el("rect", { width, height, fill: Draw.colour("paper") }), drawn.marks);
    svg.addEventListener("click", () => State.set({ selected: null, between: null }));
    frame.replaceChildren(svg);
    byId("picture-note").textContent = drawn.note || "";
    byId("picture-note").hidden = !drawn.note;
    stress();
  }
  /** Come nearer or go farther; 0 shows all. */
  function zoom(factor) {
    const middle = (frame.scrollTop + frame.clientHeight / 2) / Math.max(1, frame.scrollHeight);
    zoomed = factor ? Math.min(NEAREST, Math.max(1, zoomed * factor)) : 1;
    if (Math.abs(zoomed - 1) < 0.05) zoomed = 1;
    draw();
    frame.scrollTop = middle * frame.scrollHeight - frame.clientHeight / 2;
  }
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });
  frame.addEventListener("keydown", (event) => {
    const factor = { "+": 1.3, "-": 0.77, 0: 0 }[event.key];
    if (factor === undefined) return;
    event.preventDefault();
    zoom(factor);
  });
  let width = 0;
  new ResizeObserver(() => {
    if (isNetwork() || !svg || Math.abs(frame.clientWidth - width) + Math.abs(frame.clientHeight - (frame.dataset.tall || 0)) < 2) return;
    width = frame.clientWidth;
    frame.dataset.tall = frame.clientHeight;
    draw();
  }).observe(frame);
  for (const button of byId("pictures").children) button.addEventListener("click", () => { zoomed = 1; frame.scrollTo(0, 0); State.set({ picture: button.dataset.picture }); });
  for (const button of byId("lanes").children) button.addEventListener("click", () => State.set({ lanes: button.dataset.lanes || "" }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  for (const event of ["beforeprint", "afterprint"]) addEventListener(event, () => setTimeout(draw));

  return { mark, draw, stress, zoom, isNetwork, current: () => svg };
})();
