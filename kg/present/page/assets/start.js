/* Reads what came with the page, and keeps picture, panel and controls in step with what is asked for. */
"use strict";
const Start = (() => {
  const { read } = Looks;
  const FILTERS = ["hiddenKinds", "hiddenEdges", "speaker", "outlet", "modality", "story", "picture", "since", "until", "undated"];
  const PART = ["focus", "steps"];

  function update(changed) {
    const filtered = changed.some((name) => FILTERS.includes(name) || PART.includes(name));
    if (filtered) {
      Showing.update();
      Picture.paint();
      Pictures.draw();
      Controls.update();
      Time.update();
    } else if (changed.includes("lanes")) Pictures.draw();
    else if (Pictures.isNetwork()) Picture.stress();
    else Pictures.stress();
    if (filtered) Picture.fit();
    if (filtered || changed.includes("asList")) Listing.update();
    Panel.show();
  }
  function grown() { // the server sent more
    Picture.readColours();
    Picture.adapt();
    Search.update();
    Time.fill();
    update(FILTERS);
  }


  Picture.quietly(() => {
    Graph.add({ nodes: read("nodes"), edges: read("edges"), facts: read("facts") });
    Picture.readColours();
    Picture.adapt();
    Search.update();
    Time.fill();
    State.reopen();
    update(FILTERS);
    Picture.fit(false);
  });
  if (Pictures.isNetwork()) Picture.network.once("afterDrawing", () => { document.body.dataset.drawn = "yes"; });
  else document.body.dataset.drawn = "yes";
  if (Pictures.isNetwork()) Picture.network.redraw();
  if (State.now.selected !== null && State.now.focus === null) Picture.travel(State.now.selected);
  State.listen(update);

  const wanted = new URLSearchParams(location.hash.slice(1)).get("node");
  if (wanted && Graph.id(wanted) === undefined && Served.canBring()) Served.bring(wanted).then(() => State.reopen(), () => {});
  return { grown };
})();
// For the tests and the browser's console.
window.graphPage = {
  network: Picture.network, select: State.select, state: State.now, labels: Labels.placed,
  get keys() { return Graph.facts.map((fact) => fact.key); },
  saved: Saving,
  isShown: (key) => Showing.node(Graph.id(key)),
  lit: () => (Picture.lit() === null ? null : [...Picture.lit()].map(Graph.key)),
};
