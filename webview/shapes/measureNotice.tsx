import type { VNode } from "preact";
import type { Unmeasured } from "../store/whatLacks";
import { useStore } from "../store/storeContext";
import { formatDuration } from "../texts/format";
import { unmeasuredSentence } from "../texts/shapesTexts";
import { TEXTS } from "../texts/texts";
import { MessageButton } from "../parts/messageButton";
import { useEstimate, useEstimateAtOnce } from "./useEstimate";

const { shapes: texts } = TEXTS;

export interface MeasureNoticeProps {
  /** What has no figures, to begin a sentence with; one thing where not said. */
  readonly name: string;
  readonly number?: "one" | "several";
  readonly lacking: Unmeasured;
  /** When it is found out how long measuring takes, which reads a few masks: at once, or as the pointer or the focus comes near. */
  readonly estimate: "at once" | "near";
}

/** Why there are no figures of shapes, what measuring them takes, and the button that does it. */
export function MeasureNotice({ name, number, lacking: { state, kinds }, estimate }: MeasureNoticeProps): VNode {
  const store = useStore();
  const { known, ask } = useEstimate(kinds);
  const isDefined = state.state !== "imagesOnly";
  const mayMeasure = isDefined && store.complete.value;
  useEstimateAtOnce(ask, mayMeasure && estimate === "at once");
  if (!isDefined) return <p class="measure-notice">{unmeasuredSentence(name, state, number)}</p>;
  if (!mayMeasure)
    return <p class="measure-notice">{`${unmeasuredSentence(name, state, number)} ${texts.duringRun}`}</p>;
  const isUnderWay = store.measuring.value?.phase === "running" && !store.measuring.value.estimate;
  const images =
    known?.phase === "estimated"
      ? known.images
      : state.state === "incomplete"
        ? state.images
        : store.evaluation.value.images.length;
  return (
    <div class="measure-notice" data-testid="measure-notice" onPointerEnter={ask} onFocusIn={ask}>
      <p>
        {unmeasuredSentence(name, state, number)} {texts.takes(kinds, images)}
        {known?.phase === "estimated" && `, ${texts.seconds(formatDuration(1000 * known.seconds), known.images)}`}
        {known?.phase === "running" && known.estimate && <span class="dim">, {texts.estimating}…</span>}.
      </p>
      {known?.phase === "failed" && <p role="alert">{texts.failed(known.message)}</p>}
      {!isUnderWay && (
        <MessageButton message={{ type: "measure", kinds }} rank="primary" testId="measure">
          {texts.measure[state.state]}
        </MessageButton>
      )}
    </div>
  );
}
