// A page without a kernel: the same modules as in a notebook, over fetch. Each model is a few values and who wants to hear of them.

class Model {
  constructor(state, saved) { Object.assign(this, { state, saved, heard: {} }); }
  get(key) { return this.state[key]; }
  set(key, value) { this.state[key] = value; }
  on(event, listener) { (this.heard[event] ??= []).push(listener); }
  off(event, listener) { this.heard[event] = (this.heard[event] ?? []).filter((one) => one !== listener); }
  save_changes() { this.saved(this); }
  tell(changes) {
    Object.assign(this.state, changes);
    for (const key of Object.keys(changes)) for (const listener of [...(this.heard[`change:${key}`] ?? [])]) listener();
  }
}

const place = document.getElementById("join"), words = JSON.parse(place.dataset.words);
const post = async (path, body) => {
  const answer = await fetch(`/${words.screen}/${path}?lang=${words.language}`, {
    method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

let questions = null, last = 0, turn = 0;
const { default: screen } = await import(`${place.dataset.kit}panel.js`);
const above = document.createElement("div"), below = document.createElement("div");

/** The screen: of two answers that cross on the way, the later question counts. */
const panel = new Model({ words, shown: {}, asked: {} }, async (model) => {
  const asked = model.get("asked");
  last = asked.n;
  try {
    const { exercise, stored, so_far: soFar, ...shown } = await post("ask", asked);
    if (asked.n < last) return;
    model.tell({ shown });
    await show(exercise, stored, soFar);
  } catch { model.tell({ shown: { ...model.get("shown"), problem: words.lost, look_again: 5 } }); }
});

/** The questions: fetched when there are some, made once for a seat. What is not answered by the server stays, and the form tries again. */
async function show(exercise, stored, soFar) {
  const mine = (turn += 1), form = exercise && (await import(`${place.dataset.kit}${exercise.kind}.js`)).default;
  if (mine !== turn) return;
  if (questions && questions.id === exercise?.id) return;
  questions?.close();
  below.replaceChildren();
  questions = null;
  if (!exercise) return;
  const { where } = panel.get("shown");
  const model = new Model({ exercise, stored, shown: soFar ?? {}, problem: "", stage: "open", answer: {}, rev: 0 }, async (one) => {
    try {
      one.tell(await post("answer", { where, answer: one.get("answer"), rev: one.get("rev") }));
    } catch { one.tell({ problem: words.lost }); }
  });
  questions = { id: exercise.id, close: form.render({ model, el: below }) };
}

place.replaceChildren(above, below);
screen.render({ model: panel, el: above });
