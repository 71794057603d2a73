// Drawing of blocks, as they come: one function for each.
// What is typed into their fields is kept while they are drawn again.

import { figures, h, pageLink } from "./dom.js";
import { Wall } from "./wall.js";
import { way } from "./way.js";

/** A form is known by the button that sends it: several forms may have a field of the same name. */
const formKey = (blocks) => {
  const first = firstButton(blocks);
  return first ? JSON.stringify([first.do, first.sends]) : "";
};
const firstButton = (blocks) => {
  for (const block of blocks) {
    const found = block.is === "button" ? block : firstButton(block.blocks ?? []);
    if (found) return found;
  }
  return null;
};
const draftKey = (form, b) => `${form?.dataset.form ?? ""}/${b.name}`;

/** By what a block `is`: (panel, block, the form that it stands in) → an element. */
const DRAWS = {
  heading: (_, b) => h(`h${b.level}`, {}, b.text),
  text: (_, b) => {
    const name = b.style === "notice" ? "card notice" : b.style;
    const parts = b.text
      .split("\n\n")
      .filter(Boolean)
      .map((part) => h("p", { class: name }, part));
    return parts.length === 1 ? parts[0] : h("div", {}, parts);
  },
  big: (_, b) => {
    const label = h("p", { class: "soft small" }, b.label);
    return h("div", { class: "kit-big" }, label, h("p", { class: "code", translate: "no" }, b.text));
  },
  list: (_, b) =>
    h(
      "ul",
      {},
      b.items.map((item) => h("li", {}, item)),
    ),
  pairs: (_, b) =>
    h(
      "dl",
      { class: "kit-pairs" },
      b.items.flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]),
    ),
  table: (_, b) => {
    const head = (scope) => (text) => h("th", { scope }, text);
    const cells = ([name, ...rest]) =>
      h(
        "tr",
        {},
        head("row")(name),
        rest.map((text) => h("td", {}, text)),
      );
    const table = h(
      "table",
      {},
      h("thead", {}, h("tr", {}, b.head.map(head("col")))),
      h("tbody", {}, b.rows.map(cells)),
    );
    return h("div", { class: "kit-answers", role: "region", tabindex: "0", "aria-label": b.label }, table);
  },
  card: (panel, b, form) => h("div", { class: `card stack ${b.slug}` }, panel.all(b, form)),
  columns: (panel, b, form) => h("div", { class: "kit-columns" }, panel.all(b, form)),
  row: (panel, b, form) => h("div", { class: `kit-row ${b.slug}` }, panel.all(b, form)),
  fold: (panel, b, form) => {
    const inside = h("div", { class: "stack" }, panel.all(b, form));
    const id = panel.id("fold", b.summary);
    return h("details", { class: `card ${b.slug}`, id }, h("summary", {}, b.summary), inside);
  },
  form: (panel, b) => {
    const box = h("div", { class: "stack kit-fields", "data-form": formKey(b.blocks) });
    box.append(...panel.all(b, box));
    return box;
  },
  field: (panel, b, form) => (b.kind === "tick" ? panel.tick(b, form) : panel.field(b, form)),
  choice: (panel, b, form) => (b.compact ? panel.list(b, form) : panel.options(b, "radio", form)),
  ticks: (panel, b, form) => panel.options(b, "checkbox", form),
  count: (_, b) => {
    const text = b.text.replaceAll("{done}", b.done).replaceAll("{seats}", b.seats); // it may be there in two languages
    return h("p", { class: "say", "data-count": b.text }, text);
  },
  lights: (_, b) => {
    const dark = h("p", { class: "soft small", "data-dark": "" }, b.none);
    const light = ([name, label]) => h("p", { class: "light", "data-light": name, hidden: true }, label);
    return h("div", { class: "kit-lights", role: "status" }, dark, Object.entries(b.labels).map(light));
  },
  timer: (panel, b) => panel.timed(b),
  clock: (panel, b) => panel.clockIn(b),
  bar: (panel, b) => panel.bar(b),
  lineup: (panel, b) => panel.lineup(b),
  overview: (panel, b) => panel.overview(b),
  laid: (panel, b) => panel.laid(b),
  river: (panel, b) => panel.river(b),
  figures: (_, b) => figures(b.items, b.heard),
  both: (panel, b) => panel.both(b),
  spare: (panel, b) => panel.spare(b),
  small_wall: (panel, b) => panel.smallWall(b),
  aside: (panel, b, form) => h("aside", { class: "kit-aside" }, panel.all(b, form)),
  column: (panel, b, form) => h("div", { class: "kit-column" }, panel.all(b, form)),
  button: (panel, b, form) => {
    const id = panel.id(b.do, JSON.stringify(b.sends));
    const send = () => panel.ask(b.do, { ...panel.values(form), ...b.sends }, form?.dataset.form);
    const name = b.of && `${b.label} · ${b.of}`;
    const onclick = (event) => event.detail < 2 && send();
    return h(
      "button",
      { type: "button", class: b.style, id, "data-key": b.key, "aria-label": name, onclick },
      h("span", {}, b.label), // one piece, also with somebody's own name in it
    );
  },
  link: (_, b) => pageLink(b.href, { class: `button ${b.style}` }, b.label),
  picture: (_, b) => {
    const words = () => h("p", { class: "say" }, b.alt); // what it says, where no picture can be shown
    const onerror = (event) => event.target.replaceWith(words());
    return h("img", { class: `card ${b.style}`, src: b.source, alt: b.alt, onerror });
  },
  way: (_, b) => way(b.stations),
  copy: (panel, b) => panel.copy(b),
  print: (_, b) => h("button", { type: "button", class: "no-print", onclick: () => window.print() }, b.label),
};

