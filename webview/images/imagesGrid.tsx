import type { TargetedKeyboardEvent, VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ScrollPlace } from "../table/useScrolling";
import { TEXTS } from "../texts/texts";
import type { ImageRow } from "./imageRow";
import { ImageTile } from "./imageTile";
import { LINE_HEIGHT, moveTile } from "./tiles";
import { useTileWindow } from "./useTileWindow";

const { images: texts } = TEXTS;

export interface ImagesGridProps {
  readonly label: string;
  /** In the order in which they are shown. */
  readonly rows: readonly ImageRow[];
  readonly name: (row: ImageRow) => string;
  /** The figure under the name. */
  readonly figure: (row: ImageRow) => VNode;
  readonly inViewer: string | undefined;
  readonly context: (row: ImageRow) => string;
  readonly place: ScrollPlace;
  readonly onOpen: (row: ImageRow) => void;
}

/** The images as thumbnails of their errors: only those in sight are in the document, one tab stop, arrows move inside. */
export function ImagesGrid({ label, rows, name, figure, inViewer, context, place, onOpen }: ImagesGridProps): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const { across, first, end, page } = useTileWindow(scroller, rows.length, place);
  const [active, setActive] = useState(0);
  const moved = useRef(false);
  const current = Math.max(0, Math.min(active, rows.length - 1));
  const isDrawn = current >= first * across && current < end * across;
  // A tile that is out of the document can't be the tab stop: the first one that is drawn stands in for it.
  const tabStop = isDrawn ? current : first * across;

  useLayoutEffect(() => {
    if (!moved.current) return;
    const tile = scroller.current?.querySelector<HTMLElement>(`[data-place="${current}"]`);
    // Not yet drawn where the key went far: the drawing that follows the scroll comes here again.
    if (!tile) return;
    moved.current = false;
    tile.focus({ preventScroll: true });
    tile.scrollIntoView({ block: "nearest" });
  });

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const row = rows[current];
    if (event.key === "Enter" && row) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const to = moveTile(event, current, { count: rows.length, across, page });
    if (to === undefined) return;
    event.preventDefault();
    moved.current = true;
    if (scroller.current) bringIntoSight(scroller.current, Math.floor(to / across));
    setActive(to);
  };

  return (
    <div class="table-scroller tile-scroller" ref={scroller} tabIndex={-1} data-testid="table-scroller">
      <div
        class="tile-lines"
        role="grid"
        aria-label={label}
        aria-rowcount={Math.ceil(rows.length / across)}
        aria-colcount={across}
        data-count={rows.length}
        style={{ height: `${Math.ceil(rows.length / across) * LINE_HEIGHT}px` }}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: Math.max(0, end - first) }, (_, position) => first + position).map((line) => (
          <div
            key={line}
            class="tile-line"
            role="row"
            aria-rowindex={line + 1}
            style={{ top: `${line * LINE_HEIGHT}px` }}
          >
            {rows.slice(line * across, (line + 1) * across).map((row, position) => {
              const index = line * across + position;
              return (
                <ImageTile
                  key={row.image.name}
                  row={row}
                  name={name(row)}
                  index={index}
                  column={position + 1}
                  figure={figure(row)}
                  state={row.image.name === inViewer ? "in-viewer" : "closed"}
                  tabIndex={index === tabStop ? 0 : -1}
                  context={context(row)}
                  onFocus={() => {
                    setActive(index);
                  }}
                  onOpen={() => {
                    onOpen(row);
                  }}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p class="visually-hidden">{texts.gridKeys}</p>
    </div>
  );
}

/** Scrolls so far that the line will be drawn; the exact place is the browser's to find. */
function bringIntoSight(element: HTMLElement, line: number): void {
  const top = line * LINE_HEIGHT;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + LINE_HEIGHT > element.scrollTop + element.clientHeight)
    element.scrollTop = top + LINE_HEIGHT - element.clientHeight;
}
