// The questions of a round: one item a step, each form with the same levels; then "my answers count".

function assessmentSteps(form) {
  const { items } = form.facts, [first, ...others] = form.facts.forms, words = form.own;
  const levels = (item) => words[item].levels.map((text, level) => [level, text]);
  const ask = (kind, item) => form.choice(`${kind}.${item}`, words[item].stems[kind], levels(item), {
    asides: form.asides(), hint: kind === first ? undefined : form.phrase(`assess.${kind}`) });
  const intro = { id: "about", title: form.phrase("assess.intro_title", { n: items.length }), quiet: true, draw: (box) => box.append(
    ...["intro", "intro_skip", "intro_learning"].map((key) => h("p", { class: key === "intro" ? "" : "soft" }, form.phrase(`assess.${key}`)))) };
  const steps = items.map((item) => ({ id: item, title: words[item].name, kicker: words[item].place, quiet: true, draw: (box) => {
    box.classList.add(words[item].slug);
    box.append(h("p", { class: "soft small" }, form.phrase("assess.period")), ask(first, item), ...others.filter((kind) => kind !== "then").map((kind) => ask(kind, item)));
    if (others.includes("then")) box.append(h("details", { class: "card", open: form.get(`then.${item}`) !== undefined }, h("summary", {}, form.phrase("assess.then_open")), ask("then", item)));
    box.append(h("details", {}, h("summary", {}, form.phrase("assess.last")), form.text(`last.${item}`, words[item].last, { most: 200 })));
  } }));
  return [intro, ...steps, counting(form, items, [first, ...others.filter((kind) => kind !== "then")])];
}

/** Only the answers of people who say so count; it can be taken back until the round is closed. */
function counting(form, items, kinds) {
  const questions = items.flatMap((item) => kinds.map((kind) => `${kind}.${item}`));
  return { id: "end", title: form.phrase("assess.end_title"), quiet: true, draw: (box) => {
    const given = questions.filter((question) => form.get(question) !== undefined).length, counted = form.get("finished") === true;
    const tap = () => { form.set("finished", counted ? undefined : true); form.again(); };
    box.append(h("p", {}, form.phrase("assess.answered", { n: given, of: questions.length })));
    if (form.exercise.practice) { box.append(h("p", { class: "soft" }, form.phrase("assess.practice"))); return; }
    box.append(h("p", { class: counted ? "say" : "soft" }, form.phrase(counted ? "assess.counted" : "assess.finish_hint")),
      h("button", { type: "button", class: counted ? "quiet" : "main", id: `${form.uid}-count`, onclick: tap }, form.phrase(counted ? "assess.uncount" : "assess.finish")));
  } };
}

export default widget({ steps: assessmentSteps });
