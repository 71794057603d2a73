// A screen of a round: blocks drawn as they come, what was tapped sent back. Touches the host only through model.get/set/save_changes/on/off.

import { h, keepOwn } from "./dom.js";

const PRESSES = ["pointerdown", "pointerup", "pointercancel", "keydown", "keyup"];
const behindHash = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };
/** A form is known by the button that sends it: several forms may have a field of the same name. */
const formKey = (blocks) => { const first = firstButton(blocks); return first ? JSON.stringify([first.do, first.sends]) : ""; };
const firstButton = (blocks) => { for (const b of blocks) { const found = b.is === "button" ? b : firstButton(b.blocks ?? []); if (found) return found; } return null; };
const draftKey = (form, b) => `${form?.dataset.form ?? ""}/${b.name}`;

/** Where a page is: another round, part or seat is another place. */
const placeOf = (where) => JSON.stringify([where?.round, where?.part, where?.seat, where?.sides && "new"]);

class Panel {
  constructor(model, el) {
    Object.assign(this, { model, el, page: [...crypto.getRandomValues(new Uint32Array(4))].join("-"), number: 0, waiting: null, taps: [], stale: false, drawn: "", ids: new Map(), dirty: new Map(), timer: 0, handed: model.get("shown")?.n, gone: new AbortController() });
    this.root = h("section", { class: "kit kit-panel", lang: this.words.language, dir: this.words.direction });
    this.line = h("p", { class: "kit-note", role: "status" });
    this.box = h("div", { class: "kit-blocks stack" });
    this.root.append(this.line, this.box);
    el.append(this.root);
    this.watch = keepOwn(this.root, () => this.shown.own ?? []);
    this.hear = () => { this.early = false; this.answered(); };
    model.on("change:shown", this.hear);
    const code = behindHash(), wall = this.words.screen === "projector" && code;
    this.first = { do: new URLSearchParams(location.search).has("example") ? "example" : wall ? "enter" : "look", fields: wall ? { code } : {} };
    this.early = this.first.do !== "look" || Object.keys(this.recall()).length > 0; // what came along is the door: this page is further
    this.draw();
    if (!this.shown.n) this.look();
    const hear = (target, events, heard) => { for (const event of events) target.addEventListener(event, heard, { signal: this.gone.signal }); };
    hear(document, ["visibilitychange"], () => this.awake());
    hear(window, ["pageshow"], (event) => { if (event.persisted) this.awake(); });
    hear(window, ["beforeprint"], () => { for (const fold of this.box.querySelectorAll("details")) fold.open = true; });
    hear(window, ["resize"], () => this.fit());
    hear(window, ["kit-back"], () => this.askAgain()); // the kernel's page has its connection again
    hear(window, ["kit-leaving"], () => this.gone.abort()); // there is no kernel to ask any more
    hear(this.root, PRESSES, (event) => this.hold(event));
  }
  close() {
    this.gone.abort();
    this.watch.disconnect();
    clearTimeout(this.timer);
    clearInterval(this.waiting?.patience);
    clearInterval(this.clock);
    this.listen("");
    this.model.off("change:shown", this.hear);
  }
  get closed() { return this.gone.signal.aborted; }
  get words() { return this.model.get("words"); }
  get shown() { return this.early ? {} : this.model.get("shown") ?? {}; }

  // ---- what the page remembers of where it is: in this tab only
  get drawer() { return `kit-where-${this.words.screen}`; }
  recall() { try { return JSON.parse(sessionStorage.getItem(this.drawer) ?? "{}"); } catch { return {}; } }
  keep(where) { try { sessionStorage.setItem(this.drawer, JSON.stringify(where)); } catch { /* no storage here: the code is asked again */ } }

