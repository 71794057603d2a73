// What every exercise widget shares: steps, level rows, the saved line. Touches the host only through model.get/set/save_changes/on/off.

import { h, keepOwn, paragraphs, SHAPES, svg } from "./dom.js";

const RETRY_SECONDS = [4, 8, 15, 30];
const ASIDES = ["unknown", "not_applicable", "rather_not"];

// ---- two versions of an answer: question → value, null where it was cleared
const differing = (answer, known) => Object.fromEntries([...new Set([...Object.keys(answer), ...Object.keys(known)])]
  .filter((key) => JSON.stringify(answer[key]) !== JSON.stringify(known[key])).map((key) => [key, answer[key] ?? null]));
const merged = (answer, changes) => Object.fromEntries(Object.entries({ ...answer, ...changes }).filter(([, value]) => value !== null));
/** Those of the changes that the answer has otherwise; null if there are none. Where one was is no answer. */
function conflicting(changes, answer) {
  const found = Object.entries(changes).filter(([key, value]) => key !== "at" && JSON.stringify(value) !== JSON.stringify(answer[key] ?? null));
  return found.length ? Object.fromEntries(found) : null;
}

/** One exercise on screen: its answer, its revision, its steps. A kind is {steps(form) → [{id, title, kicker?, draw(box)}]}. */
export class Form {
  constructor(model, el, kind) {
    Object.assign(this, { model, el, kind, uid: `kit-${model.get("exercise").id}`, timer: 0, tries: 0, typing: 0 });
    this.adopt();
    this.rescue();
    this.listeners = {
      "change:exercise": () => this.keepingFocus(() => this.draw()),
      "change:stored": () => this.hear(),
      "change:problem": () => this.tell(),
      "change:shown": () => this.showSoFar(),
    };
    for (const [event, listener] of Object.entries(this.listeners)) model.on(event, listener);
    this.watch = keepOwn(el, () => [...this.sides.map((side) => side.name), ...(this.exercise.own ?? []), ...(this.exercise.typed ?? []).map((key) => this.answer[key])]);
    this.leave = () => this.stash();
    window.addEventListener("pagehide", this.leave);
    this.draw();
    this.kind.opened?.(this);
    if (this.rev > this.stored.rev) this.send();
  }

  close() {
    this.settle();
    this.watch.disconnect();
    clearTimeout(this.timer);
    window.removeEventListener("pagehide", this.leave);
    for (const [event, listener] of Object.entries(this.listeners)) this.model.off(event, listener);
  }

  // ---- what the host says
  get exercise() { return this.model.get("exercise"); }
  get stored() { return this.model.get("stored"); }
  get words() { return this.exercise.words; }
  get own() { return this.words[this.exercise.kind]; }
  get facts() { return this.exercise.facts[this.exercise.kind]; }
  get sides() { return this.exercise.sides; }

  /** A text with its slots filled; names stand as typed, a general word gets its capital where a sentence begins. */
  fill(text, slots = {}) {
    const all = { ...this.exercise.names, ...slots }, typed = new Set(this.sides.map((side) => side.name));
    const begins = (at) => /(^|[.!?]\s+)$/.test(text.slice(0, at));
    const capital = (word) => word.slice(0, 1).toLocaleUpperCase(this.exercise.locale) + word.slice(1);
    return text.replace(/\{(\w+)\}/g, (slot, name, at) => {
      if (!(name in all)) return slot;
      return name in this.exercise.names && !(name in slots) && !typed.has(all[name]) && begins(at) ? capital(all[name]) : String(all[name]);
    });
  }
  listed(names) { return new Intl.ListFormat(this.exercise.locale, { type: "conjunction" }).format(names); }
  phrase(key, slots) { return this.fill(this.exercise.phrases[key] ?? key, slots); }

