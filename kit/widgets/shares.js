// Kind shares: parts of a whole for each organisation, the 45° picture, what-if controls that redraw it at once.

import { h } from "./dom.js";
import { widget } from "./form.js";
import { partsOf, share } from "./parts.js";
import { stepper } from "./stepper.js";
import { whatIf } from "./whatif.js";

const PARTS = [0, 1, 2, 3, 4, 5];
/** A side's part of a bar: full, or striped in its own direction. */
const paint = ({ colour, full }, place) =>
  full ? colour : `repeating-linear-gradient(${30 * place + 15}deg, ${colour} 0 4px, var(--card) 4px 7px)`;

/** The bar under the question: how the whole is split as it stands. */
function splitBar(form, question, end) {
  const shares = share(partsOf(form, question, end));
  const width = (side) => `inline-size:${100 * (shares[side.id] ?? 0)}%`;
  return form.sides.map((side, place) => h("span", { style: `${width(side)};background:${paint(side.mark, place)}` }));
}

/** 0 to 5 parts for one organisation. */
function partsRow(form, question, legend, changed) {
  const part = (n) => {
    const onchange = () => {
      form.set(question, n);
      changed();
    };
    const look = { type: "radio", name: `${form.uid}-${question}`, checked: form.get(question) === n, onchange };
    const input = h("input", { ...look, "aria-label": form.fill(form.own.parts, { n }) });
    return h("label", {}, input, h("span", { "aria-hidden": "true" }, String(n)));
  };
  return h("fieldset", { class: "card parts" }, h("legend", {}, legend), h("div", { class: "row" }, PARTS.map(part)));
}

/** A row for each, and the bar that they make together; `which`: as it is or as would be fair. */
function partsRows(form, question, which = "") {
  const end = which && `.${which}`;
  const bar = h("div", { class: "split", "aria-hidden": "true" });
  const redraw = () => bar.replaceChildren(...splitBar(form, question, end));
  const row = (side, place) => {
    const beside = which ? [h("small", {}, ` · ${form.fill(form.own[which])}`)] : [];
    return partsRow(form, `${question}.${side.id}${end}`, [form.side(place), " ", side.name, ...beside], redraw);
  };
  redraw();
  return [...form.sides.map(row), bar];
}

/** What each step of this kind begins with. */
const hints = (form, question) => [
  h("p", { class: "soft" }, form.fill(form.own.questions[question].hint)),
  h("p", { class: "small" }, form.fill(form.own.parts_hint)),
];
const stepOf = (form, question, draw) => {
  const title = form.fill(form.own.questions[question].stem);
  return { id: question, title, draw: (box) => box.append(...hints(form, question), ...draw()) };
};

const partsStep = (form, question) => stepOf(form, question, () => partsRows(form, question));

/** As it is beside as would be fair, and why. */
function pairStep(form, question) {
  const part = (which) =>
    h("section", { class: "stack" }, h("h4", {}, form.fill(form.own[which])), partsRows(form, question, which));
  const reasons = form.offered(form.facts.reasons, form.own.reasons);
  const look = { asides: form.asides("unknown"), name: "levels short" };
  return stepOf(form, question, () => [
    h("div", { class: "pair" }, ["is", "fair"].map(part)),
    form.choice(`reason.${question}`, form.fill(form.own.reason), reasons, look),
  ]);
}

/** So many tokens to lay on the things: every tap lays one or takes one back. */
function tokensStep(form, question) {
  const { over, tokens } = form.facts;
  const laid = (thing) => form.get(`${question}.${thing}`) ?? 0;
  const left = () => tokens - over.reduce((sum, thing) => sum + laid(thing), 0);
  return stepOf(form, question, () => {
    const count = h("p", { class: "say small", "aria-live": "polite" });
    const redraw = () => {
      count.textContent = form.fill(form.own.left, { n: left() });
      for (const { show } of rows) show();
    };
    const rows = over.map((thing) => {
      const { name, example } = form.own.over[thing];
      const fits = (by) => laid(thing) + by >= 0 && left() - by >= 0;
      const words = { name: form.fill(name), example: form.fill(example) };
      return stepper(form, `${question}.${thing}`, { ...words, fits, moved: redraw });
    });
    redraw();
    return [
      count,
      h(
        "div",
        { class: "card stack" },
        rows.map(({ row }) => row),
      ),
    ];
  });
}

function risksStep(form) {
  const { risk: words, risks, bearers } = form.own;
  const whose = form.facts.bearers.map((key) => [key, bearers[key]]);
  const offered = [...form.sides.map((side) => [side.id, side.name]), ...whose];
  const field = (risk) => form.select(`risk.${risk}`, risks[risk].name, offered, { hint: risks[risk].example });
  const draw = (box) =>
    box.append(
      h("p", { class: "soft" }, form.fill(words.intro)),
      h("div", { class: "card stack two" }, form.facts.risks.map(field)),
    );
  return { id: "types", title: form.fill(words.stem), draw };
}

function sharesSteps(form) {
  const { picture, questions, over } = form.facts;
  const each = (step) => questions.map((question) => step(form, question));
  if (picture === "balance") return [...each(partsStep), risksStep(form), form.picture((box) => whatIf(form, box))];
  return [...each(picture === "pairs" ? pairStep : over?.length ? tokensStep : partsStep), form.picture()];
}

export default widget({ steps: (form) => [form.opening(), ...sharesSteps(form), form.action(), form.ending()] });
