// Kind log: the last few cases, one card each: a label and a few questions.

import { h } from "./dom.js";
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
  const own = form.own;
  return {
    id: `entry-${n}`,
    title: form.fill(own.entry, { n }),
    kicker: form.phrase("log.place", { n, of: form.facts.entries }),
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
                ...Object.keys(form.facts.questions).map((key) => question(form, n, key)),
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

/** Once nothing more comes to mind, no further case is asked for. */
function entries(form) {
  const last = numbers(form).find((n) => form.get(`${n}.none`));
  return numbers(form)
    .slice(0, last ?? form.facts.entries)
    .map((n) => entryStep(form, n));
}

function choices(form) {
  const best = new Set(form.facts.best ?? []);
  return numbers(form)
    .filter(
      (n) =>
        !form.get(`${n}.none`) &&
        form.get(`${n}.${form.facts.main}`) !== undefined &&
        !best.has(form.get(`${n}.${form.facts.main}`)),
    )
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
