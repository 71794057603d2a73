// Elements, and what is true of every text on a page.

/** An element. Text always goes in as text: what a person typed is never read as markup.
 *  A style is set by script: as an attribute, pages without a kernel forbid it. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "style") node.style.cssText = value;
    else if (key in node && typeof value !== "string") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** In JupyterLab arrows and letters are orders to its cells: what is pressed in here stays here. It looks at the very
 *  element that has the focus. Orders with Ctrl, as for saving, are handed on. */
export function ownKeys(root) {
  root.addEventListener("focusin", ({ target }) => {
    if (root.closest(".jp-Notebook")) target.dataset.lmSuppressShortcuts = "true";
  });
  root.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || !root.closest(".jp-Notebook")) return;
    const same = new KeyboardEvent(event.type, event);
    root.parentElement.dispatchEvent(same);
    if (same.defaultPrevented) event.preventDefault();
  });
}

/** The address of a page of this server: everything stands under its base. */
export const under = (path) => `${document.body.dataset.base ?? ""}${path}`;

const NOTEBOOKS = /^\/(accountability|transparency|respect|equity|together|simulator)(?=[?#]|$)/;
/** A link to a page of this server. JupyterLab has none of them: there it opens the notebook of that name;
 *  without one there is no link. */
export function pageLink(path, looks, ...inside) {
  if (!document.querySelector(".jp-LabShell")) return h("a", { ...looks, href: under(path) }, inside);
  const [, name] = path.match(NOTEBOOKS) ?? [];
  const tree = location.pathname.replace(/(\/lab(\/workspaces\/[^/]+)?)(\/.*)?$/, "$1/tree/notebooks");
  return name ? h("a", { ...looks, href: `${tree}/${name}.ipynb`, target: "_blank", rel: "noopener" }, inside) : null;
}

const NAMESPACE = "http://www.w3.org/2000/svg";
/** An element of a drawing. */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(NAMESPACE, tag);
  for (const [key, value] of Object.entries(props)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** The marks of sides, by the names that the pictures give them. */
export const SHAPES = {
  o: "M12 4a8 8 0 0 1 0 16a8 8 0 0 1 0-16z",
  s: "M4 4h16v16H4z",
  D: "M12 2l10 10-10 10L2 12z",
  "^": "M12 4l9 16H3z",
  v: "M12 20L3 4h18z",
  P: "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z",
  "*": "M12 2l3 7 7 .6-5.400 4.700 1.800 7.200L12 17.600 5.600 21.500l1.800-7.200L2 9.600 9 9z",
};

/** A side's mark, as the pictures draw it: no two of a partnership are alike. */
export function sideMark({ colour, shape, full }) {
  const look = { fill: full ? colour : "none", stroke: colour, "stroke-width": 4, "stroke-linejoin": "round" };
  return svg(
    "svg",
    { class: "dot", viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("path", { d: SHAPES[shape], ...look }),
  );
}

/** Figures or words, each with what it is of, and what it was before; `heard`: said before the new one. */
export function figures(items, heard) {
  const one = ({ value, label, was }) => {
    const arrow = [
      h("span", { class: "soft" }, was),
      h("span", { "aria-hidden": "true", class: "soft" }, " → "),
      h("span", { class: "kit-heard" }, ` ${heard} `),
    ];
    const told = h("dd", { class: value.length > 6 ? "word" : null }, ...(was ? arrow : []), value);
    return h("div", {}, h("dt", {}, label), told);
  };
  return h("dl", { class: "kit-cards" }, items.map(one));
}
/** Paragraphs of a text whose paragraphs are parted by empty lines. */
export const paragraphs = (text, name) => text.split(/\n\s*\n/).map((part) => h("p", { class: name }, part));

const SETTLED = "[translate=no], option, textarea, title, svg"; // as typed anyway, or not to be marked
const LETTER = /[\p{L}\p{N}]/u;

/** Where a whole word stands in a text, or -1. */
function findWord(text, word, from = 0) {
  const at = text.indexOf(word, from);
  const around = [text[at - 1] ?? "", text[at + word.length] ?? ""];
  return at < 0 || !around.some((one) => LETTER.test(one)) ? at : findWord(text, word, at + word.length);
}
const LAID_OUT = /flex|grid/;
/** Where each piece of a text would be laid out by itself, its pieces are held together. */
function heldTogether(node) {
  if (!LAID_OUT.test(getComputedStyle(node.parentElement).display)) return;
  const whole = h("span");
  node.replaceWith(whole);
  whole.append(node);
}
/** Each of the words in this text becomes a <bdi>; the longest come first. */
function mark(node, words) {
  if (!node.parentElement || node.parentElement.closest(SETTLED)) return;
  const word = words.find((one) => findWord(node.data, one) >= 0);
  if (!word) return;
  heldTogether(node);
  const typed = node.splitText(findWord(node.data, word));
  const rest = typed.splitText(word.length);
  const kept = h("bdi", { translate: "no" });
  typed.replaceWith(kept);
  kept.append(typed);
  for (const part of [node, rest]) mark(part, words);
}
function textsIn(node) {
  const texts = node.nodeType === Node.TEXT_NODE ? [node] : [];
  const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) texts.push(walk.currentNode);
  return texts;
}
/** Somebody's own words, names and what was typed, stay as they are where a browser translates the page:
 *  each in a text is marked, and runs its own way. */
export function keepOwn(root, own) {
  const watch = new MutationObserver((changes) => {
    const words = own()
      .filter((word) => typeof word === "string" && word.trim())
      .map((word) => word.trim());
    const longest = [...new Set(words)].sort((a, b) => b.length - a.length);
    const changed = ({ type, target, addedNodes }) => (type === "characterData" ? [target] : [...addedNodes]);
    if (words.length) for (const text of changes.flatMap(changed).flatMap(textsIn)) mark(text, longest);
  });
  watch.observe(root, { childList: true, subtree: true, characterData: true });
  return watch;
}

/** What is looked for, as soon as it stands on the page, however long that takes; unless the focus has gone elsewhere
 *  meanwhile: then somebody reads or answers something else. */
export function onceThere(find, then) {
  const from = document.activeElement;
  const elsewhere = () => ![from, document.body].includes(document.activeElement) && from?.isConnected;
  const look = () => {
    const found = find();
    if (found && !elsewhere()) then(found);
    return Boolean(found);
  };
  if (look()) return;
  const watch = new MutationObserver(() => look() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
}
