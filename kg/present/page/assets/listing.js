/* The picture as text: all nodes that are shown, in lists, for those who cannot see it or would rather read. */
"use strict";
const Listing = (() => {
  const { byId, make, count } = Looks;
  const MOST = 300; // of a kind, until the reader asks for more

  function group(kind) {
    const ids = Showing.ids().filter((id) => Graph.nodes[id].kind === kind);
    if (!ids.length) return [];
    if (kind === "claim") ids.sort(Graph.newestFirst);
    else ids.sort((a, b) => Graph.degree(b) - Graph.degree(a) || a - b);
    const items = make("ul", { class: "list" });
    const show = (some) => items.append(...some.map((id) => make("li", {}, Panel.entry(id))));
    show(ids.slice(0, MOST));
    const rest = ids.slice(MOST);
    const more = rest.length ? make("button", { type: "button", class: "go more", onclick: () => { more.remove(); show(rest); } }, `${rest.length} more`) : "";
    return [make("section", {}, make("h2", {}, count(ids.length, kind)), items, more)];
  }
  function update() {
    const { asList } = State.now;
    byId("listing").hidden = !asList;
    byId("canvas").inert = asList || !Pictures.isNetwork();
    byId("argued").inert = asList;
    byId("as-list").setAttribute("aria-pressed", String(asList));
    byId("listing").replaceChildren(...(asList ? ["claim", "entity", "document", "outlet"].flatMap(group) : []));
  }
  byId("as-list").addEventListener("click", () => State.set({ asList: !State.now.asList }));
  return { update };
})();
