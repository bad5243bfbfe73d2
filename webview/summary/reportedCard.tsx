import type { VNode } from "preact";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import {
  OTHER_REPORTED,
  REPORTED,
  reportable,
  reportedFigure,
  suggestReported,
} from "../../src/core/sentences/reportedFigure";
import { dialectSentence } from "../../src/core/sentences/dialectWords";
import { useDialects } from "./useDialects";
import { CopyButton } from "../parts/copyButton";
import { FigureValue } from "../figures/figureValue";
import { IntervalText } from "../figures/intervalText";
import { ChoiceSelect } from "../parts/choiceSelect";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { reported: texts } = TEXTS;

/** The one figure that stands for the run, large, with what it is made of, why it is this one, and a sentence to copy. */
export function ReportedCard({ intervals }: { readonly intervals: Intervals | undefined }): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const figure = reportedFigure(evaluation, metric, { chosen: store.view.value.reported, intervals });
  const id = `reported.${metric.id}`;
  const asked = suggestReported(evaluation);
  const made = useDialects();
  const dialects = made && dialectSentence(made);
  const isComplete = store.complete.value;
  return (
    <section class="reported" aria-labelledby="reported-title" data-testid="reported" data-reported={figure.id}>
      <h2 id="reported-title">
        {texts.title}
        {!isComplete && <span class="partial">{TEXTS.run.partialMark}</span>}
      </h2>
      <p class="large">
        <FigureValue id={id} of={figure.id} value={figure.value} reason={texts.undefined} />{" "}
        <span class="name">{figure.name}</span>
      </p>
      {/* The line has its place before the intervals are drawn, so that nothing below it moves. */}
      <p class="range">
        {intervals && figure.interval && (
          <>
            {texts.interval(intervals.options.confidence)}
            <IntervalText id={id} interval={figure.interval} drawn={intervals} />
          </>
        )}
        {isComplete && !intervals && <span class="dim">{TEXTS.intervals.pending}</span>}
        {intervals && !figure.interval && <span class="dim">{texts.noInterval}</span>}
      </p>
      <p class="rule">{figure.rule}</p>
      {dialects !== undefined && (
        <p class="rule" data-testid="dialects">
          {dialects}
        </p>
      )}
      <p class="explanation" data-testid="reported-why">
        {figure.why}
      </p>
      <p class="buttons">
        <ChoiceSelect
          label={texts.choose}
          title={texts.chooseTitle}
          testId="reported-choice"
          value={figure.id}
          onChoose={(value) => {
            store.look({ reported: REPORTED.find((one) => one === value) });
          }}
        >
          {reportable(evaluation).map((one) => (
            <option key={one} value={one}>
              {one === asked ? texts.suggested(texts.options[one]) : texts.options[one]}
            </option>
          ))}
          <optgroup label={texts.others}>
            {OTHER_REPORTED.map((one) => (
              <option key={one} value={one}>
                {texts.options[one]}
              </option>
            ))}
          </optgroup>
        </ChoiceSelect>
        {isComplete && (
          <CopyButton
            text={() => figure.sentence}
            copied={TEXTS.details.sentenceCopied}
            title={`${texts.copyTitle}\n${figure.sentence}`}
            testId="copy-reported"
            rank="primary"
          >
            {texts.copy}
          </CopyButton>
        )}
      </p>
    </section>
  );
}
