// Kind story: walk a branching story, see what follows on the other side; then the own record.

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
    box.append(
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
  return { id: `record-${n}`, title: form.phrase("concern", { n }), kicker, draw };
}

/** If this thread is pulled, what else moves? One question for each, all of them alike. */
function threadsStep(form) {
  const words = form.own.threads;
  const name = (key) => form.fill(words.principles[key]);
  return {
    id: "threads",
    title: form.fill(words.intro),
    draw: (box) =>
      box.append(
        ...form.facts.threads.map((pulled) =>
          form.ticks(
            `thread.${pulled}`,
            form.fill(words.stem, { principle: name(pulled) }),
            form.facts.threads.filter((key) => key !== pulled).map((key) => [key, name(key)]),
            { none: form.fill(words.none) },
          ),
        ),
      ),
  };
}

function afterwards(form) {
  if (!form.facts.record) return [threadsStep(form)];
  const entries = form.get("none") ? 1 : form.facts.record.entries;
  return Array.from({ length: entries }, (_, n) => recordStep(form, n + 1));
}

function storySteps(form) {
  const chosen = form.get("story");
  return [
    form.opening(),
    pickStep(form),
    ...(chosen ? [taleStep(form, chosen)] : []),
    ...afterwards(form),
    form.picture(),
    form.action(),
    form.ending(),
  ];
}

export default widget({ steps: storySteps });
