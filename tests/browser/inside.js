// What tests do and see inside a page, in one call instead of hundreds: press, answer, go on, look at every step.
{
  const VALUES = /^(class|role|type|dir|lang|tabindex|scope|style|rel|aria-(?!label|describe|control|owns|active|details|error|value).*)$/;
  const STATES = ["checked", "disabled", "readOnly", "required", "open", "hidden", "selected"];
  /** One language that there is stands for another. */
  const value = (a) => (a.name === "lang" && /^[a-z]{2}(-[A-Z]{2})?$/.test(a.value) ? new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(a.value) !== undefined : a.value);
  const attributes = (e) => [...e.attributes].filter((a) => !a.name.startsWith("data-")).map((a) => (VALUES.test(a.name) ? `${a.name}=${value(a)}` : a.value.trim() ? a.name : `${a.name}!`)).sort();
  /** A name that runs its own way is words, too. */
  const NAME = "bdi:not([class], [style], [role]):not(:has(*))", words = (n) => n.nodeType === 3 || (n.nodeType === 1 && n.matches(NAME));
  const said = (e) => ([...e.childNodes].some((n) => words(n) && n.textContent.trim()) ? "…" : "");
  const colours = (e, look) => [said(e) && look.color, look.backgroundColor, look.backgroundImage.slice(0, 4)];
  const scrolls = (e, look) => (/auto|scroll/.test(look.overflow) && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight) ? "scrolls" : "");
  /** Its path tells what is in it; on which port a server of the tests listens does not matter. */
  const sheet = (s) => s.href?.replace(location.origin, "") ?? s.ownerNode?.textContent.length ?? s.cssRules.length;
  const hash = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let i = 0; i < text.length; i++) { const c = text.charCodeAt(i); a = Math.imul(a ^ c, 2654435761); b = Math.imul(b ^ c, 1597334677); }
    return (a >>> 0).toString(16) + (b >>> 0).toString(16);
  };

  /** One element and what is in it; of neighbours that are alike two stand for all. */
  function shape(e, but) {
    if (["SCRIPT", "STYLE"].includes(e.tagName)) return "";
    const inside = [], look = getComputedStyle(e);
    for (const child of [...e.children, ...(e.shadowRoot?.children ?? [])]) {
      const found = child.matches(`${NAME}, ${SLIGHT}`) ? "" : child.matches(but) ? "<block>" : shape(child, but);
      if (inside.filter((one) => one === found).length < 2) inside.push(found);
    }
    const states = STATES.filter((s) => e[s] === true), empty = e.value === "" ? "empty" : "";
    return `<${[e.tagName, ...attributes(e), ...states, empty, look.display, scrolls(e, look), colours(e, look)]}>${said(e)}${inside.join("")}</>`;
  }
  /** What stands by itself: axe's rules look inside it and up to what it stands on, never at its neighbours. */
  const BLOCKS = ".kit-inner > *, .stack > *, .kit-blocks > *, .kit-blocks > .card > *, fieldset label:has(input), .kit-head, .kit-foot, header, footer, nav, .kit-kicker, .kit-sofar > *";
  /** Those of them that come and go, and neither name nor number anything around them. */
  const SLIGHT = ".kit-kicker, .kit-sofar > *";
  /** Which of a sheet's conditions hold, of those that something on this page is under: one width stands for another. */
  function conditions(rules) {
    const under = (rule) => [...(rule.cssRules ?? [])].some((r) => (r.selectorText ? document.querySelector(r.selectorText.replace(/::[\w-]+/g, "")) : under(r)));
    return [...rules].flatMap((r) => (r.media && r.cssRules && matchMedia(r.conditionText).matches && under(r) ? [r.conditionText] : []));
  }
  const setting = () => {
    const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
    return sheets.map((one) => [sheet(one), conditions(one.cssRules)]);
  };
  /** Everything that axe looks at in a page, but for the words and for what is in its blocks. */
  const shapeOfPage = (set = setting()) => hash(JSON.stringify([set, Boolean(document.title), shape(document.documentElement, BLOCKS)]));
  /** The colours and attributes of an element and of all that it stands on. */
  function ground(e, known) {
    if (!e) return "";
    if (!known.has(e)) {
      const { color, backgroundColor, direction } = getComputedStyle(e);
      known.set(e, hash(JSON.stringify([e.tagName, e.getAttribute("role"), color, backgroundColor, direction, ground(e.parentElement, known)])));
    }
    return known.get(e);
  }
  /** Ids depend on what is said: those that stand twice are looked for at every call. */
  function twice() {
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    return ids.filter((id, n) => ids.indexOf(id) !== n);
  }
  /** Our pages hold no other page and load no style from elsewhere: looking for them takes a third of the time. */
  const QUICKLY = { resultTypes: ["violations"], selectors: false, iframes: false, preload: false };
  /** The findings of axe: on the whole page where its shape is not among those seen, else on blocks that are not. */
  async function accessible(seen) {
    const found = [...twice().map((id) => ["an id stands twice", id]), ...all("iframe, frame").map(() => ["a page in the page", "axe does not look into it"])];
    const set = setting(), page = shapeOfPage(set), grounds = new Map(), blocks = new Map();
    for (const block of document.querySelectorAll(BLOCKS)) {
      const now = hash(JSON.stringify([set, ground(block.parentElement, grounds), shape(block, BLOCKS)]));
      if (!seen.has(now) && block.checkVisibility()) blocks.set(now, block);
    }
    if (seen.has(page) && !blocks.size) return found;
    if (!window.axe) return null; // it is long: put into the page where there is something to ask it
    const { violations } = await axe.run(seen.has(page) ? { include: [...blocks.values()] } : document, QUICKLY);
    const bad = violations.map((v) => [v.id, v.help, v.nodes[0].html.slice(0, 200)]);
    if (!bad.length) for (const now of [page, ...blocks.keys()]) seen.add(now);
    return [...found, ...bad];
  }

  const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const clipped = () => [...document.querySelectorAll(".kit-form *")].filter((e) => e.clientWidth > 1 && getComputedStyle(e).overflowX !== "visible"
    && !e.matches(".scroll, textarea, input, select") && e.scrollWidth > e.clientWidth + 1).map((e) => e.outerHTML.slice(0, 200));
  const texts = () => [...document.querySelectorAll(".kit-form, .kit-form *")].filter((e) => !e.matches("option")).flatMap((e) => [
    ...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent), e.getAttribute("aria-label") ?? "", e.getAttribute("placeholder") ?? ""]);

  /** Where a finger meets it: it must be in sight, and nothing may lie over it. */
  function met(e) {
    e.scrollIntoView({ block: "center", behavior: "instant" });
    const [box] = e.getClientRects(), at = box && [box.left + box.width / 2, box.top + box.height / 2], under = box && document.elementFromPoint(...at);
    if (!under || !e.contains(under)) throw new Error(`not to be pressed: ${e.outerHTML.slice(0, 200)}; there is ${under?.outerHTML.slice(0, 200)}`);
    return { under, at };
  }
  const press = (e) => met(e).under.click();
  function type(e, text) {
    e.focus();
    e.value = text;
    e.dispatchEvent(new Event("input", { bubbles: true }));
    e.dispatchEvent(new Event("change", { bubbles: true }));
  }
  async function until(holds, what) {
    for (const end = Date.now() + 30_000; !holds(); await new Promise((go) => setTimeout(go, 5))) if (Date.now() > end) throw new Error(`this never came: ${what}`);
  }

  const all = (css, at = document) => [...at.querySelectorAll(css)];
  /** One answer to everything that this step asks: what is to be pressed, one after the other; the rest is typed. */
  function* answers(form, turn) {
    const fields = () => all(".kit-inner fieldset", form);
    for (let n = 0; n < fields().length; n++) {
      const boxes = () => all("input[type=checkbox]", fields()[n]), rows = all("input[type=radio]", fields()[n]);
      if (boxes().length) for (const place of [1, 2, 7]) {
        const box = boxes()[place];
        if (box && !box.disabled && !box.checked) yield box.parentElement;
      } else if (rows.length) yield rows[rows.length > 1 ? 1 + (turn % (Math.min(rows.length, 5) - 1)) : 0].parentElement;
    }
    for (const more of all(".stepper button:last-of-type", form)) if (!more.disabled) yield more;
    while (form.querySelector(".choice")) yield form.querySelector(".choice");
    for (const field of all(".field select", form)) { field.selectedIndex = 2; field.dispatchEvent(new Event("change", { bubbles: true })); }
    for (const field of all(".kit-inner input[type=text], .kit-inner textarea", form)) type(field, "Un mot pour voir");
    for (const field of all(".kit-inner input[type=date]", form)) type(field, "2027-03-31");
  }
  const answerStep = (form, turn) => { for (const e of answers(form, turn)) press(e); };
  /** For a real finger: where the next thing lies that is pressed; nothing where all is answered. */
  let asked;
  const begin = ([css, turn]) => { asked = answers(document.querySelector(css), turn); };
  const next = () => { const { value } = asked.next(); return value && met(value).at; };
  /** All the way to the end of an exercise; what was seen at each step. */
  async function walk({ seen = [], axe = false, read = false, drawn = true, first = 0, css = ".kit-form" }) {
    const form = document.querySelector(css), known = new Set(seen), found = [];
    for (let turn = 0; turn < 30; turn++) {
      const more = form.querySelector(".kit-foot button.main"), title = form.querySelector("h3").innerText;
      answerStep(form, first + turn);
      if (drawn && form.querySelector(".kit-picture")) await until(() => form.querySelector(".kit-picture img")?.complete, "the picture");
      const picture = (form.querySelector(".kit-picture img")?.naturalWidth ?? 0) > 0;
      found.push({ title, picture, sideways: sideways(), clipped: clipped(), texts: read ? texts() : [], dir: form.dir, axe: axe ? await accessible(known) : [] });
      if (more.hidden) break;
      press(more);
    }
    await until(() => form.querySelector(".saved").className === "saved done", "saved");
    return { steps: found, seen: [...known] };
  }

  /** One answer to everything on a step of a chapter, and why where that can be asked. */
  async function answerChapterStep(inner, turn) {
    for (const field of all("fieldset", inner)) {
      const rows = all("input[type=radio]", field);
      if (!rows[0].disabled) press(rows[turn % rows.length].parentElement);
    }
    const choices = all("button.choice", inner), why = inner.querySelector("button[id*='-why-']");
    if (choices.length) press(choices[turn % choices.length]);
    if (why) {
      press(why);
      await until(() => document.querySelector("[data-told] .say"), "why");
      press(document.querySelector("[data-told] summary"));
    }
    for (const fold of all(".kit-inner details:not([data-told] *)")) fold.open = true;
    for (const area of all(".kit-inner textarea")) type(area, "Une phrase « à moi », avec <b>des signes</b>.");
  }
  /** Through a chapter of the path; what was seen at each step. */
  async function chapter({ turn, seen }) {
    const known = new Set(seen), found = [];
    for (let n = 0; n < 40; n++) {
      await answerChapterStep(document.querySelector(".kit-inner"), turn);
      const { value, max } = document.querySelector(".kit-head progress");
      found.push({ sideways: sideways(), said: document.querySelector("main").innerText, axe: await accessible(known) });
      if (value === max) break;
      press(document.querySelector(".kit-foot button.main"));
    }
    await until(() => document.querySelector(".kit-form .saved").className === "saved done", "saved");
    return { steps: found, seen: [...known] };
  }

  /** Everything that a part of a round asks, at one level; then "count my answers". */
  function answerAll(level) {
    const form = document.querySelector(".kit-form"), next = () => press(form.querySelector(".kit-foot button.main"));
    next();
    while (form.querySelector("fieldset")) {
      for (const field of all(".kit-inner > fieldset", form)) press(all("input[type=radio]", field)[level].parentElement);
      next();
    }
    press(form.querySelector("button[id$='-count']"));
  }

  window.inside = { answerAll, begin, chapter, accessible, next, shapeOfPage, press, type, until, walk, all, sideways };
}
