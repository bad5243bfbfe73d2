import { DEFAULT_BOOTSTRAP } from "../../../src/core/intervals/bootstrap";
import { takeAll } from "../../../src/core/intervals/resampling";
import { IOU } from "../../../src/core/metrics/metrics";
import type { Report } from "../../../src/core/document/report";
import { rankedImages } from "../../../src/core/rank/rankedImages";
import { RankResampling } from "../../../src/core/rank/rankResampling";
import { prepareRanking } from "../../../src/core/rank/rankRuns";
import type { RankedBy } from "../../../src/core/rank/savedRanking";
import type { RankHostMessage, RankPageMessage } from "../../../src/protocol/ranking";
import { openProgram, type OpenProgram } from "./openProgram";
import type { Theme } from "./theme";

export type NamedReports = Readonly<Record<string, Report>>;

export type OpenRanking = OpenProgram<RankHostMessage, RankPageMessage>;

/** The page of a ranking, which is told of nothing yet. */
export function openRankingPage(theme?: Theme, width?: number): Promise<OpenRanking> {
  return openProgram("rankings", theme, width);
}

const METRICS = [
  { id: "iou", name: "IoU (Jaccard)" },
  { id: "dice", name: "Dice (F1)" },
];

type RankingMessage = Extract<RankHostMessage, { readonly type: "ranking" }>;

/** What the host would send of these runs. */
export function rankingOf(reports: NamedReports, average: RankedBy["average"], only?: number): RankingMessage {
  const runs = Object.entries(reports).map(([name, report]) => ({ name, report }));
  const outcome = prepareRanking(runs, {
    ...DEFAULT_BOOTSTRAP,
    draws: 200,
    metric: IOU,
    average,
    ...(only !== undefined && { only }),
  });
  if (!outcome.ok) throw new Error(outcome.message);
  const { prepared } = outcome;
  const ranking = prepared.complete(takeAll(new RankResampling(prepared.input, prepared.options)));
  const order = ranking.runs.map(({ given }) => given);
  return {
    type: "ranking",
    ranking,
    images: rankedImages(prepared, IOU, order),
    classSet: prepared.evaluation.classSet,
    metrics: METRICS,
    unranked: [],
  };
}
