import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { predictionClassAt } from "../../src/core/reading/pairClasses";
import { formatFigure } from "../../src/core/text/format";
import type { ShownImage } from "../../src/protocol/ranking";
import { errorColours, hatchColours, sideColours } from "../pixels/errorColours";
import type { Lit } from "../pixels/litPixels";
import { rightGround } from "../pixels/rightGround";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { isAsCounted } from "./asCounted";
import { paintedLayer } from "./paintedLayer";
import type { RankModel } from "./rankModel";
import type { SeenRun } from "./runPixels";
import type { RunOfImage, RunStageModel, RunsShow } from "./runStageModel";
import { ScreenPane } from "./screenPane";

/** Over a photograph it is to be seen what lies below. */
const OVER_PHOTOGRAPH = 0.8;

export interface RunPaneProps {
  readonly stage: RunStageModel;
  readonly model: RankModel;
  readonly image: number;
  readonly shown: ShownImage;
  readonly show: RunsShow;
  readonly run: RunOfImage;
  readonly colours: readonly string[];
  readonly lit: Lit;
  readonly nameAt: (of: number) => string;
  readonly photograph: ImageBitmap | undefined;
}

/** The image in one run. It is read when it comes into sight, and painted for as long as it is: twenty runs take the memory of those that are seen. */
export function RunPane(props: RunPaneProps): VNode {
  const { stage, model, image, shown, show, run, colours, lit, nameAt, photograph } = props;
  const element = useRef<HTMLDivElement>(null);
  const isSeen = useInSight(element);
  const slice = stage.slice.value;
  const isCase = shown.depth !== undefined;
  const wanted = isCase ? slice : 0;
  const [read, setRead] = useState<{ readonly of: number | undefined; readonly seen: SeenRun } | undefined>(undefined);
  const isRead = read !== undefined && read.of === wanted;
  // Of a case the best run says which slice it is; the others wait for it.
  const isAsked = isSeen && !isRead && (!isCase || slice !== undefined || run.rank === 1);
  useEffect(() => {
    if (!isAsked) return undefined;
    return model.pixels.pixels({ image, given: run.given, ...(isCase && slice !== undefined && { slice }) }, (seen) => {
      // What told the slice is asked for again as it lies in the file.
      setRead({ of: isCase ? slice : 0, seen });
      stage.take(seen);
    });
  }, [model, stage, image, run.given, isAsked, isCase, slice]);
  const pair = isSeen && read?.seen.ok === true ? read.seen.pair : undefined;
  const ground = rightGround.value;
  const painted = useMemo(() => {
    if (!pair) return undefined;
    const of =
      show === "errors"
        ? errorColours(pair, { colours, by: "predicted", lit, ground })
        : sideColours(pair, "prediction", { colours, lit });
    return { layer: paintedLayer(pair, of), hatch: paintedLayer(pair, hatchColours(pair)) };
  }, [pair, show, colours, lit, ground]);
  const counts = shown.runs.find(({ given }) => given === run.given)?.counts;
  const isWhole = pair?.width === shown.width && pair.height === shown.height && !isCase;
  const isChanged = useMemo(
    () => pair !== undefined && isWhole && counts !== undefined && !isAsCounted(pair, counts),
    [pair, isWhole, counts],
  );
  const under = stage.cursor.value;
  const isUnder = pair && under && under.x < pair.width && under.y < pair.height;
  const failure = read?.seen.ok === false ? read.seen.message : undefined;
  const isSmaller = pair !== undefined && !isWhole && !isCase;
  return (
    <div ref={element} class="run-place">
      <ScreenPane
        stage={stage}
        caption={run.name}
        run={run.name}
        under={isUnder ? nameAt(predictionClassAt(pair, under.y * pair.width + under.x)) : undefined}
        layer={painted?.layer}
        hatch={show === "errors" ? painted?.hatch : undefined}
        photograph={photograph}
        opacity={photograph ? OVER_PHOTOGRAPH : 1}
        state={failure !== undefined ? "failed" : pair ? (isChanged ? "changed" : "shown") : "empty"}
        note={failure ?? (isChanged ? texts.changed : isSmaller ? texts.smaller(pair.width, pair.height) : undefined)}
      >
        <span class="dim number" title={texts.runFigure(run.rank)}>
          {formatFigure(run.figure)}
        </span>
      </ScreenPane>
    </div>
  );
}

function useInSight(element: { readonly current: HTMLElement | null }): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        setSeen(entries.at(-1)?.isIntersecting === true);
      },
      { rootMargin: "200px" },
    );
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return isSeen;
}
