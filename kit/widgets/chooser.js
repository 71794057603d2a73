// The list of exercises of a page. Open while nothing is chosen; folded away once something is.

import { h } from "./dom.js";

/** The exercise appears once Python has opened it: wait for it and go there. */
function lead(id, tries = 100) {
  const title = document.querySelector(`[data-exercise="${CSS.escape(id)}"] h3`);
  if (title) { title.focus({ preventScroll: true }); title.closest("section").scrollIntoView({ block: "start" }); } else if (tries) setTimeout(() => lead(id, tries - 1), 100);
}

/** In a page of our own the address says which exercise is open: a reload and the language links keep it. */
function remember(id) {
  if (!id || !document.querySelector(".kit-bar")) return;
  const here = new URL(location.href);
  here.searchParams.set("exercise", id);
  history.replaceState(null, "", here);
  for (const link of document.querySelectorAll(".kit-bar nav a")) {
    const there = new URL(link.href);
    there.searchParams.set("exercise", id);
    link.href = there.href;
  }
}

function entry(model, one, words) {
  const current = model.get("chosen") === one.id;
  const button = h("button", { type: "button", class: "entry", "aria-current": current && "true", "data-id": one.id },
    h("span", { class: "entry-title" }, one.title, one.start_here ? h("span", { class: "badge" }, words.start_here) : null,
      one.begun ? h("span", { class: "badge done" }, `✓ ${words.begun}`) : null),
    h("span", { class: "soft small" }, one.invitation), h("span", { class: "soft small" }, one.minutes));
  button.addEventListener("click", () => {
    if (model.get("chosen") !== one.id) { model.set("chosen", one.id); model.save_changes(); }
    lead(one.id);
  });
  return h("li", {}, button);
}

export default {
  render({ model, el }) {
    const draw = () => {
      remember(model.get("chosen"));
      const words = model.get("words"), chosen = model.get("chosen"), title = model.get("entries").find((one) => one.id === chosen)?.title;
      const list = h("ul", { class: "entries" }, ...model.get("entries").map((one) => entry(model, one, words)));
      const fold = h("details", { class: `kit kit-chooser ${words.slug}`, lang: words.language, dir: words.direction, open: !title },
        h("summary", {}, title ? words.others : words.choose), list);
      el.replaceChildren(fold);
    };
    const events = ["change:chosen", "change:entries", "change:words"];
    events.forEach((event) => model.on(event, draw));
    draw();
    return () => events.forEach((event) => model.off(event, draw));
  },
};
