// A chapter of the onboarding path: its steps come as a list. What is best in a check is told only after the answer is kept.

import { h, paragraphs } from "./dom.js";
import { Form, widget } from "./form.js";

const draws = {
  read: (form, step, box) => box.append(...paragraphs(step.text), ...step.named.map((one) => h("div", { class: "card" }, h("h4", {}, one.name), h("p", {}, one.text)))),
  new: (form, step, box) => box.append(
    form.choice("place", form.phrase("learn.place"), ["funds", "partner"].map((key) => [key, form.phrase(`learn.place_${key}`)])),
    form.choice("new", form.phrase("learn.new"), ["yes", "no"].map((key) => [key, form.phrase(`learn.new_${key}`)]))),
  sort: (form, step, box) => {
    const powers = ["visible", "hidden", "invisible"].map((key) => [key, form.phrase(`learn.${key}`)]);
    box.append(...paragraphs(step.text), form.choice(step.id, form.phrase("learn.which_power"), powers));
    form.told(box, step.id);
  },
  write: (form, step, box) => box.append(h("div", { class: "card" }, form.text(step.id, form.phrase("learn.mine"), { hint: step.hint, lines: step.lines, most: step.most }))),
  story: (form, step, box) => {
    const taken = step.choices.find(([key]) => key === form.get(step.id));
    const choose = (key) => { form.set(step.id, key); form.show(form.number, false); form.inner.querySelector("[data-last]")?.focus(); };
    box.append(h("div", { class: "scene" }, ...paragraphs(step.text)));
    if (!taken) box.append(h("div", { class: "choices" }, step.choices.map(([key, text]) => h("button", { type: "button", class: "choice", onclick: () => choose(key) }, text))));
    else box.append(h("p", { class: "chosen" }, taken[1]),
      h("div", { class: "after card", tabindex: "-1", "data-last": true }, h("p", { class: "soft small" }, form.phrase("learn.other_side")), ...paragraphs(taken[2])),
      h("p", { class: "say" }, step.question),
      h("button", { type: "button", class: "quiet", onclick: () => { form.set(step.id, undefined); form.show(form.number, true); } }, form.phrase("learn.choose_again")));
    box.append(h("p", { class: "soft small" }, form.phrase("action.fiction")));
  },
  habit: (form, step, box) => {
    const asides = step.unknown ? [["unknown", step.unknown], ...form.asides("not_applicable", "rather_not")] : form.asides();
    const whom = h("div", { class: "card", hidden: form.get(step.id) !== "unknown" }, form.text(step.ask, form.phrase("learn.whom"), { most: 160 }));
    box.append(form.choice(step.id, step.stem, step.levels.map((text, level) => [level, text]), {
      asides, onchange: (value) => { whom.hidden = value !== "unknown"; } }), ...(step.unknown ? [whom] : []));
  },
  voice: (form, step, box) => box.append(h("blockquote", { class: "card kit-voice" }, ...paragraphs(step.text), h("p", { class: "soft small" }, step.who)), h("p", {}, form.phrase("learn.calibrate"))),
  check: (form, step, box) => {
    const key = (name) => `${name}.${step.check}.${step.turn}`;
    const given = form.get(key("sitting")) !== undefined;
    box.append(...paragraphs(step.text), form.choice(key("check"), form.phrase("learn.choose_one"), step.options),
      form.choice(key("sure"), form.phrase("learn.sure"), [0, 1, 2].map((value) => [value, form.phrase(`learn.sure_${value}`)]), { name: "levels short" }));
    const why = h("button", { type: "button", class: "main", id: `${form.uid}-why-${step.check}`, onclick: () => {
      if (form.get(key("check")) === undefined || form.get(key("sure")) === undefined) { hint.textContent = form.phrase("learn.both"); return; }
      form.set(key("sitting"), form.facts.sitting);
      form.again();
    } }, form.phrase("learn.why")), hint = h("p", { class: "soft small", role: "status" });
    if (given) for (const input of box.querySelectorAll("input")) input.disabled = true; // a first answer is what shows
    else box.append(why, hint);
    form.told(box, key("check"), given);
    box.append(h("p", { class: "soft small" }, form.phrase("action.fiction")));
  },
  action: (form, step, box) => {
    const { n } = step, names = new Map(step.habits);
    box.append(h("p", { class: "soft" }, form.phrase("action.for_instance", { text: step.example })), h("div", { class: "card stack" },
      form.select(`habit.${n}`, form.phrase("learn.plan_habit"), [...names]), form.text(`what.${n}`, form.phrase("learn.plan_what"), { lines: 2 }),
      form.text(`whom.${n}`, form.phrase("learn.plan_whom"), { most: 160 }), form.text(`when.${n}`, form.phrase("action.when"), { type: "date" }),
      form.text(`notice.${n}`, form.phrase("learn.plan_notice"), { lines: 2 })));
  },
  outcome: (form, step, box) => box.append(...(step.notice ? [h("p", { class: "soft" }, step.notice)] : []),
    form.choice(`outcome.${step.n}`, form.phrase("learn.what_happened"), step.options), h("div", { class: "card" }, form.text(`note.${step.n}`, form.phrase("learn.mine"), { lines: 2 }))),
  card: (form, step, box) => {
    const name = h("span", { class: "h4" }), field = h("input", { id: `${form.uid}-name`, maxlength: "80", autocomplete: "off", oninput: (e) => { name.textContent = e.target.value; } });
    box.append(h("div", { class: "field no-print" }, h("label", { for: `${form.uid}-name` }, form.phrase("learn.name")), h("span", { class: "soft small" }, form.phrase("learn.name_hint")), field),
      h("div", { class: "card kit-card" }, h("p", {}, name), h("ul", {}, step.done.map((title) => h("li", {}, title))), h("p", { class: "soft" }, step.text)),
      h("button", { type: "button", class: "no-print", onclick: () => window.print() }, form.phrase("end.print")));
  },
  end: (form, step, box) => {
    const done = form.get("done") === true, mark = () => { form.set("done", done ? undefined : true); form.again(); };
    box.append(h("p", {}, form.phrase("learn.end_hint")), ...(form.facts.next ? [h("button", { type: "button", class: done ? "quiet" : "main", id: `${form.uid}-done`, onclick: mark }, form.phrase(done ? "learn.undone" : "learn.done"))] : []));
  },
};

