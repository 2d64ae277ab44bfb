/* What the pictures of an argument are made of: of the claims that the filters leave, who speaks of what, who
   is against whom, who changed a position. A speaker is a node, or the words that name one nobody could tell. */
"use strict";
const Argued = (() => {
  const STANCES = ["says", "denies", "for", "against"];
  const WORDS = { says: "says", denies: "denies", for: "is for it", against: "is against it" };
  const claims = () => Graph.all("claim").filter(Showing.passes);
  const stance = (claim) => Graph.facts[claim].stance || "says";
  const speaker = (claim) => Graph.origins(claim, "says")[0];
  const who = (claim) => speaker(claim) ?? (Graph.facts[claim].source || "not named");
  const nameOf = (one) => (typeof one === "number" ? Graph.words(one) : one);
  const typeOf = (one) => (typeof one === "number" ? Graph.facts[one].type : "");
  const isNode = (one) => typeof one === "number";

  /** Return the links of some stances of which a side passes the filters, or with `both` each side. */
  function links(stances, both = false) {
    const test = both ? "every" : "some";
    return Graph.edges.filter((edge) => stances.includes(Looks.stanceOf(edge.kind))
      && !State.now.hiddenEdges.includes(edge.kind) && [edge.from, edge.to][test](Showing.passes));
  }
  const ends = (edge) => [who(edge.from), who(edge.to)];
  const pairKey = (edge) => ends(edge).map(String).sort().join("\n");

  /** Return one dispute for each pair that disputes, the most telling first, with how many more they have. */
  function disputes() {
    const found = new Map();
    for (const edge of links(["against"]).sort((a, b) => b.worth - a.worth || a.id - b.id)) {
      const key = pairKey(edge);
      if (found.has(key)) found.get(key).more += 1;
      else found.set(key, { edge, more: 0 });
    }
    return [...found.values()];
  }
  /** Return whoever is against, or agrees with, another: {a, b, against: [edges], with: [edges]}. */
  function pairs() {
    const found = new Map();
    for (const edge of links(["against", "with"])) {
      const [a, b] = ends(edge), key = pairKey(edge);
      if (nameOf(a) === nameOf(b)) continue;
      if (!found.has(key)) found.set(key, { a, b, against: [], with: [] });
      found.get(key)[Looks.stanceOf(edge.kind)].push(edge);
    }
    const size = ({ against, with: agree }) => 3 * against.length + agree.length;
    return [...found.values()].sort((one, other) => size(other) - size(one) || Math.min(...ids(one)) - Math.min(...ids(other)));
  }
  const ids = ({ against, with: agree }) => [...against, ...agree].map((edge) => edge.id);

  /** Return the speakers and topics of most claims, and who speaks of what in which stance. */
  function ties(mostSpeakers, mostTopics) {
    const spoken = new Map(), topics = new Map(), disputed = new Set(links(["against"]).flatMap((edge) => [edge.from, edge.to]));
    const put = (map, key, claim) => (map.has(key) ? map.get(key).push(claim) : map.set(key, [claim]));
    let unnamed = 0;
    for (const claim of claims()) {
      const about = Graph.targets(claim, "about");
      if (speaker(claim) === undefined) { unnamed += 1; continue; }
      if (!about.length) continue;
      put(spoken, speaker(claim), claim);
      for (const topic of about) if (topic !== speaker(claim)) put(topics, topic, claim);
    }
    const worth = (list) => list.length + 2 * list.filter((claim) => disputed.has(claim)).length;
    const best = (map, most) => [...map].sort((a, b) => worth(b[1]) - worth(a[1]) || a[0] - b[0]).slice(0, most).map(([id]) => id);
    const mainTopics = new Set(best(topics, mostTopics)), bands = new Map();
    const speakers = best(new Map([...spoken].filter(([, list]) => list.some((claim) => Graph.targets(claim, "about").some((topic) => mainTopics.has(topic))))), mostSpeakers);
    for (const one of speakers) {
      for (const claim of spoken.get(one)) {
        for (const topic of Graph.targets(claim, "about").filter((other) => mainTopics.has(other) && other !== one)) {
          const key = `${one} ${topic} ${stance(claim)}`;
          if (!bands.has(key)) bands.set(key, { speaker: one, topic, stance: stance(claim), claims: [] });
          bands.get(key).claims.push(claim);
        }
      }
    }
    const all = [...bands.values()], has = (side, id) => all.some((band) => band[side] === id);
    return {
      bands: all, unnamed, speakers: speakers.filter((id) => has("speaker", id)), topics: [...mainTopics].filter((id) => has("topic", id)),
      every: { speakers: spoken.size, topics: topics.size },
    };
  }
  /** Return where one speaker says otherwise than before: [earlier claim, later claim, edge]. */
  function changes() {
    return links(["changed", "against"], true).filter((edge) => who(edge.from) === who(edge.to) && speaker(edge.from) !== undefined)
      .map((edge) => (Graph.published(edge.from) <= Graph.published(edge.to) ? [edge.from, edge.to, edge] : [edge.to, edge.from, edge]));
  }
  /** Return which claims are meant by what is selected; null where nothing is. */
  function meant() {
    const { selected, between } = State.now;
    if (between) return new Set(between.flatMap((id) => of(id)).filter((claim, at, all) => (Graph.nodes[between[0]].kind === "claim" ? true : isShared(claim, between))));
    return selected === null ? null : new Set(of(selected).flatMap((claim) => (Graph.nodes[selected].kind === "claim" ? [claim, ...others(claim)] : [claim])));
  }
  const others = (claim) => Graph.edgesOf(claim).filter((edge) => Looks.LINKS.includes(edge.kind)).map((edge) => Graph.otherEnd(edge, claim));
  function of(id) { // the claims of a node
    const { kind } = Graph.nodes[id];
    if (kind === "claim") return [id];
    if (kind === "entity") return [...Graph.targets(id, "says"), ...Graph.origins(id, "about")];
    if (kind === "document") return Graph.targets(id, "reports");
    return Graph.targets(id, "published").flatMap((article) => Graph.targets(article, "reports"));
  }
  /** Tell whether a claim is of one of two names and on the other, or stands against or with a claim of the other. */
  function isShared(claim, [a, b]) {
    const touches = (one) => who(claim) === one, about = (one) => Graph.targets(claim, "about").includes(one);
    return (touches(a) && about(b)) || (touches(b) && about(a))
      || [[a, b], [b, a]].some(([one, other]) => touches(one) && others(claim).some((far) => who(far) === other));
  }
  return { STANCES, WORDS, claims, stance, speaker, who, nameOf, typeOf, isNode, links, disputes, pairs, ties, changes, meant, isShared, of };
})();
