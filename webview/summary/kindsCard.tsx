import type { VNode } from "preact";
import { classKinds, meanKinds, type KindAccount, type KindPart } from "../../src/core/averages/kindAccount";
import { foregroundClass } from "../../src/core/counting/foregroundClass";
import type { ClassIndex } from "../../src/core/labels/indices";
import { MEASURE_KINDS } from "../../src/core/shapes/imageMeasures";
import { className } from "../../src/core/reading/className";
import { kindSentence } from "../../src/core/sentences/kindWords";
import { KindWaterfall } from "../charts/kindWaterfall";
import { classOfLabel } from "../../src/core/reading/classOfLabel";
import { openImagesOf } from "../images/openImagesOf";
import { openObjectsOf } from "../images/openObjectsOf";
import { MeasureNotice } from "../shapes/measureNotice";
import { useStore } from "../store/storeContext";
import { whatLacks } from "../store/whatLacks";
import { TEXTS } from "../texts/texts";
import { KindsList } from "./kindsList";

const { kinds: texts } = TEXTS;

/** What kind the errors are of: of the mean or of one class from 1 down to its IoU, the classes beside it. */
export function KindsCard(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const lacking = whatLacks(evaluation, "kinds");
  // What is whole leads to the objects themselves.
  const withObjects = [...(lacking?.kinds ?? []), ...(whatLacks(evaluation, "objects") ? ["objects"] : [])];
  const kinds = MEASURE_KINDS.filter((kind) => withObjects.includes(kind));
  return (
    <section class="card kinds" aria-labelledby="kinds-title" data-testid="kinds">
      <h2 id="kinds-title">{texts.title}</h2>
      <p class="explanation">{texts.explanation}</p>
      {lacking ? <MeasureNotice name={texts.name} lacking={{ ...lacking, kinds }} estimate="near" /> : <Account />}
    </section>
  );
}

/** What the account is of. */
interface Subject {
  /** The mean over the classes where undefined. */
  readonly classIndex: ClassIndex | undefined;
  readonly name: string;
  readonly account: KindAccount;
}

function Account(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const mean = meanKinds(evaluation);
  if (!mean) return <p>{TEXTS.bars.none(evaluation.table.outside === undefined ? "class" : "region")}</p>;
  const chosen = classOfLabel(evaluation.table.classes, store.view.value.kindsClass) ?? foregroundClass(evaluation);
  const ofClass = chosen === undefined ? undefined : classKinds(evaluation, chosen);
  const subject: Subject =
    chosen === undefined || !ofClass
      ? { classIndex: undefined, name: texts.mean, account: mean }
      : { classIndex: chosen, name: className(evaluation.table, chosen), account: ofClass };
  return (
    <>
      <p class="kinds-sentence" data-testid="kinds-sentence" aria-live="polite">
        {kindSentence(subject.name, subject.account)}{" "}
        {subject.classIndex === undefined && <span class="dim">{texts.of(mean.classes)}</span>}
      </p>
      <div class="kinds-columns">
        <KindsList mean={mean} chosen={subject.classIndex} />
        <KindWaterfall
          account={subject.account}
          of={subject.name}
          behind={(part) => <Behind part={part} subject={subject} />}
        />
      </div>
    </>
  );
}

/** What a step means, and the way to its images or objects. */
function Behind({
  part,
  subject: { classIndex, name, account },
}: {
  readonly part: KindPart;
  readonly subject: Subject;
}): VNode {
  const store = useStore();
  const { table } = store.evaluation.value;
  const isWhole = part === "missed" || part === "invented";
  const hasObjects = isWhole && whatLacks(store.evaluation.value, "objects") === undefined;
  const lead = (): void => {
    if (classIndex === undefined) return;
    if (hasObjects) openObjectsOf(store, classIndex, part);
    else openImagesOf(store, table.classes[classIndex]?.label, { column: SORTED_BY[part], direction: "descending" });
  };
  return (
    <p>
      {texts.means[part]}{" "}
      {classIndex !== undefined && account[part] > 0 && (
        <button
          type="button"
          class="link"
          data-testid={`kinds-${part}`}
          title={(hasObjects ? texts.objectsTitle : texts.imagesTitle)(texts.parts[part], name)}
          onClick={lead}
        >
          {hasObjects ? texts.objects : texts.images}
        </button>
      )}
    </p>
  );
}

/** The column of the images of a class that holds its errors of the kind. */
const SORTED_BY: Readonly<Record<KindPart, string>> = {
  boundary: "ofClass.boundaryError",
  extent: "ofClass.extentError",
  missed: "ofClass.segmentError",
  invented: "ofClass.segmentError",
};
