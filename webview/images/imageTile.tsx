import type { VNode } from "preact";
import { MiddleText } from "../parts/middleText";
import { TEXTS } from "../texts/texts";
import { Thumbnail } from "../pixels/thumbnail";
import type { ImageRow } from "./imageRow";

const { images: texts } = TEXTS;

export interface ImageTileProps {
  readonly row: ImageRow;
  /** As it is shown. */
  readonly name: string;
  /** Among all images in their order. */
  readonly index: number;
  /** From 1. */
  readonly column: number;
  readonly figure: VNode;
  readonly state: "in-viewer" | "closed";
  readonly tabIndex: 0 | -1;
  /** What VS Code's context menu is told, as JSON. */
  readonly context: string;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** One image of the grid: where its errors are, its name, its figure. */
export function ImageTile({
  row,
  name,
  index,
  column,
  figure,
  state,
  tabIndex,
  context,
  onFocus,
  onOpen,
}: ImageTileProps): VNode {
  const { image } = row;
  return (
    <div
      class={`tile ${state}`}
      role="gridcell"
      aria-colindex={column}
      tabIndex={tabIndex}
      data-row={image.name}
      data-place={index}
      data-vscode-context={context}
      title={texts.openViewer(image.name)}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span class="picture">
        <Thumbnail image={image} size="tile" />
      </span>
      <MiddleText text={name} />
      {figure}
    </div>
  );
}
