// Kind chairs: two profiles, the same day lived from each chair, and what must differ.

import { h, paragraphs } from "./dom.js";
import { widget } from "./form.js";

const LEVELS = [0, 1, 2];
const holder = (form) => form.sides.find((side) => side.funds);
const others = (form) => form.sides.filter((side) => !side.funds);
const other = (form) => others(form).find((side) => side.id === form.get("chair")) ?? others(form)[0];

function whoseStep(form) {
  return {
    id: "chair",
    title: form.fill(form.own.whose),
    quiet: true,
    draw: (box) =>
      box.append(
        form.choice(
          "chair",
          form.fill(form.own.whose),
          others(form).map((side) => [side.id, side.name]),
          { onchange: () => form.again() },
        ),
      ),
  };
}

function profileStep(form, chair, side) {
  return {
    id: `profile-${chair}`,
    title: form.fill(form.own.profile, { side: side.name }),
    quiet: true,
    draw: (box) =>
      box.append(
        ...form.facts.dimensions.map((key) => {
          const words = form.own.dimensions[key];
          return form.choice(
            `${key}.${chair}`,
            form.fill(words.stem, { side: side.name }),
            LEVELS.map((level) => [level, form.fill(words.levels[level], { side: side.name })]),
            { asides: form.asides("unknown"), name: "levels short" },
          );
        }),
      ),
  };
}

/** The same day from each chair; the first sets the scene. */
function chairSteps(form) {
  const chairs = [
    ["funds", holder(form), form.own.first_chair],
    ["other", other(form), form.own.other_chair],
  ];
  return chairs.map(([chair, side, title], place) => chairStep(form, chair, side, title, place === 0));
}

/** What this chair has met so far, dimension by dimension; of one of which nothing is known, that. */
function met(form, chair, side) {
  const at = (key) => form.get(`${key}.${chair}`);
  const known = form.facts.dimensions.filter((key) => typeof at(key) === "number");
  const said = (text) => form.fill(text, { side: side.name });
  if (!known.length) {
    const unknown = form.facts.dimensions.every((key) => at(key) === "unknown");
    const told = form.phrase(unknown ? "chairs.unknown" : "picture.nothing", { side: side.name });
    return [h("p", { class: "soft" }, told)];
  }
  return known.map((key) => {
    const { name, passages } = form.own.dimensions[key];
    return h("section", { class: "after card" }, h("h4", {}, form.fill(name)), paragraphs(said(passages[at(key)])));
  });
}

/** What arrives is the same; what it meets is not. */
function chairStep(form, chair, side, title, scene) {
  const said = (text) => form.fill(text, { side: side.name });
  const arrives = () => h("div", { class: "scene" }, paragraphs(said(form.own.scene)));
  const draw = (box) => box.append(...(scene ? [arrives()] : []), ...met(form, chair, side));
  return { id: `chair-${chair}`, title: said(title), quiet: true, draw };
}

function differStep(form) {
  const options = ["same", "differ", "ask"].map((key) => [key, form.fill(form.own.differ_options[key])]);
  return {
    id: "differ",
    title: form.fill(form.own.differ),
    draw: (box) =>
      box.append(
        ...form.facts.dimensions.map((key) =>
          form.choice(`differ.${key}`, form.fill(form.own.dimensions[key].name), options, { name: "levels short" }),
        ),
      ),
  };
}

const judged = (form) =>
  form.facts.dimensions
    .filter((key) => ["differ", "ask"].includes(form.get(`differ.${key}`)))
    .map((key) => [key, form.fill(form.own.dimensions[key].name)]);

export default widget({
  steps: (form) => [
    form.opening(),
    ...(others(form).length > 1 ? [whoseStep(form)] : []),
    profileStep(form, "funds", holder(form)),
    profileStep(form, "other", other(form)),
    ...chairSteps(form),
    differStep(form),
    form.picture((box) => form.pickFirst(box, judged(form))),
    form.action(),
    form.ending(),
  ],
});
