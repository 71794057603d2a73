// Kind timeline: moments, when they were, and what each did on two lines.

import { h } from "./dom.js";
import { widget } from "./form.js";

const numbers = (form) => Array.from({ length: form.facts.moments }, (_, n) => n + 1);
const nameOf = (form, n) => form.get(`${n}.label`) ?? form.fill(form.own.entry, { n });

function momentStep(form, n) {
  const own = form.own;
  const levels = Object.keys(own.levels).map((level) => [Number(level), form.fill(own.levels[level])]);
  return {
    id: `moment-${n}`,
    title: form.fill(own.entry, { n }),
    kicker: form.phrase("log.place", { n, of: form.facts.moments }),
    draw: (box) => {
      const body = h("div", { class: "stack" });
      const fill = () =>
        body.replaceChildren(
          ...(form.get(`${n}.none`)
            ? []
            : [
                h(
                  "div",
                  { class: "card" },
                  form.text(`${n}.label`, form.fill(own.label), { most: 120, hint: form.instance(own.label_example) }),
                ),
                form.choice(`${n}.when`, form.fill(own.when), form.offered(form.facts.whens, own.whens), {
                  asides: form.asides("unknown"),
                  name: "levels short",
                }),
                h(
                  "div",
                  { class: "pair" },
                  ["funds", "partner"].map((line) =>
                    form.choice(`${n}.${line}`, form.fill(own.effect, { side: form.exercise.names[line] }), levels, {
                      asides: form.asides("unknown"),
                    }),
                  ),
                ),
              ]),
        );
      box.append(
        form.tick(`${n}.none`, form.fill(own.none), () => {
          fill();
          form.recount();
        }),
        body,
      );
      fill();
    },
  };
}

function moments(form) {
  const last = numbers(form).find((n) => form.get(`${n}.none`));
  return numbers(form)
    .slice(0, last ?? form.facts.moments)
    .map((n) => momentStep(form, n));
}

const told = (form) =>
  numbers(form)
    .filter(
      (n) =>
        !form.get(`${n}.none`) && ["funds", "partner"].some((line) => typeof form.get(`${n}.${line}`) === "number"),
    )
    .map((n) => [String(n), nameOf(form, n)]);

export default widget({
  steps: (form) => [
    form.opening(),
    ...moments(form),
    form.picture((box) => form.pickFirst(box, told(form))),
    form.action(),
    form.ending(),
  ],
});
