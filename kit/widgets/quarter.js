// One quarter from one chair: its screen, a scene, the rule that decides it, three choices; then what happened.

import { figures, h } from "./dom.js";
import { chairOf, following, played, runOf } from "./played.js";

const ASKED = { vado: ["reply", "days", "word"], tessera: ["terms", "request", "answer"] };

export const rulesOf = (form, run) => (run === "again" ? (form.get("again.rules") ?? []) : []);
const isUsual = (form, run, rule) => !rulesOf(form, run).includes(rule);
/** What the agreement says there, in this run. */
const sentence = (form, run, rule) => form.own.rules[rule][isUsual(form, run, rule) ? "usual" : "other"];
/** Who wrote a rule as it usually stands, and who could change it. */
export const wrote = (form, rule) =>
  h("span", { class: "soft small" }, form.phrase("play.wrote", form.own.rules[rule]));

/** Three cards; what has changed is said in words too. */
function cards(form, now, before) {
  const was = ({ value, anew }, n) => (before && !anew && before[n].value !== value ? before[n].value : "");
  const items = now.map((one, n) => ({ ...one, was: was(one, n) }));
  return figures(items, form.phrase("play.now"));
}

function optionsOf(form, event, tap) {
  const words = tap === "reply" ? event.reply : form.own.taps[tap];
  const chair = tap in form.facts.taps.vado ? "vado" : "tessera";
  return form.facts.taps[chair][tap].map((way) => [way, words[way]]);
}
const legendOf = (form, event, tap) => (tap === "reply" ? event.question : form.own.taps[tap].stem);

function ruleLine(form, run, rule) {
  return h(
    "p",
    { class: "say small" },
    h("span", { class: "soft" }, form.phrase("play.agreement"), " "),
    sentence(form, run, rule),
    isUsual(form, run, rule) ? [" ", wrote(form, rule)] : [],
  );
}

function choosing(form, run, n, event, chair) {
  const question = (tap) => `${run}.${n}.${tap}`;
  const field = (tap) => {
    const rule = form.facts.rule_of[tap];
    const hint = rule && `${form.phrase("play.agreement")} ${sentence(form, run, rule)}`;
    return form.choice(question(tap), legendOf(form, event, tap), optionsOf(form, event, tap), { hint });
  };
  const fields = ASKED[chair].map(field);
  const missing = h("p", { class: "small problem", role: "alert" });
  const close = () => {
    const first = ASKED[chair].findIndex((tap) => form.get(question(tap)) === undefined);
    missing.textContent = first < 0 ? "" : form.phrase("play.missing");
    if (first >= 0) {
      fields[first].querySelector("input").focus();
      return;
    }
    form.set(`${run}.closed`, n);
    form.again();
    form.title.focus({ preventScroll: true }); // from there it goes to what happened, once that has come
  };
  return [...fields, missing, form.button("play.close", "main", close, `${form.uid}-close`)];
}

function chosen(form, run, n, event, chair) {
  const text = (tap) => optionsOf(form, event, tap).find(([way]) => way === form.get(`${run}.${n}.${tap}`))?.[1] ?? "";
  return h(
    "div",
    { class: "card" },
    h("h4", {}, form.phrase("play.chosen")),
    ASKED[chair].map((tap) =>
      h("p", { class: "small" }, h("span", { class: "soft" }, `${legendOf(form, event, tap)} `), text(tap)),
    ),
  );
}

function after(form, run, n) {
  const { cards: screens, happened } = runOf(form, run);
  const told = {
    class: "card after stack",
    tabindex: "-1",
    "data-told": n,
    "aria-label": form.phrase("play.happened"),
  };
  return h(
    "div",
    told,
    h("h4", {}, form.phrase("play.happened")),
    happened[n - 1].map((text) => h("p", {}, text)),
    cards(form, screens[n], screens[n - 1]),
  );
}

/** The n-th quarter of a run, 1-5. */
export function quarterStep(form, run, n) {
  const name = form.facts.story[n - 1];
  const event = form.own.events[name];
  const chair = chairOf(form, run);
  const scene = () => h("p", {}, event[chair]);
  const rules = () => form.facts.events[name].map((rule) => ruleLine(form, run, rule));
  const draw = (box) => {
    const closed = (form.get(`${run}.closed`) ?? 0) >= n;
    const { cards: screens } = runOf(form, run);
    if (played(form, run) >= n) {
      const again = h("details", {}, h("summary", {}, form.phrase("play.scene")), scene(), rules());
      box.append(after(form, run, n), chosen(form, run, n, event, chair), again);
    } else {
      if (screens[n - 1]) box.append(cards(form, screens[n - 1]));
      box.append(scene(), ...rules());
      if (closed)
        box.append(chosen(form, run, n, event, chair), h("p", { class: "soft" }, form.phrase("play.closing")));
      else box.append(...choosing(form, run, n, event, chair));
    }
  };
  const whose = form.phrase(`play.you_${chair}`);
  const kicker = `${form.phrase("play.quarter", { n, of: form.facts.quarters })} · ${whose}`;
  return following(form, { id: `${run}.${n}`, title: event.wall, kicker, draw });
}

/** The quarters of a run that there are by now: those that are closed and the open one. */
export function quarterSteps(form, run) {
  const last = Math.min(played(form, run) + 1, form.facts.quarters);
  return Array.from({ length: last }, (_, n) => quarterStep(form, run, n + 1));
}
