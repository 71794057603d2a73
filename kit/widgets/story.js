// Kind story: walk a branching story, see what follows on the other side; then what one's own is like.

import { h, paragraphs } from "./dom.js";
import { widget } from "./form.js";

const steps = (path) => (path ? path.split("/") : []);

function pickStep(form) {
  return { id: "pick", title: form.fill(form.own.pick), quiet: true, draw: (box) => box.append(
    form.choice("story", form.fill(form.own.fiction),
      form.facts.stories.map((key) => [key, form.own.stories[key].title, form.own.stories[key].place]), { onchange: () => form.again() })) };
}

function taleStep(form, key) {
  const tale = form.own.stories[key], nodes = form.facts.nodes[key], question = `path.${key}`;
  return { id: `story-${key}`, title: tale.title, kicker: tale.place, quiet: true, draw: (box) => {
    const path = steps(form.get(question)), end = () => form.get(question) && !nodes[path[path.length - 1]];
    const choose = (choice) => { form.set(question, [...path, choice].join("/")); form.show(form.number, false); form.inner.querySelector("[data-last]")?.focus(); };
    const options = (node) => h("div", { class: "choices" }, nodes[node].map((choice) =>
      h("button", { type: "button", class: "choice", onclick: () => choose(choice) }, tale.choice[choice])));
    if (form.facts.stories.length === 1) box.append(h("p", { class: "soft small" }, form.fill(form.own.fiction)));
    box.append(h("div", { class: "scene" }, ...paragraphs(tale.scene)));
    path.forEach((choice, n) => box.append(
      h("p", { class: "chosen" }, tale.choice[choice]),
      h("div", { class: "after card", tabindex: "-1", "data-last": n === path.length - 1 },
        h("p", { class: "soft small" }, form.fill(form.own.seen_from)), ...paragraphs(tale.after[choice]))));
    if (!end()) box.append(options(path.length ? path[path.length - 1] : "start"));
    else box.append(h("p", { class: "say" }, tale.question));
    if (path.length) box.append(h("button", { type: "button", class: "quiet", onclick: () => { form.set(question, undefined); form.show(form.number, true); } }, form.fill(form.own.again)));
  } };
}

function recordStep(form, n) {
  const record = form.own.record, facts = form.facts.record;
  const pairs = (list, table) => facts[list].map((key) => [key, form.fill(record[table ?? list][key])]);
  return { id: `record-${n}`, title: form.fill(record.entry, { n }), kicker: form.phrase("log.place", { n, of: facts.entries }), draw: (box) => {
    const body = h("div", { class: "stack" });
    const fill = () => body.replaceChildren(...(n === 1 && form.get("none") ? [] : [
      h("div", { class: "card" }, form.text(`${n}.label`, form.fill(record.label), { most: 120, hint: form.phrase("action.for_instance", { text: form.fill(record.label_example) }) })),
      form.choice(`${n}.status`, form.fill(record.status), pairs("statuses"), { asides: form.asides("rather_not") }),
      form.choice(`${n}.since`, form.fill(record.since), pairs("sinces"), { asides: form.asides("unknown"), name: "levels short" }),
      form.choice(`${n}.bearer`, form.fill(record.bearer), pairs("bearers"), { name: "levels short" }),
    ]));
    if (n === 1) box.append(h("p", {}, form.fill(record.intro)), form.tick("none", form.fill(record.none), () => { fill(); form.recount(); }));
    box.append(body);
    fill();
  } };
}

/** Beside the story, a few questions about one's own. */
function ownStep(form) {
  const words = form.own.own, { questions, named } = form.facts.own;
  return { id: "own", title: form.fill(words.title), draw: (box) => box.append(
    h("p", {}, form.fill(words.intro)),
    ...(named ? [h("div", { class: "card" }, form.text("own.name", form.fill(words.name), { most: 120, hint: form.phrase("action.for_instance", { text: form.fill(words.name_example) }) }))] : []),
    ...Object.entries(questions).map(([key, options]) => form.choice(`own.${key}`, form.fill(words.questions[key].stem),
      form.offered(options, words.questions[key].options), { asides: form.asides("unknown"), name: "levels short" }))) };
}

function afterwards(form) {
  if (!form.facts.record) return [ownStep(form)];
  const entries = form.get("none") ? 1 : form.facts.record.entries;
  return Array.from({ length: entries }, (_, n) => recordStep(form, n + 1));
}

function storySteps(form) {
  const { stories } = form.facts, only = stories.length === 1, chosen = only ? stories[0] : form.get("story");
  return [
    form.opening(), ...(only ? [] : [pickStep(form)]), ...(chosen ? [taleStep(form, chosen)] : []),
    ...afterwards(form), form.picture(), form.action(), form.ending(),
  ];
}

export default widget({ steps: storySteps });
