// What a room looks at together: one question with a flag for each side, all of them at once, the time left in words.

import { h, sideMark } from "./dom.js";
import { river } from "./river.js";
import { Stream } from "./stream.js";

const TURN_MS = 8_000;
const MINUTE_MS = 60_000;
const FEW_MINUTES = 3;
const MOST_COLUMNS = { ordered: 7, other: 6, narrow: 5, squeezed: 2 };
const NARROW = 1.5; // a wall that is less wide than so many heights
const MANY_SIDES = 4;

/** A text in one language, or in two of which the second stands below, or on low screens takes turns. */
function tongues(langs, texts, tag = "span", props = {}) {
  const [first, second] = texts;
  const twice = second !== undefined && second !== first;
  const words = [h("span", { lang: langs[0] }, first), twice && h("span", { lang: langs[1], class: "second" }, second)];
  return h(tag, { ...props, class: `${props.class ?? ""} ${twice ? "kit-tongues" : ""}` }, words);
}
/** A side's flag; its words, where they are not its name alone, in each language. */
function flag({ name, look, times, label }, langs) {
  const said = label ? tongues(langs, label) : h("bdi", { translate: "no" }, name);
  const count = times > 1 && h("b", { class: "times" }, `× ${times}`);
  const one = h("span", { class: `flag ${label ? "guess" : ""}` }, sideMark(look), said, count);
  one.style.setProperty("--side", look.colour);
  return one;
}
/** The letters of the longest word on these flags, with its count: so much room a flag needs. */
function longest(flags) {
  const words = ({ name, label, times }) =>
    (label?.join(" ") ?? name).split(/\s/).map((word) => word.length + (times > 1 ? 3 : 0));
  return Math.max(4, ...flags.flatMap(words));
}
/** Which places lie between the two furthest apart: what is empty there is the picture. */
function between(b, at) {
  const places = b.flags.map((one) => one.at);
  return b.ordered && b.apart && at > Math.min(...places) && at < Math.max(...places) && !places.includes(at);
}
/** One answer: who stands there, what is told later, its words. */
function answer(b, words, at) {
  const here = (list) => list.filter((one) => one.at === at);
  const flags = [...here(b.flags), ...here(b.guess)].map((one) => flag(one, b.langs));
  const marks = here(b.marks).map((one) => sideMark({ ...one.look, full: false }));
  const said = tongues(b.langs, words, "p", { class: "answer" });
  const parts = [h("div", { class: "flags" }, flags), h("div", { class: "tick" }, marks), said];
  return h("li", { class: between(b, at) ? "between" : "" }, parts);
}
/** Answers beside one another, or below where there are too many for the width; small flags where there are many. */
function shapeOf(b) {
  const narrow = window.innerWidth < NARROW * window.innerHeight && (b.beside ? "squeezed" : "narrow");
  const tall = b.options.length > MOST_COLUMNS[narrow || (b.ordered ? "ordered" : "other")] ? "tall" : "";
  const sides = new Set(b.flags.map((one) => one.place)).size;
  return `${tall} ${b.langs.length > 1 || sides > MANY_SIDES ? "many" : ""}`;
}
function legend(sides) {
  const own = (name) => h("bdi", { translate: "no" }, name);
  const one = ({ look, short, name }) => h("span", {}, sideMark(look), short && [own(short), " = "], own(name));
  return sides.length ? h("p", { class: "kit-legend" }, sides.map(one)) : null;
}

export class Wall extends Stream {
  constructor(model) {
    super(model);
    this.turning = setInterval(() => this.turn(), TURN_MS);
  }
  close() {
    super.close();
    clearInterval(this.turning);
    clearInterval(this.minutes);
  }
  /** Two languages take turns where there is no room for both. */
  turn() {
    this.root?.classList.toggle("turned");
  }

