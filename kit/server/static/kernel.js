// The page's kernel: it runs the notebook, and its widgets are the page's parts.
// Speaks Jupyter's websocket protocol in its binary form.

const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const AGAIN_MS = [300, 1000, 2000];
const MOST_CUT = 2; // lines in a row on which nothing came: one more, and none goes through any more
const utf8 = new TextEncoder();
const text = new TextDecoder();
const hex = () => [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
const uuid = () => hex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Offsets, channel, header, parent, metadata, content: as one frame. */
function pack(header, content) {
  const texts = ["shell", ...[header, {}, {}, content].map((part) => JSON.stringify(part))];
  const parts = texts.map((one) => utf8.encode(one));
  const head = 8 * (parts.length + 2);
  const frame = new Uint8Array(head + parts.reduce((sum, part) => sum + part.byteLength, 0));
  const view = new DataView(frame.buffer);
  view.setBigUint64(0, BigInt(parts.length + 1), true);
  let at = head;
  parts.forEach((part, n) => {
    view.setBigUint64(8 * (n + 1), BigInt(at), true);
    frame.set(part, at);
    at += part.byteLength;
  });
  view.setBigUint64(8 * (parts.length + 1), BigInt(at), true);
  return frame;
}
function unpack(frame) {
  const view = new DataView(frame);
  const at = (n) => Number(view.getBigUint64(8 * (n + 1), true));
  const json = (n) => JSON.parse(text.decode(new Uint8Array(frame, at(n), at(n + 1) - at(n))));
  return { header: json(1), parent: json(2), content: json(4) };
}

/** The kernel may have done it: whoever hears it next is told so. */
const again = (said) => (said.asked ? { ...said, asked: { ...said.asked, again: Date.now() } } : said);

export class Kernel {
  constructor(page) {
    Object.assign(this, {
      page,
      id: uuid(),
      session: hex(),
      unheard: new Map(),
      ids: new Map(),
      keys: new Map(),
      box: "",
      whole: "",
      tries: 0,
      cut: 0,
      gone: new AbortController(),
      begun: false,
      ended: false,
    });
    this.ready = new Promise((done, failed) => Object.assign(this, { done, failed }));
    const look = () => {
      if (!document.hidden) this.watch();
    };
    this.on(window, "pagehide", (event) => this.left(event));
    this.on(window, "pageshow", (event) => event.persisted && location.reload());
    this.on(window, "online", look);
    this.on(document, "visibilitychange", look);
    this.connect();
  }
  /** Hears of an event until this is closed. */
  on(target, event, heard) {
    target.addEventListener(event, heard, { signal: this.gone.signal });
  }

  // ---- the line
  connect() {
    const { protocol, host, pathname, search } = location;
    const scheme = protocol === "https:" ? "wss" : "ws";
    const asked = new URLSearchParams({
      session_id: this.session,
      ...(this.begun ? {} : { begin: `${pathname}${search}` }),
    });
    const path = this.page.at(`/api/kernels/${this.id}/channels?${asked}`);
    const socket = new WebSocket(`${scheme}://${host}${path}`, [PROTOCOL]);
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.opened(socket);
    socket.onmessage = (event) => this.hear(unpack(event.data));
    socket.onclose = () => {
      if (socket === this.socket) this.closed();
    };
  }
  opened(socket) {
    if (socket !== this.socket) return;
    const late = [...this.unheard.values()];
    this.whole = hex();
    this.send("comm_open", { comm_id: this.whole, target_name: "kit.page", data: {} });
    for (const { frame } of late) socket.send(frame); // what was lost on its way; done twice it is done once
    if (this.begun) {
      this.page.found();
      window.dispatchEvent(new Event("kit-back"));
    }
  }
  closed() {
    this.socket = null;
    if (this.ended) return;
    this.cut += 1;
    if (!this.begun || this.cut > MOST_CUT) this.end();
    else if (this.cut > 1) this.watchAgain();
    else this.watch();
  }
  /** Is the kernel still there? */
  async watch() {
    clearTimeout(this.timer);
    if (this.ended || !this.begun || this.socket?.readyState === WebSocket.CONNECTING) return;
    const status = await fetch(this.page.at(`/api/kernels/${this.id}`), { cache: "no-store" }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (this.ended) return;
    if (status === 403 || status === 404) this.end();
    else if (status !== 200) this.watchAgain();
    else if (this.socket?.readyState !== WebSocket.OPEN) this.connect();
  }
  watchAgain() {
    this.page.say("lost");
    this.timer = setTimeout(() => this.watch(), AGAIN_MS[this.tries] ?? AGAIN_MS.at(-1));
    this.tries += 1;
  }
  /** There is none, or none any more: the server carries on with what was not heard. */
  end() {
    if (this.ended) return;
    const { begun } = this;
    const late = [...this.unheard.values()].filter(({ model }) => model);
    const unheard = late.map(({ model, said }) => [model, again(said)]);
    this.close();
    if (begun) {
      this.page.lostKernel(unheard);
      this.page.found();
    } else this.failed();
  }
  close() {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    this.gone.abort();
    this.shutDown();
    this.socket?.close();
  }
  shutDown() {
    navigator.sendBeacon(this.page.at(`/voila/api/shutdown/${this.id}`));
  }
  left({ persisted }) {
    window.dispatchEvent(new Event("kit-leaving")); // there is no kernel to ask any more
    this.ended = true;
    if (!persisted) this.shutDown();
    this.socket?.close();
  }

  // ---- what is said
  wish(model, said) {
    this.send(
      "comm_msg",
      { comm_id: this.ids.get(model.key), data: { method: "update", state: said, buffer_paths: [] } },
      model,
      said,
    );
  }
  send(type, content, model = null, said = null) {
    const id = hex();
    const header = {
      msg_id: id,
      msg_type: type,
      session: this.session,
      username: "",
      date: new Date().toISOString(),
      version: "5.3",
    };
    const frame = pack(header, content);
    this.unheard.set(id, { frame, model, said }); // until the kernel has done it
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  // ---- what is heard
  hear({ header, parent, content }) {
    const { comm_id: id, data } = content;
    if (header.msg_type === "status") this.stands(content.execution_state, parent.msg_id);
    else if (header.msg_type === "comm_open") this.opens(id, data.state ?? {});
    else if (header.msg_type === "comm_msg" && id === this.whole) this.all(data);
    else if (header.msg_type === "comm_msg" && data.method === "update") this.updates(id, data.state);
  }
  stands(state, answered) {
    if (state === "idle") this.unheard.delete(answered);
    if (["dead", "restarting"].includes(state)) this.end();
  }
  /** Everything at once: when the page opens, and again after a lost line. */
  all({ box, keys, parts }) {
    if (!box) {
      this.end();
      return;
    }
    this.box = box;
    for (const { id, key } of parts) {
      this.ids.set(key, id);
      this.keys.set(id, key);
    }
    this.page.show({ parts, keys });
    Object.assign(this, { begun: true, tries: 0, cut: 0 });
    this.done();
  }
  opens(id, state) {
    if (!state.key) return; // a layout: the page has its own
    this.ids.set(state.key, id);
    this.keys.set(id, state.key);
    this.page.show({ parts: [{ key: state.key, module: state.module, state }], keys: null });
  }
  updates(id, state) {
    if (id === this.box && state.children)
      this.page.lay(state.children.map((child) => this.keys.get(child.replace("IPY_MODEL_", ""))));
    else if (this.keys.has(id)) this.page.show({ parts: [{ key: this.keys.get(id), state }], keys: null });
  }
}
