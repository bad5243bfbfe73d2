import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { figureOnScreen } from "../texts/format";
import { Icon } from "../parts/icon";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { OPEN_RANGE } from "../view/imagesView";
import { type View } from "../view/view";
import { IMAGE_FLAGS } from "./imageFlags";
import { imagesModel } from "./imagesModel";
import { lookAtClass } from "./openImagesOf";

const { images: texts } = TEXTS;

interface Chip {
  readonly id: string;
  readonly words: string;
  readonly remove: () => void;
}

/** What the images are filtered by at present, each with the way out of it. */
export function FilterChips(): VNode | undefined {
  const store = useStore();
  const model = imagesModel(store);
  const { imagesFilter, imagesRange } = store.view.value;
  const { table } = store.evaluation.value;
  const [classIndex, folder, flag] = [model.classIndex.value, model.folder.value, model.flag.value];
  const without = (change: Partial<View>) => (): void => {
    store.look(change);
  };
  const name = imagesFilter.trim();
  const isRange = imagesRange.from !== undefined || imagesRange.to !== undefined;
  const boundText = (value: number | undefined): string => (value === undefined ? "…" : figureOnScreen(value));
  const chips: readonly Chip[] = [
    ...(classIndex === undefined
      ? []
      : [
          {
            id: "class",
            words: texts.chips.class(className(table, classIndex)),
            remove: () => {
              lookAtClass(store, undefined);
            },
          },
        ]),
    ...(name === "" ? [] : [{ id: "name", words: texts.chips.name(name), remove: without({ imagesFilter: "" }) }]),
    ...(folder === undefined
      ? []
      : [{ id: "folder", words: texts.chips.folder(folder), remove: without({ imagesFolder: undefined }) }]),
    ...(flag === undefined
      ? []
      : [
          {
            id: "flag",
            words: IMAGE_FLAGS.find(({ id }) => id === flag)?.name ?? flag,
            remove: without({ imagesFlag: undefined }),
          },
        ]),
    ...(isRange
      ? [
          {
            id: "range",
            words: texts.chips.range(store.metric.value.short, boundText(imagesRange.from), boundText(imagesRange.to)),
            remove: without({ imagesRange: OPEN_RANGE }),
          },
        ]
      : []),
  ];
  if (chips.length === 0) return undefined;
  return (
    <ul class="chips" aria-label={texts.chips.title} data-testid="chips">
      {chips.map(({ id, words, remove }) => (
        <li key={id} class="chip" data-chip={id}>
          <bdi>{words}</bdi>
          <button
            type="button"
            class="bare"
            aria-label={texts.chips.remove(words)}
            title={texts.chips.remove(words)}
            onClick={remove}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
