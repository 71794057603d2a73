// Hearing that a round has moved: server-sent events, and asking where there are none.

import { Channel } from "./channel.js";
import { under } from "./dom.js";

const POLL_MS = 3_000;
const SPREAD_MS = 300;
const STREAMING_SECONDS = 60;

export class Stream extends Channel {
  constructor(model) {
    super(model);
    this.on(document, ["visibilitychange"], () => this.awake());
    this.on(window, ["pageshow"], (event) => event.persisted && this.awake());
  }
  close() {
    super.close();
    clearTimeout(this.timer);
    this.listen("");
  }
  awake() {
    if (document.hidden) return this.listen(""); // a browser keeps six streams open, for all its tabs
    this.forgetLook();
    this.look();
    this.listen(this.shown.stream, true);
    return this.stayAwake();
  }
  /** Where the browser can, and promised to nobody: over plain http it cannot. */
  stayAwake() {
    navigator.wakeLock?.request("screen").catch(() => {
      /* the screen may sleep */
    });
  }

  listen(round, anew = false) {
    const wanted = document.hidden ? "" : round;
    if (!this.words.stream || (wanted === this.listening && !anew)) return;
    this.source?.close();
    clearInterval(this.polling);
    Object.assign(this, { listening: wanted, source: null, polling: 0, heard: false });
    if (!wanted) return;
    this.stayAwake();
    this.source = new EventSource(under(`/stream/${wanted}`));
    this.source.onmessage = ({ data }) => {
      clearInterval(this.polling);
      Object.assign(this, { heard: true, polling: 0 });
      this.hearBeat(JSON.parse(data));
    };
    this.source.onerror = () => {
      this.heard = false;
      this.polling ||= setInterval(() => this.poll(wanted), POLL_MS);
    };
  }
  async poll(round) {
    try {
      const answer = await fetch(under(`/state/${round}`));
      if (!answer.ok) return;
      this.hearBeat(await answer.json());
      if (this.source?.readyState === EventSource.CLOSED) this.listen(round, true);
    } catch {
      /* still away: the next try is three seconds off */
    }
  }
  hearBeat(beat) {
    this.beat = beat;
    this.fillBeat();
    if ([this.shown.version, this.wanted].includes(beat.version)) return;
    this.wanted = beat.version;
    setTimeout(() => this.look(), Math.random() * SPREAD_MS); // not all at the very same moment
  }
  /** An answer may be as fresh as a look would be. */
  got() {
    const { problem, version } = this.shown;
    this.wanted = null;
    if (!problem && this.beat?.version === version) this.stale = false;
  }
  /** Looks again by itself after a while; the stream tells sooner. */
  lookLater() {
    clearTimeout(this.timer);
    const { look_again: again, problem } = this.shown;
    const seconds = again && this.heard && !problem ? STREAMING_SECONDS : again;
    const look = () => {
      if (!document.hidden) this.look();
    };
    if (seconds) this.timer = setTimeout(look, seconds * 1000);
  }
}
