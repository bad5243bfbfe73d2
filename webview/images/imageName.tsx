import type { VNode } from "preact";
import type { ImageEntry } from "../../src/core/report";
import { TEXTS } from "../texts";

/** The name of a pair; says where it has no prediction. */
export function ImageName({ image }: { readonly image: ImageEntry }): VNode {
  return (
    <span class="image-name" title={image.name}>
      <span class="text">{image.name}</span>
      {image.prediction === undefined && <span class="dim">{TEXTS.images.noPrediction}</span>}
    </span>
  );
}
