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

/** The reason; the other answers and theirs behind a line. */
function reason(form, { why, best, others, clauses }) {
  const small = clauses.map((text) => h("p", { class: "soft small" }, text));
  if (!others.length) return h("div", { class: "card stack" }, h("p", { class: "say" }, why), small);
  const pairs = others.flatMap(([text, reasons]) => [h("dt", {}, text), h("dd", {}, reasons)]);
  return h(
    "div",
    { class: "card stack" },
    h("p", { class: "say" }, why),
    h("p", {}, form.phrase(best ? "learn.best" : "learn.other_best")),
    small,
    h(
      "details",
      { class: "card" },
      h("summary", {}, form.phrase("learn.others")),
      h("dl", { class: "kit-pairs" }, pairs),
    ),
  );
}

/** Puts what has come where it is waited for. */
export function tell(form, shown) {
  const at = document.activeElement;
  const seen = form.el.contains(at) && inSight(at);
  for (const place of form.inner.querySelectorAll("[data-told]")) {
    const said = shown.told?.[place.dataset.told];
    const now = JSON.stringify(said ?? null);
    if (place.dataset.said === now || (!said && place.dataset.said === undefined)) continue;
    place.dataset.said = now;
    place.replaceChildren(...(said ? [reason(form, said)] : []));
  }
  if (seen) at.scrollIntoView({ block: "nearest" }); // what has come above pushes it out of the window
}
