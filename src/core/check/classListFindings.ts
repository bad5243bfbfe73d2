import type { ClassList } from "../document/classList";
import { BUILT_IN_LISTS } from "../classLists/builtInLists";
import { listBeginning, lowestLabel } from "../classLists/listBeginning";
import type { Label } from "../labels/label";
import { plainText } from "../text/plainText";
import { quantity, formatCount, formatShare, verb } from "../text/format";
import { choiceOption } from "./choiceOption";
import { pixelsOf, type CheckedData } from "./checkedData";
import type { Finding, FindingAction } from "../reading/finding";
import { listFit, type ListFit, type Misfit } from "./listFit";
import { shownLabels } from "./shownLabels";

/** What the class lists show: found ones that are not applied, ones that may begin elsewhere, files that are not lists. */
export function classListFindings(data: CheckedData): readonly Finding[] {
  return [
    ...offeredLists(data),
    ...otherBeginning(data),
    ...ignoredByList(data),
    ...unreadLists(data),
    ...skippedFiles(data),
  ];
}

/** The ways to use a list that was found and is not applied, the likeliest first. */
export function listActions({ list, begins, misfit }: ListFit): readonly FindingAction[] {
  const asItStands: FindingAction = { label: "Use the list as it stands", apply: { classList: asChosen(list) } };
  return begins === undefined ? [asItStands] : [beginAt(list, begins), ...(misfit === "palette" ? [] : [asItStands])];
}

/** The lists that were found and are not applied, as they fit what is counted; none where another list was named since. */
export function unappliedLists({
  report,
  choices,
  images,
}: Pick<CheckedData, "report" | "choices" | "images">): readonly ListFit[] {
  return choices.classList ? [] : (report.foundLists?.lists ?? []).map((list) => listFit(list, images, choices));
}

function offeredLists(data: CheckedData): readonly Finding[] {
  // A shard knows some of the labels only.
  if (data.report.shard) return [];
  // What names the classes of segments is offered with their reading.
  const segments = new Set(data.report.foundSegments?.map(({ file }) => file));
  const lists = unappliedLists(data).filter(({ list }) => !segments.has(list.source));
  return lists.map((fit, position) => {
    const [action] = listActions(fit);
    const numbers = {
      classes: fit.named,
      absent: fit.absent,
      lacking: fit.lacking.target.length + fit.lacking.prediction.length,
    };
    return {
      id: position === 0 ? "foundClassList" : `foundClassList:${position + 1}`,
      severity: "warning",
      message: `The class list ${plainText(fit.list.source)}, found beside the targets, is not used: ${WHY[fit.misfit ?? "chosen"](fit, data)}`,
      numbers,
      ...(action && { action }),
      problem: "suspicious-coding",
    };
  });
}

const WHY: Readonly<Record<Misfit | "chosen", (fit: ListFit, data: CheckedData) => string>> = {
  lacking: (fit, data) => `${lackingWords(fit)} As it stands, ${leftOutWords(fit, data)}.${beginWords(fit)}`,
  otherFigures: (fit) => `it would make other classes of the labels, and change figures.${beginWords(fit)}`,
  ignoring: (fit, data) => `it would ignore ${ignoringWords(fit, data)}.${beginWords(fit)}`,
  absent: (fit) =>
    `${formatCount(fit.absent)} of its ${quantity(fit.named, "class", "classes")} ${verb(fit.absent, "occurs", "occur")} in no mask, so it may be of another data set. ` +
    `As it stands, ${examples(fit.list, fit)}.${beginWords(fit)}`,
  noBackground: (fit, data) =>
    `it names no background, and label 0, ${zeroWords(data)}, may be one. As it stands, ${examples(fit.list, fit)}: ` +
    `if that is right, choose it by hand, or give ${choiceOption({ classList: asChosen(fit.list) }) ?? ""}.${beginWords(fit)}`,
  palette: (fit) => `the colours of the masks are those of its classes at other labels.${beginWords(fit)}`,
  chosen: () => "it fits, and was taken back by hand.",
};

function lackingWords({ list, lacking }: ListFit): string {
  const labels = [...new Map([...lacking.target, ...lacking.prediction].map((row) => [row.text, row])).values()];
  const many =
    labels.length > MOST_NAMED
      ? `${formatCount(labels.length)} labels`
      : `${labels.length === 1 ? "label" : "labels"} ${labels.map(({ text }) => text).join(", ")}`;
  const side = lacking.target.length === 0 ? "predictions" : lacking.prediction.length === 0 ? "targets" : "masks";
  return `it has ${quantity(list.classes.length, "class", "classes")}, none of them for ${many} of the ${side}.`;
}

const MOST_NAMED = 6;

function beginWords({ list, begins }: ListFit): string {
  if (begins === undefined) return "";
  const moved = listBeginning(list, begins);
  return ` It fits if it begins at label ${begins}: ${firstClasses(moved.classes)}.`;
}

