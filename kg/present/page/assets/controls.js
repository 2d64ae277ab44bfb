/* The legend, which switches kinds of nodes and edges; the filters; the notice of a neighbourhood. */
"use strict";
const Controls = (() => {
  const { byId, make } = Looks;

  // --- legend ------------------------------------------------------------------------------------
  function toggle(name, value, picture, text) {
    const isOn = !State.now[name].includes(value);
    return make("button", {
      type: "button", "aria-pressed": String(isOn), title: "Show or hide", "data-toggles": value, onclick: () => State.toggle(name, value),
    }, picture, text);
  }
  const linksOf = (kind) => Graph.edges.filter((edge) => edge.kind === kind && (Showing.passes(edge.from) || Showing.passes(edge.to))).length;
  function showLegend() {
    const focused = document.activeElement && document.activeElement.dataset.toggles;
    const whole = Pictures.isNetwork(), kinds = whole ? Looks.KINDS.filter((kind) => Graph.all(kind).length) : [];
    const weight = (kind) => (Looks.LINKS.includes(kind) ? 0 : 1);
    const edges = Graph.edgeKinds().filter((kind) => whole || Looks.LINKS.includes(kind)).sort((a, b) => weight(a) - weight(b) || Looks.LINKS.indexOf(a) - Looks.LINKS.indexOf(b));
    byId("legend").replaceChildren(
      ...kinds.map((kind) => toggle("hiddenKinds", kind, Looks.icon(kind), Looks.count(Graph.all(kind).filter(Showing.passes).length, kind))),
      ...(whole ? [] : Argued.STANCES.map((stance) => make("span", { class: "key" }, Looks.line(`stance-${stance}`), Argued.WORDS[stance]))),
      make("span", { class: "gap" }),
      ...edges.map((kind) => toggle("hiddenEdges", kind, Looks.line(kind), `${kind.replaceAll("_", " ")}${whole ? "" : ` ${linksOf(kind)}`}`)),
    );
    if (focused) byId("legend").querySelector(`[data-toggles="${CSS.escape(focused)}"]`)?.focus();
  }

  // --- filters -----------------------------------------------------------------------------------
  const cut = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
  function fillSelect(name, any, options) {
    const select = byId(name);
    select.replaceChildren(make("option", { value: "" }, any), ...options.map(([value, text]) => make("option", { value }, cut(text))));
    select.value = State.now[name] === null ? "" : String(State.now[name]);
    select.closest("label").hidden = options.length < 2 && !select.value;
  }
  function fill() {
    const claims = Graph.all("claim"), left = (but, test) => claims.filter((id) => Showing.wouldPass(id, but) && test(id)).length;
    const counts = new Map();
    for (const claim of claims.filter((id) => Showing.wouldPass(id, "speaker"))) for (const id of Graph.origins(claim, "says")) counts.set(id, (counts.get(id) || 0) + 1);
    const said = (id) => counts.get(id) || 0;
    const speakers = Graph.nodes.map((node) => node.id).filter((id) => said(id) || id === State.now.speaker).sort((a, b) => said(b) - said(a) || a - b);
    fillSelect("speaker", "Anyone", speakers.map((id) => [id, `${Graph.words(id)} (${said(id)})`]));
    fillSelect("outlet", "Any outlet", Graph.all("outlet").map((id) => [id, Graph.words(id)]));
    const modalities = [...new Set(claims.map((id) => Graph.facts[id].modality).filter(Boolean))].sort();
    const stories = Graph.stories().map((story) => [story, left("story", (id) => Graph.storyOf(id) === story)]).filter(([story, count]) => count || story === State.now.story);
    fillSelect("story", "Any story", stories.sort((a, b) => b[1] - a[1]).map(([story, count]) => [story, `${Graph.storyTitle(story).slice(0, 48)} (${count})`]));
    fillSelect("modality", "Any way", modalities.map((modality) => [modality, modality]));
  }
  for (const [name, value] of [["speaker", Number], ["outlet", Number], ["modality", String], ["story", String]]) {
    const none = value === String ? "" : null;
    byId(name).addEventListener("change", (event) => State.set({ [name]: event.target.value === "" ? none : value(event.target.value) }));
  }
  byId("clear").addEventListener("click", () => State.clearFilters());
  byId("filter-button").addEventListener("click", () => {
    const open = byId("filters").classList.toggle("open");
    byId("filter-button").setAttribute("aria-expanded", String(open));
  });

  // --- what is filtered ----------------------------------------------------------------------------
  function showNotice() {
    const { focus, steps } = State.now;
    byId("clear").hidden = !State.isFiltered();
    const shown = Pictures.isNetwork() ? Showing.count("claim") : Argued.claims().length, every = Graph.all("claim").length;
    byId("count").textContent = shown === every ? Looks.count(every, "claim") : `${shown} of ${Looks.count(every, "claim")}`;
    byId("notice").hidden = focus === null;
    if (focus === null) return;
    const button = (text, action, pressed) => make("button", { type: "button", class: "small", onclick: action, ...(pressed === undefined ? {} : { "aria-pressed": String(pressed) }) }, text);
    byId("notice").replaceChildren(
      make("span", {}, "Only around ", make("strong", {}, cut(Graph.words(focus)))),
      ...[1, 2].map((wanted) => button(wanted === 1 ? "1 step" : "2 steps", () => State.set({ steps: wanted }), steps === wanted)),
      button("Show all", () => State.set({ focus: null })),
    );
  }

  byId("zoom").addEventListener("click", (event) => {
    const factor = Number(event.target.dataset.zoom);
    if (!("zoom" in event.target.dataset)) return;
    if (!Pictures.isNetwork()) Pictures.zoom(factor);
    else if (factor) Picture.zoom(factor);
    else Picture.fit();
  });
  return { fill, update: () => { showLegend(); showNotice(); fill(); } };
})();
