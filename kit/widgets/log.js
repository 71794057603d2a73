// Kind log: the last few cases, one card each; how far each went.

function entryStep(form, n) {
  const own = form.own, pairs = (table) => form.facts[table].map((key) => [key, form.fill(own[table === "origins" ? "origins" : "learned"][key])]);
  return {
    id: `entry-${n}`, title: form.fill(own.entry, { n }), kicker: form.phrase("log.place", { n, of: form.facts.entries }),
    draw: (box) => {
      const body = h("div", { class: "stack" });
      const fill = () => body.replaceChildren(...(form.get(`${n}.none`) ? [] : [
        h("div", { class: "card" }, form.text(`${n}.label`, form.fill(own.label), { most: 120, hint: form.phrase("action.for_instance", { text: form.fill(own.label_example) }) })),
        form.choice(`${n}.origin`, form.fill(own.origin), pairs("origins"), { asides: form.asides("unknown"), name: "levels short" }),
        form.choice(`${n}.reach`, form.fill(own.reach), Object.keys(own.levels).map((level) => [Number(level), form.fill(own.levels[level])]), { asides: form.asides("unknown") }),
        form.choice(`${n}.learn`, form.fill(own.learn), pairs("learned"), { asides: form.asides("unknown") }),
      ]));
      box.append(form.tick(`${n}.none`, form.fill(own.none), fill), body);
      fill();
    },
  };
}

function closeFirst(form, box) {
  const open = Array.from({ length: form.facts.entries }, (_, n) => n + 1)
    .filter((n) => !form.get(`${n}.none`) && typeof form.get(`${n}.reach`) === "number" && form.get(`${n}.reach`) < 4);
  if (open.length) box.append(form.choice("first", form.fill(form.own.close_first),
    open.map((n) => [String(n), form.get(`${n}.label`) ?? form.fill(form.own.entry, { n })])));
}

export default widget({
  steps: (form) => [
    form.opening(),
    ...Array.from({ length: form.facts.entries }, (_, n) => entryStep(form, n + 1)),
    form.picture((box) => closeFirst(form, box)), form.action(), form.ending(),
  ],
});
