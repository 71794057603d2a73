// Three lines that are never added up: households, weeks at Vado, weeks at Tessera. One mark for each end.

import { h, svg } from "./dom.js";
import { inWords, short } from "./played.js";

const [WIDE, EDGE, HIGH, GAP] = [340, 12, 24, 15];
const ROWS = ["files", "weeks", "room"];
const INK = "currentColor";

/** Where a value stands on its line; what is outside stands at its end. */
const placed = ({ from, to }, value) =>
  EDGE + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (WIDE - 2 * EDGE);

function axis(row, y) {
  const line = svg("line", { x1: EDGE, x2: WIDE - EDGE, y1: y, y2: y, stroke: INK, opacity: 0.35 });
  const ticks = row.ticks.flatMap((value) => {
    const x = placed(row, value);
    const text = svg("text", { x, y: y + 16, "text-anchor": "middle", "font-size": 10, fill: INK, opacity: 0.7 });
    text.append(String(value).replace("-", "−"));
    return [svg("line", { x1: x, x2: x, y1: y, y2: y + 4, stroke: INK, opacity: 0.35 }), text];
  });
  return [line, ...ticks];
}
/** Below no weeks there are salaries not paid. */
function unpaid(row, y, tall) {
  if (row.from >= 0) return [];
  const [x, zero] = [placed(row, row.from), placed(row, 0)];
  return [svg("rect", { x, y: y - tall, width: zero - x, height: tall, fill: "var(--alarm)", opacity: 0.12 })];
}
const triangle = (x, y) => svg("path", { d: `M${x} ${y - 9}l5 9h-10z`, fill: "var(--edge)" });
const circle = (x, y, full) =>
  svg("circle", { cx: x, cy: y, r: 6, fill: full ? "currentColor" : "var(--card)", stroke: INK, "stroke-width": 2 });

/** One line: where all began, then a mark for each end, the first one lowest. */
function strip(row, values) {
  const tall = HIGH + GAP * (values.length - 1);
  const y = tall + 2;
  const marks = values.map(({ value, full }, n) => circle(placed(row, value), y - 10 - GAP * n, full));
  const picture = svg("svg", { viewBox: `0 0 ${WIDE} ${tall + 22}`, class: "kit-strip", "aria-hidden": "true" });
  picture.append(...unpaid(row, y, tall), ...axis(row, y), triangle(placed(row, row.start), y), ...marks);
  return picture;
}

const sign = (full) => h("span", { class: full ? "kit-mark full" : "kit-mark", "aria-hidden": "true" });
const began = (form) => [h("span", { "aria-hidden": "true" }, "▲ "), form.own.rows.start];
const named = (form, name) => `${form.phrase("play.named", { name })} `;

/** Three lines for ends, each {name, end: [files, weeks, room], full}: a figure and a mark for each. */
export function lines(form, ends) {
  const { rows } = form.facts;
  const figures = ends.map(({ end }) => short(form, end));
  const one = (key, n) => {
    const values = ends.map(({ end, full }) => ({ value: end[n], full }));
    const told = h("b", {}, figures.map((each) => each[n]).join(" → "));
    return h("div", {}, h("p", { class: "small" }, named(form, form.own.rows[key]), told), strip(rows[key], values));
  };
  const marks = ends.map(({ name, full }) => h("span", {}, sign(full), name));
  const legend = h("p", { class: "soft small kit-legend" }, marks, h("span", {}, began(form)));
  return h("div", { class: "card kit-strips" }, ROWS.map(one), legend);
}
/** The same in sentences. */
export function sentences(form, ends) {
  const line = ({ name, end, full }) => h("li", {}, sign(full), h("b", {}, named(form, name)), inWords(form, end));
  return h("ul", { class: "small kit-ends" }, ends.map(line));
}
/** A game, not a forecast: on each result, with the way to what the model assumes. */
export function honest(form) {
  const { assumed } = form.facts;
  const link = assumed ? [" ", h("a", { href: assumed }, form.phrase("play.assumed"))] : [];
  return h("p", { class: "card notice small" }, form.own.not_a_forecast, ...link);
}
