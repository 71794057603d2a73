// Kind cards: say it aloud if there is a clock, write, turn over, look.

import { h, paragraphs } from "./dom.js";
import { widget } from "./form.js";

const groups = (form) => Object.entries(form.facts.groups);
const nameOf = (form, group, card) => form.fill(form.own.groups[group].cards[card].name);

/** A clock that a person starts; it keeps time and nothing else. */
function clockOf(form, seconds) {
  const face = h("p", { class: "clock", role: "timer" });
  const said = h("p", { class: "soft", role: "status" });
  let left = seconds;
  let ticking = 0;
  const set = (to) => {
    left = to;
    said.textContent = left ? "" : form.phrase("clock.over");
    face.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  };
  const stop = () => {
    clearInterval(ticking);
    ticking = 0;
    button.textContent = form.phrase(left ? "clock.start" : "clock.again");
  };
  const second = () => {
    if (face.isConnected) set(left - 1);
    if (!face.isConnected || !left) stop();
  };
  const press = () => {
    if (ticking) return stop();
    if (!left) set(seconds);
    ticking = setInterval(second, 1000);
    button.textContent = form.phrase("clock.stop");
    return undefined;
  };
  const button = h("button", { type: "button", onclick: press }, form.phrase("clock.start"));
  set(seconds);
  return h("div", { class: "card timed" }, face, button, said);
}

function timedStep(form, [key, seconds]) {
  const words = form.own.timed[key];
  const draw = (box) => box.append(...paragraphs(form.fill(words.text)), clockOf(form, seconds));
  return { id: `timed-${key}`, title: form.fill(words.title), quiet: true, draw };
}

function writeStep(form, [group, { cards }]) {
  const words = form.own.groups[group];
  const field = (card) => {
    const hint = form.instance(words.cards[card].example);
    return form.text(`card.${group}.${card}`, nameOf(form, group, card), { lines: 2, most: 240, hint });
  };
  const draw = (box) =>
    box.append(h("p", { class: "soft" }, form.fill(words.hint)), h("div", { class: "card stack" }, cards.map(field)));
  return { id: `write-${group}`, title: form.fill(words.title), quiet: true, draw };
}

/** A card turned over: what was written is the question's heading. */
function turnStep(form, [group, { cards, check }]) {
  const words = form.own.groups[group];
  const offered = form.offered(check, words.options);
  const turn = (card) => {
    const typed = form.get(`card.${group}.${card}`);
    const name = nameOf(form, group, card);
    const whose = typed ? `${name}. ` : "";
    const hint = `${whose}${form.fill(words.check)}`;
    const look = { asides: form.asides("unknown"), name: "levels short", hint };
    return form.choice(`check.${group}.${card}`, typed ? `${typed}` : name, offered, look);
  };
  const draw = (box) => box.append(...cards.map(turn));
  return { id: `turn-${group}`, title: form.fill(form.own.turn), kicker: form.fill(words.title), draw };
}

const turned = (form) =>
  groups(form).flatMap(([group, { cards }]) =>
    cards
      .filter((card) => form.get(`check.${group}.${card}`) !== undefined)
      .map((card) => [`${group}.${card}`, form.get(`card.${group}.${card}`) ?? nameOf(form, group, card)]),
  );

/** A sheet to print, with room to write. */
function paper(form) {
  const part = ([group, { cards, check }]) => {
    const words = form.own.groups[group];
    const boxes = form.offered(check, words.options).map(([, text]) => `☐ ${text}`);
    const line = (card) => [
      h("p", { class: "kit-line" }, h("b", {}, nameOf(form, group, card))),
      h("p", { class: "small" }, form.fill(words.check), " ", boxes.join("   ")),
    ];
    return [h("h4", {}, form.fill(words.title)), h("p", {}, form.fill(words.hint)), ...cards.flatMap(line)];
  };
  return h("section", { class: "kit-sheet" }, h("h3", {}, form.words.title), groups(form).flatMap(part));
}

/** First of all, where it is for one's own side alone: when to use paper. */
function opening(form) {
  const about = form.opening();
  if (!form.facts.paper) return about;
  const sheet = paper(form);
  const notice = { class: "card notice stack no-print" };
  const draw = (box) => {
    box.append(
      h(
        "div",
        notice,
        h("p", {}, form.fill(form.own.paper)),
        form.button("end.empty", null, () => form.printOnly(sheet)),
      ),
    );
    about.draw(box);
    box.append(sheet);
  };
  return { ...about, draw };
}

export default widget({
  steps: (form) => [
    opening(form),
    ...Object.entries(form.facts.timed ?? {}).map((timed) => timedStep(form, timed)),
    ...groups(form).map((group) => writeStep(form, group)),
    ...groups(form).map((group) => turnStep(form, group)),
    form.picture((box) => form.pickFirst(box, turned(form))),
    form.action(),
    form.ending(),
  ],
});