  /** One question: its words, the answers, the flags. */
  lineup(b) {
    return h("section", { class: "kit-lineup" }, [
      tongues(b.langs, b.name, "h3", { class: "name", "aria-level": 2 }),
      b.asked[0] && tongues(b.langs, b.asked, "p", { class: "asked" }),
      this.answers(b),
      b.marks_say.length > 0 && tongues(b.langs, b.marks_say, "p", { class: "soft later" }),
      b.silent.length > 0 && h("p", { class: "soft" }, b.silent.join(" · ")),
      b.say[0] && tongues(b.langs, b.say, "p", { class: "say" }),
      legend(b.legend),
    ]);
  }
  answers(b) {
    const fresh = this.lineupDrawn === b.key ? "" : "fresh";
    this.lineupDrawn = b.key;
    const list = h(
      "ol",
      { class: `answers ${shapeOf(b)} ${fresh}` },
      b.options.map((words, at) => answer(b, words, at)),
    );
    list.style.setProperty("--answers", b.options.length);
    list.style.setProperty("--letters", longest([...b.flags, ...b.guess]));
    return list;
  }
  /** All questions at once, those that are far apart in colour. */
  overview(b) {
    const row = ({ name, of, ordered, apart, marks }) => {
      const axis = h("span", { class: `axis ${ordered ? "ordered" : ""}` });
      axis.style.setProperty("--answers", of);
      const at = (n) => marks.filter((one) => one.at === n).map((one) => sideMark(one.look));
      axis.append(...Array.from({ length: of }, (_, n) => h("span", {}, at(n))));
      return h("li", { class: apart ? "apart" : "near" }, tongues(b.langs, name, "span", { class: "name" }), axis);
    };
    const more = tongues(b.langs, b.more, "p", { class: "soft more", hidden: true });
    const rows = h("ol", { class: "rows", "data-spare": "" }, b.rows.map(row));
    return h("section", { class: "kit-overview" }, [
      tongues(b.langs, b.title, "h3", { class: "name", "aria-level": 2 }),
      rows,
      more,
      legend(b.legend),
    ]);
  }
  /** What lies on the table: a scene to read, cards to point at, the question to talk about. */
  laid(b) {
    const card = (words) => tongues(b.langs, words, "li");
    const pile = ({ head, note, cards }) =>
      h("div", { class: "pile" }, [
        head[0] && tongues(b.langs, head, "h3", { class: "name", "aria-level": 2 }),
        note[0] && tongues(b.langs, note, "p", { class: "soft" }),
        cards.length > 0 && h("ul", { class: "cards" }, cards.map(card)),
      ]);
    return h("section", { class: "kit-laid" }, [
      b.ask[0] && tongues(b.langs, b.ask, "p", { class: "ask" }),
      h("div", { class: "piles" }, b.piles.map(pile)),
      b.text[0] && tongues(b.langs, b.text, "p", { class: "scene" }),
    ]);
  }
  /** How all partnerships of a game ended. */
  river(b) {
    return river(b, (texts) => tongues(b.langs, texts));
  }
  /** A list of which stands what there is room for. */
  spare(b) {
    const items = b.items.map((item) => h("li", {}, item));
    return h("div", {}, h("ul", { "data-spare": "" }, items), h("p", { class: "soft more", hidden: true }, b.more));
  }
  both(b) {
    const [first, second] = b.blocks.map((one) => this.block(one));
    first.lang = b.langs[0];
    Object.assign(second, { lang: b.langs[1] });
    second.classList.add("second");
    return h("div", { class: "kit-both kit-tongues" }, first, second);
  }
  /** How many have finished, as a bar and in words. */
  bar(b) {
    const text = b.text.replaceAll("{done}", b.done).replaceAll("{seats}", b.seats);
    const progress = h("progress", { max: Math.max(1, b.seats), value: b.done, "aria-hidden": "true", "data-bar": "" });
    return h("div", { class: "kit-finished" }, progress, h("p", { "data-count": b.text }, text));
  }
  /** Minutes in words, softer near the end. */
  clockIn(b) {
    const node = h("p", { class: "kit-clock", role: "timer" });
    const until = Date.now() + b.left * 1000;
    const tick = () => {
      const minutes = Math.ceil((until - Date.now()) / MINUTE_MS);
      const key = minutes > FEW_MINUTES ? "many" : minutes > 1 ? "few" : minutes > 0 ? "last" : "over";
      const said = b.words[key].replaceAll("{minutes}", minutes);
      if (node.textContent !== said) node.textContent = said;
      node.classList.toggle("near", minutes <= FEW_MINUTES);
    };
    clearInterval(this.minutes);
    if (b.runs) this.minutes = setInterval(tick, 5_000);
    tick();
    return node;
  }
  smallWall(b) {
    const inside = h(
      "div",
      { class: "small-blocks" },
      b.blocks.map((one) => this.block(one)),
    );
    const wall = h("div", { class: "projector", "aria-hidden": "true" }, h("div", { class: "small-panel" }, inside));
    return h("div", { class: "kit-small-wall", role: "img", "aria-label": b.label, inert: true }, wall);
  }
  /** The wall in small has the letters that the wall has, as large as fits. */
  fitSmallWalls() {
    for (const wall of this.every(".kit-small-wall")) {
      const inside = wall.querySelector(".small-panel");
      for (let size = 100; size >= 40; size -= 5) {
        inside.style.fontSize = `${size}%`;
        if (inside.scrollHeight <= wall.clientHeight) break;
      }
    }
  }
  /** Of lists with more than there is room for, the last are left out and counted. */
  fitLists(tooMuch) {
    for (const list of this.every("[data-spare]")) {
      if (list.closest(".kit-small-wall")) continue;
      const items = [...list.children];
      const note = list.parentElement.querySelector(".more");
      for (const item of items) item.hidden = false;
      note.hidden = true;
      for (let left = items.length - 1; left > 0 && tooMuch(); left -= 1) {
        items[left].hidden = true;
        this.count(note, items.length - left);
      }
    }
  }
  count(note, n) {
    note.hidden = false;
    for (const part of note.querySelectorAll("span").length ? note.querySelectorAll("span") : [note]) {
      part.dataset.words ??= part.textContent;
      part.textContent = part.dataset.words.replace("{n}", n);
    }
  }
}
