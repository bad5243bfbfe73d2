import type { ObjectState } from "../../src/core/counting/objectRows";
import type { SizeParting } from "../../src/core/counting/objectSizes";
import type { Side } from "../../src/core/labels/label";
import type { ObjectReading } from "../../src/core/shapes/shapeOptions";
import { formatCount, formatFigure, quantity } from "../../src/core/text/format";
import type { ObjectsShown } from "../view/objectsView";

/** The states of objects in the plural, as they stand in a sentence and in menus. */
const SHOWN: Readonly<Record<ObjectsShown, string>> = {
  errors: "missed, invented",
  missed: "missed",
  invented: "invented",
  found: "found",
  leftOut: "on ignored pixels",
  crowd: "crowds",
  all: "all",
};

/** What the Objects tab says. */
export const OBJECTS_TEXTS = {
  objects: {
    table: "Objects",
    states: {
      missed: "missed",
      invented: "invented",
      found: "found",
      leftOut: "left out",
      crowd: "crowd",
    } satisfies Record<ObjectState, string>,
    stateTitles: {
      missed: "A target object that no predicted object matches.",
      invented: "A predicted object that matches no target object.",
      found: "A target object that a predicted object matches.",
      leftOut: "More than half of this predicted object lies on ignored pixels or in a crowd: it is not an error.",
      crowd: "Several target objects that were not told apart: they are neither found nor missed.",
    } satisfies Record<ObjectState, string>,
    shownLabel: "Show",
    shownOptions: SHOWN,
    class: "Class",
    allClasses: "all",
    filter: "Filter by image",
    shown: (shown: number, total: number) =>
      shown === total ? quantity(total, "object") : `${formatCount(shown)} of ${quantity(total, "object")}`,
    none: "No class of this report has an object in any image.",
    nonePasses: "No object passes these filters.",
    showAll: "Show all objects",
    image: "Image",
    imageTitle: "Name of the pair. A click shows the object in the viewer.",
    openObject: (image: string) => `Show this object of ${image} in the viewer.`,
    classHeader: "Class",
    classTitle: "The class of the object.",
    state: "Object",
    stateTitle: "Whether the object of the target was found, or the predicted one is invented.",
    area: "Pixels",
    areaTitle: "The size of the object.",
    iou: "Best IoU",
    iouTitle: "With the object of the other side that fits best; pixels of a prediction on ignored ones left out.",
    overlap: "Overlap",
    overlapTitle: "How much of the object the one of the other side covers that covers most of it.",
    overlapOf: (common: number, area: number) =>
      `${formatCount(common)} of its ${quantity(area, "pixel")} are covered by one object of the other side`,
    noOverlap: "no object of its class on the other side touches it",
    place: "Place",
    placeTitle: "Left and top of the box around the object, and its width and height, in pixels.",
    placeOf: (x: number, y: number, width: number, height: number) => `${x}, ${y} - ${width} × ${height}`,
    edge: "edge",
    edgeTitle: "It touches the edge of the image.",
    counts: (found: number, targets: number) => `${formatCount(found)} of ${quantity(targets, "target object")} found`,
    missed: (missed: number) => `${formatCount(missed)} missed`,
    invented: (invented: number, images: number) =>
      `${formatCount(invented)} invented (${formatFigure(images === 0 ? undefined : invented / images)} an image)`,
    reading: "Objects are",
    readingTitle: (sides: readonly Side[]) =>
      `Labels of the ${sides.join(" and of the ")} are ids of instances. Another choice has objects measured again.`,
    readings: { components: "connected pixels", ids: "the ids in the masks" } satisfies Record<ObjectReading, string>,
    sizes: "By size",
    sizesTitle: "How target objects are parted by their pixels.",
    sizePartings: { terciles: "in thirds", coco: "32², 96²" } satisfies Record<SizeParting, string>,
    sizeNames: ["small", "medium", "large"],
    sizeRange: (from: number, to: number) =>
      from === 0
        ? `below ${formatCount(to)} pixels`
        : to === Infinity
          ? `from ${formatCount(from)} pixels on`
          : `${formatCount(from)} to ${formatCount(to - 1)} pixels`,
    sizeFound: (found: number, targets: number) => `${formatCount(found)} of ${formatCount(targets)} found`,
    sizeRecall: "recall",
    sizeIou: "IoU",
    sizeIouTitle:
      "Of the pixels of these objects; false positives are shared among the target objects that they touch, so that the sizes add up to the class.",
    noneOfSize: "no object of this size",
    openFromImages: (missed: number, invented: number) =>
      `Objects: ${formatCount(missed)} missed, ${formatCount(invented)} invented`,
    openFromImagesTitle: "List the objects of this class, the largest missed one first.",
  },
} as const;
