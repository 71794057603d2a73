// The four principles side by side: a gallery of pictures, findings and actions. No total, no ranking.

import { h, ownKeys, pageLink } from "./dom.js";

/** The picture as this server draws it; in JupyterLab there is none to ask, and the words stand alone. */
const picture = (source, alt) => (source ? [h("img", { src: source, alt, loading: "lazy" })] : []);

function pictures(one, words) {
  if (!one.before) return picture(one.picture, one.sentence);
  const named = (key, source, alt) => h("figure", {}, h("figcaption", {}, words[key]), picture(source, alt));
  return [h("div", { class: "kit-two" }, named("before", one.before, ""), named("now", one.picture, one.sentence))];
}

function piece(one, words) {
  const decided = [
    one.what && h("b", {}, one.what),
    ...[one.who, one.when].filter(Boolean).map((text) => ` · ${text}`),
  ];
  return h(
    "li",
    { class: `card ${one.slug}` },
    h("h4", {}, pageLink(one.href, {}, one.title) ?? one.title),
    pictures(one, words),
    one.sentence ? h("p", {}, one.sentence) : [],
    one.what ? h("p", { class: "decided", translate: "no" }, decided) : [],
  );
}

function principle(one, words) {
  const gallery = h(
    "ul",
    { class: "kit-pieces" },
    one.done.map((each) => piece(each, words)),
  );
  return h(
    "section",
    { class: one.slug },
    h("h3", {}, h("span", { class: "mark", "aria-hidden": "true" }), " ", one.name),
    one.done.length ? gallery : h("p", { class: "soft" }, words.nothing),
  );
}

/** Which exercises look at which commitment. */
function covering(coverage, words) {
  const row = ([id, title, exercises]) =>
    h("tr", {}, h("th", { scope: "row" }, `${id} ${title}`), h("td", {}, exercises));
  const table = h("table", {}, h("tbody", {}, coverage.map(row)));
  const looks = { class: "scroll", tabindex: "0", role: "region", "aria-label": words.covers };
  return h("details", {}, h("summary", {}, words.covers), h("div", looks, table));
}

function overview({ words, then, principles, coverage, language, direction }) {
  const looks = { class: "kit kit-overview", lang: language, dir: direction, "aria-label": words.title };
  return h(
    "section",
    looks,
    h("h2", {}, words.title),
    h("p", { class: "soft" }, words.lead),
    principles.map((one) => principle(one, { ...words, ...then })),
    covering(coverage, words),
  );
}

export default {
  render({ model, el }) {
    ownKeys(el);
    const draw = () => el.replaceChildren(overview(model.get("shown")));
    model.on("change:shown", draw);
    draw();
    return () => model.off("change:shown", draw);
  },
};
