// The four principles side by side: what was found and decided. No total, no ranking.

import { h } from "./dom.js";

const found = (one) => h("li", {}, h("b", {}, one.title), " ", one.sentence);

function principle(one, words) {
  return h(
    "section",
    { class: `card ${one.slug}` },
    h("h3", {}, h("span", { class: "mark", "aria-hidden": "true" }), " ", one.name),
    one.done.length ? h("ul", {}, one.done.map(found)) : h("p", { class: "soft" }, words.nothing),
  );
}

const list = (texts, looks) =>
  h(
    "ul",
    {},
    texts.map((text) => h("li", looks, text)),
  );

/** Which exercises look at which commitment. */
function covering(coverage, words) {
  const row = ([id, title, exercises]) =>
    h("tr", {}, h("th", { scope: "row" }, `${id} ${title}`), h("td", {}, exercises));
  const table = h("table", {}, h("tbody", {}, coverage.map(row)));
  const looks = { class: "scroll", tabindex: "0", role: "region", "aria-label": words.covers };
  return h("details", {}, h("summary", {}, words.covers), h("div", looks, table));
}

function overview({ words, principles, actions, coverage, language, direction }) {
  const looks = { class: "kit kit-overview", lang: language, dir: direction, "aria-label": words.title };
  const decided = actions.length ? list(actions, { translate: "no" }) : h("p", { class: "soft" }, words.no_actions);
  return h(
    "section",
    looks,
    h("h2", {}, words.title),
    h("p", { class: "soft" }, words.lead),
    h(
      "div",
      { class: "four" },
      principles.map((one) => principle(one, words)),
    ),
    h("h3", {}, words.actions),
    decided,
    covering(coverage, words),
  );
}

export default {
  render({ model, el }) {
    const draw = () => el.replaceChildren(overview(model.get("shown")));
    model.on("change:shown", draw);
    draw();
    return () => model.off("change:shown", draw);
  },
};
