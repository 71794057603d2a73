// Kind shares: parts of a whole for each organisation, the 45° picture, and what-if controls that add means and redraw at once.

import { h, svg } from "./dom.js";
import { widget } from "./form.js";

const PARTS = [0, 1, 2, 3, 4, 5], STEPS_MOST = 3;
/** A side's part of a bar: full, or striped in its own direction. */
const paint = ({ colour, full }, place) => (full ? colour : `repeating-linear-gradient(${30 * place + 15}deg, ${colour} 0 4px, #fff 4px 7px)`);

const share = (parts) => {
  const whole = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return whole > 0 ? Object.fromEntries(Object.entries(parts).map(([side, part]) => [side, part / whole])) : {};
};

function partsOf(form, question, end = "") { return Object.fromEntries(form.sides.map((side) => [side.id, form.get(`${question}.${side.id}${end}`) ?? 0])); }

/** The bar under the question: how the whole is split as it stands. */
function splitBar(form, question, end) {
  const shares = share(partsOf(form, question, end));
  return form.sides.map((side, place) => h("span", { style: `inline-size:${100 * (shares[side.id] ?? 0)}%;background:${paint(side.mark, place)}` }));
}

/** 0 to 5 parts for each organisation, and the bar that they make together; `which`: as it is or as would be fair. */
function partsRows(form, question, which = "") {
  const end = which && `.${which}`, bar = h("div", { class: "split", "aria-hidden": "true" });
  const redraw = () => bar.replaceChildren(...splitBar(form, question, end));
  const rows = form.sides.map((side, place) => h("fieldset", { class: "card parts" },
    h("legend", {}, form.side(place), " ", side.name, ...(which ? [h("small", {}, ` · ${form.fill(form.own[which])}`)] : [])),
    h("div", { class: "row" }, PARTS.map((n) => h("label", {},
      h("input", { type: "radio", name: `${form.uid}-${question}-${side.id}${end}`, checked: form.get(`${question}.${side.id}${end}`) === n,
        "aria-label": form.fill(form.own.parts, { n }), onchange: () => { form.set(`${question}.${side.id}${end}`, n); redraw(); } }),
      h("span", { "aria-hidden": "true" }, String(n)))))));
  redraw();
  return [...rows, bar];
}

function partsStep(form, question) {
  const words = form.own.questions[question];
  return { id: question, title: form.fill(words.stem), draw: (box) => box.append(
    h("p", { class: "soft" }, form.fill(words.hint)), h("p", { class: "small" }, form.fill(form.own.parts_hint)), ...partsRows(form, question)) };
}

/** As it is beside as would be fair, and why. */
function pairStep(form, question) {
  const words = form.own.questions[question];
  return { id: question, title: form.fill(words.stem), draw: (box) => box.append(
    h("p", { class: "soft" }, form.fill(words.hint)), h("p", { class: "small" }, form.fill(form.own.parts_hint)),
    h("div", { class: "pair" }, ["is", "fair"].map((which) => h("section", { class: "stack" }, h("h4", {}, form.fill(form.own[which])), ...partsRows(form, question, which)))),
    form.choice(`reason.${question}`, form.fill(form.own.reason), form.offered(form.facts.reasons, form.own.reasons), { asides: form.asides("unknown"), name: "levels short" })) };
}

const stepButton = (sign, name, spoken, onclick) => h("button", { type: "button", "aria-label": `${name} : ${spoken}`, onclick }, sign);
/** A button that can do nothing now keeps the focus: `disabled` would drop it. */
const atRest = (button, resting) => button.setAttribute("aria-disabled", String(resting));

