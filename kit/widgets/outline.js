// A screen is made of pieces that do not know what stands above them; still headings go down one level at a time.

const declared = (heading) => Number(heading.ariaLevel ?? heading.tagName[1]);

/** Tell each heading its level below those it stands under.
 *  `above`: [what it calls itself, its level], outermost first. */
export function outline(box, above = [[1, 1]]) {
  for (const one of box.children) {
    if (/^H[2-6]$/.test(one.tagName)) {
      const own = declared(one);
      while (above.length > 1 && above.at(-1)[0] >= own) above.pop();
      const level = above.at(-1)[1] + 1;
      if (level < own) one.ariaLevel = String(level);
      above.push([own, level]);
    } else outline(one, one.tagName === "DETAILS" ? [...above] : above); // what is folded away is not heard
  }
}
