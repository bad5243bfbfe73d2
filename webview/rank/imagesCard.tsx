import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { mostDiffering, type RankedImages } from "../../src/core/rank/rankedImages";
import type { Ranking } from "../../src/core/rank/ranking";
import { ranks } from "../../src/core/rank/ranks";
import { formatFigure } from "../../src/core/text/format";
import { FilterField } from "../parts/filterField";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { RunHeads } from "./heads";

/** Rows at first, and so many more at a time. */
const ROWS = 20;

export interface ImagesCardProps {
  readonly ranking: Ranking;
  readonly images: RankedImages;
  readonly id: string;
  readonly onOpen: (image: number, among: readonly number[]) => void;
}

/** The images, those first on which the runs differ most: each leads to it in all runs. */
export function ImagesCard({ ranking: { runs, metric }, images, id, onOpen }: ImagesCardProps): VNode {
  const [filter, setFilter] = useState("");
  const [most, setMost] = useState(ROWS);
  const order = useMemo(() => mostDiffering(images), [images]);
  const wanted = filter.trim().toLowerCase();
  const found = order.filter((row) => (images.names[row] ?? "").toLowerCase().includes(wanted));
  const among = found.flatMap((row) => images.places[row] ?? []);
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{texts.images}</h2>
      <div class="card-line">
        <p class="dim">{texts.imagesNote(metric.name)}</p>
        <FilterField
          label={texts.filterImages}
          testId={`${id}-filter`}
          value={filter}
          onFilter={(text) => {
            setFilter(text);
            setMost(ROWS);
          }}
        />
      </div>
      {found.length === 0 ? (
        <p role="status">{texts.noImages}</p>
      ) : (
        <div class="wide-table">
          <table class="ranked of-images" aria-labelledby={id} data-testid={id}>
            <thead>
              <tr>
                <th scope="col" class="pinned">
                  {texts.image}
                </th>
                <RunHeads runs={runs} />
              </tr>
            </thead>
            <tbody>
              {found.slice(0, most).map((row) => {
                const name = images.names[row] ?? "";
                const place = images.places[row];
                const figures = images.figures[row] ?? [];
                const rankOf = ranks(figures, metric.better);
                const isTied = rankOf.every((rank) => rank === 1);
                return (
                  <tr key={place} data-image={name}>
                    <th scope="row" class="pinned">
                      <button
                        type="button"
                        class="link"
                        title={texts.showImage(name)}
                        onClick={() => {
                          if (place !== undefined) onOpen(place, among);
                        }}
                      >
                        {name}
                      </button>
                    </th>
                    {runs.map(({ given }, at) => (
                      <td
                        key={given}
                        class={`end number${rankOf[at] === 1 && !isTied && figures[at] !== undefined ? " first" : ""}`}
                      >
                        {formatFigure(figures[at])}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {found.length > most && (
        <p class="buttons">
          <button
            type="button"
            class="secondary"
            data-testid={`${id}-more`}
            onClick={() => {
              setMost(most + ROWS);
            }}
          >
            {texts.moreImages(Math.min(ROWS, found.length - most))}
          </button>
          <span class="dim">{texts.shownImages(Math.min(most, found.length), found.length)}</span>
        </p>
      )}
    </section>
  );
}
