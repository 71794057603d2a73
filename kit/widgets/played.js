// What the server has told of a game: runs as far as they are closed, their ends, figures in words.

/** A run as far as it is closed: how many quarters, the cards before and after each, what happened in each. */
export const runOf = (form, run) => form.model.get("shown")?.runs?.[run] ?? { played: 0, cards: [], happened: [] };
export const played = (form, run) => runOf(form, run).played;
export const isOver = (form, run) => played(form, run) === form.facts.quarters;
export const chairOf = (form, run) => (run === "again" ? form.get("again.chair") : run);
/** A run that is passed over for now. */
export const isLater = (form, run) => form.get(`${run}.later`) === true && played(form, run) === 0;

/** Which game, and how far each of its runs is: where that has changed a step is drawn anew. */
export const progress = (form) =>
  JSON.stringify([form.model.get("shown")?.game, ["vado", "tessera", "again"].map((run) => played(form, run))]);

/** A step that is drawn anew when another quarter has come back from the server. */
export function following(form, step) {
  const draw = (box) => {
    form.progressDrawn = progress(form);
    step.draw(box);
  };
  const redraw = (shown) => (form.progressDrawn === progress(form) ? step.redraw?.(shown) : form.again());
  return { quiet: true, ...step, draw, redraw };
}

const written = (form, value) =>
  new Intl.NumberFormat(form.exercise.locale, { maximumFractionDigits: 1 }).format(value);
const halves = (value) => Math.round(value * 2) / 2;
/** So many of something: "3.5 weeks". */
function counted(form, what, value) {
  const which = new Intl.PluralRules(form.exercise.locale).select(Math.abs(value)) === "one" ? "one" : "other";
  return form.phrase(`play.${what}_${which}`, { n: written(form, Math.abs(value)) });
}

/** An end in words: households, weeks at Vado, free money at Tessera; below no weeks there are salaries not paid. */
export function inWords(form, [files, weeks, room]) {
  const left = counted(form, "weeks", halves(weeks));
  return form.phrase("play.ended", {
    files: counted(form, "households", Math.round(files / 10) * 10),
    weeks: halves(weeks) < 0 ? form.phrase("play.unpaid", { weeks: left }) : left,
    room: counted(form, "weeks", halves(room)),
  });
}
/** The same as three short figures, for a picture. */
export const short = (form, [files, weeks, room]) =>
  [Math.round(files / 10) * 10, halves(weeks), halves(room)].map((value) => written(form, value));
