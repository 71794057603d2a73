// A page without a kernel: the same modules as in a notebook, over fetch. Each model is a few values and who wants to hear of them.

class Refused extends Error { constructor(status) { super(String(status)); this.status = status; } }

window.kitRuns = "replaceAll" in String.prototype && "at" in Array.prototype; // this file has the newest syntax that our modules use; `site.js` waits for it

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
  const patience = new AbortController();
  setTimeout(() => patience.abort(), 20_000);
  const answer = await fetch(`/${words.screen}/${path}?lang=${words.language}`, {
    method: "POST", signal: patience.signal, credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Refused(answer.status);
  return answer.json();
};

const NO_COOKIE = 428;

const comeAgain = () => { place.textContent = words.lost; setTimeout(() => location.reload(), 5_000); return new Promise(() => {}); };

let questions = null, turn = 0, last = 0, keeping = Promise.resolve();
const { default: screen } = await import(`${place.dataset.kit}panel.js`).catch(comeAgain);
const above = document.createElement("div"), below = document.createElement("div");

/** The screen: it asks one thing at a time, until that is answered: what was lost on its way is asked again, and done once. */
const panel = new Model({ words, shown: {}, asked: {} }, async (model) => {
  const asked = model.get("asked"), { n } = asked;
  if (n === last) return; // fetch gives up by itself
  last = n;
  try {
    if (asked.do !== "look") await keeping; // what was answered first arrives first
    const { exercise, stored, so_far: soFar, ...shown } = await post("ask", asked);
    if (n < last) return;
    model.tell({ shown: { ...shown, n } });
    await show(exercise, stored, soFar);
  } catch (error) {
    if (n !== last) return;
    const before = { ...model.get("shown"), note: "", file: null };
    if (error.status === NO_COOKIE) { model.tell({ shown: { ...before, n, problem: words.cookie, look_again: 0 } }); return; } // it would ask for ever
    last = 0; // the panel asks again, under the same number
    model.tell({ shown: { ...before, problem: words.lost } });
  }
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
    const sent = post("answer", { where, answer: one.get("answer"), rev: one.get("rev") });
    keeping = sent.catch(() => {});
    try {
      const kept = await sent;
      if (!(kept.stored?.rev < one.get("stored").rev)) one.tell(kept); // of two that cross, the newer counts
    } catch (error) { one.tell({ problem: saysOf(error).problem }); }
  });
  questions = { id: exercise.id, close: form.render({ model, el: below }) };
}

place.replaceChildren(above, below);
screen.render({ model: panel, el: above });