/** Why, in words, as soon as the answer is kept; the other answers behind a line. Where it is on its way the focus can wait for it. */
Form.prototype.told = function told(box, question, coming = false) {
  box.append(h("div", { "aria-live": "polite", "data-told": question, tabindex: coming && "-1" }, ...(coming ? [h("p", { class: "soft small" }, this.phrase("saved.saving"))] : [])));
};
/** The answer that holds best is marked where it stands, in words. */
function markHolding(form, question, holds) {
  const text = document.getElementById(`${form.uid}-${question}-${holds}`)?.parentElement.querySelector("span");
  if (text && !text.querySelector(".kit-holds")) text.append(h("small", { class: "kit-holds" }, form.phrase("learn.holds")));
}
const inSight = (node) => { const { top, bottom } = node.getBoundingClientRect(); return top >= 0 && bottom <= window.innerHeight; };
function tell(form, shown) {
  const at = document.activeElement, seen = form.el.contains(at) && inSight(at);
  for (const place of form.inner.querySelectorAll("[data-told]")) {
    const said = shown.told?.[place.dataset.told], now = JSON.stringify(said ?? null);
    if (place.dataset.said === now || (!said && place.dataset.said === undefined)) continue;
    place.dataset.said = now;
    if (said) markHolding(form, place.dataset.told, said.holds);
    place.replaceChildren(...(said ? [h("div", { class: "card stack" }, h("p", { class: "say" }, said.why),
      ...said.verdict.map((text) => h("p", {}, text)),
      ...said.clauses.map((text) => h("p", { class: "soft small" }, text)),
      ...(said.others.length ? [h("details", { class: "card" }, h("summary", {}, form.phrase("learn.others")), h("dl", { class: "kit-pairs" }, said.others.flatMap(([text, why]) => [h("dt", {}, text), h("dd", {}, why)])))] : []))] : []));
  }
  if (seen) at.scrollIntoView({ block: "nearest" }); // what has come above pushes it out of the window
}

const steps = (form) => form.facts.steps.map((step) => ({
  id: step.id, title: step.title, kicker: step.kicker || undefined, quiet: true,
  draw: (box) => draws[step.is](form, step, box), redraw: (shown) => tell(form, shown) }));

/** What opened the chapter is gone with the map: the chapter's title takes the focus, once it stands in the page. */
function arrive(form, tries = 60) {
  if (document.activeElement && document.activeElement !== document.body) return;
  if (form.title.isConnected) form.title.focus({ preventScroll: true });
  else if (tries) requestAnimationFrame(() => arrive(form, tries - 1));
}

export default widget({ steps, opened: arrive });
