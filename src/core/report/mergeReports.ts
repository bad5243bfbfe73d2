import { choiceNames } from "./choiceNames";
import { segmentKinds } from "../reading/panopticMap";
import type { Choices } from "../document/choices";
import type { ChoicesDocument } from "./choicesDocument";
import { naturalOrder } from "../text/naturalOrder";
import { canonicalName } from "../pairing/canonicalName";
import { problemOrder } from "./problemOrder";
import { chooseFoundList, type FoundListChoice } from "../check/foundList";
import { groupBy } from "../collections/groupBy";
import type { FoundLists, FoundSegments, ImageEntry, Report, ReportPairing, ReportSeveral } from "../document/report";
import { mergeMeasured } from "./mergeMeasured";
import { differingChoices } from "./differingChoices";
import { withCommonFolders } from "./reportFolders";
import { largestOf } from "../numbers/extremes";

/** A report to merge, its folders absolute, with the name that sentences give it. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

export type MergedReport =
  | { readonly ok: true; readonly report: Report }
  /** Why these reports are not parts of one, and what to do. */
  | { readonly ok: false; readonly message: string };

/**
 * One report of disjoint parts: their images and problems together, nothing counted anew.
 *
 * Shards of a divided run must be all of it, and give the report that the whole run gives, to the byte. Reports of
 * other folders are put under the folder that holds them all, their images named from there.
 */
export function mergeReports(parts: readonly NamedReport[]): MergedReport {
  const message = refusal(parts);
  if (message !== undefined) return { ok: false, message };
  const placed = withCommonFolders(parts.map(({ report }) => report));
  const [first] = placed ?? [];
  if (!placed || !first)
    return { ok: false, message: "These reports have no folder in common. Merge reports of folders on one drive." };
  const repeated = repeatedImage(parts, placed);
  if (repeated !== undefined) return { ok: false, message: repeated };
  const images = placed.flatMap((report) => report.images).sort((a, b) => naturalOrder(a.name, b.name));
  const found = togetherFound(placed);
  // A shard has some of the labels only: which list fits is decided over all of them, as in a whole run.
  const lists: FoundListChoice =
    found && first.shard && isUndecided(found, first.choices)
      ? chooseFoundList(found, images, first.choices)
      : found
        ? { foundLists: found }
        : {};
  // A shard without images has been measured under anything.
  const withImages = placed.filter((report) => report.images.length > 0);
  const measured = mergeMeasured((withImages.length > 0 ? withImages : placed).map((report) => report.measured));
  // A shard whose files tell no spacing, or that has none, has not made the choice that others made of theirs.
  const shapes = placed.find(({ choices }) => choices.shapes?.tau)?.choices.shapes ?? first.choices.shapes;
  return {
    ok: true,
    report: {
      schema: first.schema,
      folders: first.folders,
      pairing: first.shard ? first.pairing : togetherPaired(placed),
      images,
      problems: placed.flatMap(({ problems }) => problems).sort(problemOrder),
      ...(lists.foundLists && { foundLists: lists.foundLists }),
      ...(first.shard && togetherSegments(placed)),
      choices: {
        ...first.choices,
        ...(lists.classList && { classList: lists.classList }),
        ...(first.shard && shapes && { shapes }),
      },
      ...(measured && { measured }),
      state: "complete",
    },
  };
}

/** No list is named; a table of colours stands in for one where none is found. */
function isUndecided({ lists }: FoundLists, { classList }: Choices): boolean {
  return !classList || lists.some(({ colours }) => colours === classList.source);
}

function refusal(parts: readonly NamedReport[]): string | undefined {
  const [first, ...others] = parts;
  if (!first) return "There is no report to merge. Name the reports of all shards.";
  for (const other of others) {
    const differing = differingChoices(first.report.choices, other.report.choices);
    if (differing.length > 0) return otherChoices(first.name, other.name, differing);
  }
  const coded = parts.filter(({ report }) => report.pairing.several?.classes);
  const other = coded.find(
    ({ report }) => !same(report.pairing.several?.classes, coded[0]?.report.pairing.several?.classes),
  );
  if (coded[0] && other)
    return `${other.name} and ${coded[0].name} give the classes of their masks other labels. Evaluate both with one class list that names them.`;
  const cancelled = parts.find(({ report }) => report.state === "partial" && !report.shard);
  if (cancelled) return `${cancelled.name} was cancelled before its end. Evaluate it again, then merge.`;
  return shardRefusal(first, parts);
}

function otherChoices(first: string, other: string, differing: readonly (keyof ChoicesDocument)[]): string {
  return `${other} and ${first} were evaluated under other choices (${choiceNames(differing)}). Evaluate both with the same options.`;
}

