// Parts of a whole.

/** How a whole is shared: side → 0 to 1; nothing where there are no parts. */
export const share = (parts) => {
  const whole = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return whole > 0 ? Object.fromEntries(Object.entries(parts).map(([side, part]) => [side, part / whole])) : {};
};

/** The parts of each side that a question was answered with; none counts as 0. */
export function partsOf(form, question, end = "") {
  return Object.fromEntries(form.sides.map((side) => [side.id, form.get(`${question}.${side.id}${end}`) ?? 0]));
}
