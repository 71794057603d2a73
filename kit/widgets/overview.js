// The four principles side by side: what was found and decided. No total, no ranking.

import { h } from "./dom.js";

const found = (one) => h("li", {}, h("b", {}, one.title), " ", one.sentence);

function principle(one, words) {
  return h("section", { class: `card ${one.slug}` },
    h("h3", {}, h("span", { class: "mark", "aria-hidden": "true" }), " ", one.name),
    one.done.length ? h("ul", {}, one.done.map(found)) : h("p", { class: "soft" }, words.nothing));
}

export default {
  render({ model, el }) {
    const draw = () => {
      const { words, principles, actions, coverage, language, direction } = model.get("shown");
      const list = (texts, own = {}) => h("ul", {}, texts.map((text) => h("li", own, text)));
      el.replaceChildren(h("section", { class: "kit kit-overview", lang: language, dir: direction, "aria-label": words.title },
        h("h2", {}, words.title), h("p", { class: "soft" }, words.lead),
        h("div", { class: "four" }, principles.map((one) => principle(one, words))),
        h("h3", {}, words.actions), actions.length ? list(actions, { translate: "no" }) : h("p", { class: "soft" }, words.no_actions),
        h("details", {}, h("summary", {}, words.covers), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.covers },
          h("table", {}, h("tbody", {}, coverage.map(([id, title, exercises]) =>
            h("tr", {}, h("th", { scope: "row" }, `${id} ${title}`), h("td", {}, exercises)))))))));
    };
    model.on("change:shown", draw);
    draw();
    return () => model.off("change:shown", draw);
  },
};
