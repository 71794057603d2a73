// A number that is changed by one with two buttons.

import { h } from "./dom.js";

const tapper = (sign, name, spoken, onclick) =>
  h("button", { type: "button", "aria-label": `${name} : ${spoken}`, onclick }, sign);
/** A button that can do nothing now keeps the focus: `disabled` would drop it. */
const atRest = (button, resting) => button.setAttribute("aria-disabled", String(resting));

/** Its row, and what shows anew how it stands. `fits(by)`: may it change so? `moved` is told once it has. */
export function stepper(form, question, { name, example, fits, moved }) {
  const value = h("output");
  const now = () => form.get(question) ?? 0;
  const show = () => {
    value.textContent = String(now());
    atRest(less, !fits(-1));
    atRest(more, !fits(1));
  };
  const move = (by) => {
    if (!fits(by)) return;
    form.set(question, now() + by || undefined);
    moved();
  };
  const less = tapper("−", name, form.phrase("shares.less"), () => move(-1));
  const more = tapper("+", name, form.phrase("shares.more"), () => move(1));
  const label = h("span", {}, name, example && h("small", { class: "soft" }, example));
  return { row: h("div", { class: "stepper" }, label, less, value, more), show };
}
