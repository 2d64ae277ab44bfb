/* What the page knows: nodes, edges and facts as they came with it, and what touches what.
   Filled by Graph.add; ids are places in `nodes`, keys ("entity:1f3a5c7e") hold beyond this page. */
"use strict";
const Graph = (() => {
  const nodes = [], edges = [], facts = [], out = [], into = [];
  const byKey = new Map(), joined = new Set();

  /** Take in nodes, edges and facts, those known already once; return the ids of the new nodes. */
  function add(more) {
    const fresh = [];
    const ids = more.nodes.map((node, index) => {
      const { key } = more.facts[index];
      if (!byKey.has(key)) {
        byKey.set(key, nodes.length);
        fresh.push(nodes.length);
        nodes.push({ ...node, id: nodes.length });
        facts.push(more.facts[index]);
        out.push([]);
        into.push([]);
      }
      return byKey.get(key);
    });
    for (const edge of more.edges) {
      const from = ids[edge.from], to = ids[edge.to], name = `${from} ${to} ${edge.kind}`;
      if (joined.has(name)) continue;
      joined.add(name);
      const known = { id: edges.length, from, to, kind: edge.kind, why: edge.why || "", worth: edge.worth || 0 };
      edges.push(known);
      out[from].push(known);
      into[to].push(known);
    }
    return fresh;
  }

  const all = (kind) => nodes.filter((node) => node.kind === kind).map((node) => node.id);
  const targets = (id, kind) => out[id].filter((edge) => edge.kind === kind).map((edge) => edge.to);
  const origins = (id, kind) => into[id].filter((edge) => edge.kind === kind).map((edge) => edge.from);
  const edgesOf = (id) => [...out[id], ...into[id]];
  const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);
  const neighbours = (id) => new Set(edgesOf(id).map((edge) => otherEnd(edge, id)));
  const degree = (id) => out[id].length + into[id].length;

  const words = (id) => facts[id].statement || facts[id].content || facts[id].name || facts[id].title || facts[id].label || nodes[id].label;
  const documentOf = (claim) => origins(claim, "reports")[0];
  const outletsOf = (id) => {
    const article = nodes[id].kind === "claim" ? documentOf(id) : id;
    return article === undefined ? [] : origins(article, "published");
  };
  const published = (id) => {
    const article = documentOf(id);
    return facts[id].published || (article === undefined ? "" : facts[article].published) || "";
  };
  const storyOf = (claim) => { const article = documentOf(claim); return (article !== undefined && facts[article].story) || ""; };
  const stories = () => [...new Set(all("document").map((id) => facts[id].story).filter(Boolean))];
  const storyTitle = (story) => facts.find((fact) => fact.story === story)?.storyTitle || story;
  const newestFirst = (a, b) => (published(a) < published(b)) - (published(a) > published(b)) || a - b;
  const speaker = (claim) => origins(claim, "says").map(words).join(", ") || facts[claim].source || "";

  /** Return the names of a node as [form, [why, ...]], the one it is listed under first. */
  function names(id) {
    if (facts[id].names) return facts[id].names;
    const aliases = [facts[id].aliases || []].flat();
    return [words(id), ...aliases.filter((alias) => alias !== words(id))].map((form) => [form, []]);
  }

  return {
    nodes, edges, facts, add, all, targets, origins, edgesOf, otherEnd, neighbours, degree,
    words, documentOf, outletsOf, published, newestFirst, speaker, names, storyOf, stories, storyTitle,
    id: (key) => byKey.get(key),
    key: (id) => facts[id].key,
    edgeKinds: () => [...new Set(edges.map((edge) => edge.kind))].sort(),
  };
})();
