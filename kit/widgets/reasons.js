// Why an answer is the best one: told only after it is kept.

import { h } from "./dom.js";

const inSight = (node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
};

/** Why, in words, as soon as the answer is kept. Where it is on its way (`coming`) the focus can wait for it. */
export function told(form, question, coming = false) {
  const saving = coming && h("p", { class: "soft small" }, form.phrase("saved.saving"));
  return h("div", { "aria-live": "polite", "data-told": question, tabindex: coming && "-1" }, saving);
}

/** The answer that holds best is marked where it stands, in words. */
function markHolding(form, question, { holds, mark }) {
  const option = document.getElementById(`${form.uid}-${question}-${holds}`);
  const text = option?.parentElement.querySelector("span");
  if (!text || text.querySelector(".kit-holds")) return;
  text.append(h("small", { class: "kit-holds" }, mark));
}

/** The other answers and their reasons, and the clauses with their ids, behind a line. */
function otherAnswers(form, others, clauses) {
  const pairs = others.flatMap(([text, reasons]) => [h("dt", {}, text), h("dd", {}, reasons)]);
  const list = h("dl", { class: "kit-pairs" }, pairs);
  const rules = clauses.map((text) => h("p", { class: "soft small" }, text));
  return h("details", {}, h("summary", {}, form.phrase("learn.others")), list, rules);
}

/** The reason, and which answer holds best. */
const reason = (form, { why, verdict, others, clauses }) =>
  h(
    "div",
    { class: "card stack" },
    h("p", { class: "say" }, why),
    verdict.map((text) => h("p", {}, text)),
    others.length ? otherAnswers(form, others, clauses) : [],
  );

/** Puts what has come where it is waited for. */
export function tell(form, shown) {
  const at = document.activeElement;
  const seen = form.el.contains(at) && inSight(at);
  for (const place of form.inner.querySelectorAll("[data-told]")) {
    const said = shown.told?.[place.dataset.told];
    const now = JSON.stringify(said ?? null);
    if (place.dataset.said === now || (!said && place.dataset.said === undefined)) continue;
    place.dataset.said = now;
    if (said) markHolding(form, place.dataset.told, said);
    place.replaceChildren(...(said ? [reason(form, said)] : []));
  }
  if (seen) at.scrollIntoView({ block: "nearest" }); // what has come above pushes it out of the window
}
