// A chapter of the onboarding path: its steps come as a list.

import { h, onceThere, paragraphs } from "./dom.js";
import { widget } from "./form.js";
import { tell, told } from "./reasons.js";

const card = (...inside) => h("div", { class: "card" }, inside);
const soft = (text) => h("p", { class: "soft small" }, text);
/** [key, its words] for each key. */
const worded = (form, name, keys) => keys.map((key) => [key, form.phrase(`learn.${name}${key}`)]);

/** Said at the first scene of a chapter. */
const madeUp = (form, { fiction }) => (fiction ? soft(form.phrase("action.fiction")) : []);

function check(form, step) {
  const key = (name) => `${name}.${step.check}.${step.turn}`;
  const given = form.get(key("sitting")) !== undefined;
  const sure = worded(form, "sure_", [0, 1, 2]);
  const hint = h("p", { class: "soft small", role: "status" });
  const asked = [
    form.choice(key("check"), form.phrase("learn.choose_one"), step.options),
    form.choice(key("sure"), form.phrase("learn.sure"), sure, { name: "levels short", hint: step.hint || undefined }),
  ];
  const commit = () => {
    if ([key("check"), key("sure")].some((question) => form.get(question) === undefined)) {
      hint.textContent = form.phrase("learn.both");
      return;
    }
    form.set(key("sitting"), form.facts.sitting);
    form.again();
  };
  const inputs = asked.flatMap((field) => [...field.querySelectorAll("input")]);
  for (const input of inputs) input.disabled = given; // a first answer is what shows
  const why = given ? [] : [form.button("learn.why", "main", commit, `${form.uid}-why-${step.check}`), hint];
  return [...paragraphs(step.text), ...asked, ...why, told(form, key("check"), given), madeUp(form, step)];
}

/** Whose side one is on in a scene; where that is the other one than at work, that is said. */
const chair = ({ you, across }) =>
  you ? h("p", {}, h("b", {}, you), across ? [" ", h("span", { class: "soft" }, across)] : []) : [];

/** What one may do in a scene, below the question that names them as one group. */
const choices = (form, step, buttons) => {
  const id = `${form.uid}-${step.id}-do`;
  const asked = h("p", { class: "say", id }, form.phrase("learn.you_do"));
  return [asked, h("div", { class: "choices", role: "group", "aria-labelledby": id }, buttons)];
};

function story(form, step) {
  const taken = step.choices.find(([key]) => key === form.get(step.id));
  const choose = (key) => {
    form.set(step.id, key);
    form.show(form.number, false);
    form.inner.querySelector("[data-last]")?.focus();
  };
  const choice = ([key, text]) => h("button", { type: "button", class: "choice", onclick: () => choose(key) }, text);
  const restart = () => {
    form.set(step.id, undefined);
    form.show(form.number, true);
  };
  const after = () => [
    h("p", { class: "chosen" }, taken[1]),
    h(
      "div",
      { class: "after card", tabindex: "-1", "data-last": true },
      soft(form.phrase("learn.other_side")),
      paragraphs(taken[2]),
    ),
    step.question ? h("p", { class: "say" }, step.question) : [],
    form.button("learn.choose_again", "quiet", restart),
  ];
  const below = taken ? after() : choices(form, step, step.choices.map(choice));
  return [h("div", { class: "scene" }, chair(step), paragraphs(step.text)), ...below.flat(), madeUp(form, step)];
}

/** What the principle asks, at the foot of its chapter; of a scene once one has chosen. */
const asked = (form, { is, id, below }) =>
  below && (is !== "story" || form.get(id) !== undefined)
    ? [h("div", { class: "card", "data-below": true }, h("h4", {}, below[0]), ...paragraphs(below[1]))]
    : [];

function habit(form, step) {
  const asides = step.unknown
    ? [["unknown", step.unknown], ...form.asides("not_applicable", "rather_not")]
    : form.asides();
  const whom = card(form.text(step.ask, form.phrase("learn.whom"), { most: 160 }));
  const fold = (value) => {
    whom.hidden = value !== "unknown";
  };
  fold(form.get(step.id));
  const levels = step.levels.map((text, level) => [level, text]);
  return [
    ...(step.mind ? [h("p", { class: "card" }, step.mind)] : []),
    form.choice(step.id, step.stem, levels, { asides, onchange: fold }),
    ...(step.unknown ? [whom] : []),
  ];
}

/** What was answered and written before a plan is made. */
function soFar(form, [found, said]) {
  const below = (asks, text) => [h("div", { class: "soft small" }, asks), h("div", { translate: "no" }, text)];
  const own = said.map((one) => h("li", {}, ...below(...one)));
  if (!found && !own.length) return [];
  return card(h("h4", {}, form.phrase("learn.plan_said")), h("ul", {}, found ? h("li", {}, found) : [], own));
}

