// The map of the path: a winding way with a station for each chapter. For the eye alone: the cards say the same.

import { svg } from "./dom.js";

const WIDE = 336; // of the drawing, in its own units
const IN_A_ROW = 5;
const EDGE = 42;
const APART = 63;
const ROW = 92;

/** Where a station stands: rows run to and fro, every second station a little lower. */
function place(n) {
  const row = Math.floor(n / IN_A_ROW);
  const along = row % 2 ? IN_A_ROW - 1 - (n % IN_A_ROW) : n % IN_A_ROW;
  const x = EDGE + along * APART;
  return { row, x: document.dir === "rtl" ? WIDE - x : x, y: 56 + row * ROW + (along % 2) * 16 };
}
/** From one station to the next; at the end of a row the way turns around. */
function leg(from, to, walked) {
  const out = from.row === to.row ? (to.x - from.x) / 2 : Math.sign(from.x - WIDE / 2) * 52;
  const bend = from.row === to.row ? to.x - out : to.x + out;
  const d = `M${from.x} ${from.y}C${from.x + out} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`;
  return svg("path", { class: walked ? "leg walked" : "leg", d });
}
const banner = ({ x, y }) => svg("path", { class: "flag", d: `M${x} ${y - 20}v-24l15 6-15 6` });
function sheets({ x, y }, count) {
  const first = x - count * 6 + 2;
  const one = (_, n) => svg("rect", { class: "sheet", x: first + n * 12, y: y + 23, width: 8, height: 10, rx: 1 });
  return Array.from({ length: count }, one);
}
function station(facts, n) {
  const at = place(n);
  const number = svg("text", { x: at.x, y: at.y + 5 }, String(n + 1));
  const above = facts.here ? [banner(at)] : [];
  const circle = svg("circle", { cx: at.x, cy: at.y, r: 17 });
  return svg("g", { class: `${facts.state} ${facts.slug}` }, circle, number, ...above, ...sheets(at, facts.gathered));
}

/** Stations: {state: open, begun or done; slug: of a principle; here; gathered: how many sheets}. */
export function way(stations) {
  const legs = stations.slice(1).map((_, n) => leg(place(n), place(n + 1), stations[n].state === "done"));
  const high = 56 + (Math.ceil(stations.length / IN_A_ROW) - 1) * ROW + 54;
  const look = { class: "kit-way", viewBox: `0 0 ${WIDE} ${high}`, "aria-hidden": "true" };
  return svg("svg", look, ...legs, ...stations.map(station));
}