  // ---- the answer and its revision
  adopt() {
    this.known = { ...this.stored.answer };
    this.answer = { ...this.known };
    this.rev = this.stored.rev;
  }
  /** What was changed here since the last time that something was saved or came from elsewhere; null where it was cleared. */
  unsaved() { return differing(this.answer, this.known); }
  get(question) { return this.answer[question]; }
  set(question, value) {
    if (value === undefined || value === null || value === "") delete this.answer[question];
    else this.answer[question] = value;
    this.rev = Math.max(this.rev, this.stored.rev) + 1;
    this.tries = 0;
    this.send();
  }
  /** While someone types: save when they pause. */
  setSoon(question, value) {
    clearTimeout(this.typing);
    this.pending = () => { this.pending = null; this.set(question, value); };
    this.typing = setTimeout(() => this.pending?.(), 800);
  }
  settle() { clearTimeout(this.typing); this.pending?.(); }
  send() {
    if (this.exercise.practice) { this.tell(); return; } // nothing leaves this page
    this.model.set("answer", { ...this.answer });
    this.model.set("rev", this.rev);
    this.model.save_changes();
    clearTimeout(this.timer);
    const wait = RETRY_SECONDS[Math.min(this.tries, RETRY_SECONDS.length - 1)];
    this.timer = setTimeout(() => this.retry(), wait * 1000);
    this.tell();
  }
  retry() {
    if (this.stored.rev >= this.rev) return;
    this.tries += 1;
    this.rev += 1;
    this.send();
  }
  hear() {
    const { rev, refused } = this.stored;
    if (rev < this.rev && !refused) { this.tell(); return; }
    clearTimeout(this.timer);
    this.tries = 0;
    if (rev > this.rev || refused) { this.giveWay(); return; }
    this.known = { ...this.answer };
    this.tell();
  }
  /** Another window was first: show what is kept, stay at the same step, and ask about what was written here meanwhile. */
  giveWay() {
    const { at } = this.answer, ours = this.rev;
    this.pending = null;
    const mine = { ...this.offer, ...this.unsaved() };
    this.adopt();
    if (at) this.answer.at = at;
    this.offer = conflicting(mine, this.answer);
    if (ours > this.rev) { this.rev = ours + 1; this.send(); } // sent before we heard: what the other window wrote goes on top again
    this.draw();
    this.status(this.phrase("saved.elsewhere"));
    (this.root.querySelector(".kit-asks") ?? this.title).focus();
  }
  /** What is kept, or what was written here? */
  asking() {
    if (!this.offer) return [];
    const end = (then) => () => { const mine = this.offer; this.offer = null; then(mine); this.draw(); this.title.focus(); };
    const button = (key, then) => h("button", { type: "button", onclick: end(then) }, this.phrase(key));
    return [h("div", { class: "card notice kit-asks", role: "alert", tabindex: "-1" }, h("p", {}, this.phrase("saved.both")),
      button("saved.theirs", () => {}), " ", button("saved.mine", (mine) => this.putBack(mine)))];
  }
  putBack(mine) {
    this.answer = merged(this.answer, mine);
    this.rev = Math.max(this.rev, this.stored.rev) + 1;
    this.send();
  }
  settled() { return this.stored.rev === this.rev; }

