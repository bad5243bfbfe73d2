import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import { AVERAGES, type AverageId } from "../../src/core/averages/averages";
import { rankRules, rankVerdict } from "../../src/core/rank/rankWords";
import type { Ranking } from "../../src/core/rank/ranking";
import type { RankedBy } from "../../src/core/rank/savedRanking";
import type { RankableMetric, RankPageMessage } from "../../src/protocol/ranking";
import { ChoiceSelect } from "../parts/choiceSelect";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { ClassDots } from "./classDots";
import { FigureRanks } from "./figureRanks";
import { RankedRuns } from "./rankedRuns";
import { StepCurve } from "./stepCurve";

export interface ShownRanking {
  readonly ranking: Ranking;
  readonly metrics: readonly RankableMetric[];
}

/** What the page shows: while a ranking is under way the one before stands there, dimmed. */
export type RankState =
  | { readonly phase: "under way"; readonly by: RankedBy | undefined; readonly last: ShownRanking | undefined }
  | { readonly phase: "ranked"; readonly shown: ShownRanking }
  | { readonly phase: "refused"; readonly message: string };

export type PostRank = (message: RankPageMessage) => void;

export interface RankPageProps {
  readonly state: ReadonlySignal<RankState>;
  readonly post: PostRank;
}

export function RankPage({ state, post }: RankPageProps): VNode {
  const now = state.value;
  if (now.phase === "refused")
    return (
      <main class="scrolling ranking" tabIndex={0}>
        <section class="card" role="alert" data-testid="ranking-refused">
          <h2>{texts.refused}</h2>
          <p>{now.message}</p>
          <p class="buttons">
            <button
              type="button"
              class="secondary"
              onClick={() => {
                post({ type: "ready" });
              }}
            >
              {texts.again}
            </button>
          </p>
        </section>
      </main>
    );
  const shown = now.phase === "ranked" ? now.shown : now.last;
  return (
    <div class="page" data-testid="ranking" data-phase={now.phase}>
      {shown && (
        <RankHeader shown={shown} by={now.phase === "under way" && now.by ? now.by : byOf(shown.ranking)} post={post} />
      )}
      <main class={now.phase === "ranked" ? "" : "pending"} aria-busy={now.phase !== "ranked"}>
        <div class="scrolling ranking" tabIndex={0}>
          {now.phase === "under way" && (
            <p class="dim" role="status">
              {texts.under}
            </p>
          )}
          {shown && <Cards ranking={shown.ranking} post={post} />}
        </div>
      </main>
    </div>
  );
}

function byOf({ metric, average }: Ranking): RankedBy {
  return { metric: metric.id, average };
}

function RankHeader({
  shown: { ranking, metrics },
  by,
  post,
}: {
  readonly shown: ShownRanking;
  readonly by: RankedBy;
  readonly post: PostRank;
}): VNode {
  return (
    <header class="report-header">
      <div class="header-line">
        <h1 class="of-folders">{texts.title(ranking.runs.length)}</h1>
      </div>
      <div class="choices">
        <ChoiceSelect
          label={texts.metric}
          testId="metric"
          value={by.metric}
          onChoose={(metric) => {
            post({ type: "rank", by: { ...by, metric } });
          }}
        >
          {metrics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </ChoiceSelect>
        <ChoiceSelect
          label={texts.average}
          testId="average"
          value={by.average}
          onChoose={(id) => {
            const average: AverageId | undefined = AVERAGES.find((row) => row.id === id)?.id;
            if (average) post({ type: "rank", by: { ...by, average } });
          }}
        >
          {(["global", "samplewise"] as const).map((scope) => (
            <optgroup key={scope} label={texts.scopes[scope]}>
              {AVERAGES.filter((row) => row.scope === scope).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </ChoiceSelect>
        <button
          type="button"
          class="secondary"
          title={texts.saveTitle}
          data-testid="save-ranking"
          onClick={() => {
            post({ type: "save-ranking" });
          }}
        >
          {texts.save}
        </button>
        <button
          type="button"
          class="secondary"
          title={texts.exportTitle}
          data-testid="export-ranking"
          onClick={() => {
            post({ type: "export-ranking" });
          }}
        >
          {texts.export}
        </button>
      </div>
    </header>
  );
}

function Cards({ ranking, post }: { readonly ranking: Ranking; readonly post: PostRank }): VNode {
  const [first, ...others] = rankVerdict(ranking);
  return (
    <>
      <section class="card" aria-label={texts.verdict}>
        <p class="rank-verdict" data-testid="rank-verdict">
          {first}
        </p>
        {others.map((sentence) => (
          <p key={sentence} class="dim">
            {sentence}
          </p>
        ))}
      </section>
      <RankedRuns ranking={ranking} post={post} />
      <StepCurve ranking={ranking} />
      <ClassDots ranking={ranking} />
      <FigureRanks ranking={ranking} />
      <section class="card" aria-labelledby="rank-rules">
        <h2 id="rank-rules">{texts.rules}</h2>
        {rankRules(ranking).map((rule) => (
          <p key={rule} class="dim">
            {rule}.
          </p>
        ))}
      </section>
    </>
  );
}
