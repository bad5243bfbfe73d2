import type { ImageEntry } from "../document/report";
import { CountsSum } from "../labels/countsSum";
import type { MaskFacts } from "../labels/labelMap";
import { oncePer } from "../collections/oncePer";
import { labelForm } from "./labelForm";

/**
 * Images as one for each way in which their masks are stored and each form of their labels, as they come one by one: what labels mean is
 * told by few of them, whatever their number. `pooledByForm` does it of images that lie in memory.
 */
export class ImagePool {
  private readonly groups = new Map<string, { readonly first: ImageEntry; readonly sum: CountsSum; images: number }>();

  private readonly known = new Map<string, number>();
  /** Masks of a report share their facts: each is written out once. */
  private readonly factsNumber = oncePer((facts: MaskFacts): number => {
    const key = JSON.stringify(facts);
    const number = this.known.get(key) ?? this.known.size;
    this.known.set(key, number);
    return number;
  });

  add(image: ImageEntry): void {
    const key = this.keyOf(image);
    const group = this.groups.get(key) ?? { first: image, sum: new CountsSum(), images: 0 };
    this.groups.set(key, group);
    group.sum.add(image.counts);
    group.images++;
  }

  /** How many groups there are so far: each takes half a megabyte. */
  get size(): number {
    return this.groups.size;
  }

  /** One image a group, with what it stands for, in the order in which the groups were met. */
  images(): readonly ImageEntry[] {
    return Array.from(this.groups.values(), ({ first, sum, images }) => ({
      ...first,
      counts: sum.counts(),
      standsFor: images,
    }));
  }

  private keyOf({ target, prediction, counts }: ImageEntry): string {
    const side = ({ facts, parts }: ImageEntry["target"], labels: Int32Array): string =>
      `${this.factsNumber(facts)} ${labelForm(labels, facts.kind === "colour")} ${labels.includes(0)} ${parts !== undefined}`;
    // What clauses count: how many predictions were resized.
    const ofPrediction =
      prediction && `${side(prediction, counts.predictions)} ${prediction.resizedFrom !== undefined}`;
    return `${side(target, counts.targets)}, ${ofPrediction ?? ""}`;
  }
}
