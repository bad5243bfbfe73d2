import { DATA_FORMS } from "./dataForms";
import { isCalledClassList } from "./isCalledClassList";
import { listOfRows, type ClassListReading, type ListRow } from "./listRows";
import { TEXT_FORMS, tellingLines } from "./textForms";

/** A file that may be a class list. */
export interface ClassListFile {
  /** As shown to the user; its ending says whether it is text or data. */
  readonly name: string;
  readonly text: string;
  /** What the file holds, where it is YAML: read by a parser outside. */
  readonly data?: unknown;
  /** `file`: it was named as a class list, so every form is tried; `search`: only forms that no other file has. */
  readonly given: "file" | "search";
}

/** For the message: what would have been read. */
const FORMS = "one name a line; id name; R G B name; name,r,g,b; labelmap.txt of CVAT; a table whose header names its columns, such as label,name,color; JSON or YAML of names and labels";

/** Reads a class list of any form that tools write, known by its content. */
export function parseClassList(file: ClassListFile): ClassListReading {
  const named = file.given === "file" || isCalledClassList(file.name);
  const forms = isData(file) ? dataRows(file) : textRows(file);
  if (typeof forms === "string") return { ok: false, message: forms };
  const form = forms.find(({ knownBy }) => named || knownBy === "content");
  if (!form) return { ok: false, message: `${file.name} has none of the forms of a class list (${FORMS}).` };
  return typeof form.rows === "string" ? { ok: false, message: `${file.name} ${form.rows}` } : listOfRows(file.name, form.rows);
}

interface Form {
  readonly knownBy: "content" | "name";
  readonly rows: readonly ListRow[] | string;
}

function textRows({ text }: ClassListFile): readonly Form[] {
  const lines = tellingLines(text);
  return TEXT_FORMS.flatMap(({ knownBy, read }) => {
    const rows = read(lines);
    return rows ? [{ knownBy, rows }] : [];
  });
}

function dataRows({ name, text, data }: ClassListFile): readonly Form[] | string {
  let found = data;
  if (/\.json$/i.test(name)) {
    try {
      found = JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch (error) {
      return `${name} is no valid JSON: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return DATA_FORMS.flatMap(({ knownBy, read }) => {
    const rows = read(found);
    return rows === undefined ? [] : [{ knownBy, rows }];
  });
}

function isData({ name, data }: ClassListFile): boolean {
  return data !== undefined || /\.json$/i.test(name);
}