/** So many tokens to lay on the things: every tap lays one or takes one back. */
function tokensStep(form, question) {
  const words = form.own.questions[question], { over, tokens } = form.facts;
  const laid = (thing) => form.get(`${question}.${thing}`) ?? 0, left = () => tokens - over.reduce((sum, thing) => sum + laid(thing), 0);
  return { id: question, title: form.fill(words.stem), draw: (box) => {
    const count = h("p", { class: "say small", "aria-live": "polite" }), rows = [];
    const redraw = () => { count.textContent = form.fill(form.own.left, { n: left() }); for (const row of rows) row(); };
    const row = (thing) => {
      const name = form.fill(form.own.over[thing].name), value = h("output", {}, "");
      const fits = (by) => laid(thing) + by >= 0 && left() - by >= 0;
      const move = (by) => { if (!fits(by)) return; form.set(`${question}.${thing}`, laid(thing) + by || undefined); redraw(); };
      const [less, more] = [stepButton("−", name, form.phrase("shares.less"), () => move(-1)), stepButton("+", name, form.phrase("shares.more"), () => move(1))];
      rows.push(() => { value.textContent = laid(thing); atRest(less, !fits(-1)); atRest(more, !fits(1)); });
      return h("div", { class: "stepper" }, h("span", {}, name, h("small", { class: "soft" }, form.fill(form.own.over[thing].example))), less, value, more);
    };
    box.append(h("p", { class: "soft" }, form.fill(words.hint)), h("p", { class: "small" }, form.fill(form.own.parts_hint)), count, h("div", { class: "card stack" }, over.map(row)));
    redraw();
  } };
}

function risksStep(form) {
  const bearers = [...form.sides.map((side) => [side.id, side.name]), ...form.facts.bearers.map((key) => [key, form.own.bearers[key]])];
  return { id: "types", title: form.fill(form.own.risk.stem), draw: (box) => box.append(
    h("p", { class: "soft" }, form.fill(form.own.risk.intro)),
    h("div", { class: "card stack two" }, form.facts.risks.map((risk) =>
      form.select(`risk.${risk}`, form.own.risks[risk].name, bearers, { hint: form.own.risks[risk].example })))) };
}

const STEPS_OF = (form, key) => form.get(`whatif.${key}`) ?? 0;
/** Everything beside the whole of today, so that nobody else's mark moves: means added to one side, tasks that it hands back. */
function afterwards(parts, target, added, handed) {
  const whole = (question) => Object.values(parts[question]).reduce((sum, part) => sum + part, 0);
  const moved = (question, by) => {
    const shares = share(parts[question]);
    return target in shares ? { ...shares, [target]: Math.min(1, Math.max(0, parts[question][target] + by) / whole(question)) } : shares;
  };
  return { tasks: moved("tasks", -handed), risks: share(parts.risks), means: moved("means", added) };
}
function tried(form) {
  const target = form.get("whatif.side"), own = form.sides.find((side) => side.own)?.id;
  const parts = { tasks: partsOf(form, "tasks"), risks: partsOf(form, "risks"), means: partsOf(form, "means") };
  return afterwards(parts, target, form.facts.whatif.reduce((sum, key) => sum + STEPS_OF(form, key), 0), own === target ? STEPS_OF(form, "handback") : 0);
}

const amountOf = (share) => (share === 0 ? "none" : share === 1 ? "all"
  : [["little", 0.1], ["quarter", 0.25], ["third", 1 / 3], ["half", 0.5], ["most", 2 / 3], ["nearly_all", 0.88]].reduce((best, one) =>
    (Math.abs(one[1] - share) < Math.abs(best[1] - share) ? one : best))[0]);

/** Marks on one and the same spot stand side by side. */
function abreast(marks) {
  const spot = (mark) => `${Math.round(mark.x)} ${Math.round(mark.y)}`;
  return marks.map((mark) => {
    const here = marks.filter((other) => spot(other) === spot(mark)), step = Math.min(16, 60 / here.length);
    return { ...mark, x: mark.x + step * (here.indexOf(mark) - (here.length - 1) / 2) };
  });
}

