import type { Choices } from "../core/document/choices";
import type { Side } from "../core/labels/label";
import { naturalOrder } from "../core/text/naturalOrder";
import type { MaskPart, Pair, Pairing } from "../core/document/pairing";
import type { PartLabels } from "../core/pairing/partLabels";
import { withoutExtension } from "../core/pairing/maskName";
import type { Shard } from "../core/document/report";
import type { MaskSource } from "../protocol/pair";

/** A target to count: with its prediction, or alone where missing predictions count as missed. */
export interface Work extends Omit<Pair, "prediction"> {
  readonly prediction?: string;
  /** Of a side whose masks are put together of several files. */
  readonly parts?: Partial<Readonly<Record<Side, readonly MaskPart[]>>>;
}

/** What is to be counted, in the order of the report. */
export function worksOf(
  pairing: Pairing,
  { missing, labels }: { readonly missing: Choices["missing"]; readonly labels: PartLabels | undefined },
): readonly Work[] {
  const alone =
    missing === "count" ? pairing.targetsOnly.map((target): Work => ({ name: withoutExtension(target), target })) : [];
  const all = [...pairing.pairs, ...alone].sort((a, b) => naturalOrder(a.name, b.name));
  const { parts, several } = pairing;
  if (!labels || !parts || !several) return all;
  return all.map((work) => {
    const ofImage = parts.get(work[several.side] ?? "");
    const labelled = ofImage && labels.labelled(ofImage);
    return labelled ? { ...work, parts: { [several.side]: labelled } } : work;
  });
}

/** The part of a shard: every `of`-th. */
export function worksOfShard(works: readonly Work[], { number, of }: Shard): readonly Work[] {
  return works.filter((_, index) => index % of === number - 1);
}

/** The files of a side of a pair; none where there is no prediction. */
export function filesOf(work: Pick<Work, "target" | "prediction" | "parts">, side: Side): readonly string[] {
  const parts = work.parts?.[side];
  if (parts) return parts.map(({ path }) => path);
  const path = work[side];
  return path === undefined ? [] : [path];
}

/** Where a thread finds a mask of that file or of those parts. */
export function maskSource(
  { path, parts }: { readonly path: string; readonly parts?: readonly MaskPart[] | undefined },
  placeOf: (path: string) => string,
): MaskSource {
  return parts
    ? { parts: parts.map((part) => ({ file: { path: placeOf(part.path) }, label: part.label })) }
    : { path: placeOf(path) };
}
