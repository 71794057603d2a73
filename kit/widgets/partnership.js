// The partnership that a person has in mind: asked once, reused by every exercise.

import { h } from "./dom.js";
import { widget } from "./form.js";

const MOST_SIDES = 12;

function partnershipStep(form) {
  const shownSides = () => {
    let last = 2;
    for (let n = 1; n <= MOST_SIDES; n += 1) if (form.get(`name.side-${n}`)) last = Math.max(last, n);
    return Math.max(last, form.rows ?? 2);
  };
  const named = () => Array.from({ length: MOST_SIDES }, (_, n) => `side-${n + 1}`)
    .map((id) => [id, form.get(`name.${id}`)]).filter(([, name]) => name?.trim());
  const ready = () => named().length > 1 && form.get("funds");
  if (form.folded === undefined) form.folded = !!ready();
  const title = form.folded ? form.listed(named().map(([, name]) => name)) : form.phrase("partnership.title");
  return { id: "sides", title, kicker: form.folded ? form.phrase("partnership.yours") : "", quiet: true, draw: (box) => {
    if (form.folded) {
      box.append(h("button", { type: "button", class: "quiet", onclick: () => { form.folded = false; form.again(); } }, form.phrase("partnership.change")));
      return;
    }
    const questions = h("div", { class: "stack" }), onward = h("div", {});
    const goOn = () => { form.settle(); form.folded = true; form.again(); lead(50); };
    // The exercises come once the organisations are saved: wait for the first one and go there.
    const lead = (tries) => {
      const first = document.querySelector(".kit-form:not(.single) h3, .kit-chooser[open] summary");
      if (first) { first.focus(); first.scrollIntoView({ block: "center" }); } else if (tries) setTimeout(() => lead(tries - 1), 100);
    };
    const offer = () => onward.replaceChildren(...(ready() ? [h("button", { type: "button", class: "main", onclick: goOn }, form.phrase("partnership.go"))] : []));
    const ask = () => {
      const sides = named();
      questions.replaceChildren(...(sides.length < 2 ? [] : [
        form.choice("funds", form.phrase("partnership.funds"), sides, { onchange: offer }),
        form.choice("own", form.phrase("partnership.own"), [...sides, ["none", form.phrase("partnership.own_none")]]),
      ]));
      offer();
    };
    const fields = h("div", { class: "card stack" });
    const rows = () => {
      fields.replaceChildren(...Array.from({ length: shownSides() }, (_, n) =>
        form.text(`name.side-${n + 1}`, form.phrase("partnership.name", { n: n + 1 }), { most: 80 })));
      for (const input of fields.querySelectorAll("input")) input.addEventListener("change", ask);
      if (shownSides() < MOST_SIDES) fields.append(h("button", { type: "button", class: "quiet", onclick: () => {
        form.settle(); form.rows = shownSides() + 1; rows(); fields.querySelectorAll("input")[form.rows - 1].focus();
      } }, form.phrase("partnership.add")));
    };
    rows();
    ask();
    box.append(h("p", {}, form.phrase("partnership.about")), fields, questions, onward);
  } };
}

export default widget({ steps: (form) => [partnershipStep(form)] });
