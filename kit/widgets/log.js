// Kind log: the last few cases, one card each: a label and a few questions.

import { widget } from "./form.js";

const numbers = (form) => Array.from({ length: form.facts.entries }, (_, n) => n + 1);
const nameOf = (form, n) => form.get(`${n}.label`) ?? form.fill(form.own.entry, { n });

function question(form, n, key) {
  const words = form.own.questions[key];
  const options = form.offered(form.facts.questions[key], words.options ?? {});
  if ((form.facts.several ?? []).includes(key))
    return form.ticks(`${n}.${key}`, form.fill(words.stem), options, { none: form.phrase("aside.none") });
  return form.choice(`${n}.${key}`, form.fill(words.stem), options, {
    asides: form.asides("unknown"),
    name: options.length < 5 ? "levels short" : "levels",
  });
}

function entryStep(form, n) {
  const { own, facts } = form;
  const rest = () => [
    form.naming(`${n}.label`, own.label, own.label_example),
    ...Object.keys(facts.questions).map((key) => question(form, n, key)),
  ];
  const kicker = form.phrase("log.place", { n, of: facts.entries });
  const draw = (box) => box.append(...form.unless(`${n}.none`, own.none, rest));
  return { id: `entry-${n}`, title: form.fill(own.entry, { n }), kicker, draw };
}

/** Once nothing more comes to mind, no further case is asked for. */
function entries(form) {
  const last = numbers(form).find((n) => form.get(`${n}.none`));
  return numbers(form)
    .slice(0, last ?? form.facts.entries)
    .map((n) => entryStep(form, n));
}

function choices(form) {
  const best = new Set(form.facts.best ?? []);
  const main = (n) => form.get(`${n}.${form.facts.main}`);
  const open = (n) => !form.get(`${n}.none`) && main(n) !== undefined && !best.has(main(n));
  return numbers(form)
    .filter(open)
    .map((n) => [String(n), nameOf(form, n)]);
}

export default widget({
  steps: (form) => [
    form.opening(),
    ...entries(form),
    form.picture((box) => form.pickFirst(box, choices(form))),
    form.action(),
    form.ending(),
  ],
});
