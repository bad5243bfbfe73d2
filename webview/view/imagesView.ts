import { isRecord } from "../../src/core/collections/record";
import { isNumber, isText, maybe, oneOf, sort, text, type Kept } from "./kept";

/** How the images are laid out. */
export const IMAGES_VIEWS = ["list", "grid", "heat"] as const;
export type ImagesView = (typeof IMAGES_VIEWS)[number];

/** From one figure to another, both within; open where absent. */
export interface Range {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export const OPEN_RANGE: Range = { from: undefined, to: undefined };

const RANGE: Kept<Range> = {
  initial: OPEN_RANGE,
  read: (saved) => {
    if (!isRecord(saved)) return OPEN_RANGE;
    const { from, to }: Readonly<Record<string, unknown>> = saved;
    return { from: isNumber(from) ? from : undefined, to: isNumber(to) ? to : undefined };
  },
};

/** How the user looks at the images. */
export const IMAGES_VIEW = {
  /** The worst first where absent, whatever the metric. */
  imagesSort: sort(undefined),
  imagesView: oneOf(IMAGES_VIEWS, "list"),
  /** Label of the class that images and objects are looked at for; all classes where absent. */
  imagesClass: maybe(isNumber),
  /** Text in the name. */
  imagesFilter: text(""),
  /** The folder that is shown with those in it, with a slash at its end; all where absent. */
  imagesFolder: maybe(isText),
  /** Id of the flag that the images shown have; all where absent. */
  imagesFlag: maybe(isText),
  /** Of the figure that the images are looked at for. */
  imagesRange: RANGE,
};
