// What if means were added, or tasks handed back? The picture beside its controls, drawn anew at every tap.

import { diagonal } from "./diagonal.js";
import { h } from "./dom.js";
import { partsOf, share } from "./parts.js";
import { stepper } from "./stepper.js";

const STEPS_MOST = 3;
const QUESTIONS = ["tasks", "risks", "means"];
const AMOUNTS = { little: 0.1, quarter: 0.25, third: 1 / 3, half: 0.5, most: 2 / 3, nearly_all: 0.88 };

/** The word that is nearest to a share. */
const amountOf = (part) => {
  if (part === 0 || part === 1) return part ? "all" : "none";
  const off = ([, amount]) => Math.abs(amount - part);
  return Object.entries(AMOUNTS).reduce((best, one) => (off(one) < off(best) ? one : best))[0];
};

/** Everything beside the whole of today, so that nobody else's mark moves: means added to one side,
 *  tasks that it hands back. */
function afterwards(parts, target, added, handed) {
  const whole = (question) => Object.values(parts[question]).reduce((sum, part) => sum + part, 0);
  const moved = (question, by) => {
    const shares = share(parts[question]);
    if (!(target in shares)) return shares;
    return { ...shares, [target]: Math.min(1, Math.max(0, parts[question][target] + by) / whole(question)) };
  };
  return { tasks: moved("tasks", -handed), risks: share(parts.risks), means: moved("means", added) };
}

const stepsOf = (form, key) => form.get(`whatif.${key}`) ?? 0;
const targetOf = (form) => form.sides.find((side) => side.id === form.get("whatif.side"));
/** What may be tried: means for whichever side; only one's own hands tasks back. */
const offeredTo = (form, target) => [...form.facts.whatif, ...(target.own ? ["handback"] : [])];

function tried(form) {
  const parts = Object.fromEntries(QUESTIONS.map((question) => [question, partsOf(form, question)]));
  const added = form.facts.whatif.reduce((sum, key) => sum + stepsOf(form, key), 0);
  const target = targetOf(form);
  return afterwards(parts, target?.id, added, target?.own ? stepsOf(form, "handback") : 0);
}

/** In a sentence: how much of the burden, how much of the means. */
function sentence(form, now) {
  const target = targetOf(form);
  if (!target || now.means[target.id] === undefined) return "";
  const { amounts, whatif } = form.own;
  const burden = Math.max(now.tasks[target.id] ?? 0, now.risks[target.id] ?? 0);
  const words = { burden: amounts[amountOf(burden)], means: amounts[amountOf(now.means[target.id])] };
  return form.fill(whatif.now, { side: target.name, ...words });
}

function legend(form) {
  const { tasks, risks } = form.own.questions;
  const whose = (side, place) =>
    h("span", { class: "whose" }, form.side(place), ` ${place + 1} `, h("bdi", { translate: "no" }, side.name));
  return h("p", { class: "soft small legend" }, `● ${tasks.name}   ▲ ${risks.name}`, form.sides.map(whose));
}

/** So many steps of one thing. */
function control(form, key, changed) {
  const fits = (by) => stepsOf(form, key) + by >= 0 && stepsOf(form, key) + by <= STEPS_MOST;
  const moved = () => {
    show();
    changed();
  };
  const { row, show } = stepper(form, `whatif.${key}`, { name: form.fill(form.own.whatif[key]), fits, moved });
  show();
  return row;
}

/** Once all parts are given. */
export function whatIf(form, box) {
  const given = (side) => QUESTIONS.every((question) => form.get(`${question}.${side.id}`) !== undefined);
  if (!form.sides.every(given)) return;
  const words = form.own.whatif;
  const picture = h("div");
  const line = h("p", { class: "say", "aria-live": "polite" });
  const controls = h("div", { class: "stack" });
  const redraw = () => {
    const now = tried(form);
    picture.replaceChildren(diagonal(form, now));
    line.textContent = sentence(form, now);
  };
  const draw = () => {
    const target = targetOf(form);
    controls.replaceChildren(...(target ? offeredTo(form, target).map((key) => control(form, key, redraw)) : []));
    redraw();
  };
  const sides = form.sides.map((side) => [side.id, side.name]);
  const who = form.select("whatif.side", form.fill(words.who), sides, { onchange: draw });
  const pair = h("div", { class: "pair" }, h("div", {}, picture, legend(form)), controls);
  box.append(h("section", { class: "card stack" }, h("h4", {}, form.fill(words.intro)), who, pair, line));
  draw();
}
