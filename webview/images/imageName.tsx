import type { VNode } from "preact";
import type { ImageEntry } from "../../src/core/document/report";
import { MiddleText } from "../parts/middleText";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { Thumbnail } from "../pixels/thumbnail";
import { openImage } from "./openImage";
import { shownName } from "./shownNames";
import type { ClassIndex } from "../../src/core/labels/indices";

const { images: texts } = TEXTS;

export interface ImageNameProps {
  readonly image: ImageEntry;
  /** The class that the images are looked at for. */
  readonly classIndex: ClassIndex | undefined;
}

/** The name of a pair, which opens it in the viewer. */
export function ImageName({ image, classIndex }: ImageNameProps): VNode {
  const store = useStore();
  return (
    <span class="image-name" title={image.name}>
      <Thumbnail image={image} size="row" />
      <button
        type="button"
        class="link name"
        tabIndex={-1}
        title={texts.openViewer(image.name)}
        onClick={() => {
          openImage(store, image.name, classIndex);
        }}
      >
        <MiddleText text={shownName(image, store.evaluation.value.images)} />
      </button>
    </span>
  );
}