/** The diagonal, drawn anew at every tap: circles are work, triangles are risk; colour and number say whose. */
function diagonal(form, now) {
  const size = 300, pad = 26, x = (v) => pad + v * (size - 2 * pad), y = (v) => size - pad - v * (size - 2 * pad);
  const picture = svg("svg", { viewBox: `0 0 ${size} ${size}`, class: "diagonal", "aria-hidden": "true" },
    svg("path", { d: `M${x(0)} ${y(0)}V${y(1)}H${x(1)}Z`, class: "above" }), svg("path", { d: `M${x(0)} ${y(0)}L${x(1)} ${y(1)}`, class: "even" }),
    svg("path", { d: `M${x(0)} ${y(1)}V${y(0)}H${x(1)}`, class: "axes" }));
  const label = (text, props) => { const node = svg("text", props); node.textContent = text; picture.append(node); };
  label(`${form.own.questions.means.name} →`, { x: size / 2, y: size - 8, "text-anchor": "middle" });
  label(`${form.phrase("chart.burden")} →`, { x: 0, y: 0, "text-anchor": "middle", transform: `translate(14 ${size / 2}) rotate(-90)` });
  const marks = form.sides.flatMap((side, place) => (now.means[side.id] === undefined ? []
    : ["tasks", "risks"].map((burden) => ({ burden, place, x: x(now.means[side.id]), y: y(now[burden][side.id] ?? 0) }))));
  const colour = (place) => form.sides[place].mark.colour, full = (place) => form.sides[place].mark.full;
  for (let n = 0; n < marks.length; n += 2) picture.append(svg("path", { d: `M${marks[n].x} ${marks[n].y}V${marks[n + 1].y}`, stroke: colour(marks[n].place) }));
  for (const { burden, place, x: mx, y: my } of abreast(marks)) {
    const look = { stroke: colour(place), fill: full(place) ? colour(place) : "var(--card)", "stroke-width": 2.5 };
    picture.append(burden === "tasks" ? svg("circle", { cx: mx, cy: my, r: 7, ...look }) : svg("path", { d: `M${mx} ${my - 8}l8 14h-16z`, ...look }));
    label(String(place + 1), { x: mx, y: my + 3, "text-anchor": "middle", class: full(place) ? "of full" : "of" });
  }
  return picture;
}

function whatIf(form, box) {
  const words = form.own.whatif;
  if (!form.sides.every((side) => ["tasks", "risks", "means"].every((question) => form.get(`${question}.${side.id}`) !== undefined))) return;
  const picture = h("div", {}), line = h("p", { class: "say", "aria-live": "polite" }), controls = h("div", { class: "stack" });
  const redraw = () => {
    const now = tried(form), target = form.sides.find((side) => side.id === form.get("whatif.side"));
    picture.replaceChildren(diagonal(form, now));
    line.textContent = !target || now.means[target.id] === undefined ? "" : form.fill(words.now, {
      side: target.name, burden: form.own.amounts[amountOf(Math.max(now.tasks[target.id] ?? 0, now.risks[target.id] ?? 0))], means: form.own.amounts[amountOf(now.means[target.id])] });
  };
  const stepper = (key) => {
    const value = h("output", {}, ""), name = form.fill(words[key]), fits = (by) => STEPS_OF(form, key) + by >= 0 && STEPS_OF(form, key) + by <= STEPS_MOST;
    const show = () => { value.textContent = String(STEPS_OF(form, key)); atRest(less, !fits(-1)); atRest(more, !fits(1)); };
    const move = (by) => { if (!fits(by)) return; form.set(`whatif.${key}`, STEPS_OF(form, key) + by || undefined); show(); redraw(); };
    const [less, more] = [stepButton("−", name, form.phrase("shares.less"), () => move(-1)), stepButton("+", name, form.phrase("shares.more"), () => move(1))];
    show();
    return h("div", { class: "stepper" }, h("span", {}, name), less, value, more);
  };
  const draw = () => {
    const own = form.sides.find((side) => side.own)?.id, target = form.get("whatif.side");
    controls.replaceChildren(...(target ? [...form.facts.whatif.map(stepper), ...(own === target ? [stepper("handback")] : [])] : []));
    redraw();
  };
  box.append(h("section", { class: "card stack" }, h("h4", {}, form.fill(words.intro)),
    form.select("whatif.side", form.fill(words.who), form.sides.map((side) => [side.id, side.name]), { onchange: draw }),
    h("div", { class: "pair" }, h("div", {}, picture, h("p", { class: "soft small legend" },
      `● ${form.own.questions.tasks.name}   ▲ ${form.own.questions.risks.name}`, form.sides.map((side, place) => h("span", { class: "whose" }, form.side(place), ` ${place + 1} `, h("bdi", { translate: "no" }, side.name))))), controls), line));
  draw();
}

function sharesSteps(form) {
  const { picture, questions, over } = form.facts;
  if (picture === "balance") return [...questions.map((question) => partsStep(form, question)), risksStep(form), form.picture((box) => whatIf(form, box))];
  const step = picture === "pairs" ? pairStep : over?.length ? tokensStep : partsStep;
  return [...questions.map((question) => step(form, question)), form.picture()];
}

export default widget({ steps: (form) => [form.opening(), ...sharesSteps(form), form.action(), form.ending()] });
