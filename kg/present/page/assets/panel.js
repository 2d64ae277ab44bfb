/* The panel beside the picture: what is known of the selected node, or of all of them together. */
"use strict";
const Panel = (() => {
  const { make, byId, capital, nodeIcon, headingOf } = Looks;
  const LIST_LENGTH = 12, DISPUTES = 5, SHORT_LENGTH = 8;

  const go = (id) => { State.select(id); Picture.travel(id); };
  const link = (id) => make("button", { type: "button", class: "go", onclick: () => go(id) }, Graph.words(id));
  const note = (...words) => make("p", { class: "note" }, ...words);
  const joined = (values) => values.flatMap((value, index) => (index ? [", ", value] : [value]));

  // --- lists ------------------------------------------------------------------------------------
  function spoken(id) {
    const said = Graph.targets(id, "says").length, about = Graph.origins(id, "about").length;
    const claims = (count) => `${count} ${count === 1 ? "claim" : "claims"}`;
    return [said && `made ${claims(said)}`, about && `named in ${said ? about : claims(about)}`].filter(Boolean).join(", ");
  }
  function below(id) {
    if (Graph.nodes[id].kind === "claim") return [Graph.speaker(id), Graph.published(id)].filter(Boolean).join(" · ");
    return Graph.nodes[id].kind === "entity" ? spoken(id) : Graph.published(id);
  }
  /** Return a button that goes to a node; `small` stands under its words. */
  function entry(id, small = below(id)) {
    const text = make("span", {}, Graph.words(id), small ? make("small", {}, small) : null);
    return make("button", { type: "button", onclick: () => go(id) }, nodeIcon(id), text);
  }
  function list(title, ids, { length = LIST_LENGTH, small } = {}) {
    const some = [...new Set(ids)];
    if (!some.length) return [];
    const items = make("ul", { class: "list" });
    const show = (part) => items.append(...part.map((id) => make("li", {}, entry(id, small ? small(id) : undefined))));
    show(some.slice(0, length));
    const rest = some.slice(length);
    const more = rest.length ? make("button", { type: "button", class: "go more", onclick: () => { more.remove(); show(rest); } }, `${rest.length} more`) : null;
    return [make("h3", {}, some.length > 1 ? `${title} (${some.length})` : title), items, more];
  }
  function table(rows) {
    const filled = rows.filter(([, value]) => value && (!Array.isArray(value) || value.length));
    return make("dl", {}, ...filled.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, ...joined([value].flat()))]));
  }
  function others(id, told) { // edges of kinds that have no place of their own above
    return Graph.edgeKinds().filter((kind) => !told.includes(kind)).flatMap((kind) =>
      list(capital(kind.replaceAll("_", " ")), [...Graph.targets(id, kind), ...Graph.origins(id, kind)]));
  }

  // --- claims -------------------------------------------------------------------------------------
  /** Return a claim's words as they stand in their paragraphs, those of the claim marked. */
  function passage(id) {
    const paragraphs = Graph.facts[id].passage;
    if (!paragraphs) return [make("blockquote", {}, make("mark", { class: "content" }, Graph.facts[id].content || Graph.words(id)))];
    return paragraphs.map((pieces) => make("blockquote", {},
      ...pieces.map(([words, role]) => (role ? make("mark", { class: role }, words) : words))));
  }
  function side(id, isOther) {
    const article = Graph.documentOf(id), outlets = Graph.outletsOf(id).map(Graph.words).join(", ");
    const where = outlets || (article === undefined ? "" : Graph.words(article));
    const words = isOther
      ? make("button", { type: "button", class: "go", onclick: () => go(id) }, Graph.words(id))
      : make("span", {}, Graph.words(id));
    return make("figure", {}, make("strong", {}, Graph.speaker(id) || "Not named"), words,
      make("figcaption", {}, [where, Graph.published(id) || "no date"].filter(Boolean).join(", ")));
  }
  function elsewhere({ who, words, outlet, date }) {
    return make("figure", {}, make("strong", {}, who || "Not named"), make("span", {}, words),
      make("figcaption", {}, [outlet, date || "no date", "not in this picture"].filter(Boolean).join(", ")));
  }
  /** Return both sides of each link of a kind, side by side, with the reason. */
  function versus(id, kind) {
    const here = Graph.edgesOf(id).filter((edge) => edge.kind === kind);
    const beyond = (Graph.facts[id].elsewhere || []).filter((one) => one.kind === kind);
    const pairs = [
      ...here.map((edge) => [side(Graph.otherEnd(edge, id), true), edge.why]),
      ...beyond.map((one) => [elsewhere(one), one.why]),
    ];
    if (!pairs.length) return [];
    return [
      make("h3", { class: "link" }, Looks.line(kind), pairs.length > 1 ? `${headingOf(kind)} (${pairs.length})` : headingOf(kind)),
      ...pairs.flatMap(([other, why]) => [make("div", { class: `sides ${kind}` }, side(id, false), other), why ? note(why) : null]),
    ];
  }
  const told = (value, share) => (value === undefined ? "" : share ? `${Math.round(value * 100)}%` : value.toLocaleString("en"));
  const manner = ({ modality, polarity }) => (!polarity || polarity === "so" ? modality : `${modality} (${polarity})`);
  function showClaim(id) {
    const fact = Graph.facts[id], article = Graph.documentOf(id), outlets = Graph.outletsOf(id);
    const how = [manner(fact), fact.speech].filter(Boolean).join(", ");
    const chain = Graph.targets(id, "via").map(link);
    const speakers = Graph.origins(id, "says").map(link);
    return [
      make("p", { class: "statement" }, Graph.words(id)),
      ...passage(id),
      table([
        ["Speaker", speakers.length ? speakers : fact.source || "not named"],
        ["In the text", fact.source ? `“${fact.source}”` : ""],
        ["Cue", fact.cue],
        ["How", how],
        ["Through", chain],
        ["Outlet", outlets.length ? outlets.map(link) : fact.outlet],
        ["Date", Graph.published(id)],
        ["Article", article === undefined ? fact.document : [link(article)]],
        ...Looks.FIELDS.map(({ name, label, share }) => [label, told(fact[name], share)]),
        ["Claim", [make("span", { class: "id" }, fact.claim || fact.id || fact.key)]],
      ]),
      ...Served.readingLink(article, id),
      ...read(id),
      ...Looks.LINKS.flatMap((kind) => versus(id, kind)),
      ...list("About", Graph.targets(id, "about")),
      ...list("Reported inside", Graph.targets(id, "within")),
      ...list("Reports inside it", Graph.origins(id, "within")),
      ...others(id, ["says", "about", "via", "reports", "within", ...Looks.LINKS]),
    ];
  }

  // --- names, articles, outlets ----------------------------------------------------------------------
  function showNames(id) {
    const names = Graph.names(id).filter(([form, why]) => form !== Graph.words(id) || why.length);
    if (!names.length) return [];
    return [make("h3", {}, "Also called"), make("ul", { class: "names" }, ...names.map(([form, why]) =>
      make("li", {}, form || "of all its names", ...why.map((reason) => make("small", {}, reason)))))];
  }
  const SHOW = {
    claim: showClaim,
    entity: (id) => [
      make("h2", {}, Graph.words(id)),
      ...(Graph.facts[id].roles || []).slice(0, 4).map((role) => note(role)),
      ...showNames(id),
      ...list("Said", Graph.targets(id, "says").sort(Graph.newestFirst)),
      ...list("Said about it", Graph.origins(id, "about").sort(Graph.newestFirst)),
      ...list("Came through it", Graph.origins(id, "via").sort(Graph.newestFirst)),
      ...others(id, ["says", "about", "via"]),
    ],
    document: (id) => [
      make("h2", {}, Graph.words(id)),
      table([
        ["Outlet", Graph.origins(id, "published").map(link)], ["Date", Graph.facts[id].published],
        ["Author", Graph.facts[id].author], ["File", Graph.facts[id].path],
      ]),
      ...Served.readingLink(id),
      ...(Looks.outward(Graph.facts[id].url) ? [make("p", {}, Looks.outward(Graph.facts[id].url, "Read it where it was published"))] : []),
      ...list("Reports", Graph.targets(id, "reports")),
      ...others(id, ["published", "reports"]),
    ],
    outlet: (id) => [
      make("h2", {}, Graph.words(id)),
      ...list("Published", Graph.targets(id, "published").sort(Graph.newestFirst)),
      ...others(id, ["published"]),
    ],
  };

  // --- disputes, and what is between two -----------------------------------------------------------------
  function dispute({ edge, more }) {
    const [a, b] = [edge.from, edge.to], key = (event) => { event.stopPropagation(); State.set({ between: [a, b], selected: null }); };
    const one = (id) => {
      const article = Graph.outletsOf(id).map(Graph.words).join(", ");
      return make("figure", {}, make("strong", {}, Graph.speaker(id) || "Not named"), make("button", { type: "button", class: "go", onclick: () => go(id), title: Graph.words(id).slice(0, 600) }, make("span", { class: "clamped" }, Graph.words(id))),
        make("figcaption", {}, Looks.outward(Graph.facts[id].url, article || "article") || article, article ? ", " : " ", Graph.published(id) || "no date"));
    };
    return make("div", { class: "dispute" }, make("div", { class: "sides contradicts" }, one(a), one(b)),
      make("p", { class: "note" }, make("button", { type: "button", class: "go", onclick: key }, "Show it"), more ? ` and ${more} more between them` : ""));
  }
  function showDisputes() {
    const all = Argued.disputes(), box = make("div", { id: "disputes" }, ...all.slice(0, DISPUTES).map(dispute));
    if (!all.length) return [];
    const rest = all.slice(DISPUTES);
    const more = rest.length ? make("button", { type: "button", class: "go more", onclick: () => { more.remove(); box.append(...rest.map(dispute)); } }, `${rest.length} more disputes`) : null;
    return [make("h3", { class: "link first" }, Looks.line("contradicts"), `Who disputes what (${all.length})`), box, more];
  }
  function showBetween([a, b]) {
    const heading = (...words) => [make("p", { class: "kind" }, ...words, make("button", { type: "button", class: "small close", onclick: () => State.set({ between: null }) }, "Back"))];
    if (Graph.nodes[a].kind === "claim") {
      const edges = Graph.edgesOf(a).filter((edge) => Graph.otherEnd(edge, a) === b && Looks.LINKS.includes(edge.kind));
      const kind = edges.length ? edges[0].kind : "related";
      return [...heading(Looks.line(kind), capital(kind)),
        make("h2", {}, `${Argued.nameOf(Argued.who(a))} and ${Argued.nameOf(Argued.who(b))}`),
        ...edges.flatMap((edge) => [make("div", { class: `sides ${edge.kind}` }, side(a, true), side(b, true)), edge.why ? note(edge.why) : null]),
        ...[a, b].flatMap((id) => [make("h3", {}, Graph.speaker(id) || "Not named"), ...passage(id), ...read(id)])];
    }
    const shared = Argued.claims().filter((claim) => Argued.isShared(claim, [a, b]));
    const pairs = Graph.edges.filter((edge) => Looks.LINKS.includes(edge.kind) && new Set([Argued.who(edge.from), Argued.who(edge.to), a, b]).size === 2 && Argued.who(edge.from) !== Argued.who(edge.to));
    return [...heading("Between two"), make("h2", {}, Graph.words(a), " and ", Graph.words(b)), make("p", {}, link(a), " · ", link(b)),
      ...pairs.sort((one, other) => other.worth - one.worth).slice(0, 20).flatMap((edge) => [make("h3", { class: "link" }, Looks.line(edge.kind), capital(edge.kind)),
        make("div", { class: `sides ${edge.kind}` }, side(edge.from, true), side(edge.to, true)), edge.why ? note(edge.why) : null]),
      ...list("Claims", shared.filter((claim) => Argued.who(claim) === a || Argued.who(claim) === b).sort(Graph.newestFirst))];
  }
  const read = (id) => {
    const url = Graph.facts[id].url || (Graph.documentOf(id) === undefined ? "" : Graph.facts[Graph.documentOf(id)].url);
    const out = Looks.outward(url, "Read it where it was published");
    return out ? [make("p", {}, out)] : [];
  };
  function showClaims(ids) { // of one mark of a picture
    State.set({ selected: null, between: null });
    byId("panel").replaceChildren(make("p", { class: "kind" }, "Claims", make("button", { type: "button", class: "small close", onclick: show }, "Back")), ...list("Claims", ids, { length: 40 }));
  }

  function showOverview() {
    const most = (ids, count) => ids.filter(count).sort((a, b) => count(b) - count(a) || a - b);
    const said = (id) => Graph.targets(id, "says").filter(Showing.node).length;
    const about = (id) => Graph.origins(id, "about").filter(Showing.node).length;
    const notes = byId("left-out-notes").content.cloneNode(true);
    return [
      Pictures.isNetwork() ? make("p", {}, "Each diamond is something somebody said. Click one for the exact words; click a name for what was said by and about it.") : null,
      ...showDisputes(),
      ...list("Who speaks", most(Showing.ids(), said), { length: SHORT_LENGTH }),
      ...list("What is spoken about", most(Showing.ids(), about), { length: SHORT_LENGTH }),
      notes,
    ];
  }

  // --- the neighbourhood, and the whole ---------------------------------------------------------------
  function around(id) {
    const { focus, steps } = State.now;
    const button = (text, wanted) => make("button", {
      type: "button", class: "small", "aria-pressed": String(focus === id && steps === wanted),
      onclick: () => State.set({ focus: id, steps: wanted }),
    }, text);
    return make("p", { class: "around" }, "Show only what is around it: ", button("1 step", 1), " ", button("2 steps", 2));
  }
  const hiddenNote = (id) => Showing.node(id) ? null
    : note("Not in the picture as it is filtered now. ", make("button", { type: "button", class: "go", onclick: () => { State.showAll(); Picture.travel(id); } }, "Show all"));

  function show() {
    const panel = byId("panel"), id = State.now.selected;
    panel.replaceChildren(...(State.now.between ? showBetween(State.now.between) : id === null ? showOverview() : [
      make("p", { class: "kind" }, nodeIcon(id), capital(Looks.kindOf(id)),
        make("button", { type: "button", class: "small close", onclick: () => State.select(null) }, "Back")),
      hiddenNote(id),
      ...(SHOW[Graph.nodes[id].kind] || SHOW.outlet)(id),
      around(id),
      Served.more(id),
    ]).filter(Boolean));
    panel.scrollTop = 0;
    document.body.dataset.selected = id === null ? "" : Graph.key(id);
  }

    byId("sheet").addEventListener("click", () => {
    byId("sheet").setAttribute("aria-expanded", String(document.body.toggleAttribute("data-sheet")));
  });
  return { show, showClaims, entry, go };
})();
