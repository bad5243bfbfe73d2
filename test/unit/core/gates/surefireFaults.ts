/**
 * What of a file of JUnit XML is against surefire-test-report-3.0.xsd, as far as our files go: elements, where they may stand,
 * attributes that must or may be there and their types; and that the counts are those of the cases.
 */
export function surefireFaults(text: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const counts = new Map<string, number>();
  let declared: Readonly<Record<string, string>> = {};
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  if (body === text) faults.push("no declaration");
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) faults.push("a character that no XML has");
  const rest = body.replaceAll(TAG, (_, end: string, name: string, attributes: string, empty: string) => {
    if (end !== "") {
      if (open.pop() !== name) faults.push(`${name} ends what it did not begin`);
      return "";
    }
    const row = ELEMENTS[name];
    if (!row) faults.push(`there is no element ${name}`);
    else if (!row.inside.includes(open.at(-1) ?? "")) faults.push(`${name} in ${open.at(-1) ?? "nothing"}`);
    const read = Object.fromEntries(
      [...attributes.matchAll(ATTRIBUTE)].map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]),
    );
    for (const [key, type] of Object.entries(row?.attributes ?? {}))
      if (!type.test(read[key] ?? "\0")) faults.push(`${name} has the ${key} ${read[key] ?? "missing"}`);
    for (const key of Object.keys(read)) if (!row?.attributes[key]) faults.push(`${name} may have no ${key}`);
    if (name === "testsuite") declared = read;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (empty === "") open.push(name);
    return "";
  });
  if (rest.trim() !== "") faults.push(`text that is not an element: ${rest.trim().slice(0, 40)}`);
  if (open.length > 0) faults.push(`${open.join(", ")} without an end`);
  if (counts.get("testsuite") !== 1) faults.push("not one suite");
  for (const [attribute, element] of [
    ["tests", "testcase"],
    ["errors", "error"],
    ["failures", "failure"],
    ["skipped", "skipped"],
  ] as const)
    if (Number(declared[attribute]) !== (counts.get(element) ?? 0)) faults.push(`${attribute} do not add up`);
  return faults;
}

const TAG = /<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /(?<name>[a-z]+)="(?<value>(?:[^"&<]|&(?:amp|lt|gt|quot|apos|#\d+);)*)"/g;

const TEXT = /^[^\0]*$/;
const NUMBER = /^\d+$/;
/** SUREFIRE_TIME */
const TIME = /^(?:(?:\d{0,3},)*\d{3}|\d{0,3})(?:\.\d{0,3})?$/;

const ELEMENTS: Readonly<
  Record<string, { readonly inside: readonly string[]; readonly attributes: Readonly<Record<string, RegExp>> }>
> = {
  testsuite: {
    inside: [""],
    attributes: { name: TEXT, time: TIME, tests: NUMBER, errors: NUMBER, skipped: NUMBER, failures: NUMBER },
  },
  testcase: { inside: ["testsuite"], attributes: { name: TEXT, classname: TEXT, time: TIME } },
  failure: { inside: ["testcase"], attributes: { type: TEXT, message: TEXT } },
  error: { inside: ["testcase"], attributes: { type: TEXT, message: TEXT } },
};