function leftOutWords({ lacking }: ListFit, { targetPixels }: CheckedData): string {
  const [targets, predictions] = [pixelsOf(lacking.target), pixelsOf(lacking.prediction)];
  const left = `${quantity(targets, "target pixel")} (${formatShare(targets, targetPixels.total)}) would be left out`;
  const missed = `${quantity(predictions, "predicted pixel")} would be of no class`;
  return [...(targets > 0 ? [left] : []), ...(predictions > 0 ? [missed] : [])].join(" and ");
}

function ignoringWords({ ignoring }: ListFit, { targetPixels }: CheckedData): string {
  return `${shownLabels(ignoring)}, ${formatShare(pixelsOf(ignoring), targetPixels.total)} of the target pixels`;
}

/** Labels of the masks by the list's names: what a look at one image confirms or not. */
function examples(list: ClassList, { rows }: Pick<ListFit, "rows">): string {
  const occurring = new Set([...rows.target, ...rows.prediction].map(({ label }) => label));
  return firstClasses(list.classes.filter(({ label }) => occurring.has(label)));
}

function firstClasses(classes: ClassList["classes"]): string {
  const first = classes.slice(0, 3).map(({ label, name }) => `${label} is ${plainText(name)}`);
  return first.length === 0
    ? "none of its labels occurs"
    : `${first.join(", ")}${classes.length > first.length ? ", ..." : ""}`;
}

function zeroWords({ labels, targetPixels }: CheckedData): string {
  return `${formatShare(pixelsOf(labels.target.filter(({ label }) => label === 0)), targetPixels.total)} of the target pixels`;
}

/** A list that is applied and may be meant to begin elsewhere: whoever named it, a shift is not a matter of taste. */
function otherBeginning(data: CheckedData): readonly Finding[] {
  const { choices, images } = data;
  const list = choices.classList;
  if (!list || list.begins !== undefined || images.length === 0) return [];
  const fit = listFit(list, images, choices);
  const { begins, misfit } = fit;
  if (begins === undefined || misfit === undefined) return [];
  // Nothing but a name speaks for it there, and the lists of data sets are known to begin where they do.
  const isGuess = misfit === "noBackground";
  if (isGuess && BUILT_IN_LISTS.some(({ source }) => source === list.source)) return [];
  const why = isGuess
    ? `names no background, and label 0, ${zeroWords(data)}, is ${plainText(list.classes[0]?.name ?? "")} in it.`
    : "does not fit the labels as it stands.";
  return [
    {
      id: "classListBegins",
      severity: isGuess ? "info" : "warning",
      message: `The class list ${plainText(list.source)} ${why}${isGuess ? beginWords(fit).replace("It fits if it begins", "If label 0 is the background, it begins") : beginWords(fit)}`,
      numbers: { begins, begun: lowestLabel(list) },
      action: beginAt(list, begins),
      ...(!isGuess && { problem: "suspicious-coding" }),
    },
  ];
}

/** A list that nobody named takes pixels out of the figures by a name alone. */
function ignoredByList({ choices, images, targetPixels }: CheckedData): readonly Finding[] {
  const list = choices.classList;
  if (list?.found !== true || choices.ignore !== "auto" || images.length === 0) return [];
  const { ignoring } = listFit(list, images, choices);
  if (ignoring.length === 0) return [];
  const names = list.classes
    .filter(({ label }) => ignoring.some((row) => row.label === label))
    .map(({ label, name }) => `${label} (${plainText(name)})`);
  const pixels = pixelsOf(ignoring);
  return [
    {
      id: "ignoredByFoundList",
      severity: "info",
      message:
        `By the class list ${plainText(list.source)}, found beside the targets, ${names.join(", ")} is ignored: ${quantity(pixels, "target pixel")} ` +
        `(${formatShare(pixels, targetPixels.total)}).`,
      numbers: { labels: ignoring.length, pixels, share: pixels / targetPixels.total },
      action: { label: "Ignore nothing", apply: { ignore: [] } },
    },
  ];
}

function unreadLists({ report }: CheckedData): readonly Finding[] {
  return (report.foundLists?.unread ?? []).map(({ file, message }) => ({
    id: `unreadClassList:${file}`,
    severity: "warning",
    message: `A file beside the targets is called a class list and is not used. ${plainText(message)}`,
    numbers: {},
    problem: "unreadable",
  }));
}

function skippedFiles({ report, choices }: CheckedData): readonly Finding[] {
  const skipped = report.foundLists?.skipped ?? 0;
  if (skipped === 0 || choices.classList) return [];
  return [
    {
      id: "skippedClassLists",
      severity: "info",
      message:
        `${quantity(skipped, "text or data file")} beside the targets ${skipped === 1 ? "was" : "were"} not looked into for a class list. ` +
        "If one is it, choose it by hand, or give --classes FILE.",
      numbers: { files: skipped },
    },
  ];
}

function beginAt(list: ClassList, begins: Label): FindingAction {
  return {
    label: begins > 0 ? `The list begins at ${begins}, 0 is the background` : `The list begins at ${begins}`,
    apply: { classList: listBeginning(asChosen(list), begins) },
  };
}

/** Chosen by the user from here on. */
function asChosen({ source, colours, begins, classes, ignore }: ClassList): ClassList {
  return {
    source,
    ...(colours !== undefined && { colours }),
    ...(begins !== undefined && { begins }),
    classes,
    ignore,
  };
}
