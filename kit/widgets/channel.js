// One question on its way at a time, and what the tab remembers of where its page is.
// Touches the host only through model.get/set/save_changes/on/off.

const PATIENCE_MS = 5_000;
/** What a page begins with when a code came along behind the # of its address: whoever scanned it taps nothing. */
const WITH_CODE = { projector: "enter", results: "enter", join: "knock", assessment: "knock" };

/** Taps queue, looks wait their turn: a look must not take the place of a tap that still waits to be sent.
 *  Who stands on it draws: `draw` what has come, `busy` while taps are on their way, `blank` before anything has. */
export class Channel {
  constructor(model) {
    const page = [...crypto.getRandomValues(new Uint32Array(4))].join("-");
    Object.assign(this, { model, page, number: 0, waiting: null, taps: [], stale: false, gone: new AbortController() });
    this.hear = () => {
      this.early = false;
      this.answered();
    };
    model.on("change:shown", this.hear);
    const { code } = this;
    const begin = code && WITH_CODE[this.words.screen];
    const example = new URLSearchParams(location.search).has("example");
    this.first = { do: example ? "example" : begin || "look", fields: begin ? { code } : {} };
    // what came along is the door: this page is further
    this.early = this.first.do !== "look" || Object.keys(this.recall()).length > 0;
    this.on(window, ["kit-back"], () => this.askAgain()); // the kernel's page has its connection again
    this.on(window, ["kit-leaving"], () => this.gone.abort()); // there is no kernel to ask any more
  }
  /** Hears of events until the page is gone. */
  on(target, events, heard) {
    for (const event of events) target.addEventListener(event, heard, { signal: this.gone.signal });
  }
  close() {
    this.gone.abort();
    clearInterval(this.waiting?.patience);
    this.model.off("change:shown", this.hear);
  }
  /** What stands behind the # of the address: the code of a slip. */
  get code() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }
  get closed() {
    return this.gone.signal.aborted;
  }
  get words() {
    return this.model.get("words");
  }
  get shown() {
    return (!this.early && this.model.get("shown")) || {};
  }

  // ---- what the page remembers of where it is: in this tab only
  get drawer() {
    return `kit-where-${this.words.screen}`;
  }
  recall() {
    try {
      return JSON.parse(sessionStorage.getItem(this.drawer) ?? "{}");
    } catch {
      return {};
    }
  }
  keep(where) {
    try {
      sessionStorage.setItem(this.drawer, JSON.stringify(where));
    } catch {
      /* no storage here: the code is asked again */
    }
  }
  here() {
    return this.shown.where ?? this.recall();
  }

  // ---- asking
  ask(action, fields, form = "") {
    const tap = { do: action, fields, form, where: this.here() };
    const before = this.taps.at(-1) ?? this.waiting?.tap;
    if (JSON.stringify(before) !== JSON.stringify(tap)) this.taps.push(tap); // a double tap is one
    this.busy(true);
    this.send();
  }
  /** See how things stand, unless what stands here is said only once. */
  look() {
    this.stale = !this.shown.once;
    this.send();
  }
  send() {
    if (this.waiting || this.closed || !(this.taps.length || this.stale)) return;
    const tapped = this.taps.length > 0;
    const first = this.blank ? this.first : { do: "look", fields: {} };
    const tap = this.taps.shift() ?? { ...first, where: this.here() };
    if (!tapped) this.stale = false;
    this.number = Math.max(this.number, this.model.get("asked")?.n ?? 0) + 1;
    this.waiting = { n: this.number, tap, tapped, patience: setInterval(() => this.askAgain(), PATIENCE_MS) };
    this.carry({});
  }
  /** No answer so far: the same question under the same number, which is done once. */
  askAgain() {
    if (this.waiting && !this.closed) this.carry({ again: Date.now() });
  }
  carry(more) {
    const { n, tap } = this.waiting;
    this.model.set("asked", { page: this.page, n, ...tap, ...more });
    this.model.save_changes();
  }
  /** A look may have died while the page slept: it is not waited for. */
  forgetLook() {
    if (!this.waiting || this.waiting.tapped) return;
    clearInterval(this.waiting.patience);
    this.waiting = null;
  }

  // ---- hearing
  answered() {
    const { shown, waiting } = this;
    if (shown.n >= waiting?.n) {
      clearInterval(waiting.patience);
      this.waiting = null;
      if (shown.once) this.stale = false;
      this.got(waiting);
    }
    this.busy(this.taps.length > 0);
    try {
      this.draw();
    } finally {
      this.send();
    }
  }
}