/** Shards must be of one run, all of it, each once. */
function shardRefusal(first: NamedReport, parts: readonly NamedReport[]): string | undefined {
  const whole = first.report;
  const byNumber = new Map<number, string>();
  for (const { name, report } of parts) {
    const { shard } = report;
    if (shard?.of !== whole.shard?.of) {
      return `${name} is ${shardWords(report)}, ${first.name} is ${shardWords(whole)}. Merge the shards of one run only.`;
    }
    if (!shard) continue;
    const twin = byNumber.get(shard.number);
    if (twin !== undefined) return `${name} and ${twin} are both ${shardWords(report)}. Name each shard once.`;
    byNumber.set(shard.number, name);
    if (!same(report.folders, whole.folders))
      return `${name} and ${first.name} are shards of other folders. Merge the shards of one run only.`;
    if (!same(report.pairing, whole.pairing)) {
      return `${name} and ${first.name} met other files in the folders. Evaluate all shards again while no file comes or goes.`;
    }
  }
  const missing = Array.from({ length: whole.shard?.of ?? 0 }, (_, index) => index + 1).filter(
    (number) => !byNumber.has(number),
  );
  if (missing.length === 0) return undefined;
  return `${missing.length === 1 ? "Shard" : "Shards"} ${missing.join(", ")} of ${byNumber.size + missing.length} missing. Name the reports of all shards.`;
}

function shardWords({ shard }: Report): string {
  return shard ? `shard ${shard.number} of ${shard.of}` : "not a shard";
}

/** Both sides have one order of keys: they were read or made by one function. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function repeatedImage(parts: readonly NamedReport[], placed: readonly Report[]): string | undefined {
  const seen = new Map<string, string>();
  for (const [position, { images }] of placed.entries()) {
    const name = parts[position]?.name ?? "";
    for (const key of images.flatMap(imageKeys)) {
      const other = seen.get(key);
      if (other !== undefined)
        return `${name} and ${other} both hold the ${key}. An image must not count twice: name reports of disjoint images.`;
    }
    for (const key of images.flatMap(imageKeys)) seen.set(key, name);
  }
  return undefined;
}

function imageKeys({ name, target }: ImageEntry): readonly string[] {
  const files = target.parts ?? [target];
  return [`image ${canonicalName(name)}`, ...files.map(({ path }) => `target ${canonicalName(path)}`)];
}

/** What the parts found of class lists, each list and file once. */
function togetherFound(reports: readonly Report[]): FoundLists | undefined {
  const found = reports.flatMap(({ foundLists }) => foundLists ?? []);
  if (found.length === 0) return undefined;
  const once = <Item>(items: readonly Item[]): readonly Item[] => [
    ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
  ];
  return {
    lists: once(found.flatMap(({ lists }) => lists)),
    unread: once(found.flatMap(({ unread }) => unread)),
    skipped: largestOf(found.map(({ skipped }) => skipped)),
  };
}

/** Each file for a side once, with the rows of all parts. */
function togetherSegments(reports: readonly Report[]): Pick<Report, "foundSegments"> {
  const files = groupBy(
    reports.flatMap(({ foundSegments }) => foundSegments ?? []),
    ({ side, file }) => `${side} ${file}`,
  );
  const together = [...files.values()].flatMap((parts): readonly FoundSegments[] => {
    const all = parts.flatMap(({ from, to }) => from.map((colour, row) => [colour, to[row] ?? colour] as const));
    const rows = [...new Map(all)].sort(([a], [b]) => a - b);
    const classOf = new Map(rows);
    const [first] = parts;
    // Of ids that stand for two classes no one map is right.
    if (!first || all.some(([colour, label]) => classOf.get(colour) !== label)) return [];
    const groups = parts.flatMap((part) => part.groups ?? []).sort((a, b) => a - b);
    const stuff = parts.flatMap((part) => part.stuff ?? []).sort((a, b) => a - b);
    return [
      {
        ...first,
        ...{ from: rows.map(([colour]) => colour), to: rows.map(([, label]) => label) },
        ...segmentKinds({ groups: [...new Set(groups)], stuff: [...new Set(stuff)] }),
      },
    ];
  });
  return together.length === 0 ? {} : { foundSegments: together };
}

/** What the parts say of their pairing, together; offers are of each part's own folders and stay there. */
function togetherPaired(reports: readonly Report[]): ReportPairing {
  const pairings = reports.map(({ pairing }) => pairing);
  const files = (side: "targetsOnly" | "predictionsOnly") =>
    pairings.flatMap((pairing) => pairing[side]).sort(naturalOrder);
  const example = pairings.find((pairing) => pairing.example)?.example;
  const ambiguous = pairings.flatMap((pairing) => pairing.ambiguous ?? []);
  const variants = pairings.flatMap((pairing) => pairing.variants ?? []);
  const several = pairings.find((pairing) => pairing.several)?.several;
  return {
    rule: [...new Set(pairings.map(({ rule }) => rule))].join("; "),
    ...(example && { example }),
    pairs: pairings.reduce((sum, { pairs }) => sum + pairs, 0),
    targetsOnly: files("targetsOnly"),
    predictionsOnly: files("predictionsOnly"),
    ...(ambiguous.length > 0 && { ambiguous }),
    ...(variants.length > 0 && { variants }),
    ...(several && { several: severalTogether(several, pairings) }),
  };
}

function severalTogether(first: ReportSeveral, pairings: readonly ReportPairing[]): ReportSeveral {
  const sum = (count: "images" | "paired" | "files"): number =>
    pairings.reduce((total, { several }) => total + (several?.[count] ?? 0), 0);
  return { ...first, images: sum("images"), paired: sum("paired"), files: sum("files") };
}
