// Kind matrix: for each chosen subject, one card per organisation: as it is, as would be fair.
// Nothing to drag, no table.

import { h } from "./dom.js";
import { widget } from "./form.js";

function cardStep(form, subject, side, place, at) {
  const words = form.own.subjects[subject];
  const levels = Object.keys(form.own.levels).map((level) => [Number(level), form.fill(form.own.levels[level])]);
  const last = place === form.sides.length - 1;
  return {
    id: `${subject}.${side.id}`,
    title: words.name,
    kicker: form.phrase("matrix.place", { n: at + 1, of: form.get("subjects").length, side: side.name }),
    draw: (box) =>
      box.append(
        h("p", { class: "soft small" }, words.example),
        h(
          "div",
          { class: "pair" },
          ...["is", "fair"].map((which) =>
            form.choice(`${subject}.${side.id}.${which}`, form.fill(form.own[which], { side: side.name }), levels, {
              asides: form.asides(),
            }),
          ),
        ),
        ...(last
          ? [
              form.choice(
                `${subject}.live`,
                form.fill(form.own.live),
                ["yes", "for_now", "no"].map((key) => [key, form.own.live_options[key]]),
                { name: "levels short" },
              ),
            ]
          : []),
      ),
  };
}

export default widget({
  steps(form) {
    const { subjects, choose } = form.facts;
    const settled = form.exercise.round && subjects.length <= choose;
    if (settled) form.answer.subjects = subjects; // the room has chosen
    const chosen = form.get("subjects") ?? [];
    return [
      form.opening(),
      ...(settled
        ? []
        : [
            {
              id: "subjects",
              title: form.fill(form.own.choose),
              quiet: true,
              draw: (box) =>
                box.append(
                  form.some(
                    "subjects",
                    form.phrase("matrix.at_most", { n: choose }),
                    subjects.map((key) => [key, form.own.subjects[key].name, form.own.subjects[key].example]),
                    choose,
                    () => form.recount(),
                  ),
                ),
            },
          ]),
      ...chosen.flatMap((subject, at) => form.sides.map((side, place) => cardStep(form, subject, side, place, at))),
      form.picture(),
      form.action(),
      form.ending(),
    ];
  },
});