export class Blocks extends Wall {
  constructor(model) {
    super(model);
    Object.assign(this, { ids: new Map(), dirty: new Map(), box: h("div", { class: "kit-blocks stack" }) });
  }
  close() {
    super.close();
    clearInterval(this.clock);
  }
  get blank() {
    return !this.box.firstChild;
  }
  busy(so) {
    this.box.setAttribute("aria-busy", String(so));
  }
  /** All that match, in what is drawn. */
  every(selector) {
    return [...this.box.querySelectorAll(selector)];
  }

  /** An id that is the same when the screen is drawn again, so that the focus finds its place. */
  id(...parts) {
    const base = ["kit", ...parts.map(encodeURIComponent)].join("-");
    const times = (this.ids.get(base) ?? 0) + 1;
    this.ids.set(base, times);
    return times > 1 ? `${base}-${times}` : base;
  }
  all(b, form) {
    return b.blocks.map((block) => this.block(block, form));
  }
  block(b, form = null) {
    const node = DRAWS[b.is]?.(this, b, form) ?? h("span");
    // as somebody typed it: a browser that translates the page leaves it
    if (b.own)
      for (const own of b.is === "pairs" ? node.querySelectorAll("dd") : [node]) {
        own.setAttribute("translate", "no");
        own.setAttribute("dir", "auto");
      }
    return node;
  }

  // ---- what changes without being drawn again
  fillBeat() {
    if (!this.beat) return;
    const { finished, seats, lights } = this.beat;
    const lit = lights ?? [];
    for (const node of this.every("[data-count]"))
      node.textContent = node.dataset.count.replaceAll("{done}", finished).replaceAll("{seats}", seats);
    for (const node of this.every("[data-bar]")) Object.assign(node, { max: Math.max(1, seats), value: finished });
    for (const node of this.every("[data-light]")) node.hidden = !lit.includes(node.dataset.light);
    for (const node of this.every("[data-dark]")) node.hidden = lit.length > 0;
  }
  timed(b) {
    const node = h("p", { class: "kit-timer", role: "timer" });
    const until = Date.now() + b.left * 1000;
    const tick = () => {
      const left = Math.round((until - Date.now()) / 1000);
      const beyond = Math.abs(left);
      const seconds = String(beyond % 60).padStart(2, "0");
      node.textContent = `${left < 0 ? b.over : b.label} ${Math.floor(beyond / 60)}:${seconds}`;
    };
    clearInterval(this.clock);
    if (b.runs) this.clock = setInterval(tick, 1000);
    tick();
    return node;
  }

