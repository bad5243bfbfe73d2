import type { Choices } from "../document/choices";
import { type Label, type Side, SIDES } from "../labels/label";
import { quantity, formatShare } from "../text/format";
import { agreeingShare, agreement } from "./agreement";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { instanceCode, type InstanceCode, LARGEST_16_BIT } from "./instanceCode";
import type { LabelRow } from "./labelRows";
import { meanIou } from "./meanIou";
import { withStep } from "./readings";
import type { Relabelling } from "../document/relabelling";

/** Numbers without many gaps are instances, whatever the agreement; where they have gaps, classes that agree show it. */
const SURELY_FILLED = 0.25;
const FILLED = 0.02;
const AGREEING = 0.5;

/** Steps after which no number of an instance is left: those of scores were none. */
const READ: ReadonlySet<Relabelling["kind"]> = new Set<Relabelling["kind"]>(["divide", "foreground", "threshold"]);

/** Labels that hold class and instance, offered as classes: of both sides at once, where both are coded so. */
export function instanceCodeFindings(data: CheckedData): readonly Finding[] {
  const { automatic, pooled, choices, coding } = data;
  const codes = SIDES.flatMap((side) => {
    const isRead = automatic.steps[side].some(({ kind }) => READ.has(kind));
    const code = isRead ? undefined : instanceCode(automatic.occurring[side].plain);
    return code && code.fill >= FILLED ? [{ side, code }] : [];
  });
  const [first] = codes;
  if (!first) return [];
  const steps = Object.fromEntries(codes.map(({ side, code }) => [side, divideLabels(data, code.by)]));
  const relabelling = withStep(pooled, choices, steps);
  const then = agreement(pooled, { ...choices, relabelling });
  const { agreeing, countedPixels } = coding.asTheyAre;
  const isSure = codes.every(({ code }) => code.fill >= SURELY_FILLED);
  if (!isSure && !(agreeingShare(then) >= AGREEING && gains(data, relabelling))) return [];
  // Of one side alone it may be that the other was never coded so: then nothing is gained.
  if (codes.length === 1 && agreeingShare(then) < agreeingShare(coding.asTheyAre)) return [];
  const labels = new Set(codes.flatMap(({ code }) => code.labels));
  const classes = new Set(codes.flatMap(({ code }) => code.classes));
  return [
    {
      id: codes.length === SIDES.length ? "instanceIds" : `instanceIds:${first.side}`,
      severity: "warning",
      message:
        `${heldWords(codes)}: likely instance ids of ${quantity(classes.size, "class", "classes")}. ` +
        `As they are, ${formatShare(agreeing, countedPixels)} of the pixels agree. With ${divisionWords(codes)}: ${formatShare(then.agreeing, then.countedPixels)}.`,
      numbers: { labels: labels.size, classes: classes.size, agreeing, agreeingThen: then.agreeing },
      action: { label: "Apply", apply: { relabelling, ...ignoringLargest(data, codes) } },
      problem: "suspicious-coding",
    },
  ];
}

/** Numbers with gaps may be classes by the hundred: then few of them become one, and little is gained. */
function gains({ pooled, choices, coding }: CheckedData, relabelling: Choices["relabelling"]): boolean {
  const read = { ...choices, relabelling };
  const isHigher = (meanIou(pooled, read) ?? 0) >= TIMES_HIGHER * (coding.asTheyAre.meanIou ?? 0);
  return isHigher || agreeingShare(agreement(pooled, read)) >= agreeingShare(coding.asTheyAre) + BETTER;
}

const TIMES_HIGHER = 1.5;
const BETTER = 0.02;

/** 65535 stands for "no label" in masks of 16 bits, and is divided as all labels are. */
function ignoringLargest(
  { automatic, choices, table }: CheckedData,
  codes: Coded,
): Pick<Choices, "ignore"> | undefined {
  const code = codes.find(({ side }) => side === "target")?.code;
  if (!code || choices.ignore !== "auto" || !automatic.occurring.target.plain.has(LARGEST_16_BIT)) return undefined;
  const divided = Math.trunc(LARGEST_16_BIT / code.by);
  return code.classes.includes(divided) ? undefined : { ignore: [...table.ignore, divided] };
}

type Coded = readonly { readonly side: Side; readonly code: InstanceCode }[];

function heldWords(codes: Coded): string {
  const held = codes
    .map(({ side, code }) => `the ${side}s hold ${quantity(code.labels.length, "label")} of ${code.by} and more`)
    .join(" and ");
  return held.charAt(0).toUpperCase() + held.slice(1);
}

function divisionWords(codes: Coded): string {
  const divisors = new Set(codes.map(({ code }) => code.by));
  if (divisors.size === 1)
    return `label div ${[...divisors].join()}${codes.length === SIDES.length ? " on both sides" : ""}`;
  return codes.map(({ side, code }) => `label div ${code.by} of the ${side}s`).join(" and ");
}

/**
 * Labels below the divisor are classes without instances (Cityscapes), unless such classes are coded with instance 0, as in KITTI
 * and Mapillary: then those labels are instances of class 0, which are few.
 */
function divideLabels({ labels }: CheckedData, by: number): Relabelling {
  const rows = [...labels.target, ...labels.prediction];
  const below = pixelsWhere(rows, (label) => label > 0 && label < by);
  const numberedZero = pixelsWhere(rows, (label) => label >= by && label % by === 0);
  return { kind: "divide", by, ...(below > 0 && numberedZero > below && { all: true }) };
}

function pixelsWhere(rows: readonly LabelRow[], holds: (label: Label) => boolean): number {
  return rows.reduce((sum, { raw, pixels }) => (holds(raw) ? sum + pixels : sum), 0);
}
