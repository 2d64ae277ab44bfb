/* What the reader asked for: one selected node, filters, a neighbourhood. It stands in the address after
   the #, so that a link reopens it; what stands there is checked, for anyone may have written it. */
"use strict";
const State = (() => {
  const START = {
    selected: null, between: null, focus: null, steps: 1, asList: false, picture: "topics", lanes: "",
    hiddenKinds: [], hiddenEdges: [], speaker: null, outlet: null, modality: "", story: "", since: "", until: "", undated: true,
  };
  const PICTURES = ["topics", "sides", "when", "all"];
  const FILTERS = ["speaker", "outlet", "modality", "story", "since", "until", "undated"];
  const PUSHED = ["selected", "between", "focus", "steps", "picture"]; // what the browser's Back goes back over
  const WRITE_MS = 120; // browsers refuse an address that changes with every step of a slider
  const listeners = [];
  const now = { ...START };
  let waiting = 0;

  const DAY = /^\d{4}(-\d{2}){0,2}$/;
  const node = (text) => (text !== null && Graph.id(text) !== undefined ? Graph.id(text) : null);
  const pair = (text) => {
    const ids = (text || "").split(" ").map(node);
    return ids.length === 2 && ids.every((id) => id !== null && ["claim", "entity"].includes(Graph.nodes[id].kind)) ? ids : null;
  };
  const some = (text, known) => (text || "").split(",").filter((name) => known.includes(name));

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const day = (name) => (DAY.test(asked.get(name) || "") ? asked.get(name) : "");
    const modality = asked.get("modality") || "";
    return {
      selected: node(asked.get("node")),
      between: pair(asked.get("between")),
      picture: PICTURES.includes(asked.get("picture")) ? asked.get("picture") : START.picture,
      lanes: asked.get("lanes") === "stories" ? "stories" : "",
      story: Graph.stories().includes(asked.get("story")) ? asked.get("story") : "",
      focus: node(asked.get("around")),
      steps: asked.get("steps") === "2" ? 2 : 1,
      asList: asked.get("list") === "yes",
      hiddenKinds: some(asked.get("hide"), ["entity", "claim", "document", "outlet"]),
      hiddenEdges: some(asked.get("hide-edges"), Graph.edgeKinds()),
      speaker: node(asked.get("speaker")),
      outlet: node(asked.get("outlet")),
      modality: Graph.facts.some((fact) => fact.modality === modality) ? modality : "",
      since: day("since"),
      until: day("until"),
      undated: asked.get("undated") !== "no",
    };
  }

  function fragment() {
    const key = (id) => (id === null ? "" : Graph.key(id));
    const told = {
      picture: now.picture === START.picture ? "" : now.picture, lanes: now.lanes, story: now.story,
      between: now.between ? now.between.map(key).join(" ") : "",
      node: key(now.selected), around: key(now.focus), steps: now.focus !== null && now.steps === 2 ? "2" : "",
      list: now.asList ? "yes" : "", hide: now.hiddenKinds.join(","), "hide-edges": now.hiddenEdges.join(","),
      speaker: key(now.speaker), outlet: key(now.outlet), modality: now.modality,
      since: now.since, until: now.until, undated: now.undated ? "" : "no",
    };
    return new URLSearchParams(Object.entries(told).filter(([, value]) => value)).toString();
  }

  function write(push) {
    clearTimeout(waiting);
    const address = `#${fragment()}`;
    if (address === (location.hash || "#")) return;
    try {
      history[push ? "pushState" : "replaceState"](null, "", address);
    } catch {
      // a page inside a notebook has no address of its own
    }
  }

  function tell(changed) {
    for (const listener of listeners) listener(changed);
  }

  const differing = (changes) => Object.keys(changes).filter((name) => String(now[name]) !== String(changes[name]));

  /** Change what is asked for; listeners get the names of what changed. */
  function set(changes) {
    const changed = differing(changes);
    if (!changed.length) return;
    Object.assign(now, changes);
    if (changed.some((name) => PUSHED.includes(name))) write(true);
    else {
      clearTimeout(waiting);
      waiting = setTimeout(write, WRITE_MS, false);
    }
    tell(changed);
  }

  /** Do what the address says. */
  function reopen() {
    const asked = read(), changed = differing(asked);
    Object.assign(now, asked);
    if (changed.length) tell(changed);
  }

  const isFiltered = () => FILTERS.some((name) => now[name] !== START[name]);
  const clearFilters = () => set(Object.fromEntries(FILTERS.map((name) => [name, START[name]])));
  const showAll = () => set({ ...START, selected: now.selected, between: now.between, asList: now.asList, picture: now.picture, lanes: now.lanes });
  const toggle = (name, value) =>
    set({ [name]: now[name].includes(value) ? now[name].filter((other) => other !== value) : [...now[name], value] });

  for (const event of ["popstate", "hashchange"]) addEventListener(event, reopen);
  return {
    now, set, toggle, reopen, isFiltered, clearFilters, showAll,
    listen: (listener) => listeners.push(listener),
    select: (id) => set({ selected: id, between: null }),
  };
})();
