// What is asked: one question = one field, with the answer that it has. Options are [value, text] pairs.

import { h, sideMark } from "./dom.js";
import { Saving } from "./saving.js";

const ASIDES = ["unknown", "not_applicable", "rather_not"];

const small = (text, props) => (text ? [h("span", { class: "soft small", ...props }, text)] : []);
let hintsGiven = 0;
/** What is asked; a hint to it is said with it. */
function fieldset(name, legend, hint) {
  const id = hint && `kit-hint-${(hintsGiven += 1)}`;
  const below = hint && h("p", { class: "soft small", id }, hint);
  return h("fieldset", { class: `card ${name}`, "aria-describedby": id }, h("legend", {}, legend), below);
}
/** A level is a whole row to tap. */
const row = (input, text, example) => h("label", {}, input, h("span", {}, text, example && h("small", {}, example)));

/** An answer's questions, in the words and with the names of its exercise. */
export class Fields extends Saving {
  get uid() {
    return `kit-${this.exercise.id}`;
  }
  get words() {
    return this.exercise.words;
  }
  get own() {
    return this.words[this.exercise.kind];
  }
  get facts() {
    return this.exercise.facts[this.exercise.kind];
  }
  get sides() {
    return this.exercise.sides;
  }

  /** A text with its slots filled; names stand as typed, a general word gets its capital where a sentence begins. */
  fill(text, slots = {}) {
    const { names, locale } = this.exercise;
    const all = { ...names, ...slots };
    const general = (name) => name in names && !(name in slots) && !this.sides.some((side) => side.name === all[name]);
    const capital = (word) => word.slice(0, 1).toLocaleUpperCase(locale) + word.slice(1);
    return text.replace(/\{(\w+)\}/g, (slot, name, at) => {
      if (!(name in all)) return slot;
      const begins = /(^|[.!?]\s+)$/.test(text.slice(0, at));
      return begins && general(name) ? capital(all[name]) : String(all[name]);
    });
  }
  listed(names) {
    return new Intl.ListFormat(this.exercise.locale, { type: "conjunction" }).format(names);
  }
  phrase(key, slots) {
    return this.fill(this.exercise.phrases[key] ?? key, slots);
  }
  /** "For instance: …", the hint of a field for words. */
  instance(text) {
    return this.phrase("action.for_instance", { text: this.fill(text) });
  }

