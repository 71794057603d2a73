// Kind cards: say it aloud if there is a clock, write, turn over, look.

import { h, paragraphs } from "./dom.js";
import { widget } from "./form.js";

const groups = (form) => Object.entries(form.facts.groups);
const nameOf = (form, group, card) => form.fill(form.own.groups[group].cards[card].name);

/** A clock that a person starts; it keeps time and nothing else. */
function timedStep(form, key, seconds) {
  const words = form.own.timed[key];
  return {
    id: `timed-${key}`,
    title: form.fill(words.title),
    quiet: true,
    draw: (box) => {
      const clock = h("p", { class: "clock", role: "timer" });
      const said = h("p", { class: "soft", role: "status" });
      let left = seconds;
      let ticking = 0;
      const show = () => {
        clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      };
      const stop = () => {
        clearInterval(ticking);
        ticking = 0;
        button.textContent = form.phrase(left ? "clock.start" : "clock.again");
      };
      const second = () => {
        if (!clock.isConnected) return stop();
        left -= 1;
        show();
        if (!left) {
          said.textContent = form.phrase("clock.over");
          stop();
        }
        return undefined;
      };
      const press = () => {
        if (ticking) return stop();
        if (!left) {
          left = seconds;
          said.textContent = "";
          show();
        }
        ticking = setInterval(second, 1000);
        button.textContent = form.phrase("clock.stop");
        return undefined;
      };
      const button = h("button", { type: "button", onclick: press }, form.phrase("clock.start"));
      show();
      box.append(...paragraphs(form.fill(words.text)), h("div", { class: "card timed" }, clock, button, said));
    },
  };
}

function writeStep(form, [group, { cards }]) {
  const words = form.own.groups[group];
  return {
    id: `write-${group}`,
    title: form.fill(words.title),
    quiet: true,
    draw: (box) =>
      box.append(
        h("p", { class: "soft" }, form.fill(words.hint)),
        h(
          "div",
          { class: "card stack" },
          cards.map((card) =>
            form.text(`card.${group}.${card}`, nameOf(form, group, card), {
              lines: 2,
              most: 240,
              hint: form.instance(words.cards[card].example),
            }),
          ),
        ),
      ),
  };
}

/** A card turned over: what was written is the question's heading. */
function turnStep(form, [group, { cards, check }]) {
  const words = form.own.groups[group];
  return {
    id: `turn-${group}`,
    title: form.fill(form.own.turn),
    kicker: form.fill(words.title),
    draw: (box) =>
      box.append(
        ...cards.map((card) => {
          const typed = form.get(`card.${group}.${card}`);
          return form.choice(
            `check.${group}.${card}`,
            typed ? `${typed}` : nameOf(form, group, card),
            form.offered(check, words.options),
            {
              asides: form.asides("unknown"),
              name: "levels short",
              hint: `${typed ? `${nameOf(form, group, card)}. ` : ""}${form.fill(words.check)}`,
            },
          );
        }),
      ),
  };
}

const turned = (form) =>
  groups(form).flatMap(([group, { cards }]) =>
    cards
      .filter((card) => form.get(`check.${group}.${card}`) !== undefined)
      .map((card) => [`${group}.${card}`, form.get(`card.${group}.${card}`) ?? nameOf(form, group, card)]),
  );

/** First of all, where it is for one's own side alone: when to use paper; and a sheet to print, with room to write. */
function opening(form) {
  const about = form.opening();
  if (!form.facts.paper) return about;
  const sheet = h(
    "section",
    { class: "kit-sheet" },
    h("h3", {}, form.words.title),
    ...groups(form).flatMap(([group, { cards, check }]) => {
      const words = form.own.groups[group];
      return [
        h("h4", {}, form.fill(words.title)),
        h("p", {}, form.fill(words.hint)),
        ...cards.flatMap((card) => [
          h("p", { class: "kit-line" }, h("b", {}, nameOf(form, group, card))),
          h(
            "p",
            { class: "small" },
            form.fill(words.check),
            " ",
            form
              .offered(check, words.options)
              .map(([, text]) => `☐ ${text}`)
              .join("   "),
          ),
        ]),
      ];
    }),
  );
  const print = () => {
    sheet.classList.add("printing");
    window.print();
    sheet.classList.remove("printing");
  };
  return {
    ...about,
    draw: (box) => {
      box.append(
        h(
          "div",
          { class: "card notice stack no-print" },
          h("p", {}, form.fill(form.own.paper)),
          h("button", { type: "button", onclick: print }, form.phrase("end.empty")),
        ),
      );
      about.draw(box);
      box.append(sheet);
    },
  };
}

export default widget({
  steps: (form) => [
    opening(form),
    ...Object.entries(form.facts.timed ?? {}).map(([key, seconds]) => timedStep(form, key, seconds)),
    ...groups(form).map((group) => writeStep(form, group)),
    ...groups(form).map((group) => turnStep(form, group)),
    form.picture((box) => form.pickFirst(box, turned(form))),
    form.action(),
    form.ending(),
  ],
});
