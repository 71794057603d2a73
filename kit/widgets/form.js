// One exercise on screen: its own steps between those that every exercise has. Shared by all kinds.

import { h, ownKeys, paragraphs } from "./dom.js";
import { ACTION, asTable, Ending } from "./ending.js";

/** For the facilitator: who speaks first, what to say, how to close. Folded away, printable. */
function runSheet(form) {
  const { runsheet: sheet } = form.words;
  const head = (key) => h("h4", {}, form.phrase(`runsheet.${key}`));
  const line = (key) => [head(key), h("p", {}, form.fill(sheet[key]))];
  const list = (tag, key) => [
    head(key),
    h(
      tag,
      {},
      sheet[key].map((text) => h("li", {}, form.fill(text))),
    ),
  ];
  const title = h("summary", {}, form.phrase("runsheet.title", { n: form.exercise.minutes.team }));
  const lines = [...["aim", "first_voice"].flatMap(line), ...list("ol", "steps"), ...list("ul", "prompts")];
  return h("details", { class: "kit-runsheet" }, title, lines, ["what", "so_what", "now_what", "care"].flatMap(line));
}

class Form extends Ending {
  draw() {
    super.draw();
    if (this.exercise.runsheet) this.root.append(runSheet(this));
  }
  /** In a round people end by saying that their answers count; actions are agreed on by the whole room. */
  allSteps() {
    const steps = super.allSteps();
    const { round, counts } = this.exercise;
    if (!round) return steps;
    return [...steps.filter((step) => !["action", "end"].includes(step.id)), ...(counts ? [this.counting()] : [])];
  }
  /** Only the answers of people who say so count; it can be taken back until the round is closed. */
  counting() {
    const of = this.exercise.alone ? "assess.alone_" : "assess."; // alone: nothing of it is counted
    const draw = (box) => {
      const counted = this.get("finished") === true;
      const tap = () => {
        this.set("finished", counted ? undefined : true);
        this.again();
      };
      const hint = this.exercise.practice ? "assess.practice" : of + (counted ? "counted" : "finish_hint");
      const said = h("p", { class: counted && !this.exercise.practice ? "say" : "soft" }, this.phrase(hint));
      box.append(...(this.kind.counted?.(this) ?? []), said);
      if (this.exercise.practice) return;
      const [key, name] = counted ? ["uncount", "quiet"] : ["finish", "main"];
      box.append(this.button(of + key, name, tap, `${this.uid}-count`));
    };
    return { id: "end", title: this.phrase(`${of}end_title`), quiet: true, draw };
  }

  // ---- parts of steps
  /** What a person calls it. */
  naming(question, label, example) {
    const field = this.text(question, this.fill(label), { most: 120, hint: this.instance(example) });
    return h("div", { class: "card" }, field);
  }
  /** What is asked unless a box is ticked: nothing more comes to mind. */
  unless(question, text, rest) {
    const body = h("div", { class: "stack" });
    const fill = () => body.replaceChildren(...(this.get(question) ? [] : rest()));
    const tick = this.tick(question, this.fill(text), () => {
      fill();
      this.recount();
    });
    fill();
    return [tick, body];
  }
  /** After the picture: which one first? Only where there is something to choose from. */
  pickFirst(box, pairs) {
    if (pairs.length) box.append(this.choice("first", this.fill(this.own.first), pairs));
  }

  // ---- steps that every exercise has
  opening() {
    const { minutes, round } = this.exercise;
    const kicker = round ? "" : this.phrase("minutes.alone", { n: minutes.alone }); // in a room its plan says how long
    const way = (key) =>
      h("p", { class: "soft" }, h("b", {}, this.phrase(`ways.${key}`)), " ", this.fill(this.words[key]));
    const draw = (box) =>
      box.append(...paragraphs(this.fill(this.words.about)), ...(round ? [] : ["alone", "team"].map(way)));
    return { id: "about", title: this.fill(this.words.invitation), kicker, quiet: true, draw };
  }
  picture(extra) {
    const draw = (box) => {
      this.frame = h("div", { class: "kit-picture" });
      box.append(this.frame);
      extra?.(box);
    };
    return { id: "picture", title: this.phrase("picture.title"), draw, redraw: (shown) => this.drawShown(shown) };
  }
  /** The sentences below say all that the picture shows: it has no words of its own to say them twice. */
  drawShown({ sentences, picture, drawing, table }) {
    const said = sentences ?? [];
    if (!said.length) {
      this.frame.replaceChildren(h("p", { class: "soft" }, this.phrase("picture.nothing")));
      return;
    }
    const drawn = picture
      ? [h("img", { src: picture, alt: "", class: "card" })]
      : drawing
        ? [h("p", { class: "card soft kit-drawing" }, this.phrase("picture.drawing"))]
        : [];
    const told = said.map((text, n) => h("p", { class: n ? "soft" : "say" }, text));
    this.frame.replaceChildren(...drawn, ...told, ...(table ? [asTable(table, this.phrase("table.title"))] : []));
  }
  action() {
    const line = (key) => h("p", { class: "soft small" }, this.phrase(`action.${key}`));
    const look = {
      what: { lines: 2 },
      who: { most: 160 },
      means: { lines: 2 },
      when: { type: "date" },
      sign: { lines: 2 },
    };
    const field = (key) => {
      const example = key === "when" ? undefined : this.instance(this.words.action_example[key]);
      return this.text(`action.${key}`, this.phrase(`action.${key}`), { ...look[key], hint: example });
    };
    const draw = (box) =>
      box.append(line("hint"), h("div", { class: "card stack" }, ACTION.map(field)), line("fiction"));
    const [title, kicker, button] = [this.fill(this.words.closing), this.phrase("action.title"), this.phrase("finish")];
    return { id: "action", title, kicker, quiet: true, button, draw };
  }
}

/** The module that both hosts load: a render that returns its own cleaning up. */
export const widget = (kind) => ({
  render: ({ model, el }) => {
    ownKeys(el);
    const form = new Form(model, el, kind);
    return () => form.close();
  },
});
