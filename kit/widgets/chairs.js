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
            { asides: form.asides("unknown"), name: "levels short", onchange: () => form.recount() },
          );
        }),
      ),
  };
}

/** Of a side of which nothing is known no day can be told: its chair is left out; the first one told sets the scene. */
function chairSteps(form) {
  const chairs = [
    ["funds", holder(form), form.own.first_chair],
    ["other", other(form), form.own.other_chair],
  ];
  return chairs
    .filter(([chair]) => !form.facts.dimensions.every((key) => form.get(`${key}.${chair}`) === "unknown"))
    .map(([chair, side, title], place) => chairStep(form, chair, side, title, place === 0));
}

/** What arrives is the same; what it meets is not. */
function chairStep(form, chair, side, title, scene) {
  return {
    id: `chair-${chair}`,
    title: form.fill(title, { side: side.name }),
    quiet: true,
    draw: (box) => {
      const told = form.facts.dimensions.filter((key) => typeof form.get(`${key}.${chair}`) === "number");
      if (scene)
        box.append(h("div", { class: "scene" }, ...paragraphs(form.fill(form.own.scene, { side: side.name }))));
      box.append(
        ...(told.length
          ? told.map((key) =>
              h(
                "section",
                { class: "after card" },
                h("h4", {}, form.fill(form.own.dimensions[key].name)),
                ...paragraphs(
                  form.fill(form.own.dimensions[key].passages[form.get(`${key}.${chair}`)], { side: side.name }),
                ),
              ),
            )
          : [h("p", { class: "soft" }, form.phrase("picture.nothing"))]),
      );
    },
  };
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