/** An action: what, with whom, by when; its sign and its habit are folded, unless something stands there. */
function action(form, { n, habits, example }) {
  const text = (name, label, look) => form.text(`${name}.${n}`, form.phrase(label), look);
  const open = [`habit.${n}`, `notice.${n}`].some((question) => form.get(question));
  return [
    h("p", { class: "soft" }, form.phrase("action.for_instance", { text: example })),
    h(
      "div",
      { class: "card stack" },
      text("what", "learn.plan_what", { lines: 2 }),
      text("whom", "learn.plan_whom", { lines: 2, most: 160 }),
      text("when", "action.when", { type: "date" }),
      h(
        "details",
        { class: "stack", open },
        h("summary", {}, form.phrase("learn.plan_more")),
        text("notice", "learn.plan_notice", { lines: 2 }),
        form.select(`habit.${n}`, form.phrase("learn.plan_habit"), habits),
      ),
    ),
  ];
}

/** One action; behind it another one and behind that one more, open where something is written there already. */
function actions(form, step) {
  const written = ({ n }) => form.get(`what.${n}`) !== undefined;
  const folded = ([one, ...rest]) => {
    if (!one) return [];
    const open = [one, ...rest].some(written);
    return h("details", { class: "card stack", open }, h("summary", {}, one.title), ...action(form, one), folded(rest));
  };
  return [...paragraphs(step.text), soFar(form, step.so_far), ...action(form, step), folded(step.more)];
}

/** Before the first step stands the map. */
const home = () => document.querySelector(".kit-panel .home")?.click();

/** From the last step: the chapter is done, and the next one opens, or the map. */
function leave(form, { then }) {
  const open = () => (then ? document.querySelector(".kit-panel .onward")?.click() : home());
  if (form.facts.next && form.get("done") !== true) form.set("done", true);
  const here = form.title;
  form.onceKept(() => here.isConnected && open());
}
function undone(form) {
  const undo = () => {
    form.set("done", undefined);
    form.again();
  };
  return h("p", { class: "no-print" }, form.button("learn.undone", "quiet", undo));
}

/** By what a step `is`: (form, step) → its elements. */
const DRAWS = {
  read: (_, { text, named }) => [
    ...paragraphs(text),
    ...named.map((one) => card(h("h4", {}, one.name), h("p", {}, one.text))),
  ],
  new: (form, { text }) => [
    ...paragraphs(text),
    form.choice("place", form.phrase("learn.place"), worded(form, "place_", ["funds", "partner", "both"])),
    form.choice("new", form.phrase("learn.new"), worded(form, "new_", ["yes", "start", "no"])),
  ],
  sort: (form, step) => {
    const powers = worded(form, "", ["visible", "hidden", "invisible"]);
    return [
      ...paragraphs(step.text),
      form.choice(step.id, form.phrase("learn.which_power"), powers),
      told(form, step.id),
    ];
  },
  write: (form, step) => [
    ...(step.roles ? [h("p", {}, step.roles)] : []),
    card(form.text(step.id, form.phrase("learn.mine"), { hint: step.hint, lines: step.lines, most: step.most })),
  ],
  voice: (form, { greeting, text, who, again }) => [
    h(
      "blockquote",
      { class: greeting ? "card kit-voice kit-letter" : "card kit-voice" },
      greeting ? h("p", {}, greeting) : [],
      paragraphs(text),
      soft(who),
    ),
    again
      ? [h("p", {}, form.phrase("learn.calibrate")), form.button("learn.look_back", "quiet", () => form.goTo(again))]
      : [],
  ],
  outcome: (form, { n, notice: [label, sign], options }) => [
    ...(sign ? [card(soft(label), h("p", { class: "say", translate: "no" }, sign))] : []),
    form.choice(`outcome.${n}`, form.phrase("learn.what_happened"), options),
    card(form.text(`note.${n}`, form.phrase("learn.became"), { lines: 2 })),
  ],
  story,
  habit,
  check,
  action: actions,
};

/** What the way on from a last step is called. */
const wayOn = (form, { then, home: back }) => (then ? form.phrase("learn.next", { title: then }) : back);

const steps = (form) =>
  form.facts.steps.map((step) => ({
    id: step.id,
    title: step.title,
    kicker: step.kicker,
    quiet: true,
    brief: step.brief,
    button: step.end ? wayOn(form, step.end) : form.phrase("next"),
    onward: step.end && (() => leave(form, step.end)),
    draw: (box) =>
      box.append(
        ...DRAWS[step.is](form, step).flat(),
        ...asked(form, step),
        ...(step.end && form.get("done") ? [undone(form)] : []),
      ),
    redraw: (shown) => tell(form, shown),
  }));

/** What opened the chapter is gone with the map: the chapter's title takes the focus, once it stands in the page. */
function arrive(form) {
  if (document.activeElement && document.activeElement !== document.body) return;
  onceThere(
    () => form.title.isConnected && form.title,
    (title) => title.focus({ preventScroll: true }),
  );
}

export default widget({ steps, opened: arrive, home, sparing: true });
