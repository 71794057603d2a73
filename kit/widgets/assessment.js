// The questions of a round: one item a step, each form with the same levels; then "my answers count".

import { h, onceThere } from "./dom.js";
import { widget } from "./form.js";

const details = (summary, inside, looks = {}) => h("details", looks, h("summary", {}, summary), inside);

function introduction(form) {
  const { items, intro, choose } = form.facts;
  const again = form.exercise.again ? [h("p", { class: "card notice" }, form.phrase("assess.again"))] : [];
  const soft = ["intro_skip", "intro_learning"].map((key) => h("p", { class: "soft" }, form.phrase(`assess.${key}`)));
  const said = [intro || form.phrase("assess.intro"), ...choose].map((text) => h("p", {}, text));
  const draw = (box) => box.append(...said, ...again, ...soft);
  return { id: "about", title: form.phrase("assess.intro_title", { n: items.length }), quiet: true, draw };
}

function itemStep(form, item) {
  const { above, asides, choose, forms, intro } = form.facts;
  const words = form.own[item];
  const levels = words.levels.map((text, level) => [level, text]);
  const ask = (kind) => {
    const hint = kind === forms[0] ? undefined : above[kind];
    return form.choice(`${kind}.${item}`, words.stems[kind], levels, { asides: Object.entries(asides), hint });
  };
  const then = () => {
    const looks = { class: "card", open: form.get(`then.${item}`) !== undefined };
    return details(form.phrase("assess.then_open"), ask("then"), looks);
  };
  const last = () => details(form.phrase("assess.last"), form.text(`last.${item}`, words.last, { most: 200 }));
  const draw = (box) => {
    box.classList.add(words.slug);
    if (!intro) box.append(h("p", { class: "soft small" }, above[forms[0]]));
    box.append(...forms.filter((kind) => kind !== "then").map(ask));
    if (forms.includes("then")) box.append(then());
    box.append(...choose.map((text) => details(form.phrase("assess.choose_title"), h("p", {}, text))));
    if (words.last) box.append(last());
  };
  return { id: item, title: words.name, kicker: words.place, quiet: true, draw };
}

/** How many questions have been answered. */
function counted(form) {
  const { items, forms } = form.facts;
  const questions = items.flatMap((item) => forms.filter((kind) => kind !== "then").map((kind) => `${kind}.${item}`));
  const given = questions.filter((question) => form.get(question) !== undefined).length;
  return [h("p", {}, form.phrase("assess.answered", { n: given, of: questions.length }))];
}

/** A tap on the screen above has opened it: what was asked for is this, below all that is folded there. */
function arrive(form) {
  if (!document.activeElement?.matches("[data-led]")) return;
  onceThere(
    () => form.title.isConnected && form,
    () => form.arrive(),
  );
}

export default widget({
  steps: (form) => [introduction(form), ...form.facts.items.map((item) => itemStep(form, item))],
  counted,
  opened: arrive,
});
