import type { VNode } from "preact";
import type { RankedClass } from "../../src/core/rank/rankedFigures";
import type { RankedImages } from "../../src/core/rank/rankedImages";
import type { Ranking } from "../../src/core/rank/ranking";
import { rangeOfRanks } from "../../src/core/rank/rankTables";
import { formatFigure, formatRange, formatShare } from "../../src/core/text/format";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { closeSpan } from "./figureSpan";
import { Head, StripHead } from "./heads";
import { ImagesCard } from "./imagesCard";
import { IntervalDot } from "./intervalDot";
import { LayerBar } from "./layerBar";
import type { RankModel } from "./rankModel";

/** A class in all runs: how far each finds it, how surely one finds it better, and the images on which they differ most. */
export function ClassView({
  model,
  row,
  only,
}: {
  readonly model: RankModel;
  readonly row: RankedClass;
  readonly only: number;
}): VNode {
  const now = model.ofClass.value;
  return (
    <>
      <LayerBar back={texts.title} title={texts.ofClass(row.name)} onBack={model.back} />
      <div class="scrolling ranking" tabIndex={0} data-testid="class-view" data-phase={now?.phase}>
        {now?.phase === "refused" ? (
          <section class="card" role="alert">
            <p>{now.message}</p>
          </section>
        ) : now?.phase === "ranked" ? (
          <ClassCards
            model={model}
            ranking={now.ranking}
            images={now.images}
            row={now.ranking.classes[0] ?? row}
            only={only}
          />
        ) : (
          <p class="dim" role="status">
            {texts.under}
          </p>
        )}
      </div>
    </>
  );
}

interface ClassCardsProps {
  readonly model: RankModel;
  readonly ranking: Ranking;
  readonly images: RankedImages;
  /** By the runs of this ranking. */
  readonly row: RankedClass;
  readonly only: number;
}

function ClassCards({ model, ranking, images, row, only }: ClassCardsProps): VNode {
  const { runs, metric } = ranking;
  const span = closeSpan(runs.flatMap(({ figure, interval }) => [figure, interval?.low, interval?.high]));
  const scope = ranking.average.endsWith("imagewise") ? "samplewise" : "global";
  return (
    <>
      <section class="card" aria-labelledby="class-runs">
        <h2 id="class-runs">{texts.runs}</h2>
        <p class="dim">{texts.classRunsNote(metric.name, scope)}</p>
        <div class="wide-table" role="group" aria-labelledby="class-runs" tabIndex={0}>
          <table class="ranked" aria-labelledby="class-runs" data-testid="class-runs">
            <thead>
              <tr>
                <Head {...texts.columns.rank} />
                <th scope="col">{texts.columns.run.header}</th>
                <th scope="col" class="end">
                  {texts.scopes[scope]}
                </th>
                <StripHead span={span} />
                <th scope="col" class="end">
                  {texts.scopes[scope === "global" ? "samplewise" : "global"]}
                </th>
                <Head {...texts.columns.rankInterval} />
                <Head {...texts.columns.first} />
                <Head {...texts.columns.letters} look="" />
              </tr>
            </thead>
            <tbody>
              {runs.map(({ given, name, rank, figure, interval, rankInterval, first, letters }, at) => (
                <tr key={given} data-class-run={name}>
                  <td class="end number">{figure === undefined ? "" : rank}</td>
                  <th scope="row">{name}</th>
                  <td class="end number">
                    {formatFigure(figure)}
                    {interval && <span class="dim"> {formatRange(interval.low, interval.high)}</span>}
                  </td>
                  <td class="strip">
                    <IntervalDot figure={figure} interval={interval} span={span} isFirst={rank === 1} />
                  </td>
                  <td class="end number">{formatFigure(row[scope === "global" ? "samplewise" : "global"][at])}</td>
                  <td class="end number">{rankInterval && rangeOfRanks(rankInterval)}</td>
                  <td class="end number">{first !== undefined && formatShare(first, 1)}</td>
                  <td class="number">{letters}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <ImagesCard
        ranking={ranking}
        images={images}
        id="class-images"
        onOpen={(image, among) => {
          model.openImage(image, among, only);
        }}
      />
    </>
  );
}
