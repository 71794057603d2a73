// The diagonal: circles are work, triangles are risk; colour and number say whose.

import { svg } from "./dom.js";

const SIZE = 300;
const PAD = 26;
const x = (share) => PAD + share * (SIZE - 2 * PAD);
const y = (share) => SIZE - x(share);

/** Marks on one and the same spot stand side by side. */
function abreast(marks) {
  const spot = (mark) => `${Math.round(mark.x)} ${Math.round(mark.y)}`;
  return marks.map((mark) => {
    const here = marks.filter((other) => spot(other) === spot(mark));
    const step = Math.min(16, 60 / here.length);
    return { ...mark, x: mark.x + step * (here.indexOf(mark) - (here.length - 1) / 2) };
  });
}

const label = (text, props) => svg("text", { "text-anchor": "middle", ...props }, text);

function axes(form) {
  const turned = { x: 0, y: 0, transform: `translate(14 ${SIZE / 2}) rotate(-90)` };
  return [
    svg("path", { d: `M${x(0)} ${y(0)}V${y(1)}H${x(1)}Z`, class: "above" }),
    svg("path", { d: `M${x(0)} ${y(0)}L${x(1)} ${y(1)}`, class: "even" }),
    svg("path", { d: `M${x(0)} ${y(1)}V${y(0)}H${x(1)}`, class: "axes" }),
    label(`${form.own.questions.means.name} →`, { x: SIZE / 2, y: SIZE - 8 }),
    label(`${form.phrase("chart.burden")} →`, turned),
  ];
}

/** A side's mark for one burden, with its number. */
function marked({ burden, place, colour, full, x: across, y: up }) {
  const look = { stroke: colour, fill: full ? colour : "var(--card)", "stroke-width": 2.5 };
  const circle = { cx: across, cy: up, r: 7 };
  const mark =
    burden === "tasks"
      ? svg("circle", { ...circle, ...look })
      : svg("path", { d: `M${across} ${up - 8}l8 14h-16z`, ...look });
  return [mark, label(String(place + 1), { x: across, y: up + 3, class: full ? "of full" : "of" })];
}

/** Each side at its means: how much it bears. `now`: tasks, risks and means as shares. */
export function diagonal(form, now) {
  const placed = form.sides.map((side, place) => ({ ...side.mark, id: side.id, place }));
  const sides = placed.filter(({ id }) => now.means[id] !== undefined);
  const at = (side, burden) => ({ ...side, burden, x: x(now.means[side.id]), y: y(now[burden][side.id] ?? 0) });
  const pairs = sides.map((side) => [at(side, "tasks"), at(side, "risks")]);
  const line = ([tasks, risks]) => svg("path", { d: `M${tasks.x} ${tasks.y}V${risks.y}`, stroke: tasks.colour });
  const looks = { viewBox: `0 0 ${SIZE} ${SIZE}`, class: "diagonal", "aria-hidden": "true" };
  return svg("svg", looks, ...axes(form), ...pairs.map(line), ...abreast(pairs.flat()).flatMap(marked));
}
