// On every page: suggestions under the boxes that take a name, and buttons that copy a citation.
// Without this script every box and link still works; the buttons are not shown.
"use strict";

const WAIT = 150; // milliseconds after the last key

function suggest(input) {
  const list = document.createElement("datalist");
  list.id = `suggested-${Math.random().toString(36).slice(2)}`;
  input.after(list);
  input.setAttribute("list", list.id);
  const places = new Map();
  let timer;
  let last = "";
  input.addEventListener("input", () => {
    const words = input.value.trim();
    if (places.has(words) && input.id === "q") return void location.assign(places.get(words));
    clearTimeout(timer);
    if (words.length < 2 || words === last) return;
    timer = setTimeout(async () => {
      last = words;
      const answer = await fetch(`/api/search?q=${encodeURIComponent(words)}`);
      if (!answer.ok || input.value.trim() !== words) return;
      places.clear();
      list.replaceChildren(
        ...(await answer.json())
          .filter((found) => found.kind === "entity" || input.id === "q")
          .map((found) => {
            const option = document.createElement("option");
            const [kind, id] = found.key.split(":");
            option.value = found.label;
            option.label = found.note;
            places.set(found.label, `/${kind}/${encodeURIComponent(id)}`);
            return option;
          }),
      );
    }, WAIT);
  });
}

for (const input of document.querySelectorAll("input.suggest")) suggest(input);

for (const button of document.querySelectorAll("button.cite")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.cite);
      button.textContent = "Copied";
    } catch {
      prompt("Copy this:", button.dataset.cite);
    }
  });
}