  // ---- what is not saved when the page goes away comes back with it, in this tab only
  get drawer() { return `kit-unsaved-${this.exercise.id}`; }
  stash() {
    if (this.exercise.practice) return;
    this.settle();
    const mine = { ...this.offer, ...(this.settled() ? {} : this.unsaved()) };
    try {
      if (!Object.keys(mine).length) sessionStorage.removeItem(this.drawer);
      else sessionStorage.setItem(this.drawer, JSON.stringify({ mine, base: this.offer ? -1 : this.stored.rev }));
    } catch { /* no storage here: the saved line has said that it is not saved */ }
  }
  rescue() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.drawer) ?? "null");
      sessionStorage.removeItem(this.drawer);
      if (!kept?.mine) return;
      if (kept.base === this.stored.rev) { this.answer = merged(this.answer, kept.mine); this.rev = kept.base + 1; }
      else this.offer = conflicting(kept.mine, this.answer);
    } catch { /* as above */ }
  }

  // ---- the page
  draw() {
    const { exercise, el } = this;
    el.replaceChildren();
    this.root = h("section", { class: `kit kit-form ${exercise.slug}`, lang: exercise.language, dir: exercise.direction, "aria-label": this.words.title, "data-exercise": exercise.id });
    el.append(this.root);
    this.steps = this.allSteps();
    this.progress = h("progress", { max: this.steps.length });
    this.place = h("span", { class: "kit-place" });
    this.root.classList.toggle("single", this.steps.length === 1);
    this.box = h("div", { class: "kit-step" });
    this.back = h("button", { type: "button", class: "quiet", onclick: () => this.go(-1) }, this.phrase("back"));
    this.next = h("button", { type: "button", class: "main", onclick: () => this.go(1) }, this.phrase("next"));
    this.line = h("span", { class: "saved", role: "status" });
    this.root.append(
      h("div", { class: "kit-head" }, h("span", { class: "mark", "aria-hidden": "true" }), h("h2", {}, this.words.title), this.place, this.progress),
      ...this.asking(),
      this.box,
      h("div", { class: "kit-foot" }, this.line, this.back, this.next),
      ...(exercise.runsheet ? [runSheet(this)] : []),
    );
    this.show(Math.max(0, this.steps.findIndex((step) => step.id === this.answer.at)), false);
    this.tell();
  }
  go(by) {
    this.settle();
    const to = this.number + by;
    if (to < 0 || to >= this.steps.length) return;
    this.goTo(this.steps[to].id);
  }
  goTo(id) {
    const wanted = this.steps.findIndex((step) => step.id === id);
    this.set("at", id);
    this.show(wanted, true);
  }
  show(number, move) {
    const step = this.steps[number];
    this.number = number;
    this.progress.value = number + 1;
    this.progress.setAttribute("aria-label", this.phrase("step", { n: number + 1, of: this.steps.length }));
    this.place.textContent = this.phrase("step", { n: number + 1, of: this.steps.length });
    this.title = h("h3", { tabindex: "-1" }, step.title);
    this.soFar = h("div", { class: "kit-sofar", "aria-live": "polite" });
    this.inner = h("div", { class: "kit-inner" });
    this.box.replaceChildren(...(step.kicker ? [h("p", { class: "soft small kit-kicker" }, step.kicker)] : []), this.title, this.inner, this.soFar);
    step.draw(this.inner);
    if (!this.exercise.practice && this.inner.querySelector("textarea, input[type=text]")) this.inner.append(h("p", { class: "soft small kit-privacy" }, this.exercise.privacy));
    this.back.hidden = number === 0;
    this.next.hidden = number === this.steps.length - 1;
    this.next.textContent = step.button ?? this.phrase(number === 0 ? "begin" : "next");
    this.showSoFar();
    if (move) {
      this.title.focus({ preventScroll: true });
      this.root.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    }
  }
  /** In a round people end by saying that their answers count; actions are agreed on by the whole room. */
  allSteps() {
    const steps = this.kind.steps(this), { round, counts } = this.exercise;
    return round ? [...steps.filter((step) => !["action", "end"].includes(step.id)), ...(counts ? [this.counting()] : [])] : steps;
  }
  /** Only the answers of people who say so count; it can be taken back until the round is closed. */
  counting() {
    return { id: "end", title: this.phrase("assess.end_title"), quiet: true, draw: (box) => {
      const counted = this.get("finished") === true, tap = () => { this.set("finished", counted ? undefined : true); this.again(); };
      box.append(...(this.kind.counted?.(this) ?? []));
      if (this.exercise.practice) { box.append(h("p", { class: "soft" }, this.phrase("assess.practice"))); return; }
      box.append(h("p", { class: counted ? "say" : "soft" }, this.phrase(counted ? "assess.counted" : "assess.finish_hint")),
        h("button", { type: "button", class: counted ? "quiet" : "main", id: `${this.uid}-count`, onclick: tap }, this.phrase(counted ? "assess.uncount" : "assess.finish")));
    } };
  }
  /** The answer has changed how many steps there are: keep the step, count anew. */
  recount() {
    this.steps = this.allSteps();
    this.progress.max = this.steps.length;
    this.place.textContent = this.phrase("step", { n: this.number + 1, of: this.steps.length });
  }
  /** Draw the same step again, for instance when an answer changes what is asked. */
  again() {
    this.keepingFocus(() => {
      this.steps = this.allSteps();
      this.progress.max = this.steps.length;
      this.show(Math.max(0, this.steps.findIndex((step) => step.id === this.answer.at)), false);
    });
  }
  /** The focus stays on what has the same id; where that is gone or at rest, it goes to what has come instead, else to the title. */
  keepingFocus(draw) {
    const { activeElement } = document, inside = this.el.contains(activeElement), { id } = activeElement ?? {};
    draw();
    if (!inside) return;
    for (const place of [id && document.getElementById(id), this.inner.querySelector("[data-told]"), this.title]) {
      if (this.el.contains(document.activeElement)) return;
      if (place) place.focus();
    }
  }

  // ---- what comes back
  showSoFar() {
    const shown = this.model.get("shown") ?? {}, step = this.steps?.[this.number];
    if (!step) return;
    if (step.redraw) { step.redraw(shown); return; }
    const found = step.quiet ? "" : shown.finding ?? "";
    if (found === (this.soFar.dataset.said ?? "")) return;
    this.soFar.dataset.said = found;
    this.soFar.replaceChildren(...(found ? [h("p", { class: "say small" }, h("span", { class: "soft" }, this.phrase("so_far"), " "), found)] : []));
  }
  tell() {
    if (this.exercise.practice) { this.status(this.phrase("assess.practice")); return; }
    const problem = this.model.get("problem");
    this.line.classList.toggle("problem", !!problem && !this.settled());
    this.line.classList.toggle("done", this.settled() && this.rev > 0);
    if (this.settled()) this.status(this.rev ? this.phrase("saved.yes") : "");
    else if (problem) this.status(problem);
    else if (this.tries) this.status(this.phrase("saved.not_yet"));
    else this.status(this.phrase("saved.saving"));
  }
  status(text) { if (this.line && this.line.textContent !== text) this.line.textContent = text; }

  // ---- parts that kinds put on their steps
  /** One question = one fieldset; a level is a whole row to tap. `options` and `asides` are [value, text] pairs. */
  choice(question, legend, options, { asides = [], name = "levels", hint, onchange } = {}) {
    const row = ([value, text, small]) => h("label", {},
      h("input", {
        type: "radio", name: `${this.uid}-${question}`, id: `${this.uid}-${question}-${value}`, checked: this.get(question) === value,
        onchange: () => { this.set(question, value); onchange?.(value); },
      }), h("span", {}, text, ...(small ? [h("small", {}, small)] : [])));
    return h("fieldset", { class: `card ${name}` }, h("legend", {}, legend), ...(hint ? [h("p", { class: "soft small" }, hint)] : []),
      ...options.map(row), ...(asides.length ? [h("div", { class: "aside" }, asides.map(row))] : []));
  }
  asides(...keys) { return (keys.length ? keys : ASIDES).map((key) => [key, this.phrase(`aside.${key}`)]); }
  /** At most `most` of these. */
  some(question, legend, options, most, onchange) {
    const chosen = () => this.get(question) ?? [];
    const field = h("fieldset", { class: "card levels" }, h("legend", {}, legend));
    const limit = () => { for (const box of field.querySelectorAll("input")) box.disabled = !box.checked && chosen().length >= most; };
    const tick = (value, on) => { this.set(question, on ? [...chosen(), value] : chosen().filter((v) => v !== value)); limit(); onchange?.(); };
    for (const [value, text, small] of options) field.append(h("label", {},
      h("input", { type: "checkbox", id: `${this.uid}-${question}-${value}`, checked: chosen().includes(value), onchange: (e) => tick(value, e.target.checked) }),
      h("span", {}, text, ...(small ? [h("small", {}, small)] : []))));
    limit();
    return field;
  }
  /** Any of these; none of them, and "I do not know", are answers too and exclude the others. `alone` is the option, if there is one, that means none. */
  ticks(question, legend, options, { none, alone, small, onchange } = {}) {
    const excluding = new Map([alone ? [alone, [alone]] : ["none", []], ["unknown", "unknown"]]);
    const names = new Map([...options, ["none", none], ["unknown", this.phrase("aside.unknown")]]);
    const chosen = () => (Array.isArray(this.get(question)) ? this.get(question).filter((value) => !excluding.has(value)) : []);
    const isOn = (value) => (excluding.has(value) ? String(this.get(question)) === String(excluding.get(value)) : chosen().includes(value));
    const field = h("fieldset", { class: "card levels" }, h("legend", {}, legend), ...(small ? [h("p", { class: "soft small" }, small)] : []));
    const show = () => { for (const box of field.querySelectorAll("input")) box.checked = isOn(box.dataset.value); };
    const change = (value, on) => {
      const rest = chosen().filter((v) => v !== value);
      if (excluding.has(value)) this.set(question, on ? excluding.get(value) : undefined);
      else this.set(question, on ? [...rest, value] : rest.length ? rest : undefined);
      show();
      onchange?.();
    };
    const row = (value) => h("label", {}, h("input", { type: "checkbox", "data-value": String(value), id: `${this.uid}-${question}-${value}`,
      checked: isOn(value), onchange: (e) => change(value, e.target.checked) }), h("span", {}, names.get(value)));
    field.append(...options.map(([value]) => value).filter((value) => !excluding.has(value)).map(row), h("div", { class: "aside" }, [...excluding.keys()].map(row)));
    return field;
  }
  /** What is on offer here: "sides" stands for the organisations, the others have their words. */
  offered(ids, words) {
    return ids.flatMap((id) => (id === "sides" ? this.sides.map((side) => [side.id, side.name]) : [[id, this.fill(words[id])]]));
  }
  /** After the picture: which one first? Only where there is something to choose from. */
  pickFirst(box, pairs) {
    if (pairs.length) box.append(this.choice("first", this.fill(this.own.first), pairs));
  }
  tick(question, text, onchange) {
    return h("label", { class: "tick" }, h("input", {
      type: "checkbox", id: `${this.uid}-${question}`, checked: this.get(question) === true,
      onchange: (e) => { this.set(question, e.target.checked || undefined); onchange?.(); },
    }), h("span", {}, text));
  }
  text(question, label, { hint, lines = 1, most = 500, type = "text", oninput } = {}) {
    const id = `${this.uid}-${question}`;
    const field = h(lines > 1 ? "textarea" : "input", {
      id, maxlength: String(most), rows: lines > 1 ? String(lines) : undefined, type: lines > 1 ? undefined : type, autocomplete: "off",
      "aria-describedby": hint ? `${id}-hint` : undefined,
      oninput: (e) => { this.setSoon(question, e.target.value); oninput?.(e.target.value); }, onchange: () => this.settle(),
    });
    field.value = this.get(question) ?? "";
    return h("div", { class: "field" }, h("label", { for: id }, label), ...(hint ? [h("span", { class: "soft small", id: `${id}-hint` }, hint)] : []), field);
  }
  select(question, label, options, { hint, onchange } = {}) {
    const id = `${this.uid}-${question}`;
    const field = h("select", { id, onchange: (e) => { this.set(question, e.target.value || undefined); onchange?.(e.target.value); } },
      h("option", { value: "" }, this.phrase("choose")), ...options.map(([value, text]) => h("option", { value, selected: this.get(question) === value }, text)));
    return h("div", { class: "field" }, h("label", { for: id }, label), ...(hint ? [h("span", { class: "soft small" }, hint)] : []), field);
  }
  /** A side's mark, as the pictures draw it: no two of a partnership are alike. */
  side(place) {
    const { colour, shape, full } = this.sides[place].mark;
    return svg("svg", { class: "dot", viewBox: "0 0 24 24", "aria-hidden": "true" },
      svg("path", { d: SHAPES[shape], fill: full ? colour : "none", stroke: colour, "stroke-width": 4, "stroke-linejoin": "round" }));
  }

  // ---- steps that every exercise has
  opening() {
    return { id: "about", title: this.fill(this.words.invitation), kicker: this.phrase("minutes.alone", { n: this.exercise.minutes.alone }), quiet: true,
      draw: (box) => box.append(...paragraphs(this.fill(this.words.about)), ...(this.exercise.round ? [] : ["alone", "team"]).map((way) => h("p", { class: "soft" }, h("b", {}, this.phrase(`ways.${way}`)), " ", this.fill(this.words[way])))) };
  }
  picture(extra) {
    return { id: "picture", title: this.phrase("picture.title"),
      draw: (box) => { this.frame = h("div", { class: "kit-picture" }); box.append(this.frame); extra?.(box); },
      redraw: (shown) => this.drawShown(shown) };
  }
  drawShown(shown) {
    const said = shown.sentences ?? [];
    if (!said.length) { this.frame.replaceChildren(h("p", { class: "soft" }, this.phrase("picture.nothing"))); return; }
    const alt = said.join(" ");
    this.frame.replaceChildren(
      ...(shown.picture ? [h("img", { src: shown.picture, alt, class: "card" })] : shown.drawing ? [h("p", { class: "card soft kit-drawing" }, this.phrase("picture.drawing"))] : []),
      ...said.map((text, n) => h("p", { class: n ? "soft" : "say" }, text)));
  }
  action() {
    const example = this.words.action_example, most = { who: 160 };
    const field = (key, lines, type) => this.text(`action.${key}`, this.phrase(`action.${key}`), {
      lines, type, most: most[key] ?? 500, hint: key === "when" ? undefined : this.phrase("action.for_instance", { text: this.fill(example[key]) }) });
    return { id: "action", title: this.fill(this.words.closing), kicker: this.phrase("action.title"), quiet: true, button: this.phrase("finish"),
      draw: (box) => box.append(
        h("p", { class: "soft small" }, this.phrase("action.hint")),
        h("div", { class: "card stack" }, field("what", 2), field("who", 1), field("means", 2), field("when", 1, "date"), field("sign", 2)),
        h("p", { class: "soft small" }, this.phrase("action.fiction"))) };
  }
  ending() {
    return { id: "end", title: this.phrase("end.title"), quiet: true, draw: (box) => {
      const given = ["what", "who", "means", "when", "sign"].filter((key) => this.get(`action.${key}`));
      const found = this.model.get("shown")?.finding;
      box.append(
        ...(found ? [h("p", { class: "say" }, found)] : []),
        given.length
          ? h("dl", { class: "card kit-action" }, given.flatMap((key) => [h("dt", {}, this.phrase(`action.${key}`)), h("dd", {}, this.actionText(key))]))
          : h("p", { class: "card soft" }, this.phrase("end.no_action")),
        h("p", {}, this.phrase("end.next")),
        h("button", { type: "button", class: "no-print", onclick: () => window.print() }, this.phrase("end.print")));
    } };
  }
  actionText(key) {
    const value = this.get(`action.${key}`);
    if (key !== "when") return value;
    const [year, month, day] = value.split("-").map(Number);
    return new Intl.DateTimeFormat(this.exercise.locale, { dateStyle: "long" }).format(new Date(year, month - 1, day));
  }
}

/** For the facilitator: who speaks first, what to say, how to close. Folded away, printable. */
function runSheet(form) {
  const sheet = form.words.runsheet, line = (key, text) => [h("h4", {}, form.phrase(`runsheet.${key}`)), h("p", {}, form.fill(text))];
  return h("details", { class: "kit-runsheet" }, h("summary", {}, form.phrase("runsheet.title", { n: form.exercise.minutes.team })),
    ...line("aim", sheet.aim), ...line("first_voice", sheet.first_voice),
    h("h4", {}, form.phrase("runsheet.steps")), h("ol", {}, sheet.steps.map((step) => h("li", {}, form.fill(step)))),
    h("h4", {}, form.phrase("runsheet.prompts")), h("ul", {}, sheet.prompts.map((prompt) => h("li", {}, form.fill(prompt)))),
    ...line("what", sheet.what), ...line("so_what", sheet.so_what), ...line("now_what", sheet.now_what), ...line("care", sheet.care));
}

/** The module that both hosts load: a render that returns its own cleaning up. */
export const widget = (kind) => ({ render: ({ model, el }) => { const form = new Form(model, el, kind); return () => form.close(); } });
