// The partnership that a person has in mind: asked once, reused by every exercise.

const MOST_SIDES = 12;

function partnershipStep(form) {
  const shownSides = () => {
    let last = 2;
    for (let n = 1; n <= MOST_SIDES; n += 1) if (form.get(`name.side-${n}`)) last = Math.max(last, n);
    return Math.max(last, form.rows ?? 2);
  };
  const named = () => Array.from({ length: MOST_SIDES }, (_, n) => `side-${n + 1}`)
    .map((id) => [id, form.get(`name.${id}`)]).filter(([, name]) => name?.trim());
  const ready = form.get("funds") && named().length > 1;
  return { id: "sides", title: ready ? named().map(([, name]) => name).join(" · ") : form.phrase("partnership.title"), quiet: true, draw: (box) => {
    const questions = h("div", { class: "stack" });
    const ask = () => {
      const sides = named();
      questions.replaceChildren(...(sides.length < 2 ? [] : [
        form.choice("funds", form.phrase("partnership.funds"), sides),
        form.choice("own", form.phrase("partnership.own"), [...sides, ["none", form.phrase("partnership.own_none")]]),
      ]));
    };
    const fields = h("div", { class: "card stack" });
    const rows = () => {
      fields.replaceChildren(...Array.from({ length: shownSides() }, (_, n) =>
        form.text(`name.side-${n + 1}`, form.phrase("partnership.name", { n: n + 1 }), { most: 80 })));
      for (const input of fields.querySelectorAll("input")) input.addEventListener("change", ask);
      if (shownSides() < MOST_SIDES) fields.append(h("button", { type: "button", class: "quiet", onclick: () => {
        form.settle(); form.rows = shownSides() + 1; rows(); fields.querySelectorAll("input")[form.rows - 1].focus();
      } }, form.phrase("partnership.add")));
    };
    rows();
    ask();
    const body = [h("p", {}, form.phrase("partnership.about")), fields, questions];
    box.append(ready
      ? h("details", {}, h("summary", {}, form.phrase("partnership.change")), h("div", { class: "stack" }, ...body))
      : h("div", { class: "stack" }, ...body));
  } };
}

export default widget({ steps: (form) => [partnershipStep(form)] });
