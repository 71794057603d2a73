// The partnership that a person has in mind: asked once, reused by every exercise.

import { h, onceThere } from "./dom.js";
import { widget } from "./form.js";

const MOST_SIDES = 12;
const SIDES = Array.from({ length: MOST_SIDES }, (_, n) => `side-${n + 1}`);

const nameOf = (form, side) => form.get(`name.${side}`);
const named = (form) => SIDES.map((side) => [side, nameOf(form, side)]).filter(([, name]) => name?.trim());
const ready = (form) => named(form).length > 1 && form.get("funds");
/** How many fields there are: two, as many as are filled in, or as many as were asked for. */
const shown = (form) => Math.max(2, form.rows ?? 2, ...SIDES.map((side, n) => (nameOf(form, side) ? n + 1 : 0)));

/** The exercises come once the organisations are saved: wait for the first one and go there. */
function lead() {
  const find = () => document.querySelector(".kit-form:not(.single) h3, .kit-chooser[open] summary");
  onceThere(find, (first) => {
    first.focus();
    first.scrollIntoView({ block: "center" });
  });
}

/** Who holds the funds, which one is one's own, and on; once two are named. */
function questions(form) {
  const box = h("div", { class: "stack" });
  const onward = h("div");
  const goOn = () => {
    form.settle();
    form.folded = true;
    form.again();
    lead();
  };
  const offer = () => onward.replaceChildren(...(ready(form) ? [form.button("partnership.go", "main", goOn)] : []));
  const both = (sides) => [
    form.choice("funds", form.phrase("partnership.funds"), sides, { onchange: offer }),
    form.choice("own", form.phrase("partnership.own"), [...sides, ["none", form.phrase("partnership.own_none")]]),
  ];
  const ask = () => {
    const sides = named(form);
    box.replaceChildren(...(sides.length < 2 ? [] : both(sides)));
    offer();
  };
  ask();
  return { box, onward, ask };
}

/** A field for each name, and one more. */
function names(form, ask) {
  const fields = h("div", { class: "card stack" });
  const field = (side, n) => form.text(`name.${side}`, form.phrase("partnership.name", { n: n + 1 }), { most: 80 });
  const draw = () => {
    fields.replaceChildren(...SIDES.slice(0, shown(form)).map(field));
    for (const input of fields.querySelectorAll("input")) input.addEventListener("change", ask);
    if (shown(form) < MOST_SIDES) fields.append(form.button("partnership.add", "quiet", more));
  };
  const more = () => {
    form.settle();
    form.rows = shown(form) + 1;
    draw();
    fields.querySelectorAll("input")[form.rows - 1].focus();
  };
  draw();
  return fields;
}

function sidesStep(form) {
  form.folded ??= !!ready(form);
  const unfold = () => {
    form.folded = false;
    form.again();
  };
  if (form.folded) {
    const draw = (box) => box.append(form.button("partnership.change", "quiet", unfold));
    const title = form.listed(named(form).map(([, name]) => name));
    return { id: "sides", title, kicker: form.phrase("partnership.yours"), quiet: true, draw };
  }
  const draw = (box) => {
    const { box: asked, onward, ask } = questions(form);
    if (form.words.first) box.append(h("p", { class: "card notice" }, form.words.first));
    box.append(h("p", {}, form.phrase("partnership.about")), names(form, ask), asked, onward);
  };
  return { id: "sides", title: form.phrase("partnership.title"), quiet: true, draw };
}

export default widget({ steps: (form) => [sidesStep(form)] });
