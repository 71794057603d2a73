// One's own choices under other rules, read from a small table; then once more with them, if one likes.

import { h } from "./dom.js";
import { following, inWords, isLater, played } from "./played.js";
import { honest, lines, sentences } from "./strips.js";

/** Each rule the other way, with what that costs. */
const ticks = (form) =>
  form.facts.rules.map((rule) => {
    const { other, costs } = form.own.rules[rule];
    return [rule, other, form.phrase("play.costs", { costs })];
  });
/** The table's name for a set of rules: in the agreement's order. */
const nameOf = (form, rules) => form.facts.rules.filter((rule) => rules.includes(rule)).join(" ");
/** How the same choices end under those rules. */
const endUnder = (form, rules) => form.model.get("shown").table[nameOf(form, rules)];

/** Whose choices these are, under the usual rules. */
const usualOf = (form) => {
  const { own } = form.model.get("shown");
  return { name: form.phrase(`play.own_${own}`), end: endUnder(form, []), full: false };
};

export function otherwiseStep(form) {
  const { same_choices, replay } = form.own.ends;
  const draw = (box) => {
    const [picture, told] = [h("div"), h("div")];
    const said = h("p", { class: "kit-heard", role: "status" });
    const show = (tell) => {
      const tried = form.get("try") ?? [];
      const usual = usualOf(form);
      const these = { name: form.phrase("play.these"), end: endUnder(form, tried), full: true };
      const ends = tried.length ? [usual, these] : [usual];
      picture.replaceChildren(lines(form, ends));
      told.replaceChildren(sentences(form, ends));
      if (tell) said.textContent = form.phrase("play.under_these", { end: inWords(form, these.end) });
    };
    const some = form.some("try", same_choices, ticks(form), form.facts.at_most, () => show(true));
    show(false);
    box.append(
      h("p", {}, form.phrase("play.held")),
      h("div", { class: "kit-tried" }, picture, some),
      told,
      said,
      h("p", { class: "say" }, replay),
      honest(form),
    );
  };
  return following(form, { id: "otherwise", title: form.phrase("play.otherwise_title"), draw });
}

function chairs(form) {
  const options = ["vado", "tessera"].map((chair) => [chair, form.phrase(`play.chair_${chair}`)]);
  const taken = () => {
    for (const question of Object.keys(form.answer)) if (question.startsWith("again.1.")) delete form.answer[question];
    form.set("again.later", undefined);
    form.again();
  };
  return form.choice("again.chair", form.phrase("play.chair"), options, { onchange: taken });
}

/** Which chair and which rules; once a quarter is closed they stay. */
export function againStep(form) {
  const draw = (box) => {
    const begun = played(form, "again") > 0;
    if (!begun && form.get("again.rules") === undefined && form.get("try")) form.set("again.rules", form.get("try"));
    const rules = form.get("again.rules") ?? [];
    const list = rules.length
      ? h(
          "ul",
          {},
          rules.map((rule) => h("li", {}, form.own.rules[rule].other)),
        )
      : h("p", {}, form.phrase("play.again_usual"));
    const some = () => form.some("again.rules", form.phrase("play.again_rules"), ticks(form), form.facts.at_most);
    const enough = form.button("play.enough", "quiet", () => {
      form.set("again.later", true);
      form.showCurrent();
      form.goTo("moved");
    });
    box.append(h("p", {}, form.phrase("play.again_hint")));
    if (begun) box.append(list, h("p", { class: "soft" }, form.phrase("play.rules_stay")));
    else box.append(chairs(form), some(), enough);
  };
  const button = isLater(form, "again") ? undefined : form.phrase("play.again_begin");
  return following(form, { id: "again", title: form.phrase("play.again_title"), button, draw });
}
