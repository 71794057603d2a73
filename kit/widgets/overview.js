// The four principles side by side: what was found and decided. No total, no ranking.

function node(tag, props, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) made.setAttribute(key, value);
  made.append(...children.flat());
  return made;
}

const found = (one) => node("li", {}, node("b", {}, one.title), " ", one.sentence);

function principle(one, words) {
  return node("section", { class: `card ${one.slug}` },
    node("h3", {}, node("span", { class: "mark", "aria-hidden": "true" }), " ", one.name),
    one.done.length ? node("ul", {}, one.done.map(found)) : node("p", { class: "soft" }, words.nothing));
}

export default {
  render({ model, el }) {
    const draw = () => {
      const { words, principles, actions, holds, coverage, language, direction } = model.get("shown");
      const list = (texts, own = {}) => node("ul", {}, texts.map((text) => node("li", own, text)));
      el.replaceChildren(node("section", { class: "kit kit-overview", lang: language, dir: direction, "aria-label": words.title },
        node("h2", {}, words.title), node("p", { class: "soft" }, words.lead),
        node("div", { class: "four" }, principles.map((one) => principle(one, words))),
        ...(holds.length ? [node("h3", {}, words.holds), list(holds)] : []),
        node("h3", {}, words.actions), actions.length ? list(actions, { translate: "no" }) : node("p", { class: "soft" }, words.no_actions),
        node("details", {}, node("summary", {}, words.covers), node("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.covers },
          node("table", {}, node("tbody", {}, coverage.map(([id, title, exercises]) =>
            node("tr", {}, node("th", { scope: "row" }, `${id} ${title}`), node("td", {}, exercises)))))))));
    };
    model.on("change:shown", draw);
    draw();
    return () => model.off("change:shown", draw);
  },
};
