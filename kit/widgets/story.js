// Kind story: walk a branching story, see what follows on the other side; then what one's own is like.

import { h, paragraphs } from "./dom.js";
import { widget } from "./form.js";

function pickStep(form) {
  const { stories } = form.own;
  const offered = form.facts.stories.map((key) => [key, stories[key].title, stories[key].place]);
  const draw = (box) =>
    box.append(form.choice("story", form.fill(form.own.fiction), offered, { onchange: () => form.again() }));
  return { id: "pick", title: form.fill(form.own.pick), quiet: true, draw };
}

/** What was chosen, and what follows from it on the other side. */
function passage(form, tale, choice, last) {
  const seen = h("p", { class: "soft small" }, form.fill(form.own.seen_from));
  const after = { class: "after card", tabindex: "-1", "data-last": last };
  return [h("p", { class: "chosen" }, tale.choice[choice]), h("div", after, seen, paragraphs(tale.after[choice]))];
}

function taleStep(form, key) {
  const tale = form.own.stories[key];
  const question = `path.${key}`;
  const draw = (box) => {
    const path = form.get(question)?.split("/") ?? [];
    const choose = (choice) => {
      form.set(question, [...path, choice].join("/"));
      form.show(form.number, false);
      form.inner.querySelector("[data-last]")?.focus();
    };
    const restart = () => {
      form.set(question, undefined);
      form.show(form.number, true);
    };
    const option = (choice) =>
      h("button", { type: "button", class: "choice", onclick: () => choose(choice) }, tale.choice[choice]);
    const next = form.facts.nodes[key][path.at(-1) ?? "start"];
    const alone = form.facts.stories.length === 1;
    box.append(
      ...(alone ? [h("p", { class: "soft small" }, form.fill(form.own.fiction))] : []),
      h("div", { class: "scene" }, paragraphs(tale.scene)),
      ...path.flatMap((choice, n) => passage(form, tale, choice, n === path.length - 1)),
      next ? h("div", { class: "choices" }, next.map(option)) : h("p", { class: "say" }, tale.question),
    );
    const again = () => h("button", { type: "button", class: "quiet", onclick: restart }, form.fill(form.own.again));
    if (path.length) box.append(again());
  };
  return { id: `story-${key}`, title: tale.title, kicker: tale.place, quiet: true, draw };
}

/** Of the first concern one may say that there is none. */
function recordStep(form, n) {
  const words = form.own.record;
  const { entries, ...lists } = form.facts.record;
  const ask = (name, list, asides, look = "levels short") => {
    const options = lists[list].map((key) => [key, form.fill(words[list][key])]);
    return form.choice(`${n}.${name}`, form.fill(words[name]), options, { asides, name: look });
  };
  const rest = () => [
    form.naming(`${n}.label`, words.label, words.label_example),
    ask("status", "statuses", form.asides("rather_not"), "levels"),
    ask("since", "sinces", form.asides("unknown")),
    ask("bearer", "bearers"),
  ];
  const draw = (box) => {
    if (n > 1) box.append(h("div", { class: "stack" }, rest()));
    else box.append(h("p", {}, form.fill(words.intro)), ...form.unless("none", words.none, rest));
  };
  const kicker = form.phrase("log.place", { n, of: entries });
  return { id: `record-${n}`, title: form.fill(words.entry, { n }), kicker, draw };
}

/** Beside the story, a few questions about one's own. */
function ownStep(form) {
  const words = form.own.own;
  const { questions, named } = form.facts.own;
  const look = { asides: form.asides("unknown"), name: "levels short" };
  const ask = ([key, options]) => {
    const { stem, options: texts } = words.questions[key];
    return form.choice(`own.${key}`, form.fill(stem), form.offered(options, texts), look);
  };
  const naming = named ? [form.naming("own.name", words.name, words.name_example)] : [];
  const draw = (box) =>
    box.append(h("p", {}, form.fill(words.intro)), ...naming, ...Object.entries(questions).map(ask));
  return { id: "own", title: form.fill(words.title), draw };
}

function afterwards(form) {
  if (!form.facts.record) return [ownStep(form)];
  const entries = form.get("none") ? 1 : form.facts.record.entries;
  return Array.from({ length: entries }, (_, n) => recordStep(form, n + 1));
}

function storySteps(form) {
  const { stories } = form.facts;
  const only = stories.length === 1;
  const chosen = only ? stories[0] : form.get("story");
  return [
    form.opening(),
    ...(only ? [] : [pickStep(form)]),
    ...(chosen ? [taleStep(form, chosen)] : []),
    ...afterwards(form),
    form.picture(),
    form.action(),
    form.ending(),
  ];
}

export default widget({ steps: storySteps });
