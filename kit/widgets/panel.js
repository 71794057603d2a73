// A screen of a round: blocks drawn as they come, what was tapped sent back. Touches the host only through model.get/set/save_changes/on/off.

class Panel {
  constructor(model, el) {
    Object.assign(this, { model, el, number: 0, drawn: "", dirty: new Map(), timer: 0 });
    this.root = h("section", { class: "kit kit-panel", lang: this.words.language, dir: this.words.direction });
    this.line = h("p", { class: "kit-note", role: "status" });
    this.box = h("div", { class: "kit-blocks stack" });
    this.root.append(this.line, this.box);
    el.append(this.root);
    this.hear = () => this.draw();
    model.on("change:shown", this.hear);
    this.draw();
    this.ask(new URLSearchParams(location.search).has("example") ? "example" : "look", {}, this.recall());
    this.wake = () => { if (document.visibilityState === "visible") this.ask("look", {}); };
    document.addEventListener("visibilitychange", this.wake);
    this.unfold = () => { for (const fold of this.box.querySelectorAll("details")) fold.open = true; };
    window.addEventListener("beforeprint", this.unfold);
  }
  close() {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
    window.removeEventListener("beforeprint", this.unfold);
    this.model.off("change:shown", this.hear);
  }
  get words() { return this.model.get("words"); }
  get shown() { return this.model.get("shown") ?? {}; }

  // ---- what the page remembers of where it is: in this tab only
  get drawer() { return `kit-where-${this.words.screen}`; }
  recall() { try { return JSON.parse(sessionStorage.getItem(this.drawer) ?? "{}"); } catch { return {}; } }
  keep(where) { try { sessionStorage.setItem(this.drawer, JSON.stringify(where)); } catch { /* no storage here: the code is asked again */ } }

  ask(action, fields, where = this.shown.where ?? {}) {
    this.number += 1;
    this.model.set("asked", { n: this.number, do: action, fields, where });
    this.model.save_changes();
    this.tapped = action !== "look";
  }

