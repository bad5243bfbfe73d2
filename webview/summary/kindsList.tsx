import { classWords } from "../../src/core/reading/classWords";
import type { VNode } from "preact";
import { classKinds, type KindAccount } from "../../src/core/averages/kindAccount";
import type { ClassIndex } from "../../src/core/labels/indices";
import { className } from "../../src/core/reading/className";
import { kindSentence } from "../../src/core/sentences/kindWords";
import { KindBar } from "../charts/kindBar";
import { Swatch } from "../parts/swatch";
import { useStore } from "../store/storeContext";
import { figureOnScreen } from "../texts/format";
import { TEXTS } from "../texts/texts";

const { kinds: texts } = TEXTS;

/** More than these are left to the Classes tab. */
const MOST = 12;
const WIDTH = 200;

/** The mean and the classes with what they lack, those that lack most first; a click shows the way from 1 down to the IoU. */
export function KindsList({
  mean,
  chosen,
}: {
  readonly mean: KindAccount;
  readonly chosen: ClassIndex | undefined;
}): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const { classSet, table } = evaluation;
  const rows = classSet
    .flatMap((classIndex) => {
      const account = classKinds(evaluation, classIndex);
      return account ? [{ classIndex, account }] : [];
    })
    .sort((a, b) => a.account.iou - b.account.iou || a.classIndex - b.classIndex);
  return (
    <div class="kinds-list">
      <p class="dim" id="kinds-list-title">
        {texts.list}
      </p>
      <ul aria-labelledby="kinds-list-title">
        {classSet.length > 1 && (
          <Row
            name={texts.meanRow}
            sentenceName={texts.mean}
            color={undefined}
            account={mean}
            isChosen={chosen === undefined}
            onChoose={() => {
              store.look({ kindsClass: undefined });
            }}
          />
        )}
        {rows.slice(0, MOST).map(({ classIndex, account }) => (
          <Row
            key={classIndex}
            name={className(table, classIndex)}
            color={table.classes[classIndex]?.color}
            account={account}
            isChosen={classIndex === chosen}
            onChoose={() => {
              store.look({ kindsClass: table.classes[classIndex]?.label });
            }}
          />
        ))}
      </ul>
      {rows.length > MOST && (
        <button
          type="button"
          class="link"
          onClick={() => {
            store.look({ tab: "classes" });
          }}
        >
          {TEXTS.bars.all(classWords(table))}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly sentenceName?: string;
  readonly color: string | undefined;
  readonly account: KindAccount;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ name, sentenceName = name, color, account, isChosen, onChoose }: RowProps): VNode {
  return (
    <li>
      <button
        type="button"
        class="kind-row bare"
        aria-pressed={isChosen}
        data-kinds-of={name}
        title={texts.select(kindSentence(sentenceName, account))}
        onClick={onChoose}
      >
        {color === undefined ? <span class="swatch none" aria-hidden="true" /> : <Swatch color={color} />}
        <bdi class="text">{name}</bdi>
        <KindBar account={account} width={WIDTH} />
        <span class="figure" title={texts.lacks}>
          {figureOnScreen(1 - account.iou)}
        </span>
      </button>
    </li>
  );
}
