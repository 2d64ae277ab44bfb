/* Which nodes and edges the filters, the legend and the neighbourhood leave to be seen. */
"use strict";
const Showing = (() => {
  let shown = [], passing = [], inPart = [];

  const inTime = (day) => {
    const { since, until, undated } = State.now;
    if (!day) return undated;
    return (!since || day >= since) && (!until || day.slice(0, until.length) <= until);
  };
  const inStory = (story) => !State.now.story || story === State.now.story;
  const tests = { // of claims, by the filter that asks for them
    time: (id) => inTime(Graph.published(id)),
    outlet: (id) => inOutlet(id),
    story: (id) => inStory(Graph.storyOf(id)),
    speaker: (id) => State.now.speaker === null || Graph.origins(id, "says").includes(State.now.speaker),
    modality: (id) => !State.now.modality || Graph.facts[id].modality === State.now.modality,
  };
  /** Tell whether a claim passes all filters but one: what a choice there would leave. */
  const wouldPass = (id, but) => Object.entries(tests).every(([name, test]) => name === but || test(id));
  const isWanted = {
    claim: (id) => Object.values(tests).every((test) => test(id)),
    document(id) {
      const claims = Graph.targets(id, "reports");
      const asked = State.now.speaker !== null || State.now.modality;
      if (!inStory(Graph.facts[id].story)) return false;
      return asked ? claims.some((claim) => passing[claim]) : inTime(Graph.facts[id].published || "") && inOutlet(id);
    },
    outlet(id) {
      const articles = Graph.targets(id, "published");
      return !articles.length || articles.some((article) => passing[article]);
    },
    entity(id) {
      const claims = [...Graph.neighbours(id)].filter((other) => Graph.nodes[other].kind === "claim");
      return !claims.length || claims.some((claim) => passing[claim]);
    },
  };
  const inOutlet = (id) => State.now.outlet === null || Graph.outletsOf(id).includes(State.now.outlet);

  /** Return the ids within so many steps, over edges of the kinds that are switched on. */
  function within(start, steps, may) {
    let edge = [start];
    const reached = new Set(edge);
    for (let step = 0; step < steps; step += 1) {
      edge = edge.flatMap((id) => Graph.edgesOf(id)
        .filter(({ kind }) => !State.now.hiddenEdges.includes(kind))
        .map((one) => Graph.otherEnd(one, id))
        .filter((other) => may(other) && !reached.has(other)));
      for (const id of edge) reached.add(id);
    }
    return reached;
  }

  function update() {
    passing = [];
    for (const kind of ["claim", "document", "outlet", "entity"]) {
      for (const id of Graph.all(kind)) passing[id] = isWanted[kind](id);
    }
    const { focus, steps, hiddenKinds } = State.now;
    const near = focus === null ? null : within(focus, steps, (id) => passing[id] !== false);
    inPart = Graph.nodes.map(({ id }) => passing[id] !== false && (!near || near.has(id)));
    shown = Graph.nodes.map(({ id, kind }) => inPart[id] && !hiddenKinds.includes(kind));
  }

  return {
    update, wouldPass,
    passes: (id) => inPart[id] === true,
    node: (id) => shown[id] === true,
    edge: ({ from, to, kind }) => shown[from] && shown[to] && !State.now.hiddenEdges.includes(kind),
    ids: () => Graph.nodes.map((node) => node.id).filter((id) => shown[id]),
    count: (kind) => Graph.all(kind).filter((id) => shown[id]).length,
  };
})();
