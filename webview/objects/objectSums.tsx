import type { VNode } from "preact";
import { objectSizes, SIZE_PARTINGS, type ObjectsOfSize } from "../../src/core/counting/objectSizes";
import { objectWords } from "../../src/core/sentences/shapeWords";
import { shapeOptions } from "../../src/core/shapes/shapeOptions";
import { FigureValue } from "../figures/figureValue";
import { ChoiceSelect } from "../parts/choiceSelect";
import { RefusedImages } from "../shapes/refusedImages";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { ObjectReadingSelect } from "./objectReadingSelect";
import { objectsModel } from "./objectsModel";

const { objects: texts } = TEXTS;

/** How many objects were found, missed and invented, in all and by their size. */
export function ObjectSums(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const model = objectsModel(store);
  const { objectsSizes } = store.view.value;
  const rows = model.ofClasses.value;
  const count = (state: string): number => rows.reduce((sum, row) => (row.state === state ? sum + 1 : sum), 0);
  const [found, missed] = [count("found"), count("missed")];
  const measured = evaluation.images.filter(({ measures }) => measures?.objects !== undefined);
  const sizes = objectSizes(evaluation, model.classes.value, objectsSizes);
  return (
    <section class="object-sums" aria-label={texts.sizes} data-testid="object-sums">
      <p>
        <strong>{texts.counts(found, found + missed)}</strong>, {texts.missed(missed)},{" "}
        {texts.invented(count("invented"), measured.length)}
        <span class="dim">{` - ${objectWords(shapeOptions(evaluation.choices.shapes))}`}</span>
      </p>
      <RefusedImages kind="objects" />
      <ObjectReadingSelect />
      {sizes.length > 0 && (
        <div class="object-sizes">
          <ChoiceSelect
            label={texts.sizes}
            title={texts.sizesTitle}
            testId="objects-sizes"
            value={objectsSizes}
            onChoose={(value) => {
              store.look({ objectsSizes: SIZE_PARTINGS.find((parting) => parting === value) ?? objectsSizes });
            }}
          >
            {SIZE_PARTINGS.map((parting) => (
              <option key={parting} value={parting}>
                {texts.sizePartings[parting]}
              </option>
            ))}
          </ChoiceSelect>
          <dl>
            {sizes.map((size, place) => (
              <Size key={place} name={texts.sizeNames[place] ?? ""} size={size} />
            ))}
          </dl>
        </div>
      )}
    </section>
  );
}

function Size({ name, size }: { readonly name: string; readonly size: ObjectsOfSize }): VNode {
  const { from, to, targets, found, recall, iou } = size;
  return (
    <div class="object-size" data-size={name}>
      <dt title={texts.sizeRange(from, to)}>
        {name} <span class="dim">{texts.sizeRange(from, to)}</span>
      </dt>
      <dd>
        <span class="recall-bar" aria-hidden="true">
          <span style={{ width: `${100 * (recall ?? 0)}%` }} />
        </span>
        <span>{texts.sizeFound(found, targets)}</span>
        <span title={texts.sizeIouTitle}>
          {texts.sizeIou} <FigureValue id="size.iou" of={name} value={iou} reason={texts.noneOfSize} />
        </span>
      </dd>
    </div>
  );
}
