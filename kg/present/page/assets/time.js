/* The time slider: two thumbs over the days on which articles were published, and bars of how much. */
"use strict";
const Time = (() => {
  const { byId } = Looks;
  const MOST_BARS = 60;
  const since = byId("since"), until = byId("until");
  let days = [];

  /** Read the days anew; the slider is there only where there are several. */
  function fill() {
    const claims = Graph.all("claim"), dates = [...claims, ...Graph.all("document")].map((id) => Graph.published(id).slice(0, 10));
    days = [...new Set(dates.filter(Boolean))].sort();
    byId("time").hidden = days.length < 2;
    byId("undated").closest("label").hidden = dates.every(Boolean);
    for (const thumb of [since, until]) thumb.max = String(Math.max(0, days.length - 1));
    drawBars(claims);
  }
  function drawBars(claims) {
    const bars = new Array(Math.min(days.length, MOST_BARS)).fill(0);
    const at = new Map(days.map((day, index) => [day, Math.floor((index * bars.length) / days.length)]));
    for (const id of claims) if (at.has(Graph.published(id).slice(0, 10))) bars[at.get(Graph.published(id).slice(0, 10))] += 1;
    const most = Math.max(1, ...bars), width = 100 / Math.max(1, bars.length);
    const path = bars.map((count, index) => `M${(index * width).toFixed(2)} 20v${-(count / most) * 18}h${(width * 0.8).toFixed(2)}V20z`).join("");
    byId("bars").firstElementChild.setAttribute("d", path);
  }
  const firstOn = (day) => { const index = days.findIndex((other) => other >= day); return index < 0 ? days.length - 1 : index; };
  const lastOn = (day) => Math.max(0, days.findLastIndex((other) => other.slice(0, day.length) <= day));

  function update() {
    since.value = String(State.now.since ? firstOn(State.now.since) : 0);
    until.value = String(State.now.until ? lastOn(State.now.until) : days.length - 1);
    byId("undated").checked = State.now.undated;
    tell();
  }
  function tell() {
    const [first, last] = [days[Number(since.value)] || "", days[Number(until.value)] || ""];
    since.setAttribute("aria-valuetext", first);
    until.setAttribute("aria-valuetext", last);
    byId("period").textContent = first === last ? first : `${first} – ${last}`;
  }
  function move(event) {
    if (Number(since.value) > Number(until.value)) event.target.value = event.target === since ? until.value : since.value;
    const [first, last] = [Number(since.value), Number(until.value)];
    State.set({ since: first > 0 ? days[first] : "", until: last < days.length - 1 ? days[last] : "" });
  }
  for (const thumb of [since, until]) thumb.addEventListener("input", move);
  byId("undated").addEventListener("change", (event) => State.set({ undated: event.target.checked }));
  return { fill, update };
})();