  // ---- one question on the way at a time: else a look could take the place of a tap that still waits to be sent
  ask(action, fields, form = "") {
    const tap = { do: action, fields, form, where: this.shown.where ?? this.recall() }, before = this.taps.at(-1) ?? this.waiting?.tap;
    if (JSON.stringify(before) !== JSON.stringify(tap)) this.taps.push(tap); // a double tap is one
    this.box.setAttribute("aria-busy", "true");
    this.send();
  }
  /** See how things stand, unless what stands here is said only once. */
  look() {
    this.stale = !this.shown.once;
    this.send();
  }
  send() {
    if (this.waiting || this.closed || !(this.taps.length || this.stale)) return;
    const tapped = this.taps.length > 0, first = this.box.firstChild ? { do: "look", fields: {} } : this.first;
    const tap = this.taps.shift() ?? { ...first, where: this.shown.where ?? this.recall() };
    if (!tapped) this.stale = false;
    this.number = Math.max(this.number, this.model.get("asked")?.n ?? 0) + 1;
    this.waiting = { n: this.number, tap, tapped, patience: setInterval(() => this.askAgain(), 5_000) };
    this.model.set("asked", { page: this.page, n: this.number, ...tap });
    this.model.save_changes();
  }
  /** No answer so far: the same question under the same number, which is done once. */
  askAgain() {
    if (!this.waiting || this.closed) return;
    this.model.set("asked", { page: this.page, n: this.waiting.n, ...this.waiting.tap, again: Date.now() });
    this.model.save_changes();
  }
  answered() {
    const { shown, waiting } = this, ours = shown.n >= waiting?.n;
    if (ours) {
      clearInterval(waiting.patience);
      Object.assign(this, { waiting: null, wanted: null });
      if (shown.once || (!shown.problem && this.beat?.version === shown.version)) this.stale = false; // as fresh as a look
    }
    if (ours && waiting.tapped) this.told(waiting.tap);
    this.box.setAttribute("aria-busy", String(this.taps.length > 0));
    try { this.draw(); } finally { this.send(); }
  }
  /** What a tap was answered with stays until the next tap or another part, whatever looks come between. */
  told(tap) {
    const { note, problem, field_name: name, where } = this.shown;
    this.tap = tap;
    this.said = { note, problem, place: placeOf(where), field: problem && name ? { name, form: tap.form } : null };
    this.line.textContent = ""; // the same sentence is said again
  }
  awake() {
    if (document.hidden) { this.listen(""); return; } // a browser keeps six streams open, for all its tabs
    if (this.waiting && !this.waiting.tapped) { clearInterval(this.waiting.patience); this.waiting = null; } // it may have died while we slept
    this.look();
    this.listen(this.shown.stream, true);
    this.stayAwake();
  }
  /** Between press and release nothing moves under the finger. */
  hold({ type }) {
    clearTimeout(this.release);
    this.held = ["pointerdown", "keydown"].includes(type);
    this.release = setTimeout(() => { this.held = false; if (this.late) this.draw(); }, this.held ? 2000 : 50);
  }

