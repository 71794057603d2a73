// Five quarters, alone: one chair, the other one, both screens, one's own choices under other rules, one action.

import { h } from "./dom.js";
import { widget } from "./form.js";
import { againStep, otherwiseStep } from "./otherwise.js";
import { following, isLater, isOver, played } from "./played.js";
import { quarterSteps, wrote } from "./quarter.js";
import { honest, lines, sentences } from "./strips.js";

const shownOf = (form) => form.model.get("shown") ?? {};
const soft = (text) => h("p", { class: "soft small" }, text);

function openingStep(form) {
  const draw = (box) =>
    box.append(
      h("p", {}, form.own.place),
      h("p", {}, form.own.about),
      soft(form.phrase("play.untried")),
      soft(`${form.phrase("play.private")} ${form.exercise.privacy}`),
    );
  const kicker = form.phrase("minutes.each", { n: form.exercise.minutes.alone });
  return following(form, { id: "about", title: form.words.invitation, kicker, draw });
}

function vadoStep(form) {
  const draw = (box) =>
    box.append(
      h("p", {}, form.own.chair.vado),
      h(
        "ol",
        {},
        form.facts.rules.map((rule) => h("li", {}, form.own.rules[rule].usual, " ", wrote(form, rule))),
      ),
      h("p", { class: "soft" }, form.phrase("play.rules_hint")),
    );
  return following(form, { id: "vado", title: form.phrase("play.rules_title"), draw });
}

const letter = (form) => (one) =>
  h(
    "section",
    { class: "card" },
    h("h4", {}, one.title),
    h(
      "dl",
      { class: "kit-beside" },
      h("div", {}, h("dt", {}, form.phrase("play.letter")), h("dd", {}, one.letter.join(" "))),
      h("div", {}, h("dt", {}, form.phrase("play.at_vado")), h("dd", {}, one.was)),
    ),
  );

function leftStep(form) {
  const draw = (box) => {
    const { ends, letters } = shownOf(form);
    const end = { name: form.phrase("play.own_vado"), end: ends.vado, full: false };
    box.append(
      lines(form, [end]),
      sentences(form, [end]),
      h("h4", {}, form.phrase("play.saw")),
      ...letters.map(letter(form)),
      honest(form),
    );
  };
  return following(form, { id: "left", title: form.phrase("play.left"), draw });
}

function tesseraStep(form) {
  const go = (later, to) => () => {
    form.set("tessera.later", later);
    form.showCurrent();
    form.goTo(to);
  };
  const draw = (box) => {
    box.append(h("p", {}, form.own.chair.tessera), h("p", {}, form.phrase("play.same_vado")));
    if (played(form, "tessera")) return;
    const passed = isLater(form, "tessera");
    box.append(
      passed
        ? form.button("play.sit", "", go(undefined, "tessera.1"))
        : form.button("play.later", "quiet", go(true, "both")),
    );
  };
  const button = isLater(form, "tessera") ? undefined : form.phrase("play.sit");
  return following(form, { id: "tessera", title: form.phrase("play.tessera_title"), button, draw });
}

const sides = (form) => (one) =>
  h(
    "section",
    { class: "card" },
    h("h4", {}, one.title),
    h(
      "dl",
      { class: "kit-beside" },
      ["vado", "tessera"].map((chair) =>
        h(
          "div",
          {},
          h("dt", {}, form.phrase(`play.on_${chair}`)),
          one[chair].map((line) => h("dd", {}, line)),
        ),
      ),
    ),
  );

function bothStep(form) {
  const draw = (box) => {
    const { both, own, question, trust } = shownOf(form);
    const hint = form.phrase(own === "tessera" ? "play.both_hint" : "play.both_house");
    box.append(
      h("p", {}, hint),
      h("p", { class: "say" }, question),
      ...both.map(sides(form)),
      h("p", {}, trust),
      honest(form),
    );
  };
  return following(form, { id: "both", title: form.phrase("play.both_title"), draw });
}

function movedStep(form) {
  const draw = (box) => {
    const { ends } = shownOf(form);
    const one = (run) => ({ name: form.phrase(`play.run_${run}`), end: ends[run], full: run === "again" });
    const options = form.facts.rules.map((rule) => [rule, form.own.rules[rule].usual]);
    const all = Object.keys(ends).map(one);
    box.append(lines(form, all), sentences(form, all), honest(form), form.choice("rule", form.own.which_rule, options));
  };
  return following(form, { id: "moved", title: form.phrase("play.moved_title"), draw });
}

/** The sentence of the rule that somebody named, to be looked up in their own agreement; "" where none was. */
function lookUp(form) {
  const rule = form.own.rules[form.get("rule")];
  return rule ? form.phrase("play.look_up", { rule: rule.usual, other: rule.other }) : "";
}

/** The action that every exercise has, under the sentence that is to be looked up. */
function actionStep(form) {
  const step = form.action();
  const draw = (box) => {
    const wanted = lookUp(form);
    if (wanted) box.append(h("p", { class: "say" }, wanted));
    step.draw(box);
  };
  return following(form, { ...step, draw });
}

function endStep(form) {
  const step = form.ending();
  const anew = () => {
    const kept = Object.entries(form.answer).filter(([question]) => question.startsWith("action."));
    form.answer = Object.fromEntries([...kept, ["game", (form.answer.game ?? 1) + 1]]);
    form.sendAnew();
    form.draw();
    form.arrive();
  };
  const draw = (box) => {
    step.draw(box);
    box.append(talk(form), soft(form.phrase("play.anew_hint")), form.button("play.anew", "no-print", anew));
  };
  const redraw = (shown) => step.redraw({ ...shown, finding: lookUp(form) });
  return following(form, { ...step, draw, redraw });
}

/** Where several have played: who speaks first, and about what. */
const talk = (form) =>
  h(
    "details",
    {},
    h("summary", {}, form.phrase("play.talk")),
    h(
      "ol",
      {},
      form.own.talk.map((text) => h("li", {}, form.fill(text))),
    ),
  );

/** What there is after both chairs, as far as one has come. */
function afterwards(form) {
  const seen = [bothStep(form), otherwiseStep(form), againStep(form)];
  const passed = isLater(form, "again");
  const again = form.get("again.chair") && !passed ? quarterSteps(form, "again") : [];
  const ready = passed || isOver(form, "again");
  return [...seen, ...again, ...(ready ? [movedStep(form), actionStep(form), endStep(form)] : [])];
}

/** Only what has been reached: what comes next comes when a quarter is closed. */
function steps(form) {
  const first = [openingStep(form), vadoStep(form), ...quarterSteps(form, "vado")];
  if (!isOver(form, "vado")) return first;
  const begun = [...first, leftStep(form), tesseraStep(form)];
  const later = isLater(form, "tessera");
  const second = later ? [] : quarterSteps(form, "tessera");
  return [...begun, ...second, ...(later || isOver(form, "tessera") ? afterwards(form) : [])];
}

/** How many steps there will be, as far as one has said. */
function total(form) {
  const quarters = (run) => (isLater(form, run) ? 0 : form.facts.quarters);
  return 10 + form.facts.quarters + quarters("tessera") + quarters("again");
}

export default widget({ steps, total });
