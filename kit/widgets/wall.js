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
/** A side's flag, and its words where they are not its name alone. With a label, be it empty, it is dashed. */
function flag({ name, look, times, label, said: words = label }, langs) {
  const said = words?.length ? tongues(langs, words) : h("bdi", { translate: "no" }, name);
  const count = times > 1 && h("b", { class: "times" }, `× ${times}`);
  const one = h("span", { class: `flag ${label ? "guess" : ""}` }, sideMark(look), said, count);
  one.style.setProperty("--side", look.colour);
  return one;
}
/** The letters of the longest word on these flags, with its count: so much room a flag needs. */
function longest(flags) {
  const words = ({ name, label, said = label, times }) =>
    (said?.length ? said.join(" ") : name).split(/\s/).map((word) => word.length + (times > 1 ? 3 : 0));
  return Math.max(4, ...flags.flatMap(words));
}
/** One answer: who stands there, what is told later, its words. */
function answer(b, words, at) {
  const here = (list) => list.filter((one) => one.at === at);
  const flags = [...here(b.flags), ...here(b.guess)].map((one) => flag(one, b.langs));
  const marks = here(b.marks).map((one) => sideMark({ ...one.look, full: false }));
  const said = tongues(b.langs, words, "p", { class: "answer" });
  const parts = [h("div", { class: "flags" }, flags), h("div", { class: "tick" }, marks), said];
  return h("li", { class: b.between.includes(at) ? "between" : "" }, parts);
}
/** Answers beside one another, or below where there are too many for the width; small flags where there are many. */
function shapeOf(b) {
  const narrow = window.innerWidth < NARROW * window.innerHeight && (b.beside ? "squeezed" : "narrow");
  const tall = b.options.length > MOST_COLUMNS[narrow || (b.ordered ? "ordered" : "other")] ? "tall" : "";
  const sides = new Set(b.flags.map((one) => one.place)).size;
  const crowd = sides > MANY_SIDES ? "crowd" : ""; // how many cases each of them tells of stands on phones
  const loose = b.ordered ? "" : "loose"; // a list to choose from is no scale
  return `${tall} ${crowd} ${loose} ${b.langs.length > 1 || crowd ? "many" : ""}`;
}
/** So many columns the words of an answer may take to its left and right without touching their neighbours'. */
function room({ spots, of: places }, n) {
  const most = Math.ceil(places / 5);
  const half = (one, other) => Math.floor((other - one - 1) / 2);
  const { at } = spots[n];
  const before = Math.min(most, n ? half(spots[n - 1].at, at) : at);
  const after = Math.min(most, n + 1 < spots.length ? half(at, spots[n + 1].at) : places - 1 - at);
  if (at === 0) return { before, after, align: after ? "start" : "center" };
  if (at === places - 1) return { before, after, align: before ? "end" : "center" };
  return { before: Math.min(before, after), after: Math.min(before, after), align: "center" };
}
/** The words of one answer below its place, with who gives it. */
function worded(row, n, langs) {
  const { at, who, words } = row.spots[n];
  const { before, after, align } = room(row, n);
  const names = who.flatMap((name, k) => [k ? ", " : "", h("bdi", { translate: "no" }, name)]);
  const node = h("span", { class: "spot" }, h("span", { class: "who" }, names, " "), tongues(langs, words));
  node.style.gridColumn = `${at - before + 1} / ${at + after + 2}`;
  node.classList.add(align);
  node.classList.toggle("end-word", row.spots[n].end);
  node.style.setProperty("--columns", before + after + 1);
  return node;
}
/** From mark to mark, where nobody stands between two of them. */
function emptySpaces({ between, of }) {
  const starts = between.filter((at) => !between.includes(at - 1));
  return starts.map((from) => {
    let to = from;
    while (between.includes(to + 1)) to += 1;
    const space = h("i", { class: "between" });
    space.style.insetInlineStart = `${((from - 0.5) / of) * 100}%`;
    space.style.inlineSize = `${((to - from + 2) / of) * 100}%`;
    return space;
  });
}
/** A question among all: its name, where each side stands, the empty space, the answers in words. */
function overviewRow(row, langs) {
  const here = (n) => row.marks.filter((one) => one.at === n).map((one) => sideMark(one.look));
  const places = Array.from({ length: row.of }, (_, n) => h("span", {}, here(n)));
  const axis = h("span", { class: "axis" }, emptySpaces(row), places);
  const words = h(
    "span",
    { class: "spots" },
    row.spots.map((_, n) => worded(row, n, langs)),
  );
  const inside = [tongues(langs, row.name, "span", { class: "name" }), axis, words];
  const node = h("li", { class: `${row.apart ? "apart" : row.open ? "" : "near"} ${row.open ? "open" : ""}` }, inside);
  node.style.setProperty("--answers", row.of);
  return node;
}
/** Rows without their words go down the first column, then down the second. */
function inColumns(list) {
  const wide = (row) => row.matches(".open:not(.shut)");
  const rows = [...list.children].filter((row) => !row.hidden);
  const above = rows.filter(wide).length;
  const narrow = rows.filter((row) => !wide(row));
  const half = Math.ceil(narrow.length / 2);
  for (const row of list.children) row.style.removeProperty("--row-at");
  narrow.forEach((row, n) => {
    row.style.setProperty("--row-at", above + 1 + (n % half));
    row.style.setProperty("--column-at", n < half ? 1 : 2);
  });
}
function legend(sides, langs = [], said = []) {
  const own = (name) => h("bdi", { translate: "no" }, name);
  const one = ({ look, short, name }) => h("span", {}, sideMark(look), short && [own(short), " = "], own(name));
  const more = said.length > 0 && tongues(langs, said);
  return sides.length || more ? h("p", { class: "kit-legend" }, sides.map(one), more) : null;
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
      legend(b.legend, b.langs, b.absent),
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
  /** All questions at once, the furthest apart first; the first of them with their words. */
  overview(b) {
    const more = tongues(b.langs, b.more, "p", { class: "soft more", hidden: true });
    const rows = h(
      "ol",
      { class: "rows", "data-spare": "last" },
      b.rows.map((row) => overviewRow(row, b.langs)),
    );
    inColumns(rows);
    return h("section", { class: "kit-all" }, [
      tongues(b.langs, b.title, "h3", { class: "name", "aria-level": 2 }),
      rows,
      more,
      legend(b.legend, b.langs, b.key),
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
  fitLists(tooMuch, roomy) {
    for (const list of this.every("[data-spare]")) {
      if (list.closest(".kit-small-wall")) continue;
      const items = [...list.children];
      const note = list.parentElement.querySelector(".more");
      for (const item of items) item.hidden = false;
      note.hidden = true;
      inColumns(list);
      this.fitWords(list, tooMuch);
      if (roomy && list.dataset.spare === "last") continue;
      for (let left = items.length - 1; left > 0 && tooMuch(); left -= 1) {
        items[left].hidden = true;
        inColumns(list);
        this.count(note, items.length - left);
      }
    }
  }
  /** All questions before their words: of those that have theirs all but the first give them up. */
  fitWords(list, tooMuch) {
    const open = [...list.querySelectorAll(".open")];
    for (const row of open) row.classList.remove("shut");
    inColumns(list);
    for (const row of open.slice(1).reverse())
      if (tooMuch()) {
        row.classList.add("shut");
        inColumns(list);
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
