// Walking through steps: where one is, how the answer stands, what comes back, and where the focus goes.

import { walks, walksNoMore, walksOn } from "./behind.js";
import { h, keepOwn, under } from "./dom.js";
import { Fields } from "./fields.js";

/** How to find an element in what is drawn anew: by its id, else as the same one of those that say the same. */
function findAgain(root, { id, tagName, textContent }) {
  if (id) return () => document.getElementById(id);
  const alike = () => [...root.querySelectorAll(tagName)].filter((one) => one.textContent === textContent);
  const nth = alike().indexOf(document.activeElement);
  return () => alike()[nth];
}

/** Steps on screen. A kind is {steps(form) → [{id, title, kicker?, quiet?, button?, draw(box), redraw?(shown)}]};
 *  total(form), where steps come one after the other. `onward()` of a last step: what its button does.
 *  `brief`: who could read what is written was said before.
 *  `sparing`: that all is kept is said only where something was answered. */
export class Steps extends Fields {
  constructor(model, el, kind) {
    super(model);
    Object.assign(this, { el, kind });
    this.follow({ exercise: () => this.keepingFocus(() => this.draw()), shown: () => this.showSoFar() });
    this.watch = keepOwn(el, () => this.typed());
    this.draw();
    walks(this);
    this.kind.opened?.(this);
    if (this.rev > this.stored.rev) this.send();
  }
  close() {
    super.close();
    walksNoMore(this);
    this.watch.disconnect();
  }
  /** Names and words that somebody typed. */
  typed() {
    const { own, typed } = this.exercise;
    return [...this.sides.map((side) => side.name), ...(own ?? []), ...(typed ?? []).map((key) => this.answer[key])];
  }
  allSteps() {
    return this.kind.steps(this);
  }

