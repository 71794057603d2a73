// The end of an exercise: one sheet to take away, the day in a calendar, and where to go next.

import { h, under } from "./dom.js";
import { Steps } from "./steps.js";

export const ACTION = ["what", "who", "means", "when", "sign"];

/** The rows and figures of a picture: anybody may open them. */
export function asTable({ head, rows }, title) {
  const cell = (text, n) => h(n ? "td" : "th", n ? {} : { scope: "row" }, text);
  const columns = head.map((text) => h("th", { scope: "col" }, text));
  const body = rows.map((row) => h("tr", {}, row.map(cell)));
  const table = h("table", {}, h("thead", {}, h("tr", {}, columns)), h("tbody", {}, body));
  const looks = { class: "scroll", tabindex: "0", role: "region", "aria-label": title };
  return h("details", { class: "kit-table" }, h("summary", {}, title), h("div", looks, table));
}

function actionText(form, part) {
  const value = form.get(`action.${part}`);
  return part === "when" ? form.dayInWords(value, "long") : value;
}

function actionList(form) {
  const given = ACTION.filter((part) => form.get(`action.${part}`));
  const pair = (part) => [h("dt", {}, form.phrase(`action.${part}`)), h("dd", {}, actionText(form, part))];
  return given.length
    ? h("dl", { class: "kit-action" }, given.flatMap(pair))
    : h("p", { class: "soft" }, form.phrase("end.no_action"));
}

/** The picture; beside it that of the time before, where the exercise was begun anew. */
function pictures(form, finding, picture, before) {
  const image = (source, alt) => h("img", { src: source, alt: alt ?? "" });
  if (!before?.picture) return picture ? [image(picture)] : []; // the finding stands above
  const one = (key, source, alt) => h("figure", {}, h("figcaption", {}, form.phrase(`end.${key}`)), image(source, alt));
  const now = picture ? [one("now", picture, finding)] : [];
  return [h("div", { class: "kit-two" }, one("before", before.picture, before.finding), now)];
}

/** Picture, sentence, action: what is printed, and nothing else. */
function fillSheet(form, sheet, { finding, picture, before }) {
  sheet.replaceChildren(
    h("p", {}, h("b", {}, form.words.title)),
    ...(finding ? [h("p", { class: "say" }, finding)] : []),
    ...pictures(form, finding, picture, before),
    actionList(form),
  );
}

/** The next exercise of the page, opened by its entry in the list; after the last one the page of the whole. */
function whereNext(form) {
  const { next, slug, language } = form.exercise;
  const open = () => document.querySelector(`.kit-chooser [data-id="${CSS.escape(next.id)}"]`)?.click();
  if (next) {
    const title = form.phrase("end.following", { title: next.title });
    return [h("button", { type: "button", class: "kit-onward", onclick: open }, title)];
  }
  if (slug === "preamble" || !document.querySelector(".kit-bar")) return [];
  return [h("a", { class: "button", href: under(`/together?lang=${language}`) }, form.phrase("end.whole"))];
}

/** Steps that end in something to take away. */
export class Ending extends Steps {
  /** Print this and nothing else. */
  printOnly(node) {
    node.classList.add("printing");
    window.print();
    node.classList.remove("printing");
  }
  /** From the first step, with nothing answered; what is there now is set aside, to be seen beside what comes. */
  beginAnew() {
    this.settle();
    this.answer = { again: (this.get("again") ?? 0) + 1 };
    this.goTo(this.allSteps()[0].id);
  }
  /** The last step of an exercise. */
  ending() {
    const sheet = h("section", { class: "card stack kit-away" });
    const day = h("span");
    const draw = (box) => {
      const take = this.button("end.take", "main", () => this.printOnly(sheet));
      const ways = h("p", { class: "kit-ways no-print" }, take, " ", day, " ", whereNext(this));
      const again = this.button("end.again", "quiet", () => this.beginAnew());
      const hint = h("p", { class: "soft small" }, this.phrase("end.again_hint"));
      const anew = h("div", { class: "no-print" }, again, hint);
      box.append(sheet, ways, h("p", {}, this.phrase("end.next")), anew);
    };
    const redraw = (shown) => {
      fillSheet(this, sheet, shown);
      const { calendar } = shown;
      const looks = { class: "button", href: calendar, download: `${this.exercise.id}.ics` };
      day.replaceChildren(...(calendar ? [h("a", looks, this.phrase("end.calendar"))] : []));
    };
    return { id: "end", title: this.phrase("end.title"), quiet: true, draw, redraw };
  }
}
