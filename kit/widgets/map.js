// Kind map: rows, a few to a screen, and for each where it stands.

import { h } from "./dom.js";
import { widget } from "./form.js";

const rowsOf = (form) =>
  form.facts.rows?.length ? form.facts.rows : Array.from({ length: form.facts.typed }, (_, n) => String(n + 1));
const nameOf = (form, row) =>
  form.facts.typed
    ? (form.get(`label.${row}`) ?? form.fill(form.own.label, { n: row }))
    : form.fill(form.own.rows[row].name);
const questions = (form, row) =>
  form.facts.columns?.length ? form.facts.columns.map((column) => `row.${row}.${column}`) : [`row.${row}`];

function ask(form, question, legend, hint) {
  const options = form.offered(form.facts.options, form.own.options ?? {});
  if (form.facts.several)
    return form.ticks(question, legend, options, { none: form.phrase("aside.none"), alone: form.facts.alone, hint });
  return form.choice(question, legend, options, {
    asides: form.asides("unknown"),
    name: options.length < 5 ? "levels short" : "levels",
    hint,
  });
}

/** Given rows: so many to a screen that a phone stays short. */
function givenSteps(form) {
  const rows = rowsOf(form);
  const size = form.facts.several ? 1 : 2;
  const steps = [];
  for (let from = 0; from < rows.length; from += size) {
    const part = rows.slice(from, from + size);
    steps.push({
      id: `rows-${part[0]}`,
      title: form.fill(form.own.ask),
      quiet: form.facts.quiet,
      draw: (box) =>
        box.append(
          ...(from ? [] : [h("p", { class: "soft" }, form.fill(form.own.hint))]),
          ...part.flatMap((row) =>
            questions(form, row).map((question) =>
              ask(form, question, nameOf(form, row), form.fill(form.own.rows[row].example)),
            ),
          ),
        ),
    });
  }
  return steps;
}

/** Rows that the person names: one to a screen. */
function typedSteps(form) {
  return rowsOf(form).map((row) => ({
    id: `rows-${row}`,
    title: form.fill(form.own.label, { n: row }),
    quiet: form.facts.quiet,
    kicker: form.phrase("log.place", { n: row, of: form.facts.typed }),
    draw: (box) =>
      box.append(
        h("p", { class: "soft" }, form.fill(form.own.hint)),
        h(
          "div",
          { class: "card" },
          form.text(`label.${row}`, form.fill(form.own.label_hint), {
            most: 120,
            hint: form.instance(form.own.label_example),
          }),
        ),
        h("p", {}, form.fill(form.own.ask)),
        ...questions(form, row).map((question, n) =>
          ask(
            form,
            question,
            form.fill(form.facts.columns?.length ? form.own.columns[form.facts.columns[n]].stem : form.own.ask),
          ),
        ),
      ),
  }));
}

function choiceStep(form) {
  const words = form.own.choice;
  return {
    id: "choice",
    title: form.fill(words.stem),
    quiet: true,
    draw: (box) =>
      box.append(form.choice("choice", form.fill(words.stem), form.offered(form.facts.choice, words.options))),
  };
}

const isOpen = (form, question) =>
  form.get(question) !== undefined && !(form.facts.settled ?? []).includes(form.get(question));
const choices = (form) =>
  rowsOf(form)
    .filter((row) => questions(form, row).some((question) => isOpen(form, question)))
    .map((row) => [row, nameOf(form, row)]);

export default widget({
  steps: (form) => [
    form.opening(),
    ...(form.facts.choice?.length ? [choiceStep(form)] : []),
    ...(form.facts.typed ? typedSteps(form) : givenSteps(form)),
    form.picture((box) => form.pickFirst(box, choices(form))),
    form.action(),
    form.ending(),
  ],
});
