// An answer on its way to be kept: its revision, trying again, another window that was first, what the tab keeps of it.
// Touches the host only through model.get/set/save_changes/on/off.

const RETRY_SECONDS = [4, 8, 15, 30];

// ---- two versions of an answer: question → value, null where it was cleared
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const chosenFrom = (table, wanted) => Object.fromEntries(Object.entries(table).filter(wanted));
const merged = (answer, changes) => chosenFrom({ ...answer, ...changes }, ([, value]) => value !== null);
function differing(answer, known) {
  const cleared = Object.fromEntries(Object.keys(known).map((key) => [key, null]));
  return chosenFrom({ ...cleared, ...answer }, ([key, value]) => !same(value, known[key]));
}
/** Those of the changes that the answer has otherwise; null if there are none. Where one was is no answer. */
function conflicting(changes, answer) {
  const found = chosenFrom(changes, ([key, value]) => key !== "at" && !same(value, answer[key] ?? null));
  return Object.keys(found).length ? found : null;
}

/** One answer. Who stands on it draws: `tell` how it stands, `overtaken` when another window was first. */
export class Saving {
  constructor(model) {
    Object.assign(this, { model, timer: 0, tries: 0, typing: 0, gone: new AbortController() });
    this.adopt();
    this.rescue();
    this.follow({ stored: () => this.hear(), problem: () => this.tell() });
    window.addEventListener("pagehide", () => this.stash(), { signal: this.gone.signal });
  }
  /** Hears of what changes in the model until this is closed. */
  follow(listeners) {
    for (const [name, listener] of Object.entries(listeners)) {
      this.model.on(`change:${name}`, listener);
      this.gone.signal.addEventListener("abort", () => this.model.off(`change:${name}`, listener));
    }
  }
  close() {
    this.settle();
    clearTimeout(this.timer);
    this.gone.abort();
  }
  get exercise() {
    return this.model.get("exercise");
  }
  get stored() {
    return this.model.get("stored");
  }

  // ---- the answer and its revision
  adopt() {
    this.known = { ...this.stored.answer };
    this.answer = { ...this.known };
    this.rev = this.stored.rev;
  }
  /** What was changed since something was last saved or came from elsewhere; null where it was cleared. */
  unsaved() {
    return differing(this.answer, this.known);
  }
  settled() {
    return this.stored.rev === this.rev;
  }
  get(question) {
    return this.answer[question];
  }
  set(question, value) {
    if (value === undefined || value === null || value === "") delete this.answer[question];
    else this.answer[question] = value;
    this.tries = 0;
    this.sendAnew();
  }
  putBack(mine) {
    this.answer = merged(this.answer, mine);
    this.sendAnew();
  }
  /** While someone types: save when they pause. */
  setSoon(question, value) {
    clearTimeout(this.typing);
    this.pending = () => {
      this.pending = null;
      this.set(question, value);
    };
    this.typing = setTimeout(() => this.settle(), 800);
  }
  /** Does that as soon as everything is kept; not where another window was first. */
  onceKept(then) {
    if (this.settled()) then();
    else this.afterwards = then;
  }
  settle() {
    clearTimeout(this.typing);
    this.pending?.();
  }
  sendAnew() {
    this.rev = Math.max(this.rev, this.stored.rev) + 1;
    this.send();
  }
  send() {
    if (!this.exercise.practice) this.carry(); // else nothing leaves this page
    this.tell();
  }
  carry() {
    this.model.set("answer", { ...this.answer });
    this.model.set("rev", this.rev);
    this.model.save_changes();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.retry(), (RETRY_SECONDS[this.tries] ?? RETRY_SECONDS.at(-1)) * 1000);
  }
  retry() {
    if (this.stored.rev >= this.rev) return;
    this.tries += 1;
    this.rev += 1;
    this.send();
  }
  hear() {
    const { rev, refused } = this.stored;
    if (rev >= this.rev || refused) {
      clearTimeout(this.timer);
      this.tries = 0;
      if (rev > this.rev || refused) return this.giveWay();
      this.known = { ...this.answer };
      this.tell();
      const then = this.afterwards;
      this.afterwards = null;
      return then?.();
    }
    return this.tell();
  }
  /** Another window was first: what is kept holds, at the same step; what was written here meanwhile is on offer. */
  giveWay() {
    this.afterwards = null;
    const { at } = this.answer;
    const ours = this.rev;
    const mine = { ...this.offer, ...this.unsaved() };
    this.pending = null;
    this.adopt();
    if (at) this.answer.at = at;
    this.offer = conflicting(mine, this.answer);
    if (ours > this.rev) {
      this.rev = ours; // sent before we heard: what the other window wrote goes on top again
      this.sendAnew();
    }
    this.overtaken();
  }

  // ---- what is not saved when the page goes away comes back with it, in this tab only
  get drawer() {
    const whose = this.model.get("where")?.whose; // another seat that opens in this tab never sees it
    return ["kit-unsaved", this.exercise.id, whose].filter(Boolean).join("-");
  }
  stash() {
    if (this.exercise.practice) return;
    this.settle();
    const mine = { ...this.offer, ...(this.settled() ? {} : this.unsaved()) };
    const base = this.offer ? -1 : this.stored.rev;
    try {
      if (!Object.keys(mine).length) sessionStorage.removeItem(this.drawer);
      else sessionStorage.setItem(this.drawer, JSON.stringify({ mine, base }));
    } catch {
      /* no storage here: the saved line has said that it is not saved */
    }
  }
  rescue() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.drawer) ?? "null");
      sessionStorage.removeItem(this.drawer);
      if (!kept?.mine) return;
      if (kept.base === this.stored.rev) {
        this.answer = merged(this.answer, kept.mine);
        this.rev = kept.base + 1;
      } else this.offer = conflicting(kept.mine, this.answer);
    } catch {
      /* as above */
    }
  }
}
