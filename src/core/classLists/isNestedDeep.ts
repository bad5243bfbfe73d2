/** No class list comes near; what goes through values of far deeper ones takes all of the stack. */
const DEEPEST = 64;

const [QUOTE, BACKSLASH] = ['"'.charCodeAt(0), "\\".charCodeAt(0)];
const OPENING: ReadonlySet<number> = new Set(["[".charCodeAt(0), "{".charCodeAt(0)]);
const CLOSING: ReadonlySet<number> = new Set(["]".charCodeAt(0), "}".charCodeAt(0)]);

/** Whether lists and objects stand in each other deeper than those of any class list, in a text of JSON. */
export function isNestedDeep(json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (isText) {
      if (sign === BACKSLASH) at++;
      else if (sign === QUOTE) isText = false;
    } else if (sign === QUOTE) isText = true;
    else if (OPENING.has(sign)) {
      if (++depth > DEEPEST) return true;
    } else if (CLOSING.has(sign)) depth--;
  }
  return false;
}
