// Kind matrix: for each chosen subject, one card per organisation: as it is, as would be fair.
// Nothing to drag, no table.

import { h } from "./dom.js";
import { widget } from "./form.js";

/** Four levels, as it is and as would be fair; after the last side, whether one can live with it. */
function cardStep(form, subject, side, { place, last }) {
  const { subjects, levels, live, live_options: lives } = form.own;
  const offered = Object.entries(levels).map(([level, text]) => [Number(level), form.fill(text)]);
  const card = (which) => {
    const stem = form.fill(form.own[which], { side: side.name });
    return form.choice(`${subject}.${side.id}.${which}`, stem, offered, { asides: form.asides() });
  };
  const end = () => {
    const options = ["yes", "for_now", "no"].map((key) => [key, lives[key]]);
    return form.choice(`${subject}.live`, form.fill(live), options, { name: "levels short" });
  };
  const example = h("p", { class: "soft small" }, subjects[subject].example);
  const pair = () => h("div", { class: "pair" }, ["is", "fair"].map(card));
  const draw = (box) => box.append(example, pair(), ...(last ? [end()] : []));
  const kicker = form.phrase("matrix.place", { n: place, of: form.get("subjects").length, side: side.name });
  return { id: `${subject}.${side.id}`, title: subjects[subject].name, kicker, draw };
}

function subjectsStep(form) {
  const { subjects, choose } = form.facts;
  const most = form.phrase("matrix.at_most", { n: choose });
  const offered = subjects.map((key) => [key, form.own.subjects[key].name, form.own.subjects[key].example]);
  const draw = (box) => box.append(form.some("subjects", most, offered, choose, () => form.recount()));
  return { id: "subjects", title: form.fill(form.own.choose), quiet: true, draw };
}

function steps(form) {
  const { subjects, choose } = form.facts;
  const settled = form.exercise.round && subjects.length <= choose;
  if (settled) form.answer.subjects = subjects; // the room has chosen
  const cards = (subject, at) =>
    form.sides.map((side, n) => cardStep(form, subject, side, { place: at + 1, last: n === form.sides.length - 1 }));
  return [
    form.opening(),
    ...(settled ? [] : [subjectsStep(form)]),
    ...(form.get("subjects") ?? []).flatMap(cards),
    form.picture(),
    form.action(),
    form.ending(),
  ];
}

export default widget({ steps });
