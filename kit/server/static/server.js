// The server answers for the page itself. One request at a time for each part; what is newer waits, and takes the
// place of what waited.

const PATIENCE_MS = 20_000;
const HOPELESS = { 403: "elsewhere", 428: "cookie" }; // asked again, it would be answered the same

class Refused extends Error {
  constructor(status) {
    super(String(status));
    this.status = status;
  }
}

export class Server {
  constructor(page) {
    Object.assign(this, { page, waiting: new Map(), sending: new Map() });
    const { name, page: remembered } = page.given;
    const { searchParams } = new URL(location.href);
    const asked = new URLSearchParams({ lang: document.documentElement.lang });
    if (searchParams.has("exercise")) asked.set("exercise", searchParams.get("exercise"));
    Object.assign(this, { address: page.at(`/${name}/say?${asked}`), remembered });
  }
  close() {
    this.waiting.clear();
  }

  wish(model, said) {
    const { asked } = said;
    const now = this.sending.get(model.key)?.said.asked;
    if (asked && now?.n === asked.n) return; // on its way already
    this.waiting.set(model.key, { ...this.waiting.get(model.key), ...said });
    if (!this.sending.has(model.key)) this.send(model);
  }
  async send(model) {
    const { key } = model;
    const said = this.waiting.get(key);
    this.waiting.delete(key);
    const sent = this.carry(model, said);
    this.sending.set(key, { said, sent });
    await sent;
    this.sending.delete(key);
    if (this.waiting.has(key)) this.send(model);
  }
  async carry(model, said) {
    try {
      if (said.asked && said.asked.do !== "look") await this.answersFirst();
      this.page.show(await this.post(model, said));
      this.page.found();
    } catch (error) {
      this.lost(model, said, HOPELESS[error.status]);
    }
  }
  /** What was answered before a tap arrives before it. */
  answersFirst() {
    return Promise.all([...this.sending].filter(([, { said }]) => !said.asked).map(([, { sent }]) => sent));
  }

  async post(model, said) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        signal: patience.signal,
        credentials: "same-origin",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ key: model.key, said: { ...said, where: model.get("where") }, page: this.stands() }),
      });
      if (!answer.ok) throw new Refused(answer.status);
      return await answer.json();
    } finally {
      clearTimeout(timer);
    }
  }
  /** What the server cannot know: it keeps nothing of a page. */
  stands() {
    return { ...this.remembered, standing: this.page.keys, chosen: this.page.models.get("chooser")?.get("chosen") };
  }
  /** Nobody answered. A screen asks again by itself, and so does a form; without a cookie it would ask for ever. */
  lost(model, { asked }, hopeless) {
    const { words } = this.page.given;
    const problem = words[hopeless ?? "lost"];
    if (!asked) {
      if (!hopeless) this.page.say("lost");
      model.take({ problem });
      return;
    }
    const before = { ...model.get("shown"), note: "", file: null, problem };
    model.take({ shown: hopeless ? { ...before, n: asked.n, look_again: 0 } : before });
  }
}