  draw() {
    const { shown, tap } = this, now = JSON.stringify([shown.blocks, shown.where], (key, value) => (key === "left" ? Math.round(Date.now() / 5000 + value / 5) : value));
    if (!shown.n) { this.line.textContent = shown.problem ?? ""; return; } // nothing has come yet
    this.late = this.held && now !== this.drawn;
    if (this.late) return;
    this.tap = null;
    this.listen(shown.stream ?? "");
    if (shown.keep && this.box.firstChild && !tap) { this.again(); return; } // a frozen wall
    if (shown.where) this.keep(shown.where);
    this.root.classList.toggle("live", Boolean(shown.stream));
    if (shown.where?.round && location.hash) history.replaceState(null, "", location.pathname + location.search); // a slip is nobody else's to read
    if (this.said && this.said.place !== placeOf(shown.where)) this.said = null;
    const problem = shown.problem || this.said?.problem, said = problem || this.said?.note || shown.note || "";
    if (this.line.textContent !== said) this.line.textContent = said;
    this.line.className = `kit-note ${problem ? "problem" : ""}`;
    const sent = tap && !shown.problem && this.forget(tap);
    if (now !== this.drawn || sent) this.redraw(shown.blocks ?? [], tap && !shown.problem && now !== this.drawn);
    this.drawn = now;
    const wrong = this.markField();
    if (tap && wrong) this.goTo(wrong);
    else if (said && tap) this.line.scrollIntoView({ block: "nearest" });
    if (shown.file && this.handed !== shown.n) this.hand(shown.file);
    this.handed = shown.n;
    this.again();
  }
  /** What was sent is no longer a draft; on another screen nothing is. */
  forget({ fields, where, form }) {
    const before = this.dirty.size;
    if (placeOf(where) !== placeOf(this.shown.where)) this.dirty.clear();
    for (const [key, value] of this.dirty) if (key.startsWith(`${form}/`) && JSON.stringify(fields[key.slice(form.length + 1)]) === JSON.stringify(value)) this.dirty.delete(key);
    return this.dirty.size < before;
  }
  redraw(blocks, moved) {
    const open = [...this.box.querySelectorAll("details[open]")].map((e) => e.id), { id, selectionStart: start, selectionEnd: end } = document.activeElement ?? {};
    const typing = this.box.contains(document.activeElement) && document.activeElement.matches("input[type=text], textarea");
    this.ids.clear();
    this.box.replaceChildren(...blocks.map((block) => this.block(block)));
    for (const fold of this.box.querySelectorAll("details")) fold.open = open.includes(fold.id);
    this.fillBeat();
    this.fit();
    const again = id ? document.getElementById(id) : null;
    if (moved && !(typing && again)) { this.lead(); return; }
    again?.focus({ preventScroll: true });
    if (typing && again && typeof start === "number") again.setSelectionRange(start, end);
  }
  /** The sentence of a refusal beside the field that it is about, in the form that was sent. */
  markField() {
    for (const old of this.box.querySelectorAll(".kit-wrong")) this.unmark(old);
    const { name, form } = this.said?.field ?? {};
    const node = name && [...this.box.querySelectorAll("[data-name]")].find((one) => one.dataset.name === name && (one.closest("[data-form]")?.dataset.form ?? "") === form);
    if (!node) return null;
    const sentence = h("p", { class: "kit-wrong", id: `${node.id}-wrong` }, this.said.problem), beside = node.closest(".tick") ?? node;
    if (node.matches("fieldset")) node.querySelector("legend").after(sentence);
    else beside.before(sentence);
    node.setAttribute("aria-invalid", "true");
    node.setAttribute("aria-describedby", [node.getAttribute("aria-describedby"), sentence.id].filter(Boolean).join(" "));
    return node;
  }
  unmark(sentence) {
    for (const node of this.box.querySelectorAll("[aria-invalid]")) {
      const rest = (node.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== sentence.id).join(" ");
      node.removeAttribute("aria-invalid");
      if (rest) node.setAttribute("aria-describedby", rest); else node.removeAttribute("aria-describedby");
    }
    sentence.remove();
  }
  goTo(node) {
    for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    (node.matches("fieldset") ? node.querySelector("input") : node).focus({ preventScroll: true });
    node.closest(".field, fieldset, .tick").scrollIntoView({ block: "center" });
  }
  /** On the wall nobody scrolls: what is too long gets smaller, down to half its size. */
  fit() {
    if (this.words.screen !== "projector") return;
    for (const img of this.box.querySelectorAll("img")) if (!img.complete) img.addEventListener("load", () => this.fit(), { once: true });
    for (let size = 100; size >= 50; size -= 5) {
      this.root.style.fontSize = `${size}%`;
      if (document.documentElement.scrollHeight <= window.innerHeight) break;
    }
  }
  again() {
    clearTimeout(this.timer);
    const seconds = this.shown.look_again && this.heard && !this.shown.problem ? 60 : this.shown.look_again; // the stream tells sooner
    if (seconds) this.timer = setTimeout(() => { if (document.visibilityState === "visible") this.look(); }, seconds * 1000);
  }

