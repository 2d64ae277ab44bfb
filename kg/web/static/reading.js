// The reading view: words and their note light up together, and a click on words opens the note beside them.
// Without this script every link still leads where it says.
"use strict";

const notes = new Map([...document.querySelectorAll(".note")].map((note) => [note.dataset.claim, note]));
const pieces = [...document.querySelectorAll(".article .piece")];
let kept = null;

const claimsOf = (piece) => piece.dataset.claims.split(" ");

function light(claim) {
  for (const piece of pieces) piece.classList.toggle("lit", claim !== null && claimsOf(piece).includes(claim));
  for (const [id, note] of notes) note.classList.toggle("lit", id === claim);
}

function open(claim) {
  const note = notes.get(claim);
  if (!note) return;
  kept = claim;
  note.open = true;
  light(claim);
}

// "#claim-ID" or "#note-ID", as the address names it.
function openNamed() {
  const [, claim] = /^#(?:claim|note)-(.+)$/.exec(decodeURIComponent(location.hash)) ?? [];
  if (!claim) return;
  open(claim);
  document.getElementById(`claim-${claim}`)?.scrollIntoView({ block: "center" }); // what opened moved it
}

for (const piece of pieces) {
  piece.addEventListener("mouseenter", () => light(claimsOf(piece)[0]));
  piece.addEventListener("mouseleave", () => light(kept));
  piece.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const [claim] = claimsOf(piece);
    history.replaceState(null, "", `#claim-${claim}`);
    open(claim);
    notes.get(claim)?.scrollIntoView({ block: "nearest" });
  });
}
for (const [claim, note] of notes) {
  note.addEventListener("mouseenter", () => light(claim));
  note.addEventListener("mouseleave", () => light(kept));
  note.addEventListener("toggle", () => {
    if (!note.open && kept === claim) light((kept = null));
  });
}
addEventListener("hashchange", openNamed);
openNamed();
