import { isRecord } from "../collections/record";
import { parseJson } from "../text/parseJson";

/** A saved report as parsed: the document but for its images, and these one by one; `undefined` for an image that is no JSON. */
export interface ReportParts {
  readonly document: unknown;
  readonly images: Iterable<unknown>;
}

/** What `reportLines` writes in front of the first image, now and in reports whose head was one line; and behind the last. */
const HEAD_ENDS = [',\n"images":[\n', ',"images":[\n'];
const END = "]}\n";

/**
 * The parts of a report that has an image a line, each parsed as it is asked for: parsed as one, a large report is millions of small
 * lists at once. Undefined for a text of another form. What is parsed is the very same: a head that ends so and is JSON once its
 * list is closed is followed by that list alone.
 */
export function partsByLines(text: string): ReportParts | undefined {
  const headEnd = HEAD_ENDS.find((any) => text.includes(any));
  if (headEnd === undefined || !text.endsWith(`\n${END}`)) return undefined;
  const first = text.indexOf(headEnd) + headEnd.length;
  const document = parseJson(text.slice(0, first) + END);
  return isRecord(document) ? { document, images: linesOf(text, first, text.length - END.length) } : undefined;
}

/** The same of a text of any form. */
export function partsOfWhole(text: string): ReportParts {
  const document = parseJson(text);
  const images: unknown = isRecord(document) && Object.hasOwn(document, "images") ? document["images"] : undefined;
  return { document, images: Array.isArray(images) ? images : [] };
}

/** The values of lines that a comma ends, all but the last. */
function* linesOf(text: string, first: number, end: number): Generator {
  for (let from = first; from < end;) {
    const to = text.indexOf("\n", from);
    const isLast = to === end - 1;
    if (!isLast && text[to - 1] !== ",") {
      yield undefined;
      return;
    }
    yield parseJson(text.slice(from, isLast ? to : to - 1));
    from = to + 1;
  }
}
