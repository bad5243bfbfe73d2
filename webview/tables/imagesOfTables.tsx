import type { VNode } from "preact";
import { formatCount, formatFigure, formatShare } from "../../src/core/text/format";
import type { ImageOrder } from "../../src/core/streamed/imagePage";
import { worstFirst } from "../../src/core/metrics/better";
import { FilterField } from "../parts/filterField";
import { TABLES_TEXTS as texts } from "../texts/tablesTexts";
import { SortHead } from "./sortHead";
import { orderOf, ROWS } from "./tablesModel";
import type { TabProps } from "./tablesPage";

/** The images page by page, the worst first by any column. */
export function ImagesOfTables({ model, shown, metric }: TabProps): VNode {
  const page = model.images.value;
  const { order, direction, from, text } = model.look.value;
  if (shown.state !== "whole" || !page)
    return (
      <p class="empty" role="status">
        {texts.imagesWait}
      </p>
    );
  const place = shown.metrics.indexOf(metric);
  const head = (of: ImageOrder, header: string, title: string, look: "start" | "end"): VNode => {
    // What stands first rises where the worst is the lowest.
    const first = of.by === "name" ? "ascending" : of.by === "figure" ? worstFirst(of.better) : "descending";
    const other = first === "ascending" ? "descending" : "ascending";
    return (
      <SortHead
        header={header}
        title={title}
        look={look}
        sorted={order.by !== of.by ? "none" : direction === "first" ? first : other}
        onSort={() => {
          model.sortImages(of);
        }}
      />
    );
  };
  const { columns } = texts;
  const isWrongKnown = shown.confusion !== undefined;
  return (
    <div class="with-toolbar">
      <div class="toolbar">
        <FilterField
          label={texts.filterImages}
          testId="filter-images"
          value={text}
          onFilter={(wanted) => {
            model.filterImages(wanted);
          }}
        />
        <Pages from={from} found={page.found} onTurn={model.turn} />
      </div>
      <div class="scrolling of-tables" tabIndex={0}>
        {page.lines.length === 0 ? (
          <p role="status">{texts.noImages}</p>
        ) : (
          <table class="ranked sorted" aria-label={texts.tabs.images} data-testid="table-images">
            <thead>
              <tr>
                {head({ by: "name" }, columns.image.header, columns.image.title, "start")}
                {head(orderOf(shown, metric.id), columns.figure.header(metric.short), columns.figure.title, "end")}
                {isWrongKnown && head({ by: "share" }, columns.share2.header, columns.share2.title, "end")}
                {isWrongKnown && head({ by: "wrong" }, columns.wrong.header, columns.wrong.title, "end")}
                {head({ by: "pixels" }, columns.pixels.header, columns.pixels.title, "end")}
              </tr>
            </thead>
            <tbody>
              {page.lines.map(({ row, name, figures, pixels, wrong }) => (
                <tr key={row} data-image={name}>
                  <th scope="row">
                    <button
                      type="button"
                      class="link"
                      title={texts.openImage(name)}
                      onClick={() => {
                        model.openImage(row);
                      }}
                    >
                      <bdi>{name}</bdi>
                    </button>
                  </th>
                  <td class="end number" data-value={figures[place] ?? ""}>
                    {formatFigure(figures[place])}
                  </td>
                  {isWrongKnown && (
                    <td class="end number">{wrong !== undefined && pixels > 0 && formatShare(wrong, pixels)}</td>
                  )}
                  {isWrongKnown && <td class="end number">{wrong !== undefined && formatCount(wrong)}</td>}
                  <td class="end number">{formatCount(pixels)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}

function Pages({
  from,
  found,
  onTurn,
}: {
  readonly from: number;
  readonly found: number;
  readonly onTurn: (pages: number) => void;
}): VNode {
  const button = (label: string, pages: number, isThere: boolean): VNode => (
    <button
      type="button"
      class="secondary"
      disabled={!isThere}
      onClick={() => {
        onTurn(pages);
      }}
    >
      {label}
    </button>
  );
  return (
    <div class="at-end table-pages" role="group" aria-label={texts.pages}>
      <span class="dim" role="status" data-testid="images-page">
        {texts.page(Math.min(found, from + 1), Math.min(found, from + ROWS), found)}
      </span>
      {button(texts.previous, -1, from > 0)}
      {button(texts.next, 1, from + ROWS < found)}
    </div>
  );
}