  // ---- tapping
  choice(question, legend, options, { asides = [], name = "levels", hint, onchange } = {}) {
    const level = ([value, text, example]) => {
      const onselect = () => {
        this.set(question, value);
        onchange?.(value);
      };
      return row(this.radio(question, value, onselect), text, example);
    };
    const field = fieldset(name, legend, hint);
    field.append(...options.map(level));
    if (asides.length) field.append(h("div", { class: "aside" }, asides.map(level)));
    return field;
  }
  radio(question, value, onchange) {
    const id = `${this.uid}-${question}`;
    const checked = this.get(question) === value;
    return h("input", { type: "radio", name: id, id: `${id}-${value}`, checked, onchange });
  }
  /** A box to tick; `change` is told whether it is on. */
  checkbox(question, value, checked, change) {
    const onchange = (event) => change(value, event.target.checked);
    const id = `${this.uid}-${question}-${value}`;
    return h("input", { type: "checkbox", "data-value": value, id, checked, onchange });
  }
  asides(...keys) {
    return (keys.length ? keys : ASIDES).map((key) => [key, this.phrase(`aside.${key}`)]);
  }
  /** At most `most` of these. */
  some(question, legend, options, most, onchange) {
    const chosen = () => this.get(question) ?? [];
    const field = fieldset("levels", legend);
    const limit = () => {
      for (const box of field.querySelectorAll("input")) box.disabled = !box.checked && chosen().length >= most;
    };
    const tick = (value, on) => {
      this.set(question, on ? [...chosen(), value] : chosen().filter((one) => one !== value));
      limit();
      onchange?.();
    };
    for (const [value, text, example] of options)
      field.append(row(this.checkbox(question, value, chosen().includes(value), tick), text, example));
    limit();
    return field;
  }
  /** Any of these; none of them, and "I do not know", are answers too and exclude the others.
   *  `alone` is the option, if there is one, that means none. */
  ticks(question, legend, options, { none, alone, hint } = {}) {
    const excluding = new Map([alone ? [alone, [alone]] : ["none", []], ["unknown", "unknown"]]);
    const names = new Map([...options, ["none", none], ...this.asides("unknown")]);
    const given = () => this.get(question);
    const chosen = () => (Array.isArray(given()) ? given().filter((value) => !excluding.has(value)) : []);
    const isOn = (value) =>
      excluding.has(value) ? String(given()) === String(excluding.get(value)) : chosen().includes(value);
    const change = (value, on) => {
      const rest = chosen().filter((one) => one !== value);
      const all = on ? [...rest, value] : rest;
      if (excluding.has(value)) this.set(question, on ? excluding.get(value) : undefined);
      else this.set(question, all.length ? all : undefined);
      for (const box of field.querySelectorAll("input")) box.checked = isOn(box.dataset.value);
    };
    const tick = (value) => row(this.checkbox(question, value, isOn(value), change), names.get(value));
    const offered = options.map(([value]) => value).filter((value) => !excluding.has(value));
    const field = fieldset("levels", legend, hint);
    field.append(...offered.map(tick), h("div", { class: "aside" }, [...excluding.keys()].map(tick)));
    return field;
  }
  tick(question, text, onchange) {
    const change = (event) => {
      this.set(question, event.target.checked || undefined);
      onchange?.();
    };
    const id = `${this.uid}-${question}`;
    const checked = this.get(question) === true;
    return h(
      "label",
      { class: "tick" },
      h("input", { type: "checkbox", id, checked, onchange: change }),
      h("span", {}, text),
    );
  }
  /** What is on offer here: "sides" stands for the organisations, the others have their words. */
  offered(ids, words) {
    const sides = this.sides.map((side) => [side.id, side.name]);
    return ids.flatMap((id) => (id === "sides" ? sides : [[id, this.fill(words[id])]]));
  }

  // ---- writing, and choosing from a list
  text(question, label, { hint, lines = 1, most = 500, type = "text" } = {}) {
    const id = `${this.uid}-${question}`;
    const kind = lines > 1 ? { rows: String(lines) } : { type };
    const field = h(lines > 1 ? "textarea" : "input", {
      ...kind,
      id,
      maxlength: String(most),
      autocomplete: "off",
      "aria-describedby": hint ? `${id}-hint` : null,
      oninput: (event) => {
        this.setSoon(question, event.target.value);
        if (below.length) below[0].textContent = this.dayInWords(field.value);
      },
      onchange: () => this.settle(),
    });
    field.value = this.get(question) ?? "";
    const below = this.dayBelow(type, field.value);
    return h(
      "div",
      { class: "field" },
      h("label", { for: id }, label),
      small(hint, { id: `${id}-hint` }),
      field,
      below,
    );
  }
  /** Below a field for a day, which a browser writes its own way: the day in words. */
  dayBelow(type, day) {
    if (type !== "date") return [];
    return [h("span", { class: "soft small", "aria-live": "polite" }, this.dayInWords(day))];
  }
  /** A day, YYYY-MM-DD, as people of that language write it; "" for what is none. */
  dayInWords(value, dateStyle = "full") {
    const date = new Date(`${value}T00:00`);
    if (Number.isNaN(date.getTime())) return "";
    const { locale } = this.exercise;
    const written = new Intl.DateTimeFormat(locale, { dateStyle }).format(date);
    return locale.startsWith("fr") ? written.replace(/\b1\b/, "1er") : written;
  }
  select(question, label, options, { hint, onchange } = {}) {
    const id = `${this.uid}-${question}`;
    const given = this.get(question);
    const change = ({ target: { value } }) => {
      this.set(question, value || undefined);
      onchange?.(value);
    };
    const one = ([value, text]) => h("option", { value, selected: given === value }, text);
    const none = h("option", { value: "" }, this.phrase("choose"));
    const field = h("select", { id, onchange: change }, none, options.map(one));
    return h("div", { class: "field" }, h("label", { for: id }, label), small(hint), field);
  }
  /** A side's mark, as the pictures draw it: no two of a partnership are alike. */
  side(place) {
    return sideMark(this.sides[place].mark);
  }
}
