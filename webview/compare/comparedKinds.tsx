import type { VNode } from "preact";
import { KIND_PARTS, type KindAccount } from "../../src/core/averages/kindAccount";
import { className } from "../../src/core/reading/className";
import { kindChangeSentence } from "../../src/core/sentences/kindWords";
import { comparedNames } from "../../src/core/compare/comparedNames";
import type { Comparison } from "../../src/core/compare/compareReports";
import { DifferenceBar } from "../charts/differenceBar";
import { KindBar } from "../charts/kindBar";
import { FigureValue } from "../figures/figureValue";
import { ChoiceOfMany } from "../parts/choiceOfMany";
import { useStore } from "../store/storeContext";
import { COMPARE_TEXTS } from "../texts/compareTexts";
import { formatDifference } from "../texts/format";
import { TEXTS } from "../texts/texts";

const { kinds: texts } = TEXTS;
const { columns } = COMPARE_TEXTS;
const RUNS = ["a", "b"] as const;
const ROWS = [...KIND_PARTS, "iou"] as const;
const BAR = 220;

/** What each run lacks, by kind of error: what the other one repairs. Nothing where kinds were not measured of both. */
export function ComparedKinds({
  comparison: { kinds, predictions },
}: {
  readonly comparison: Comparison;
}): VNode | undefined {
  const store = useStore();
  if (!kinds) return undefined;
  const names = comparedNames(predictions);
  const { kindsClass } = store.view.value.compare;
  const chosen = kinds.classes.find(({ info }) => info.label === kindsClass);
  const pair = chosen ?? kinds.mean;
  const changes = KIND_PARTS.map((part) => Math.abs(pair.b[part] - pair.a[part]));
  const scale = Math.max(LEAST_SCALE, Math.abs(pair.b.iou - pair.a.iou), ...changes);
  return (
    <section class="card compared-kinds" aria-labelledby="compared-kinds-title" data-testid="compared-kinds">
      <h2 id="compared-kinds-title">{texts.compare(names.b)}</h2>
      <p class="explanation">{texts.compareExplanation(names.b)}</p>
      <ChoiceOfMany
        label={texts.comparedClass}
        testId="compared-kinds-class"
        all={texts.meanRow}
        offered={kinds.classes.map(({ info }) => ({
          value: String(info.label),
          text: className({ classes: [info] }, 0),
        }))}
        value={chosen ? String(chosen.info.label) : ""}
        onChoose={(value) => {
          store.comparing.look({ kindsClass: value === "" ? undefined : Number(value) });
        }}
      />
      <p class="kinds-sentence" data-testid="compared-kinds-sentence" aria-live="polite">
        {kindChangeSentence(pair.a, pair.b, names)}
      </p>
      <dl class="kind-bars">
        {RUNS.map((each) => (
          <div key={each}>
            <dt>{names[each]}</dt>
            <dd>
              <KindBar account={pair[each]} width={BAR} />
            </dd>
          </div>
        ))}
      </dl>
      <table aria-labelledby="compared-kinds-title">
        <thead>
          <tr>
            <th scope="col">{texts.part}</th>
            <th scope="col" class="end">
              {names.a}
            </th>
            <th scope="col" class="end">
              {names.b}
            </th>
            <th scope="col" class="end">
              {columns.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} data-row={row}>
              <th scope="row">
                {row !== "iou" && <span class={`kind-swatch ${row}`} aria-hidden="true" />}
                {row === "iou" ? texts.iou : texts.parts[row]}
              </th>
              {RUNS.map((each) => (
                <td key={each} class="end">
                  <Figure id={`compare.kinds.${row}.${each}`} value={pair[each][row]} />
                </td>
              ))}
              <td class="end">
                <span class="difference">
                  <DifferenceBar value={pair.b[row] - pair.a[row]} scale={scale} />
                  <FigureValue
                    id={`compare.kinds.${row}.difference`}
                    value={pair.b[row] - pair.a[row]}
                    reason={undefined}
                    format={formatDifference}
                  />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A smaller difference does not fill half a bar. */
const LEAST_SCALE = 0.05;

function Figure({ id, value }: { readonly id: string; readonly value: KindAccount["iou"] }): VNode {
  return <FigureValue id={id} value={value} reason={undefined} />;
}
