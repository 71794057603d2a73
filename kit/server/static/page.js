// A page of the kit: its parts, each drawn by its own module, and what carries what is done there: a kernel,
// or the server itself.

import { Server } from "./server.js";

// this file has the newest syntax that our modules use; `site.js` waits for it
const found = { first: null, runs: "replaceAll" in String.prototype && "at" in Array.prototype };
found.first ??= 1;
found.runs &&= found.first === 1;
window.kitRuns = found.runs;

const KERNEL_PATIENCE_MS = 4_000;
const NOTEBOOK_PATIENCE_MS = 20_000; // what follows takes longer still
const FOUND_MS = 3_000;
const AGAIN_MS = 5_000;
const WISHES = ["answer", "rev", "asked", "chosen"]; // what the browser writes and Python only reads

/** One part's state, and who wants to hear of it. */
export class Model {
  constructor(key, module, state, wish) {
    Object.assign(this, { key, module, state: { ...state }, wish, changed: {}, heard: {} });
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    if (this.state[name] === value) return;
    this.changed[name] = value;
    this.state[name] = value;
    this.tell([name]);
  }
  save_changes() {
    const said = this.changed;
    this.changed = {};
    if (Object.keys(said).length) this.wish(this, said);
  }
  on(event, listener) {
    this.heard[event] ??= [];
    this.heard[event].push(listener);
  }
  off(event, listener) {
    this.heard[event] = (this.heard[event] ?? []).filter((one) => one !== listener);
  }
  tell(names) {
    for (const name of names)
      for (const listener of [...(this.heard[`change:${name}`] ?? [])]) listener(this, this.state[name]);
  }
  /** All values first, then who wants to hear of them: a listener sees the whole of what has come. */
  take(state) {
    const moved = Object.keys(state).filter(
      (name) => !WISHES.includes(name) && JSON.stringify(this.state[name]) !== JSON.stringify(state[name]),
    );
    for (const name of moved) this.state[name] = state[name];
    this.tell(moved);
  }
}

class Page {
  constructor(place, given) {
    Object.assign(this, { place, given, models: new Map(), views: new Map(), keys: [], carrier: null, waiting: [] });
    this.banner = document.querySelector(".banner");
    this.wish = (model, said) => (this.carrier ? this.carrier.wish(model, said) : this.waiting.push([model, said]));
    this.show(given.first);
  }

  /** The address of something on this server: everything stands under its base. */
  at(path) {
    return `${document.body.dataset.base}${path}`;
  }

  // ---- what stands there
  show({ parts, keys }) {
    for (const { key, module, state } of parts) {
      const model = this.models.get(key);
      if (model) model.take(state);
      else if (module) this.models.set(key, new Model(key, module, state, this.wish));
    }
    if (keys) this.lay(keys);
  }
  /** What stands where it stood is not touched: somebody may be answering it. */
  lay(keys) {
    const wanted = keys.filter((key) => this.models.has(key));
    for (const [key, view] of [...this.views])
      if (!wanted.includes(key)) {
        this.views.delete(key);
        view.close();
      }
    for (const key of wanted) if (!this.views.has(key)) this.views.set(key, this.view(this.models.get(key)));
    wanted.forEach((key, at) => {
      const { el } = this.views.get(key);
      if (this.place.children[at] !== el) this.place.insertBefore(el, this.place.children[at] ?? null);
    });
    this.keys = wanted;
  }
  /** One part on the page: an element at once, filled when its module is here. */
  view(model) {
    const el = document.createElement("div");
    const view = { el, clean: null, closed: false };
    view.close = () => {
      view.closed = true;
      view.clean?.();
      el.remove();
    };
    import(`${this.given.static}${model.module}.js`).then(
      ({ default: drawn }) => {
        if (view.closed) return;
        view.clean = drawn.render({ model, el });
        once(
          () => el.textContent.trim(),
          el,
          () => document.querySelector(".skeleton")?.remove(),
        );
      },
      () => this.comeAgain(),
    );
    return view;
  }
  /** What this page is made of is not there any more: the server has been given another version. */
  comeAgain() {
    this.say("lost");
    setTimeout(() => location.reload(), AGAIN_MS);
  }
  say(which) {
    if (!this.banner) return;
    this.banner.hidden = !which;
    this.banner.textContent = which ? this.given.words[which] : "";
  }
  /** The line is there again, whichever it is. */
  found() {
    if (!this.banner || this.banner.hidden) return;
    this.say("found");
    setTimeout(() => {
      if (this.banner.textContent === this.given.words.found) this.say("");
    }, FOUND_MS);
  }

  // ---- what carries it: one at a time, from kernel to server once and never back
  carry(carrier) {
    this.carrier?.close();
    this.carrier = carrier;
    for (const [model, said] of this.waiting.splice(0)) carrier.wish(model, said);
    window.dispatchEvent(new Event("kit-back")); // what was asked and not answered is asked again
  }
  /** No kernel draws all of this page: the server carries it, or Voilà's own front end shows the notebook. */
  withoutKernel() {
    if (this.given.lab) location.replace(this.given.lab);
    else this.carry(new Server(this));
  }
  async begin() {
    if (!this.given.kernel) {
      this.withoutKernel();
      return;
    }
    const { Kernel } = await import("./kernel.js");
    const kernel = new Kernel(this);
    const late = setTimeout(() => kernel.end(), this.given.lab ? NOTEBOOK_PATIENCE_MS : KERNEL_PATIENCE_MS);
    await kernel.ready.then(
      () => this.carry(kernel),
      () => this.withoutKernel(),
    );
    clearTimeout(late);
  }
  /** A kernel that was here is gone: what it has not acknowledged is said to the server. */
  lostKernel(unheard) {
    this.carrier = null;
    this.waiting.push(...unheard);
    this.withoutKernel();
  }
}

/** As soon as that holds of an element: a part that still waits for its words leaves the line that says so. */
function once(holds, el, then) {
  if (holds()) {
    then();
    return;
  }
  const watch = new MutationObserver(() => {
    if (!holds()) return;
    watch.disconnect();
    then();
  });
  watch.observe(el, { childList: true, subtree: true, characterData: true });
}

const place = document.getElementById("page");
const page = new Page(place, JSON.parse(place.dataset.page));
page.begin();
