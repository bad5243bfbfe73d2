import type { VNode } from "preact";
import type { ImageEntry } from "../../src/core/report";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";
import { Thumbnail } from "../viewer/thumbnail";
import { classOf } from "./classOf";

const { images: texts } = TEXTS;

/** The name of a pair, which opens it in the viewer; says where it has no prediction. */
export function ImageName({ image }: { readonly image: ImageEntry }): VNode {
  const store = useStore();
  return (
    <span class="image-name" title={image.name}>
      <Thumbnail image={image} />
      <button
        type="button"
        class="link text"
        tabIndex={-1}
        title={texts.openViewer(image.name)}
        onClick={() => {
          const lookedAtFor = classOf(store.evaluation.value.table.classes, store.view.value.imagesClass);
          const focus = lookedAtFor === undefined ? {} : { focus: { kind: "class", class: lookedAtFor } as const };
          store.openViewer({ image: image.name, ...focus });
        }}
      >
        {image.name}
      </button>
      {image.prediction === undefined && <span class="dim">{texts.noPrediction}</span>}
    </span>
  );
}
