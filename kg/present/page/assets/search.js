/* The search box: suggestions over all names, aliases and words. */
"use strict";
const Search = (() => {
  const { byId, make } = Looks;
  const MOST = 12;
  const fold = (text) => String(text).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const haystacks = []; // by id: [[folded, as written], ...]
  const query = byId("query"), found = byId("found");
  let picked = 0, asked = 0;

  function update() {
    for (let id = haystacks.length; id < Graph.nodes.length; id += 1) {
      haystacks.push(Graph.names(id).map(([form]) => form).filter(Boolean).map((form) => [fold(form), form]));
    }
  }
  /** Return the best hits as [id, the name by which it was found]. */
  function search(needle) {
    const hits = [];
    for (let id = 0; id < haystacks.length; id += 1) {
      const name = haystacks[id].find(([folded]) => folded.startsWith(needle)) || haystacks[id].find(([folded]) => folded.includes(needle));
      if (name) hits.push({ id, form: name[1], rank: (name[0].startsWith(needle) ? 0 : 1) + (Graph.nodes[id].kind === "claim" ? 2 : 0) });
    }
    return hits.sort((a, b) => a.rank - b.rank || Graph.degree(b.id) - Graph.degree(a.id) || a.id - b.id).slice(0, MOST);
  }
  const option = (button, index) => {
    button.tabIndex = -1;
    button.id = `found-${index}`;
    button.setAttribute("role", "option");
    button.addEventListener("click", () => show(false));
    return make("li", { role: "presentation" }, button);
  };
  const entryFor = ({ id, form }) =>
    Panel.entry(id, Graph.nodes[id].kind === "claim" || form === Graph.words(id) ? undefined : `also called ${form.slice(0, 80)}`);
  function show(open) {
    found.hidden = !open;
    query.setAttribute("aria-expanded", String(open));
    if (!open) query.removeAttribute("aria-activedescendant");
  }
  function suggest() {
    const words = query.value.trim(), needle = fold(words), ticket = asked += 1;
    const hits = needle ? search(needle) : [];
    picked = 0;
    found.replaceChildren(...hits.map((hit, index) => option(entryFor(hit), index)));
    if (needle && !hits.length) found.append(make("li", { class: "note", role: "presentation" }, "Nothing here is called that."));
    show(Boolean(needle));
    mark();
    if (needle) Served.search(words, new Set(hits.map((hit) => Graph.key(hit.id))), (buttons) => {
      if (ticket !== asked || !buttons.length) return;
      if (!hits.length) found.replaceChildren();
      found.append(...buttons.map((button, index) => option(button, hits.length + index)));
      mark();
    });
  }
  const options = () => [...found.querySelectorAll("button")];
  function mark() {
    options().forEach((button, index) => {
      button.setAttribute("aria-selected", String(index === picked));
      if (index !== picked) return;
      query.setAttribute("aria-activedescendant", button.id);
      button.scrollIntoView({ block: "nearest" });
    });
  }

  query.addEventListener("input", suggest);
  query.addEventListener("focus", () => { if (query.value) suggest(); });
  query.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], count = options().length;
    if (!step || !count) return;
    event.preventDefault();
    picked = (picked + step + count) % count;
    mark();
  });
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    if (options()[picked]) options()[picked].click();
  });
  document.addEventListener("click", (event) => { if (!byId("search").contains(event.target)) show(false); });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); query.focus(); query.select(); }
    if (event.key !== "Escape") return;
    if (!found.hidden) show(false);
    else if (State.now.selected !== null) State.select(null);
    else if (State.now.focus !== null) State.set({ focus: null });
  });
  return { update };
})();
