import { messageOf } from "../text/messageOf";
import { DATA_FORMS } from "./dataForms";
import { isNestedDeep } from "./isNestedDeep";
import { isCalledClassList } from "./isCalledClassList";
import { listOfRows, type ClassListReading, type ListRow } from "./listRows";
import type { RowsOfRegions } from "./regionRows";
import { TEXT_FORMS, tellingLines } from "./textForms";
import { withoutTags } from "./withoutTags";
import { yamlData } from "./yamlData";

/** A file that may be a class list. */
export interface ClassListFile {
  /** As shown to the user; its ending says whether it is text or data. */
  readonly name: string;
  readonly text: string;
  /** `file`: it was named as a class list, so every form is tried; `search`: only forms that no other file has. */
  readonly given: "file" | "search";
}

/** For the message: what would have been read. */
const FORMS =
  "one name a line; id name; R G B name; name,r,g,b; labelmap.txt of CVAT; a table whose header names its columns, such as label,name,color; JSON or YAML of names and labels";

/** Reads a class list of any form that tools write, known by its content. Takes time in proportion to the text. */
export function parseClassList(file: ClassListFile): ClassListReading {
  if (!IS_JSON.test(file.name) && isTooLong(file.text)) {
    return {
      ok: false,
      why: "form",
      message: `${file.name} is too long for a class list: more than ${LONGEST} characters, or ${MOST_LINES} lines.`,
    };
  }
  const named = file.given === "file" || isCalledClassList(file.name);
  const forms = isData(file.name) ? dataRows(file) : textRows(file);
  if (typeof forms === "string") return { ok: false, why: "damaged", message: forms };
  const form = forms.find(({ knownBy }) => named || knownBy === "content");
  if (!form)
    return { ok: false, why: "form", message: `${file.name} has none of the forms of a class list (${FORMS}).` };
  const { rows } = form;
  if (typeof rows === "string") return { ok: false, why: "damaged", message: `${file.name} ${rows}` };
  return "regions" in rows ? listOfRows(file.name, rows.rows, rows.regions) : listOfRows(file.name, rows);
}

/** In characters and lines: so much is read in a moment, and no class list is longer. JSON is read by the engine's own parser. */
const LONGEST = 1 << 20;
const MOST_LINES = 1 << 16;

function isTooLong(text: string): boolean {
  if (text.length > LONGEST) return true;
  let lines = 0;
  for (const character of text) if (character === "\n" || character === "\r") lines++;
  return lines > MOST_LINES;
}

interface Form {
  readonly knownBy: "content" | "name";
  readonly rows: readonly ListRow[] | RowsOfRegions | string;
}

function textRows({ text }: ClassListFile): readonly Form[] {
  const lines = tellingLines(text);
  return TEXT_FORMS.flatMap(({ knownBy, read }) => {
    const rows = read(lines);
    return rows ? [{ knownBy, rows }] : [];
  });
}

function dataRows(file: ClassListFile): readonly Form[] | string {
  const found = dataOf(file);
  if (typeof found === "string") return found;
  return DATA_FORMS.flatMap(({ knownBy, read }) => {
    const rows = read(found.data);
    return rows === undefined ? [] : [{ knownBy, rows }];
  });
}

/** What the file holds; a sentence where it cannot be read. */
function dataOf({ name, text }: ClassListFile): { readonly data: unknown } | string {
  if (IS_JSON.test(name)) {
    if (isNestedDeep(text)) return `${name} has lists in each other far deeper than a class list. Name another file.`;
    try {
      return { data: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown };
    } catch (error) {
      return `${name} is not valid JSON: ${messageOf(error)}`;
    }
  }
  const reading = yamlData(withoutTags(text));
  return reading.ok ? reading : `${name} is not YAML of a class list: ${reading.message}.`;
}

const IS_JSON = /\.json$/i;

function isData(name: string): boolean {
  return IS_JSON.test(name) || /\.ya?ml$/i.test(name);
}