  // ---- fields: what was typed stays while the screen is drawn again
  draft(b, form) {
    const key = draftKey(form, b);
    const keep = (value) => this.dirty.set(key, value);
    const value = this.dirty.has(key) ? this.dirty.get(key) : (b.hash && this.code) || b.value;
    return { key, value, keep };
  }
  /** A field's element under its label. */
  labelled(b, id, node, hint = null) {
    return h("div", { class: "field" }, h("label", { for: id }, b.label), hint, node);
  }
  tick(b, form) {
    const { key, value, keep } = this.draft(b, form);
    const onchange = (event) => keep(event.target.checked);
    const look = { id: this.id("field", key), "data-name": b.name, type: "checkbox", checked: value === true };
    return h("label", { class: "tick" }, h("input", { ...look, onchange }), h("span", {}, b.label));
  }
  field(b, form) {
    const { key, value, keep } = this.draft(b, form);
    const id = this.id("field", key);
    const hint = b.hint && h("span", { class: "soft small", id: `${id}-hint` }, b.hint);
    const kind = { area: { rows: "3" }, number: { type: "text", inputmode: "numeric" } }[b.kind]; // in any digits
    const node = h(b.kind === "area" ? "textarea" : "input", {
      ...(kind ?? { type: b.kind }),
      id,
      "data-name": b.name,
      maxlength: String(b.most),
      autocomplete: "off",
      "aria-describedby": b.hint ? `${id}-hint` : null,
      oninput: (event) => keep(event.target.value),
    });
    node.value = value ?? "";
    return this.labelled(b, id, node, hint || null);
  }
  list(b, form) {
    const { key, value, keep } = this.draft(b, form);
    const id = this.id("field", key);
    const offered = b.options.map(([option, label]) =>
      h("option", { value: option, selected: option === value }, label),
    );
    const onchange = (event) => keep(event.target.value);
    return this.labelled(b, id, h("select", { id, "data-name": b.name, onchange }, offered));
  }
  options(b, type, form) {
    const { key, value, keep } = this.draft(b, form);
    const group = this.id("choice", key);
    const one = type === "radio";
    const look = { class: "card levels", id: group, "data-name": b.name, "data-type": type };
    const field = h(
      "fieldset",
      look,
      h("legend", {}, b.label),
      b.hint ? h("p", { class: "soft small" }, b.hint) : null,
    );
    const onchange = () => keep(chosen(field));
    field.append(
      ...b.options.map(([id, label]) => {
        const checked = one ? value === id : (value ?? []).includes(id);
        const input = h("input", { type, name: group, id: `${group}-${id}`, value: id, checked, onchange });
        return h("label", {}, input, h("span", {}, label));
      }),
    );
    return field;
  }
  values(form) {
    const nodes = [...(form?.querySelectorAll("[data-name]") ?? [])];
    return Object.fromEntries(nodes.map((node) => [node.dataset.name, chosen(node)]));
  }
  copy(b) {
    const rows = String(Math.min(8, Math.ceil(b.text.length / 30)));
    const area = h("textarea", { rows, readonly: true, "aria-label": b.label });
    const said = h("span", { role: "status", class: "soft small" });
    area.value = b.text;
    const tell = () => {
      said.textContent = this.words.copied;
    };
    const byHand = () => area.select();
    const put = () => navigator.clipboard.writeText(b.text).then(tell, byHand);
    const button = () => h("button", { type: "button", class: b.style, onclick: put }, this.words.copy);
    const below = navigator.clipboard ? h("p", {}, button(), " ", said) : null;
    return h("div", { class: "field" }, h("span", { class: "h4" }, b.label), area, below);
  }
}

/** What stands in a field: words, whether it is ticked, the chosen one or all that are. */
function chosen(node) {
  const { type } = node.dataset;
  const on = type ? [...node.querySelectorAll("input:checked")].map((input) => input.value) : [];
  if (type) return type === "radio" ? (on[0] ?? "") : on;
  return node.type === "checkbox" ? node.checked : node.value;
}
