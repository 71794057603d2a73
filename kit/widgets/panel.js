// A screen of a round: when it is drawn again, what stays under the finger, where the focus goes.

import { Blocks } from "./blocks.js";
import { h, keepOwn, ownKeys } from "./dom.js";
import { outline } from "./outline.js";

const PRESSES = ["pointerdown", "pointerup", "pointercancel", "keydown", "keyup"];
const HELD_MS = 2_000;
const STEERING = ["facilitator", "remote"];
const FORWARD = [" ", "ArrowRight", "PageDown"];
const RELEASED_MS = 50;
const CLOCK_SECONDS = 5;

/** Where a page is: another round, part or seat is another place. */
const placeOf = (where) => JSON.stringify([where?.round, where?.part, where?.seat, where?.sides && "new"]);
/** What is drawn, as text; a clock that runs is another one every few seconds. */
const drawing = ({ blocks, where }) => {
  const now = Date.now() / 1000 / CLOCK_SECONDS;
  const still = (key, value) => (key === "left" ? Math.round(now + value / CLOCK_SECONDS) : value);
  return JSON.stringify([blocks, where], still);
};
const describedBy = (node) => (node.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
function describe(node, ids) {
  if (ids.length) node.setAttribute("aria-describedby", ids.join(" "));
  else node.removeAttribute("aria-describedby");
}
function hand({ name, mime, data }) {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

class Panel extends Blocks {
  constructor(model, el) {
    super(model);
    Object.assign(this, { drawn: "", handed: model.get("shown")?.n });
    this.line = h("p", { class: "kit-note", role: "status" });
    const { language: lang, direction: dir } = this.words;
    this.root = h("section", { class: "kit kit-panel", lang, dir }, this.line, this.box);
    el.append(this.root);
    this.watch = keepOwn(this.root, () => this.shown.own ?? []);
    this.draw();
    if (!this.shown.n) this.look();
    this.on(window, ["beforeprint"], () => {
      for (const fold of this.every("details")) fold.open = true;
    });
    this.on(window, ["resize"], () => this.fit());
    this.on(this.root, PRESSES, (event) => this.hold(event));
    if (STEERING.includes(this.words.screen)) this.on(document, ["keydown"], (event) => this.steer(event));
  }
  close() {
    super.close();
    this.watch.disconnect();
  }
  got({ tapped, tap }) {
    super.got();
    if (tapped) this.told(tap);
  }
  /** What a tap was answered with stays until the next tap or another part, whatever looks come between. */
  told(tap) {
    const { note, problem, wrong, where } = this.shown;
    this.tap = tap;
    this.said = { note, problem, place: placeOf(where), wrong: problem ? wrong : {}, form: tap.form };
    this.line.textContent = ""; // the same sentence is said again
  }
  /** Space or → goes on, B blanks the wall, as presenters know them: beside every field, button and fold. */
  steer(event) {
    const { key, target } = event;
    if (target.closest("input, textarea, select, button, a, summary") || event.repeat || event.ctrlKey || event.metaKey)
      return;
    const wanted = FORWARD.includes(key) ? "button.main" : `button[data-key="${CSS.escape(key.toLowerCase())}"]`;
    const plain = (one) => !one.closest("details, .card") && !one.closest(".kit-fields")?.querySelector("[data-name]");
    const button = this.shown.once ? null : this.every(wanted).find(plain);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
  /** Between press and release nothing moves under the finger. */
  hold({ type }) {
    clearTimeout(this.release);
    this.held = ["pointerdown", "keydown"].includes(type);
    const release = () => {
      this.held = false;
      if (this.late) this.draw();
    };
    this.release = setTimeout(release, this.held ? HELD_MS : RELEASED_MS);
  }

  // ---- drawing what has come
  draw() {
    const { shown, tap } = this;
    const now = drawing(shown);
    if (!shown.n) {
      this.line.textContent = shown.problem ?? "";
      return;
    } // nothing has come yet
    this.late = this.held && now !== this.drawn;
    if (this.late) return;
    this.tap = null;
    this.listen(shown.stream ?? "");
    const frozen = shown.keep && !this.blank && !tap; // a wall that stays as it is
    if (!frozen) this.drawAll(shown, tap, now);
    this.lookLater();
  }
  drawAll(shown, tap, now) {
    this.settleIn(shown);
    const said = this.say(shown);
    const sent = tap && !shown.problem && this.forget(tap);
    const moved = now !== this.drawn;
    if (moved || sent) this.redraw(shown.blocks ?? [], tap && !shown.problem && moved);
    this.drawn = now;
    const wrong = this.markFields();
    if (tap && wrong) this.goTo(wrong);
    else if (said && tap) this.line.scrollIntoView({ block: "nearest" });
    if (shown.file && this.handed !== shown.n) hand(shown.file);
    this.handed = shown.n;
  }
  /** Where this page is now. */
  settleIn({ where, stream }) {
    if (where) this.keep(where);
    this.root.classList.toggle("live", Boolean(stream));
    // a slip is nobody else's to read
    if (where?.round && location.hash) history.replaceState(null, "", location.pathname + location.search);
    if (this.said?.place !== placeOf(where)) this.said = null;
  }
  /** The sentence above, of this answer or of the last tap. */
  say(shown) {
    const problem = shown.problem || this.said?.problem;
    const said = problem || this.said?.note || shown.note || "";
    if (this.line.textContent !== said) this.line.textContent = said;
    this.line.className = `kit-note ${problem ? "problem" : ""}`;
    return said;
  }
  /** What was sent is no longer a draft; on another screen nothing is. */
  forget({ fields, where, form }) {
    const before = this.dirty.size;
    if (placeOf(where) !== placeOf(this.shown.where)) this.dirty.clear();
    const sent = (key) => key.startsWith(`${form}/`) && JSON.stringify(fields[key.slice(form.length + 1)]);
    for (const [key, value] of this.dirty) if (sent(key) === JSON.stringify(value)) this.dirty.delete(key);
    return this.dirty.size < before;
  }
  redraw(blocks, moved) {
    const { activeElement: active } = document;
    const { id, selectionStart: start, selectionEnd: end } = active ?? {};
    const open = this.every("details[open]").map((fold) => fold.id);
    const typing = this.box.contains(active) && active.matches("input[type=text], textarea");
    this.ids.clear();
    this.box.replaceChildren(...blocks.map((block) => this.block(block)));
    outline(this.box);
    for (const fold of this.every("details")) fold.open = open.includes(fold.id);
    this.fillBeat();
    this.fit();
    const again = id ? document.getElementById(id) : null;
    if (moved && !(typing && again)) return this.lead();
    again?.focus({ preventScroll: true });
    if (typing && again && typeof start === "number") again.setSelectionRange(start, end);
    return undefined;
  }
  lead() {
    const first = this.box.querySelector("h2, h3, h4, p");
    if (!first) return;
    first.tabIndex = -1;
    first.dataset.led = ""; // what this tap opens below may take the focus from here
    first.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }
  /** On the wall nobody scrolls: lists leave out what there is no room for, then headings shrink, then all of it. */
  fit() {
    this.fitSmallWalls();
    if (this.words.screen !== "projector") return;
    for (const img of this.every("img"))
      if (!img.complete) img.addEventListener("load", () => this.fit(), { once: true });
    const { documentElement: page } = document;
    const tooMuch = () => page.scrollHeight > window.innerHeight || page.scrollWidth > window.innerWidth;
    this.root.style.fontSize = "";
    this.root.classList.remove("tight", "tighter", "tightest");
    for (const more of ["roomy", "tight", "tighter", "tightest"]) {
      this.root.classList.add(more);
      this.fitLists(tooMuch, more === "roomy");
      if (!tooMuch()) break;
    }
    for (let size = 95; size >= 40 && tooMuch(); size -= 5) this.root.style.fontSize = `${size}%`;
  }

  // ---- what is wrong stands beside each field that it is about, in the form that was sent
  /** The first of them. */
  markFields() {
    for (const old of this.every(".kit-wrong")) this.unmark(old);
    const { wrong = {}, form } = this.said ?? {};
    const formOf = (one) => one.closest("[data-form]")?.dataset.form ?? "";
    const found = this.every("[data-name]").filter((one) => one.dataset.name in wrong && formOf(one) === form);
    for (const node of found) this.mark(node, wrong[node.dataset.name]);
    return found[0];
  }
  mark(node, text) {
    for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const sentence = h("p", { class: "kit-wrong", id: `${node.id}-wrong` }, text);
    if (node.matches("fieldset")) node.querySelector("legend").after(sentence);
    else (node.closest(".tick") ?? node).before(sentence);
    node.setAttribute("aria-invalid", "true");
    describe(node, [...describedBy(node), sentence.id]);
  }
  unmark(sentence) {
    for (const node of this.every("[aria-invalid]")) {
      const others = describedBy(node).filter((id) => id !== sentence.id);
      if (others.length === describedBy(node).length) continue;
      node.removeAttribute("aria-invalid");
      describe(node, others);
    }
    sentence.remove();
  }
  goTo(node) {
    (node.matches("fieldset") ? node.querySelector("input") : node).focus({ preventScroll: true });
    node.closest(".field, fieldset, .tick").scrollIntoView({ block: "center" });
  }
}

export default {
  render: ({ model, el }) => {
    ownKeys(el);
    const panel = new Panel(model, el);
    return () => panel.close();
  },
};
