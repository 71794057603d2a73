// Kind timeline: moments, when they were, and what each did on two lines.

import { h } from "./dom.js";
import { widget } from "./form.js";

const numbers = (form) => Array.from({ length: form.facts.moments }, (_, n) => n + 1);
const nameOf = (form, n) => form.get(`${n}.label`) ?? form.fill(form.own.entry, { n });

function momentStep(form, n) {
  const { own } = form;
  const levels = Object.keys(own.levels).map((level) => [Number(level), form.fill(own.levels[level])]);
  const asides = form.asides("unknown");
  const effect = (line) => {
    const stem = form.fill(own.effect, { side: form.exercise.names[line] });
    return form.choice(`${n}.${line}`, stem, levels, { asides });
  };
  const whens = form.offered(form.facts.whens, own.whens);
  const rest = () => [
    form.naming(`${n}.label`, own.label, own.label_example),
    form.choice(`${n}.when`, form.fill(own.when), whens, { asides, name: "levels short" }),
    h("div", { class: "pair" }, ["funds", "partner"].map(effect)),
  ];
  const kicker = form.phrase("log.place", { n, of: form.facts.moments });
  const draw = (box) => box.append(...form.unless(`${n}.none`, own.none, rest));
  return { id: `moment-${n}`, title: form.fill(own.entry, { n }), kicker, draw };
}

function moments(form) {
  const last = numbers(form).find((n) => form.get(`${n}.none`));
  return numbers(form)
    .slice(0, last ?? form.facts.moments)
    .map((n) => momentStep(form, n));
}

const told = (form) => {
  const known = (n, line) => typeof form.get(`${n}.${line}`) === "number";
  const some = (n) => !form.get(`${n}.none`) && ["funds", "partner"].some((line) => known(n, line));
  return numbers(form)
    .filter(some)
    .map((n) => [String(n), nameOf(form, n)]);
};

export default widget({
  steps: (form) => [
    form.opening(),
    ...moments(form),
    form.picture((box) => form.pickFirst(box, told(form))),
    form.action(),
    form.ending(),
  ],
});
