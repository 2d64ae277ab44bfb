/* What the page asks of the server that sent it, if one did: more neighbours, more names, the article to read.
   A page from a file has none of these addresses and asks nothing. */
"use strict";
const Served = (() => {
  const { byId, make, icon } = Looks;
  const address = document.body.dataset;
  const AWAY = 46, ROUNDS = 40; // pixels between new nodes and all others; how often they are pushed

  async function ask(url) {
    const answer = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
    return answer.json();
  }
  /** Bring what surrounds a node into the page; it need not be in it yet. */
  async function bring(key) {
    const more = await ask(`${address.neighbourhood}?node=${encodeURIComponent(key)}`);
    const centre = Graph.id(key), places = new Map(more.facts.map((fact, index) => [fact.key, more.nodes[index]]));
    const at = centre === undefined || !Pictures.isNetwork() ? { x: 0, y: 0 } : Picture.network.getPosition(centre);
    const from = places.get(key) || { x: 0, y: 0 };
    const fresh = Graph.add(more);
    for (const id of fresh) Object.assign(Graph.nodes[id], { x: at.x + Graph.nodes[id].x - from.x, y: at.y + Graph.nodes[id].y - from.y });
    pushAway(fresh);
    Start.grown();
    return Graph.id(key);
  }
  function pushAway(fresh) {
    const positions = Picture.network.getPositions();
    const at = Graph.nodes.map((node) => positions[node.id] || node);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const id of fresh) {
        for (let other = 0; other < at.length; other += 1) {
          const x = at[id].x - at[other].x || 0.1, y = at[id].y - at[other].y, far = Math.hypot(x, y);
          if (other === id || far >= AWAY) continue;
          at[id].x += (x / far) * (AWAY - far) * 0.6;
          at[id].y += (y / far) * (AWAY - far) * 0.6;
        }
      }
    }
  }
  async function go(key) {
    byId("trouble").textContent = "";
    try {
      const id = await bring(key);
      if (id !== undefined) Panel.go(id);
    } catch (error) {
      byId("trouble").textContent = `Could not load more: ${error.message}`;
    }
  }
  async function search(words, known, show) {
    if (!address.search) return;
    try {
      const found = await ask(`${address.search}?q=${encodeURIComponent(words)}`);
      show(found.filter(({ key }) => !known.has(key)).map(({ key, kind, label, note }) =>
        make("button", { type: "button", onclick: () => go(key) }, icon(kind),
          make("span", {}, label, make("small", {}, note || "not in the picture yet")))));
    } catch {
      show([]);
    }
  }
  function readingLink(article, claim) {
    if (!address.article || article === undefined || !Graph.facts[article].document) return [];
    const place = claim === undefined ? "" : `#claim-${encodeURIComponent(Graph.facts[claim].claim)}`;
    const href = `${address.article}/${encodeURIComponent(Graph.facts[article].document)}${place}`;
    return [make("p", {}, make("a", { href }, "Read it in the article"))];
  }
  const more = (id) => address.neighbourhood
    ? make("p", {}, make("button", { type: "button", class: "small", onclick: () => go(Graph.key(id)) }, "Load all that is around it")) : null;

  return { bring, search, readingLink, more, canBring: () => Boolean(address.neighbourhood) };
})();
