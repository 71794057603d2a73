// Around Voilà's front end: shows the cells when they are ready, says when the connection is gone, comes back to the same place.
"use strict";
(() => {
  const POLL_MS = 2000;
  window.voila_heartbeat = () => {};
  window.voila_process = () => {};
  window.voila_finish = () => {
    const cells = document.getElementById("rendered_cells");
    if (cells) cells.style.display = "";
  };
  window.cellLoaded = true;

  const settings = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
  const banner = () => document.querySelector(".banner");
  const say = (which) => {
    const line = banner();
    if (!line) return;
    line.hidden = !which;
    line.textContent = which ? line.dataset[which] : "";
  };

  /** Ask the server whether our kernel is still there: "here", "gone", or "away" when there is no answer. */
  async function look() {
    try {
      const answer = await fetch(`/api/kernels/${settings().kernelId}`, { credentials: "same-origin", cache: "no-store" });
      return answer.ok ? "here" : answer.status === 404 || answer.status === 403 ? "gone" : "away";
    } catch { return "away"; }
  }

  // ---- a network that lets pages through and no websocket: said after a while, since the page would wait for ever
  const PATIENCE_MS = 20_000;
  let opened = false, blocked = false;
  window.WebSocket = class extends WebSocket {
    constructor(...given) { super(...given); this.addEventListener("open", () => { opened = true; if (blocked) tell(false); }); }
  };
  const tell = (so) => {
    blocked = so;
    document.documentElement.classList.toggle("blocked", so); // Voilà says there, in English, that it is loading
    say(so ? "blocked" : "");
  };
  const seeWhy = async () => {
    if (opened || !document.querySelector(".skeleton") || (await look()) !== "here" || opened) return;
    tell(true);
  };

  let watching = false, leaving = false, broken = false, kernel = null, models = null;
  async function watch() {
    if (watching || leaving) return;
    watching = true;
    for (;;) {
      const state = await look();
      if (leaving) return;
      if (state === "gone") { say("gone"); location.reload(); return; }
      if (state === "here") {
        if (kernel && kernel.connectionStatus !== "connected") kernel.reconnect();
        else { if (broken) sendAgain(); if (banner() && !banner().hidden) { say("found"); setTimeout(() => say(""), 3000); } break; }
      } else say("lost");
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
    watching = false;
  }

  /** A message that died with its connection is never answered, and its widget would wait for that for ever: take it as done, send what waits. */
  function sendAgain() {
    broken = false;
    for (const model of models.values()) if (model._pending_msgs > 0) {
      model._pending_msgs = 1;
      model._handle_status({ content: { execution_state: "idle" } });
    }
    window.dispatchEvent(new Event("kit-back"));
  }

  function attach(manager) {
    kernel = manager.kernel;
    models = manager._modelsSync;
    kernel.connectionStatusChanged.connect((_, status) => { if (status !== "connected") { broken = true; watch(); } });
    kernel.statusChanged.connect((_, status) => { if (status === "dead" || status === "autorestarting") watch(); });
  }

  const address = new URL(location.href);
  if (address.searchParams.has("met")) { address.searchParams.delete("met"); history.replaceState(null, "", address); } // our cookie has come back

  document.addEventListener("DOMContentLoaded", () => {
    setTimeout(seeWhy, PATIENCE_MS);
    const ready = new MutationObserver(() => {
      const shell = document.querySelector("body > .jp-LabShell");
      if (shell) document.querySelector(".intro").after(shell); // Voilà's shell goes to the end of the page; it belongs here
      if (!document.querySelector(".kit-form, .kit-panel .kit-blocks > *, .kit-panel > .kit-note:not(:empty), .widget-label")) return;
      document.querySelector(".skeleton")?.remove();
      window.voila_finish();
      ready.disconnect();
    });
    ready.observe(document.body, { childList: true, subtree: true });
    const wait = setInterval(() => {
      const promise = window.jupyterapp?.widgetManagerPromise;
      if (!promise) return;
      clearInterval(wait);
      promise.promise.then(attach);
    }, 100);
  });
  window.addEventListener("beforeunload", () => { leaving = true; window.dispatchEvent(new Event("kit-leaving")); }); // Voilà stops our kernel now: that is no lost connection
  window.addEventListener("online", watch);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible" && kernel) watch(); });
})();
