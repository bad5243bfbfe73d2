import type { LabelMap } from "../../core/labels/labelMap";
import type { ReadOptions } from "../decoded";
import { Refusal } from "../refusal";
import { heldRows } from "./arrayRows";
import { npyColours } from "./npyColours";
import { npyContent } from "./npyContent";
import { layoutOfVolume, readNpyLayout } from "./npyLayout";
import { npyNumbers } from "./npyNumbers";
import { singleNumbers } from "./singleNumbers";
import { strongestChannels } from "./strongestChannels";

/** Reads an array of NumPy as labels. */
export function decodeNpy(bytes: Uint8Array, options: ReadOptions): LabelMap | Refusal {
  const layout = readNpyLayout(bytes, options);
  if (layout instanceof Refusal) return layout;
  const numbers = npyNumbers(bytes, layout);
  const content = npyContent(heldRows(numbers, layout), layout, options);
  if (content instanceof Refusal) return content;
  switch (content.kind) {
    case "single":
      return singleNumbers(numbers, layout, options);
    case "volume": {
      const slices = layoutOfVolume(layout.header, content.axes, options, bytes.length);
      return slices instanceof Refusal ? slices : singleNumbers(npyNumbers(bytes, slices), slices, options);
    }
    case "colours":
      return npyColours(numbers, layout);
    case "scores":
      return strongestChannels(numbers, layout, { ...options, scores: content.scores });
  }
}
