import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { foregroundClass } from "../../src/core/counting/foregroundClass";
import { imageDetection } from "../../src/core/averages/imageDetection";
import { formatCount } from "../../src/core/text/format";
import { FigureValue } from "../figures/figureValue";
import { figureOnScreen } from "../texts/format";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { detection: texts } = TEXTS;

/** Of binary masks: whether images that hold the foreground are told from those that don't. Silent where all of them hold it. */
export function DetectionCard(): VNode | undefined {
  const evaluation = useStore().evaluation.value;
  const foreground = foregroundClass(evaluation);
  if (foreground === undefined) return undefined;
  const { found, missed, falseAlarms, clear, sensitivity, specificity } = imageDetection(evaluation, foreground);
  if (missed + falseAlarms + clear === 0) return undefined;
  const rows = [
    { header: texts.inTarget, predicted: found, not: missed, share: texts.sensitivity, value: sensitivity },
    { header: texts.notInTarget, predicted: falseAlarms, not: clear, share: texts.specificity, value: specificity },
  ];
  return (
    <section class="detection" aria-labelledby="detection-title" data-testid="detection">
      <h2 id="detection-title">{texts.title(className(evaluation.table, foreground))}</h2>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.predicted}</th>
            <th scope="col">{texts.notPredicted}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ header, predicted, not, share, value }) => (
            <tr key={header}>
              <th scope="row">{header}</th>
              <td>{formatCount(predicted)}</td>
              <td>{formatCount(not)}</td>
              <td>
                {share} <FigureValue id={`image.${share}`} value={value} reason={texts.none} format={figureOnScreen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="dim">{texts.note}</p>
    </section>
  );
}