  // ---- hearing that the round has moved: a stream, and asking where there is none
  listen(round, anew = false) {
    if (document.hidden) round = "";
    if (!this.words.stream || (round === this.listening && !anew)) return;
    this.source?.close();
    clearInterval(this.polling);
    Object.assign(this, { listening: round, source: null, heard: false });
    if (!round) return;
    this.stayAwake();
    const source = this.source = new EventSource(`/stream/${round}`);
    source.onmessage = (event) => { this.heard = true; clearInterval(this.polling); this.polling = 0; this.hearBeat(JSON.parse(event.data)); };
    source.onerror = () => {
      this.heard = false;
      if (!this.polling) this.polling = setInterval(() => this.poll(round), 3000);
    };
  }
  async poll(round) {
    try {
      const answer = await fetch(`/state/${round}`);
      if (!answer.ok) return;
      this.hearBeat(await answer.json());
      if (this.source?.readyState === EventSource.CLOSED) this.listen(round, true);
    } catch { /* still away: the next try is three seconds off */ }
  }
  hearBeat(beat) {
    this.beat = beat;
    this.fillBeat();
    if (beat.version === this.shown.version || beat.version === this.wanted) return;
    this.wanted = beat.version;
    setTimeout(() => this.look(), Math.random() * 300); // not all at the very same moment
  }
  fillBeat() {
    if (!this.beat) return;
    for (const node of this.box.querySelectorAll("[data-count]")) node.textContent = node.dataset.count.replace("{done}", this.beat.finished).replace("{seats}", this.beat.seats);
    for (const node of this.box.querySelectorAll("[data-light]")) node.hidden = !(this.beat.lights ?? []).includes(node.dataset.light);
    for (const node of this.box.querySelectorAll("[data-dark]")) node.hidden = (this.beat.lights ?? []).length > 0;
  }
  /** Where the browser can, and promised to nobody: over plain http it cannot. */
  stayAwake() { navigator.wakeLock?.request("screen").catch(() => { /* the screen may sleep */ }); }
  tick(node, until, b) {
    const left = Math.round((until - Date.now()) / 1000), minutes = Math.floor(Math.abs(left) / 60), seconds = String(Math.abs(left) % 60).padStart(2, "0");
    node.textContent = `${left < 0 ? b.over : b.label} ${minutes}:${seconds}`;
  }
  lead() {
    const first = this.box.querySelector("h2, h3, h4, p");
    if (!first) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }
  hand({ name, mime, data }) {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0)), address = URL.createObjectURL(new Blob([bytes], { type: mime }));
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  // ---- blocks
  /** An id that is the same when the screen is drawn again, so that the focus finds its place. */
  id(...parts) {
    const base = ["kit", ...parts.map(encodeURIComponent)].join("-"), times = (this.ids.get(base) ?? 0) + 1;
    this.ids.set(base, times);
    return times > 1 ? `${base}-${times}` : base;
  }
  block(b, form = null) {
    const draw = {
      heading: () => h(`h${b.level}`, {}, b.text),
      text: () => this.text(b),
      big: () => h("div", { class: "kit-big" }, h("p", { class: "soft small" }, b.label), h("p", { class: "code", translate: "no" }, b.text)),
      list: () => h("ul", {}, b.items.map((item) => h("li", {}, item))),
      pairs: () => h("dl", { class: "kit-pairs" }, b.items.flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])),
      card: () => h("div", { class: `card stack ${b.slug}` }, this.all(b, form)),
      columns: () => h("div", { class: "kit-columns" }, this.all(b, form)),
      row: () => h("div", { class: `kit-row ${b.slug}` }, this.all(b, form)),
      count: () => h("p", { class: "say", "data-count": b.text }, b.text.replace("{done}", b.done).replace("{seats}", b.seats)),
      lights: () => h("div", { class: "kit-lights", role: "status" }, h("p", { class: "soft small", "data-dark": "" }, b.none),
        Object.entries(b.labels).map(([light, label]) => h("p", { class: "light", "data-light": light, hidden: true }, label))),
      timer: () => this.timed(b),
      fold: () => h("details", { class: `card ${b.slug}`, id: this.id("fold", b.summary) }, h("summary", {}, b.summary), h("div", { class: "stack" }, this.all(b, form))),
      form: () => { const box = h("div", { class: "stack kit-fields", "data-form": formKey(b.blocks) }); box.append(...this.all(b, box)); return box; },
      field: () => this.field(b, form),
      choice: () => (b.compact ? this.list(b, form) : this.options(b, "radio", form)),
      ticks: () => this.options(b, "checkbox", form),
      button: () => h("button", { type: "button", class: b.style, id: this.id(b.do, JSON.stringify(b.sends)),
        onclick: (e) => { if (e.detail < 2) this.ask(b.do, { ...this.values(form), ...b.sends }, form?.dataset.form); } }, b.label),
      link: () => h("a", { class: `button ${b.style}`, href: b.href }, b.label),
      picture: () => h("img", { class: `card ${b.style}`, src: b.source, alt: b.alt }),
      copy: () => this.copy(b),
      print: () => h("button", { type: "button", class: "no-print", onclick: () => window.print() }, b.label),
    }[b.is];
    const node = draw ? draw() : h("span", {});
    // as somebody typed it: a browser that translates the page leaves it
    if (b.own) for (const own of b.is === "pairs" ? node.querySelectorAll("dd") : [node]) own.setAttribute("translate", "no");
    return node;
  }
  timed(b) {
    const node = h("p", { class: "kit-timer", role: "timer" }), until = Date.now() + b.left * 1000;
    clearInterval(this.clock);
    if (b.runs) this.clock = setInterval(() => this.tick(node, until, b), 1000);
    this.tick(node, until, b);
    return node;
  }
  all(b, form) { return b.blocks.map((block) => this.block(block, form)); }
  text(b) {
    const parts = b.text.split("\n\n").filter(Boolean), node = (part) => h("p", { class: b.style === "notice" ? "card notice" : b.style }, part);
    return parts.length === 1 ? node(parts[0]) : h("div", {}, parts.map(node));
  }
  /** What was typed stays while the screen is drawn again. */
  kept(b, key) { return this.dirty.has(key) ? this.dirty.get(key) : (b.hash && behindHash()) || b.value; }
  field(b, form) {
    const key = draftKey(form, b), id = this.id("field", key), hint = b.hint ? h("span", { class: "soft small", id: `${id}-hint` }, b.hint) : null, value = this.kept(b, key);
    const common = { id, "data-name": b.name, "aria-describedby": b.hint ? `${id}-hint` : undefined };
    if (b.kind === "tick") {
      return h("label", { class: "tick" }, h("input", { ...common, type: "checkbox", checked: value === true, onchange: (e) => this.dirty.set(key, e.target.checked) }), h("span", {}, b.label));
    }
    const plain = { ...common, maxlength: String(b.most), autocomplete: "off", oninput: (e) => this.dirty.set(key, e.target.value) };
    const node = b.kind === "area" ? h("textarea", { ...plain, rows: "3" }) : h("input", { ...plain, ...(b.kind === "number" ? { type: "text", inputmode: "numeric" } : { type: b.kind }) }); // a number may be typed in any digits
    node.value = value ?? "";
    return h("div", { class: "field" }, h("label", { for: id }, b.label), hint, node);
  }
  list(b, form) {
    const key = draftKey(form, b), id = this.id("field", key), value = this.kept(b, key);
    const node = h("select", { id, "data-name": b.name, onchange: (e) => this.dirty.set(key, e.target.value) }, b.options.map(([option, label]) => h("option", { value: option, selected: option === value }, label)));
    return h("div", { class: "field" }, h("label", { for: id }, b.label), node);
  }
  options(b, type, form) {
    const key = draftKey(form, b), group = this.id("choice", key), value = this.kept(b, key), on = (id) => (type === "radio" ? value === id : (value ?? []).includes(id));
    const field = h("fieldset", { class: "card levels", id: group, "data-name": b.name, "data-type": type }, h("legend", {}, b.label), b.hint ? h("p", { class: "soft small" }, b.hint) : null);
    const chosen = () => [...field.querySelectorAll("input:checked")].map((input) => input.value);
    field.append(...b.options.map(([id, label]) => h("label", {}, h("input", { type, name: group, id: `${group}-${id}`, value: id, checked: on(id),
      onchange: () => this.dirty.set(key, type === "radio" ? chosen()[0] ?? "" : chosen()) }), h("span", {}, label))));
    return field;
  }
  values(form) {
    const found = {};
    for (const node of form?.querySelectorAll("[data-name]") ?? []) {
      const inputs = [...node.querySelectorAll("input:checked")].map((input) => input.value);
      found[node.dataset.name] = node.dataset.type === "radio" ? inputs[0] ?? "" : node.dataset.type ? inputs : node.type === "checkbox" ? node.checked : node.value;
    }
    return found;
  }
  copy(b) {
    const area = h("textarea", { rows: "8", readonly: true, "aria-label": b.label }), said = h("span", { role: "status", class: "soft small" });
    area.value = b.text;
    const put = () => navigator.clipboard.writeText(b.text).then(() => { said.textContent = this.words.copied; }, () => area.select()); // not allowed: it is chosen, to be copied by hand
    return h("div", { class: "field" }, h("span", { class: "h4" }, b.label), area, navigator.clipboard ? h("p", {}, h("button", { type: "button", class: "quiet", onclick: put }, this.words.copy), " ", said) : null);
  }
}

export default { render: ({ model, el }) => { const panel = new Panel(model, el); return () => panel.close(); } };