  draw() {
    const { shown } = this, now = JSON.stringify([shown.blocks, shown.where]);
    if (!shown.blocks) return;
    this.keep(shown.where ?? {});
    if (shown.where?.round && location.hash) history.replaceState(null, "", location.pathname + location.search); // a slip is nobody else's to read
    const said = shown.problem || shown.note || "";
    if (this.line.textContent !== said) this.line.textContent = said;
    this.line.className = `kit-note ${shown.problem ? "problem" : ""}`;
    if (now !== this.drawn) {
      const moved = this.drawn && this.tapped && !shown.problem;
      this.drawn = now;
      if (moved) this.dirty.clear();
      const open = [...this.box.querySelectorAll("details[open] > summary")].map((e) => e.textContent), focus = document.activeElement?.id;
      this.box.replaceChildren(...shown.blocks.map((block) => this.block(block)));
      for (const summary of this.box.querySelectorAll("details > summary")) if (open.includes(summary.textContent)) summary.parentElement.open = true;
      if (moved) this.lead(); else if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    }
    if (said && this.tapped) this.line.scrollIntoView({ block: "nearest" });
    this.tapped = false;
    if (shown.file) this.hand(shown.file);
    clearTimeout(this.timer);
    if (shown.look_again) this.timer = setTimeout(() => { if (document.visibilityState === "visible") this.ask("look", {}); }, shown.look_again * 1000);
  }
  lead() {
    const first = this.box.querySelector("h2, h3, h4, p");
    if (!first) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: "start" });
  }
  hand({ name, mime, data }) {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0)), address = URL.createObjectURL(new Blob([bytes], { type: mime }));
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  // ---- blocks
  block(b, form = null) {
    const draw = {
      heading: () => h(`h${b.level}`, {}, b.text),
      text: () => this.text(b),
      big: () => h("div", { class: "kit-big" }, h("p", { class: "soft small" }, b.label), h("p", { class: "code", translate: "no" }, b.text)),
      list: () => h("ul", {}, b.items.map((item) => h("li", {}, item))),
      pairs: () => h("dl", { class: "kit-pairs" }, b.items.flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])),
      card: () => h("div", { class: `card stack ${b.slug}` }, this.all(b, form)),
      fold: () => h("details", { class: `card ${b.slug}` }, h("summary", {}, b.summary), h("div", { class: "stack" }, this.all(b, form))),
      form: () => { const box = h("div", { class: "stack kit-fields" }); box.append(...this.all(b, box)); return box; },
      field: () => this.field(b),
      choice: () => this.options(b, "radio"),
      ticks: () => this.options(b, "checkbox"),
      button: () => h("button", { type: "button", class: b.style, onclick: () => this.ask(b.do, { ...this.values(form), ...b.sends }) }, b.label),
      link: () => h("a", { class: `button ${b.style}`, href: b.href }, b.label),
      picture: () => h("img", { class: `card ${b.style}`, src: b.source, alt: b.alt }),
      copy: () => this.copy(b),
      print: () => h("button", { type: "button", class: "no-print", onclick: () => window.print() }, b.label),
    }[b.is];
    return draw ? draw() : h("span", {});
  }
  all(b, form) { return b.blocks.map((block) => this.block(block, form)); }
  text(b) {
    const parts = b.text.split("\n\n").filter(Boolean), node = (part) => h("p", { class: b.style === "notice" ? "card notice" : b.style }, part);
    return parts.length === 1 ? node(parts[0]) : h("div", {}, parts.map(node));
  }
  /** What was typed stays while the screen is drawn again. */
  kept(b) { return this.dirty.has(b.name) ? this.dirty.get(b.name) : b.hash && location.hash.length > 1 ? decodeURIComponent(location.hash.slice(1)) : b.value; }
  field(b) {
    const id = `kit-field-${b.name}`, hint = b.hint ? h("span", { class: "soft small", id: `${id}-hint` }, b.hint) : null, value = this.kept(b);
    const common = { id, "data-name": b.name, "aria-describedby": b.hint ? `${id}-hint` : undefined };
    if (b.kind === "tick") {
      return h("label", { class: "tick" }, h("input", { ...common, type: "checkbox", checked: value === true, onchange: (e) => this.dirty.set(b.name, e.target.checked) }), h("span", {}, b.label));
    }
    const plain = { ...common, maxlength: String(b.most), autocomplete: "off", oninput: (e) => this.dirty.set(b.name, e.target.value) };
    const node = b.kind === "area" ? h("textarea", { ...plain, rows: "3" }) : h("input", { ...plain, type: b.kind, ...(b.kind === "number" ? { inputmode: "numeric", min: "1" } : {}) });
    node.value = value ?? "";
    return h("div", { class: "field" }, h("label", { for: id }, b.label), hint, node);
  }
  options(b, type) {
    const value = this.kept(b), on = (id) => (type === "radio" ? value === id : (value ?? []).includes(id));
    const field = h("fieldset", { class: "card levels", "data-name": b.name, "data-type": type }, h("legend", {}, b.label), b.hint ? h("p", { class: "soft small" }, b.hint) : null);
    const chosen = () => [...field.querySelectorAll("input:checked")].map((input) => input.value);
    field.append(...b.options.map(([id, label]) => h("label", {}, h("input", { type, name: `kit-${b.name}`, id: `kit-${b.name}-${id}`, value: id, checked: on(id),
      onchange: () => this.dirty.set(b.name, type === "radio" ? chosen()[0] ?? "" : chosen()) }), h("span", {}, label))));
    return field;
  }
  values(form) {
    const found = {};
    for (const node of form?.querySelectorAll("[data-name]") ?? []) {
      const inputs = [...node.querySelectorAll("input:checked")].map((input) => input.value);
      found[node.dataset.name] = node.dataset.type === "radio" ? inputs[0] ?? "" : node.dataset.type ? inputs : node.type === "checkbox" ? node.checked : node.value;
    }
    return found;
  }
  copy(b) {
    const area = h("textarea", { rows: "8", readonly: true, "aria-label": b.label }), said = h("span", { role: "status", class: "soft small" });
    area.value = b.text;
    const put = () => navigator.clipboard.writeText(b.text).then(() => { said.textContent = this.words.copied; });
    return h("div", { class: "field" }, h("span", { class: "h4" }, b.label), area, navigator.clipboard ? h("p", {}, h("button", { type: "button", class: "quiet", onclick: put }, this.words.copy), " ", said) : null);
  }
}

export default { render: ({ model, el }) => { const panel = new Panel(model, el); return () => panel.close(); } };
