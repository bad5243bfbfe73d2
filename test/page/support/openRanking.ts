import type { Page } from "playwright-core";
import { DEFAULT_BOOTSTRAP } from "../../../src/core/intervals/bootstrap";
import { takeAll } from "../../../src/core/intervals/resampling";
import { IOU } from "../../../src/core/metrics/metrics";
import type { Report } from "../../../src/core/document/report";
import { rankedImages } from "../../../src/core/rank/rankedImages";
import { RankResampling } from "../../../src/core/rank/rankResampling";
import { prepareRanking } from "../../../src/core/rank/rankRuns";
import type { RankedBy } from "../../../src/core/rank/savedRanking";
import { withInfinities } from "../../../src/core/rank/sentFigures";
import type { RankHostMessage, RankPageMessage } from "../../../src/protocol/ranking";
import { openPage, type OpenedPage } from "../../support/browser";
import { hostTwinScript, type HostTwin } from "./hostTwin";
import { themeVariables, type Theme } from "./theme";

const HTML = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-test'; style-src 'self'">
  <link rel="stylesheet" href="/dist/webview.css">
  <title>Mask Evaluation</title>
</head>
<body data-program="rankings">
  <script nonce="test" src="/dist/shared.js"></script>
  <script nonce="test" src="/dist/webview.js"></script>
</body>
</html>`;

export type NamedReports = Readonly<Record<string, Report>>;

export interface OpenRanking {
  readonly opened: OpenedPage;
  readonly page: Page;
  readonly send: (message: RankHostMessage) => Promise<void>;
  readonly twin: () => Promise<HostTwin>;
  readonly posted: () => Promise<readonly RankPageMessage[]>;
}

/** The page of a ranking, which is told of nothing yet. */
export async function openRankingPage(theme: Theme = "vscode-dark", width = 1200): Promise<OpenRanking> {
  const opened = await openPage({ html: HTML, width, initScript: hostTwinScript(undefined) });
  const { page } = opened;
  await page.evaluate(
    ({ variables, bodyClass }) => {
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
      document.body.className = bodyClass;
    },
    { variables: themeVariables(theme), bodyClass: theme },
  );
  const twin = (): Promise<HostTwin> => page.evaluate(() => (window as unknown as { hostTwin: HostTwin }).hostTwin);
  return {
    opened,
    page,
    send: async (message) => {
      await page.evaluate((sent) => {
        window.postMessage(sent, "*");
      }, asVscodeSends(message));
    },
    twin,
    posted: async () => (await twin()).posted as readonly RankPageMessage[],
  };
}

/** As VS Code carries it: JSON, but for typed arrays. */
function asVscodeSends(message: RankHostMessage): unknown {
  return jsonOf(withInfinities(message));
}

function jsonOf(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => jsonOf(item) ?? null);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => (held === undefined ? [] : [[key, jsonOf(held)]])),
  );
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
