// The browser's own Back is the step before: every step that is gone on to is an entry of the history of a page
// of ours. A notebook's history is its host's.

const walking = new Set();
const entry = (form, step) => ({ kit: form.exercise.id, step });
const ours = () => Boolean(document.querySelector(".kit-bar"));

/** A form that walks through steps stands there; `kind.home` goes to where one was before its first step. */
export function walks(form) {
  if (!ours() || form.steps.length < 2) return;
  walking.add(form);
  const anew = form.kind.home && history.state?.kit !== form.exercise.id;
  history[anew ? "pushState" : "replaceState"](entry(form, form.steps[form.number].id), "");
}
/** It is gone. */
export const walksNoMore = (form) => walking.delete(form);

/** It goes to another step: onwards, or back to one that stands in the history already. */
export function walksOn(form, step, back) {
  if (walking.has(form)) history[back ? "replaceState" : "pushState"](entry(form, step), "");
}

window.addEventListener("popstate", ({ state }) => {
  const forms = [...walking];
  const form = forms.find(({ exercise }) => exercise.id === state?.kit);
  if (form ? !form.comeBack(state.step) : state?.kit) history.back(); // that step is shown, or is gone: the one before
  else if (!form) forms.find(({ kind }) => kind.home)?.kind.home();
});
