import type { Choices } from "../core/document/choices";
import { MASK_FORMAT_NAMES } from "../core/formats/maskFormats";
import { skippedWords, pickTelling } from "../core/formats/otherKinds";
import type { SkippedFiles, FoundLists, Report, ReportPairing } from "../core/document/report";
import { isBackgroundName } from "../core/classLists/backgroundName";
import type { ClassList } from "../core/document/classList";
import type { FileChoices } from "../core/document/fileChoices";
import type { Pairing } from "../core/document/pairing";
import type { FileLists } from "../core/pairing/pairFiles";
import type { Problem } from "../core/document/problem";
import { SIDES_AS_NAMED, type Side } from "../core/labels/label";
import { partLabels, type PartLabels } from "../core/pairing/partLabels";
import { quantity } from "../core/text/format";
import type { EvaluationOptions, Folders } from "./evaluateFolders";
import { fitVariant } from "./fitVariants";
import { runClassList } from "./runClassList";
import type { Files } from "./files";
import { listMasks, type Unread } from "./listMasks";
import { pairFolders } from "./pairFolders";
import { pairingProblems, unreadProblems } from "./pairingProblems";
import { worksOf, type Work } from "./works";
import type { WorkerPool } from "./workerPool";

/** What a run counts, found out before a pair is. */
export interface RunPlan {
  /** In the order of the report. */
  readonly works: readonly Work[];
  /** How the files were paired, as the report keeps it. */
  readonly pairing: ReportPairing;
  /** Of pairing, and of folders and files that cannot be read. */
  readonly problems: readonly Problem[];
  /** As the user made them. */
  readonly choices: Choices;
  /** The class list that the user named. */
  readonly list?: ClassList | undefined;
  /** Lists beside the targets; which of them fits is known when all masks are counted. */
  readonly found?: FoundLists | undefined;
  /** All masks of both folders. */
  readonly listed: FileLists;
}

export type PlannedRun =
  | { readonly ok: true; readonly plan: RunPlan }
  /** Nothing can be evaluated; the message says why and what to do. */
  | { readonly ok: false; readonly message: string };

interface PlanOptions extends Pick<EvaluationOptions, "folders" | "choices" | "colourTable"> {
  /** Told as soon as both folders are listed how many pairs there can be at most; pairing takes a while yet. */
  readonly onListed?: (mostPairs: number) => void;
}

/**
 * Lists both folders and pairs their files.
 *
 * @param threads look into a few masks where names leave open how these are paired.
 */
export async function planRun(
  options: PlanOptions,
  files: Files,
  threads: Pick<WorkerPool, "count">,
): Promise<PlannedRun> {
  const { folders, choices, onListed } = options;
  const [predictions, targets] = await Promise.all([
    listMasks(folders.prediction, files),
    listMasks(folders.target, files),
  ]);
  if (!predictions.ok) return predictions;
  if (!targets.ok) return targets;
  // In one order on every machine and disk: the example and the masks that are looked into are then the same.
  const listed = { prediction: predictions.files.toSorted(), target: targets.files.toSorted() };
  onListed?.(listed.target.length);
  const { pairing, report } = await pairFolders(listed, choices.files ?? {}, (variants, found) =>
    fitVariant(variants, found, { folders, files, threads }),
  );
  const skipped = { prediction: predictions.skipped, target: targets.skipped };
  const unread = [...predictions.unread, ...targets.unread];
  // An offer, or files that could belong to several, are for the user to look at: the report is where that is done.
  if (pairing.pairs.length === 0 && !pairing.offer && !pairing.several && pairing.ambiguous.length === 0) {
    const nothing = nothingPaired(folders, { listed, skipped }, choices.files);
    return { ok: false, message: [nothing, ...unreadWords(unread)].join(" ") };
  }

  const classes = await runClassList(
    { classList: choices.classList, colourTable: options.colourTable },
    folders.target,
    files,
  );
  if (!classes.ok) return classes;
  const labels = labelsOf(pairing, choices.files, classes.list ?? classes.found?.lists.find(leavesZero));
  return {
    ok: true,
    plan: {
      works: worksOf(pairing, { missing: choices.missing, labels }),
      pairing: {
        ...report,
        ...(labels &&
          report.several &&
          labels.classes.length > 0 && { several: { ...report.several, classes: labels.classes } }),
        ...skippedBeside(skipped),
      },
      problems: [...unreadProblems(unread), ...pairingProblems(pairing, choices.missing)],
      choices,
      list: classes.list,
      found: classes.found,
      listed,
    },
  };
}

/** How the masks of an image that has several are read, where the user chose that. */
function labelsOf(
  { several, parts }: Pairing,
  files: FileChoices | undefined,
  list: ClassList | undefined,
): PartLabels | undefined {
  return several && parts && files?.severalMasks && partLabels(several, files.severalMasks, list);
}

/** Whether label 0 is left to what no mask of an image covers. */
function leavesZero({ classes }: ClassList): boolean {
  return classes.every(({ label, name }) => label !== 0 || isBackgroundName(name));
}

/** What a report keeps of the files that were passed over. */
function skippedBeside(skipped: Readonly<Record<Side, readonly SkippedFiles[]>>): Pick<Report["pairing"], "skipped"> {
  const rows = SIDES_AS_NAMED.flatMap((side) => pickTelling(skipped[side]).map((kind) => ({ side, ...kind })));
  return rows.length === 0 ? {} : { skipped: rows };
}

interface Found {
  readonly listed: FileLists;
  readonly skipped: Readonly<Record<Side, readonly SkippedFiles[]>>;
}

function nothingPaired(folders: Folders, { listed: files, skipped }: Found, choices: FileChoices | undefined): string {
  const { prediction, target } = folders;
  const empty = SIDES_AS_NAMED.find((side) => files[side].length === 0);
  if (empty) {
    const others =
      skipped[empty].length === 0
        ? "Choose another folder."
        : `It holds ${skippedWords(skipped[empty])}, or choose another folder.`;
    return `The ${empty} folder ${folders[empty]} holds no masks (${MASK_FORMAT_NAMES} files). ${others}`;
  }
  const { affixes } = choices ?? {};
  const forms = [affixes?.prediction, affixes?.target].filter((pattern) => pattern !== undefined);
  const formed =
    forms.length === 0
      ? ""
      : ` Names were to be of the form ${forms.join(" and ")} (setting maskEvaluation.pairingAffixes): correct it, or leave it out.`;
  return (
    `No prediction has the name of a target: ${prediction} holds ${files.prediction.length} masks such as ${files.prediction[0] ?? ""}, ` +
    `${target} holds ${files.target.length} such as ${files.target[0] ?? ""}.${formed} Choose folders whose files have matching names.`
  );
}

function unreadWords(unread: readonly Unread[]): readonly string[] {
  const [first] = unread;
  return first
    ? [
        `${unread.every(({ isFolder }) => isFolder) ? quantity(unread.length, "subfolder") : quantity(unread.length, "file or subfolder", "files and subfolders")} could not be read, such as ${first.path}: ${first.reason}.`,
      ]
    : [];
}
