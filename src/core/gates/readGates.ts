import { isNestedDeep } from "../classLists/isNestedDeep";
import { isRecord } from "../collections/record";
import { yamlData } from "../classLists/yamlData";
import { Field } from "../report/field";
import { formatCount } from "../text/format";
import type { Gate } from "./gate";
import { readGate } from "./gateKinds";

export type ReadGates =
  | { readonly ok: true; readonly gates: readonly Gate[] }
  /** What is wrong with the file and what to do, as the rest of a sentence that begins with its name. */
  | { readonly ok: false; readonly message: string };

/** In characters; a gate takes about 100. */
export const LONGEST_GATES = 1 << 20;

/**
 * The gates of a file in JSON, or in YAML by its ending: `{ "gates": [...] }`, or the list alone. The text is untrusted; a file with
 * anything that is not understood is refused whole, since a gate that is passed over would read as a pass.
 */
export function readGates(text: string, name: string): ReadGates {
  if (text.length > LONGEST_GATES)
    return { ok: false, message: `is longer than ${formatCount(LONGEST_GATES)} characters.` };
  const read = /\.ya?ml$/i.test(name) ? yamlData(text) : jsonData(text);
  if (!read.ok) return { ok: false, message: `cannot be read: ${read.message}.` };
  const faults: string[] = [];
  const document = new Field(read.data, faults);
  const list = isRecord(read.data) ? document.at("gates") : document;
  document.only(["$schema", "gates"]);
  const gates = list.items().flatMap((gate) => readGate(gate) ?? []);
  const [fault] = faults;
  if (fault !== undefined) return { ok: false, message: `is not a file of gates: ${fault}.` };
  if (gates.length === 0) return { ok: false, message: "holds no gate, which would be passed by anything." };
  return { ok: true, gates };
}

function jsonData(
  text: string,
): { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly message: string } {
  if (isNestedDeep(text)) return { ok: false, message: "it is nested deeper than any file of gates" };
  try {
    return { ok: true, data: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    return { ok: false, message: "it is not JSON. YAML is told by the ending .yml or .yaml" };
  }
}
