// The list of exercises of a page. Open while nothing is chosen; folded away once something is.

function node(tag, props, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

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
  const button = node("button", { type: "button", class: "entry", "aria-current": current && "true", "data-id": one.id },
    node("span", { class: "entry-title" }, one.title, one.start_here ? node("span", { class: "badge" }, words.start_here) : null,
      one.begun ? node("span", { class: "badge done" }, `✓ ${words.begun}`) : null),
    node("span", { class: "soft small" }, one.invitation), node("span", { class: "soft small" }, one.minutes));
  button.addEventListener("click", () => {
    if (model.get("chosen") !== one.id) { model.set("chosen", one.id); model.save_changes(); }
    lead(one.id);
  });
  return node("li", {}, button);
}

export default {
  render({ model, el }) {
    const draw = () => {
      remember(model.get("chosen"));
      const words = model.get("words"), chosen = model.get("chosen"), title = model.get("entries").find((one) => one.id === chosen)?.title;
      const list = node("ul", { class: "entries" }, ...model.get("entries").map((one) => entry(model, one, words)));
      const fold = node("details", { class: `kit kit-chooser ${words.slug}`, lang: words.language, dir: words.direction, open: !title },
        node("summary", {}, title ? words.others : words.choose), list);
      el.replaceChildren(fold);
    };
    const events = ["change:chosen", "change:entries", "change:words"];
    events.forEach((event) => model.on(event, draw));
    draw();
    return () => events.forEach((event) => model.off(event, draw));
  },
};
