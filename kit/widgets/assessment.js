// The questions of a round: one item a step, each form with the same levels; then "my answers count".

import { h } from "./dom.js";
import { widget } from "./form.js";

function assessmentSteps(form) {
  const { items } = form.facts;
  const [first, ...others] = form.facts.forms;
  const words = form.own;
  const levels = (item) => words[item].levels.map((text, level) => [level, text]);
  const ask = (kind, item) =>
    form.choice(`${kind}.${item}`, words[item].stems[kind], levels(item), {
      asides: Object.entries(form.facts.asides),
      hint: kind === first ? undefined : form.facts.above[kind],
    });
  const intro = {
    id: "about",
    title: form.phrase("assess.intro_title", { n: items.length }),
    quiet: true,
    draw: (box) =>
      box.append(
        h("p", {}, form.facts.intro || form.phrase("assess.intro")),
        ...form.facts.choose.map((text) => h("p", {}, text)),
        ...(form.exercise.again ? [h("p", { class: "card notice" }, form.phrase("assess.again"))] : []),
        ...["intro_skip", "intro_learning"].map((key) => h("p", { class: "soft" }, form.phrase(`assess.${key}`))),
      ),
  };
  const steps = items.map((item) => ({
    id: item,
    title: words[item].name,
    kicker: words[item].place || undefined,
    quiet: true,
    draw: (box) => {
      box.classList.add(words[item].slug);
      box.append(
        ...(form.facts.intro ? [] : [h("p", { class: "soft small" }, form.facts.above[first])]),
        ask(first, item),
        ...others.filter((kind) => kind !== "then").map((kind) => ask(kind, item)),
      );
      if (others.includes("then"))
        box.append(
          h(
            "details",
            { class: "card", open: form.get(`then.${item}`) !== undefined },
            h("summary", {}, form.phrase("assess.then_open")),
            ask("then", item),
          ),
        );
      for (const text of form.facts.choose)
        box.append(h("details", {}, h("summary", {}, form.phrase("assess.choose_title")), h("p", {}, text)));
      if (words[item].last)
        box.append(
          h(
            "details",
            {},
            h("summary", {}, form.phrase("assess.last")),
            form.text(`last.${item}`, words[item].last, { most: 200 }),
          ),
        );
    },
  }));
  return [intro, ...steps];
}

/** How many questions have been answered. */
function counted(form) {
  const { items, forms } = form.facts;
  const questions = items.flatMap((item) => forms.filter((kind) => kind !== "then").map((kind) => `${kind}.${item}`));
  const given = questions.filter((question) => form.get(question) !== undefined).length;
  return [h("p", {}, form.phrase("assess.answered", { n: given, of: questions.length }))];
}

export default widget({ steps: assessmentSteps, counted });
