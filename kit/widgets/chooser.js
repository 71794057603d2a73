// The list of exercises of a page. Open while nothing is chosen; folded away once something is.

import { h, onceThere, ownKeys } from "./dom.js";

/** The exercise appears once Python has opened it: wait for it and go there. */
function lead(id) {
  const find = () => document.querySelector(`[data-exercise="${CSS.escape(id)}"] h3`);
  onceThere(find, (title) => {
    title.focus({ preventScroll: true });
    title.closest("section").scrollIntoView({ block: "start" });
  });
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
  const choose = () => {
    if (model.get("chosen") !== one.id) {
      model.set("chosen", one.id);
      model.save_changes();
    }
    lead(one.id);
  };
  const badges = [one.start_here && words.start_here, one.begun && `✓ ${words.begun}`].filter(Boolean);
  const title = [one.title, ...badges.map((text) => h("span", { class: "badge" }, text))];
  const looks = {
    type: "button",
    class: "entry",
    "aria-current": current && "true",
    "data-id": one.id,
    onclick: choose,
  };
  const lines = [one.invitation, one.minutes].map((text) => h("span", { class: "soft small" }, text));
  return h("li", {}, h("button", looks, h("span", { class: "entry-title" }, title), lines));
}

export default {
  render({ model, el }) {
    ownKeys(el);
    const draw = () => {
      remember(model.get("chosen"));
      const words = model.get("words");
      const entries = model.get("entries");
      const open = !entries.some((one) => one.id === model.get("chosen"));
      const list = h(
        "ul",
        { class: "entries" },
        entries.map((one) => entry(model, one, words)),
      );
      const looks = { class: `kit kit-chooser ${words.slug}`, lang: words.language, dir: words.direction, open };
      el.replaceChildren(h("details", looks, h("summary", {}, open ? words.choose : words.others), list));
    };
    const events = ["change:chosen", "change:entries", "change:words"];
    for (const event of events) model.on(event, draw);
    draw();
    return () => {
      for (const event of events) model.off(event, draw);
    };
  },
};
