// How all partnerships of a game ended: one dot each, row by row, hollow under the usual rules, full under others.

import { h } from "./dom.js";

const MOVES_MS = 1_200;
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Where a value stands between the ends of its row, 0-100; what is outside stands at its end. */
const placed = ([low, high], value) => ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * 100;
const middleOf = (values) => values[Math.floor((values.length - 1) / 2)];

/** Dots that stand in one place are stacked; how high, and the tallest. */
function stacked(places) {
  const heights = new Map();
  const found = places.map((at) => {
    const n = heights.get(at) ?? 0;
    heights.set(at, n + 1);
    return { at, n };
  });
  return { found, most: Math.max(1, ...heights.values()) };
}

function dots(places, kind, was) {
  const { found, most } = stacked(places);
  return found.map(({ at, n }, which) => {
    const dot = h("i", { class: `river-dot ${kind}` });
    for (const [name, value] of Object.entries({ at, n, most })) dot.style.setProperty(`--${name}`, value);
    const before = was?.[which];
    if (before !== undefined && before !== at && !still()) {
      dot.animate([{ left: `${before}%` }, { left: `${at}%` }], { duration: MOVES_MS, easing: "ease-in-out" });
    }
    return dot;
  });
}

/** From middle to middle. */
function arrow(from, to) {
  if (from === undefined || to === undefined || Math.abs(from - to) < 1) return [];
  const line = h("i", { class: `river-arrow ${to < from ? "back" : ""}` });
  line.style.setProperty("--from", Math.min(from, to));
  line.style.setProperty("--long", Math.abs(to - from));
  return [line];
}
function tickAt(row, value) {
  const tick = h("span", { class: "river-tick" }, String(value).replace("-", "−"));
  tick.style.setProperty("--at", placed(row.ends, value));
  return tick;
}
const sign = (kind, at) => {
  const one = h("i", { class: kind });
  one.style.setProperty("--at", at);
  return one;
};
function below(row, said) {
  if (!row.below.length) return [];
  const band = h("span", { class: "river-below" }, said(row.below));
  band.style.setProperty("--at", placed(row.ends, 0));
  return [band];
}

/** Where the dots of a row stood when it was last drawn: they move from there. */
const STOOD = new Map();

function lane(row, said) {
  const at = (value) => placed(row.ends, value);
  const [before, after] = [row.before.map(at), row.after.map(at)];
  const was = STOOD.get(row.key);
  STOOD.set(row.key, after.length ? after : before);
  return h(
    "div",
    { class: "river-lane" },
    below(row, said),
    dots(before, "usual"),
    dots(after, "other", was ?? before),
    arrow(middleOf(before), middleOf(after)),
    sign("river-start", at(row.start)),
    row.stood === null ? [] : sign("river-stood", at(row.stood)),
    row.ticks.map((value) => tickAt(row, value)),
  );
}
function rowOf(row, said, middle) {
  const [usual, other] = row.middles;
  const figures = [
    h("span", { class: "soft river-said" }, said(middle)),
    h("span", { class: other ? "soft" : "" }, usual),
    ...(other === undefined ? [] : [" → ", h("b", {}, other)]),
  ];
  return h(
    "section",
    { class: "river-row" },
    h("h3", {}, said(row.name), h("span", { class: "river-middles" }, figures)),
    lane(row, said),
  );
}

/** The picture: rows below one another, and what the marks are. `said`: a text in one language or two. */
export function river(b, said) {
  const kinds = ["usual", "other"];
  const legend = b.legend.map((texts, n) => h("span", {}, h("i", { class: `river-dot ${kinds[n]}` }), said(texts)));
  const dot = h("span", { class: "soft" }, said(b.dot));
  const honest = h("span", { class: "soft" }, said(b.honest));
  const start = h("span", { class: "soft" }, h("i", { class: "river-start" }), said(b.start));
  const stood = b.ticks.length ? h("span", { class: "soft" }, h("i", { class: "river-stood" }), said(b.ticks)) : [];
  return h(
    "section",
    { class: "kit-river", role: "img", "aria-label": b.label },
    h("p", { class: "river-legend" }, legend, start, stood, dot, honest),
    b.rows.map((row) => rowOf(row, said, b.middle)),
  );
}