  // ---- the page
  draw() {
    const { slug, language, direction, id } = this.exercise;
    const { title } = this.words;
    const looks = { class: `kit kit-form ${slug}`, lang: language, dir: direction };
    this.root = h("section", { ...looks, "aria-label": title, "data-exercise": id });
    this.el.replaceChildren(this.root);
    this.progress = h("progress");
    this.place = h("span", { class: "kit-place", id: `${this.uid}--place`, "aria-hidden": "true" }); // the bar says it
    this.box = h("div", { class: "kit-step" });
    this.line = h("span", { class: "saved", role: "status" });
    this.back = this.button("back", "quiet", () => this.go(-1));
    this.next = this.button("next", "main", () => this.go(1));
    const mark = h("span", { class: "mark", "aria-hidden": "true" });
    const named = this.exercise.headed ? [] : [mark, h("h2", {}, title)];
    const head = h("div", { class: "kit-head" }, named, this.place, this.progress);
    const foot = h("div", { class: "kit-foot" }, this.line, this.back, this.next);
    this.root.append(head, ...this.asking(), this.box, foot);
    this.showCurrent();
    this.root.classList.toggle("single", this.alone);
    this.tell();
  }
  /** One step, from which nothing leads on, has no title above its own. */
  get alone() {
    return this.steps.length === 1 && !this.steps[0].onward;
  }
  button(key, name, onclick, id) {
    return h("button", { type: "button", class: name, id, onclick }, this.phrase(key));
  }
  go(by) {
    this.settle();
    const to = this.steps[this.number + by];
    if (to) this.goTo(to.id, by < 0);
    else if (by > 0) this.steps[this.number].onward?.();
  }
  goTo(id, back = false) {
    const wanted = this.steps.findIndex((step) => step.id === id);
    this.toldKept = false;
    walksOn(this, id, back);
    this.set("at", id);
    this.show(wanted, true);
  }
  /** The browser's Back: whether there is such a step, and another one was shown. */
  comeBack(id) {
    const wanted = this.steps.findIndex((step) => step.id === id);
    if (wanted < 0 || wanted === this.number) return false;
    this.settle();
    this.set("at", id);
    this.show(wanted, true);
    return true;
  }
  showCurrent() {
    this.steps = this.allSteps();
    this.show(
      Math.max(
        0,
        this.steps.findIndex((step) => step.id === this.answer.at),
      ),
      false,
    );
  }
  /** The step's title, and what stands above it, which whoever lands on the title hears as well; returns that. */
  head({ title, kicker }) {
    const id = `${this.uid}--kicker`;
    const above = kicker ? [h("p", { class: "soft small kit-kicker", id }, kicker)] : [];
    const where = [...above, ...(this.steps.length > 1 ? [this.place] : [])].map((one) => one.id).join(" ");
    const level = this.alone && "2"; // the title of the form is not shown there
    this.title = h("h3", { tabindex: "-1", "aria-level": level, "aria-describedby": where || null }, title);
    return above;
  }
  show(number, move) {
    const step = this.steps[number];
    const last = number === this.steps.length - 1;
    if (move) this.here = false;
    this.number = number;
    this.count();
    const kicker = this.head(step);
    this.soFar = h("div", { class: "kit-sofar", "aria-live": "polite" });
    this.inner = h("div", { class: "kit-inner" });
    this.box.replaceChildren(...kicker, this.title, this.inner, this.soFar);
    step.draw(this.inner);
    if (!this.exercise.practice) this.sayWhoReads(step);
    this.back.hidden = number === 0;
    this.next.hidden = last && !step.onward;
    this.next.textContent = step.button ?? this.phrase(number === 0 ? "begin" : "next");
    this.showSoFar();
    if (!move) return;
    this.tell();
    this.arrive();
  }
  /** Beside every field for words, folded where they all are. A page of our own has a page that says more, and a
   *  `brief` step leads there only. */
  sayWhoReads({ brief }) {
    const folds = [...this.inner.querySelectorAll("textarea, input[type=text]")].map((one) => one.closest("details"));
    if (!folds.length) return;
    const { privacy, who, language } = this.exercise;
    const place = folds.every((fold) => fold && this.inner.contains(fold)) ? folds.at(-1) : this.inner;
    const page = who && document.querySelector(".kit-bar");
    const put = (one) => place.insertBefore(one, place.querySelector(":scope > [data-below]")); // beside the words
    if (!page || !brief) put(h("p", { class: "soft small kit-privacy" }, privacy));
    if (!page) return;
    const looks = { href: under(`/who-reads?lang=${language}`), target: "_blank", rel: "noopener" };
    put(h("p", { class: "small kit-who" }, h("a", looks, who)));
  }
  count() {
    const of = this.kind.total?.(this) ?? this.steps.length;
    const place = this.phrase("step", { n: this.number + 1, of });
    Object.assign(this.progress, { max: of, value: this.number + 1 });
    this.progress.setAttribute("aria-label", place);
    this.place.textContent = place;
  }
  arrive() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.title.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }
  /** The answer has changed how many steps there are: keep the step, count anew. */
  recount() {
    this.steps = this.allSteps();
    this.count();
  }
  /** Draw the same step again, for instance when an answer changes what is asked. */
  again() {
    this.keepingFocus(() => this.showCurrent());
  }
  /** The focus stays where it is; where that is gone or at rest: what has come instead, else the title. */
  keepingFocus(draw) {
    const { activeElement } = document;
    const inside = this.el.contains(activeElement);
    const resting = activeElement === this.title; // it waits there for what comes
    const again = inside && !resting ? findAgain(this.el, activeElement) : () => null;
    draw();
    if (!inside) return;
    for (const place of [again(), this.inner.querySelector("[data-told]"), this.title]) {
      if (this.el.contains(document.activeElement)) return;
      if (place) place.focus();
    }
  }

  // ---- how the answer stands: aloud at the first answer of a step, and whenever something is not kept
  set(question, value) {
    if (question !== "at") Object.assign(this, { answered: true, here: true });
    super.set(question, value);
  }
  tell() {
    const { practice } = this.exercise;
    const problem = this.model.get("problem");
    const settled = this.settled();
    this.line.classList.toggle("problem", !practice && !!problem && !settled);
    this.line.classList.toggle("done", !practice && settled && this.rev > 0);
    if (practice) this.status(this.phrase("assess.practice"));
    else if (settled) this.kept();
    else if (problem || this.tries) this.status(problem || this.phrase("saved.not_yet"));
    else this.status(this.phrase("saved.saving"), false);
  }
  kept() {
    const due = this.rev && (this.here || !this.kind.sparing);
    this.status(due ? this.phrase("saved.yes") : "", this.answered && !this.toldKept);
    this.toldKept ||= this.answered;
    this.answered = false;
  }
  /** The line says it; a screen reader does so by itself where it is said aloud. */
  status(text, aloud = true) {
    if (this.line.textContent === text) return;
    this.line.setAttribute("aria-live", aloud ? "polite" : "off");
    this.line.textContent = text;
    if (aloud && !this.settled()) this.toldKept = false; // that it is kept after all is said, too
  }
  overtaken() {
    this.draw();
    this.status(this.phrase("saved.elsewhere"));
    (this.root.querySelector(".kit-asks") ?? this.title).focus();
  }
  /** What is kept, or what was written here? */
  asking() {
    if (!this.offer) return [];
    const end = (then) => () => {
      const mine = this.offer;
      this.offer = null;
      then?.(mine);
      this.draw();
      this.title.focus();
    };
    const theirs = this.button("saved.theirs", null, end());
    const mine = this.button(
      "saved.mine",
      null,
      end((all) => this.putBack(all)),
    );
    const looks = { class: "card notice kit-asks", role: "alert", tabindex: "-1" };
    return [h("div", looks, h("p", {}, this.phrase("saved.both")), theirs, " ", mine)];
  }

  // ---- what comes back
  showSoFar() {
    const shown = this.model.get("shown") ?? {};
    const step = this.steps[this.number];
    if (!step || step.redraw) return step?.redraw(shown);
    const found = (!step.quiet && shown.finding) || "";
    if (found === (this.soFar.dataset.said ?? "")) return undefined;
    this.soFar.dataset.said = found;
    const said = () => h("p", { class: "say small" }, h("span", { class: "soft" }, this.phrase("so_far"), " "), found);
    return this.soFar.replaceChildren(...(found ? [said()] : []));
  }
}
