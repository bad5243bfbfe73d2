import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { AVERAGES, type AverageId } from "../../src/core/averages/averages";
import { rankRules, rankVerdict } from "../../src/core/rank/rankWords";
import type { RankedBy } from "../../src/core/rank/savedRanking";
import type { RankPageMessage } from "../../src/protocol/ranking";
import { ChoiceSelect } from "../parts/choiceSelect";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { WarningIcon } from "../parts/warningIcon";
import { ClassDots } from "./classDots";
import { ClassView } from "./classView";
import { FigureRanks } from "./figureRanks";
import { ImagesCard } from "./imagesCard";
import { ImageView } from "./imageView";
import { byOf, lastOf, type RankLayer, type RankModel, type ShownRanking } from "./rankModel";
import { RankedRuns } from "./rankedRuns";
import { StepCurve } from "./stepCurve";

export type PostRank = (message: RankPageMessage) => void;

export function RankPage({ model }: { readonly model: RankModel }): VNode {
  const { post } = model;
  const now = model.state.value;
  const layers = model.layers.value;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented || model.layers.peek().length === 0) return;
      event.preventDefault();
      model.back();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, [model]);
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
  const shown = lastOf(now);
  return (
    <div class="page" data-testid="ranking" data-phase={now.phase}>
      {shown && (
        <RankHeader shown={shown} by={now.phase === "under way" && now.by ? now.by : byOf(shown.ranking)} post={post} />
      )}
      <main class={now.phase === "ranked" ? "" : "pending"} aria-busy={now.phase !== "ranked"}>
        <div class="layer" hidden={layers.length > 0}>
          <div class="scrolling ranking" tabIndex={0}>
            {now.phase === "under way" && (
              <p class="dim" role="status">
                {texts.under}
              </p>
            )}
            {shown && <Cards model={model} shown={shown} />}
          </div>
        </div>
        {shown &&
          layers.map((layer, depth) => (
            <div key={depth} class="layer" hidden={depth < layers.length - 1}>
              <Layer model={model} layer={layer} shown={shown} />
            </div>
          ))}
      </main>
    </div>
  );
}

/** What lies over the ranking; it keeps its place while another lies over it in turn. */
function Layer({
  model,
  layer,
  shown: { ranking, images, classSet },
}: {
  readonly model: RankModel;
  readonly layer: RankLayer;
  readonly shown: ShownRanking;
}): VNode | undefined {
  const row = layer.only === undefined ? undefined : ranking.classes[layer.only];
  if (layer.kind === "class") return row && <ClassView model={model} row={row} only={layer.only} />;
  const ofClass = model.ofClass.value;
  const isByClass = layer.only !== undefined && ofClass?.phase === "ranked" && ofClass.only === layer.only;
  const index = layer.only === undefined ? undefined : classSet[layer.only];
  return (
    <ImageView
      model={model}
      layer={layer}
      ranking={isByClass ? ofClass.ranking : ranking}
      images={isByClass ? ofClass.images : images}
      focus={row && index !== undefined ? { index, name: row.name } : undefined}
    />
  );
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
        <h1 class="of-folders">{texts.heading(ranking.runs.length)}</h1>
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

function Cards({ model, shown }: { readonly model: RankModel; readonly shown: ShownRanking }): VNode {
  const { post } = model;
  const { ranking, images, unranked } = shown;
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
        <Unranked unranked={unranked} />
      </section>
      <RankedRuns ranking={ranking} post={post} />
      <StepCurve ranking={ranking} />
      <ClassDots ranking={ranking} onOpen={model.openClass} />
      <ImagesCard
        ranking={ranking}
        images={images}
        id="ranked-images"
        onOpen={(image, among) => {
          model.openImage(image, among);
        }}
      />
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

/** Reports that are not in the ranking, each with its reason. */
function Unranked({ unranked }: Pick<ShownRanking, "unranked">): VNode | undefined {
  if (unranked.length === 0) return undefined;
  return (
    <div class="unranked" role="status" data-testid="unranked">
      <p>
        <WarningIcon /> {texts.unranked(unranked.length)}
      </p>
      <ul>
        {unranked.map(({ name, reason }) => (
          <li key={name}>
            <strong>{name}</strong> {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
