import { quantity, formatCount } from "../../src/core/text/format";
import type { ShapeView } from "../../src/core/shapes/shapeMarks";
import type { Triple } from "../../src/core/labels/volume";
import type { Plane } from "../../src/core/labels/volumePlanes";
import type { ErrorColours, ViewerMode } from "../view/viewerView";

/** What the letters at the edges of a slice stand for. */
const BODY: Readonly<Record<string, string>> = {
  R: "right",
  L: "left",
  A: "anterior",
  P: "posterior",
  S: "superior",
  I: "inferior",
};

/** What is told of an error region. */
interface RegionInWords {
  readonly place: number;
  readonly total: number;
  readonly pixels: number;
  /** Of a region of a case: the first of its slices, and how many. */
  readonly slices: { readonly first: number; readonly count: number } | undefined;
  readonly target: string;
  readonly prediction: string;
}

function slicesInWords({ first, count }: NonNullable<RegionInWords["slices"]>): string {
  return count === 1 ? `slice ${first}` : `slices ${first} to ${first + count - 1}`;
}

interface VoxelsInWords {
  readonly voxels: number;
  readonly millilitres: number;
}

/** Whole millilitres of organs, tenths of what is small. */
function volume(millilitres: number): string {
  return millilitres >= 100 ? formatCount(Math.round(millilitres)) : millilitres.toFixed(millilitres >= 1 ? 1 : 2);
}

function towards(place: number, there: string, back: string): string {
  return `${place < 0 ? back : there} ${millimetres(Math.abs(place))}`;
}

function millimetres(length: number): string {
  return length.toFixed(1);
}

/** Every sentence of the viewer. */
export const VIEWER_TEXTS = {
  label: "Viewer",
  stage: (image: string) => `Masks of ${image}`,
  stageRole: "mask viewer",
  modes: {
    photograph: "Photograph",
    target: "Target",
    prediction: "Prediction",
    errors: "Errors",
    sideBySide: "Side by side",
    swipe: "Swipe",
    outlines: "Outlines",
    compared: "Changes",
    shapes: "Shapes",
  } satisfies Record<ViewerMode, string>,
  modesLabel: "What is shown",
  notOfCases: {
    photograph: "A case has no photograph.",
    shapes: "The shapes of a case are measured in 3-D and not drawn: they stand in the tables.",
  },
  slices: {
    slice: "Slice",
    plane: "Plane",
    planes: { axial: "Axial", coronal: "Coronal", sagittal: "Sagittal" } satisfies Record<Plane, string>,
    /** Of files that do not say how they lie in the body. */
    storedPlanes: { axial: "x-y", coronal: "x-z", sagittal: "y-z" } satisfies Record<Plane, string>,
    value: (at: number, wrong: number) =>
      wrong > 0 ? `Slice ${at}, ${quantity(wrong, "wrong voxel")}.` : `Slice ${at}, nothing wrong.`,
    position: (at: number, last: number) => `${at} (0 to ${last})`,
    worst: "Worst slice",
    worstTitle: "To the slice with most wrong voxels (W)",
    edges: ({ left, right, top, bottom }: Record<"left" | "right" | "top" | "bottom", string>) =>
      `On the left ${BODY[left] ?? left}, on the right ${BODY[right] ?? right}, on top ${BODY[top] ?? top}, at the bottom ${BODY[bottom] ?? bottom}.`,
  },
  panes: {
    photograph: "photograph",
    target: "target",
    prediction: "prediction",
    errors: "errors",
    outlines: "outlines",
    changes: (a: string, b: string) => `changes from ${a} to ${b}`,
    shapes: "shapes",
  },
  shapes: {
    show: "Show",
    views: {
      kinds: "kinds of error",
      objects: "objects",
      band: "outline bands",
      distance: "distances",
      skeleton: "skeletons",
    } satisfies Record<ShapeView, string>,
    kinds: {
      boundary: "outline: near right pixels of the class and of the rest",
      extent: "part of an object that was met",
      missed: "whole object missed",
      invented: "whole object invented",
    },
    kindsOfTwo: "Of the two classes of a pixel the graver kind is shown; of a class alone, its own.",
    reach: (pixels: number) => `Outlines are ${quantity(pixels, "pixel")} wide.`,
    bands: {
      both: "in both bands, same class",
      target: "in the target's band alone",
      prediction: "in the prediction's band alone",
      otherClass: "in both, of another class",
    },
    band: (pixels: number) => `The band is ${quantity(pixels, "pixel")} wide.`,
    skeletons: {
      met: "skeleton inside the other mask",
      target: "target's, missed by the prediction",
      prediction: "prediction's, outside the target",
    },
    objects: { found: "found", missed: "missed", invented: "invented" },
    within: (tolerance: string) => `within ${tolerance}, the tolerance of NSD`,
    upTo: (distance: string) => `up to ${distance}`,
    beyond: (distance: string) => `more than ${distance}`,
    noOutline: "no outline on the other side",
    unmeasured: "Objects were not measured: which were found is not known. The Objects tab measures them.",
  },
  noObjects: "No missed or invented object is listed.",
  objectsUnmeasured: "Objects were not measured. The Objects tab measures them.",
  object: (state: string, index: number, total: number, name: string, pixels: number) =>
    `${state} object ${formatCount(index)} of ${formatCount(total)}: ${name}, ${quantity(pixels, "pixel")}.`,
  objectAlone: (state: string, name: string, pixels: number) =>
    `${state} object: ${name}, ${quantity(pixels, "pixel")}.`,
  onlyObject: "Only this object is lit.",
  previousObject: "Previous missed or invented object (B)",
  nextObject: "Next missed or invented object (M)",
  position: (index: number, total: number) => `${formatCount(index)} of ${formatCount(total)}`,
  notListed: (total: number) => `not among the ${quantity(total, "image")} shown`,
  previous: "Previous image",
  next: "Next image",
  star: "Star this image",
  unstar: "Take the star off",
  starred: "Starred.",
  unstarred: "Star taken off.",
  close: "Close",
  keys: "Keys",
  keysTitle: "Keys of the viewer",
  more: "File",
  open: { target: "Open target", prediction: "Open prediction" },
  reveal: { target: "Reveal target", prediction: "Reveal prediction" },
  copy: "Copy picture",
  copied: "The picture is on the clipboard.",
  notCopied: "The picture could not be copied: the clipboard was refused. Click into the viewer and try again.",
  choosePhotographs: "Choose photographs…",
  noPhotograph: "No folder of photographs is chosen. They pair with the targets by name, as the predictions do.",
  opacity: "Opacity",
  errorColours: "By",
  errorColoursOptions: { predicted: "predicted class", kind: "kind" } satisfies Record<ErrorColours, string>,
  errorKinds: {
    missed: "missed: the target has the class, the prediction has another",
    falseAlarm: "false alarm: only the prediction has the class",
    wrongClass: "another class predicted",
    noClass: "no class predicted",
  },
  changes: {
    fixed: (a: string, b: string) => `fixed: wrong in ${a}, right in ${b}`,
    broken: (a: string, b: string) => `broken: right in ${a}, wrong in ${b}`,
    wrong: "wrong in both",
    right: "right in both",
  },
  changedPixels: (pixels: number) => quantity(pixels, "pixel"),
  divider: "Divider between target and prediction",
  loading: "Reading the masks…",
  missing: (image: string) => `The report has no image ${image}.`,
  noPrediction: "This target has no prediction: every pixel is missed.",
  legend: "Classes",
  legendHint: "Alt-click, or O on a box: only this class.",
  pixels: (target: number, prediction: number) =>
    `${quantity(target, "target pixel")}, ${formatCount(prediction)} predicted`,
  /** Of a class of a case, in its target and as predicted. */
  voxels: (target: VoxelsInWords, predicted: VoxelsInWords) =>
    `Target ${quantity(target.voxels, "voxel")}, ${volume(target.millilitres)} ml; predicted ${formatCount(predicted.voxels)}, ${volume(predicted.millilitres)} ml`,
  volumes: (target: number, predicted: number) => `${volume(target)} / ${volume(predicted)} ml`,
  showAll: "Show all",
  onlyCell: (target: string, prediction: string) => `Only target ${target} taken for ${prediction} is lit.`,
  only: (name: string) => `Only ${name} is shown.`,
  allShown: "All classes are shown.",
  ignored: "ignored, hatched",
  right: "right",
  other: "no class",
  noErrors: "No error is in sight.",
  regions: (shown: number, total: number) =>
    shown === total
      ? quantity(total, "error region")
      : `the largest ${formatCount(shown)} of ${quantity(total, "error region")}`,
  largest: "Largest error",
  largestTitle: "To the largest error region (Z)",
  previousRegion: "Previous error region (P)",
  nextRegion: "Next error region (N)",
  region: ({ place, total, pixels, slices, target, prediction }: RegionInWords) =>
    `Error region ${formatCount(place)} of ${formatCount(total)}: ${quantity(pixels, slices ? "voxel" : "pixel")}, ` +
    `${slices ? `${slicesInWords(slices)}, ` : ""}target ${target}, prediction ${prediction}.`,
  image: (name: string, position: string) => `${name}, ${position}.`,
  lastImage: "There is no further image.",
  readout: {
    place: (x: number, y: number) => `x ${x}, y ${y}`,
    voxel: (column: number, row: number, slice: number) => `x ${column}, y ${row}, slice ${slice}`,
    inBody: ([right, anterior, superior]: Triple) =>
      `${towards(right, "R", "L")}, ${towards(anterior, "A", "P")}, ${towards(superior, "S", "I")} mm`,
    fromFirst: (x: number, y: number, z: number) => `${[x, y, z].map(millimetres).join(", ")} mm`,
    label: (side: "target" | "prediction", label: string, name: string) =>
      `${side} ${label}${name === "" ? "" : ` ${name}`}`,
    ignored: "ignored",
    noClass: "no class",
    run: (run: string, label: string, name: string) => `${run} ${label}${name === "" ? "" : ` ${name}`}`,
    noPrediction: "no prediction",
    outside: "Point at a pixel, or move with the arrow keys.",
  },
  keyLabels: {
    blink: "Hold: blink to the prediction, or from it to the target",
    nextImage: "Next image in the order of the table",
    previousImage: "Previous image",
    nextRegion: "Next error region, largest first",
    previousRegion: "Previous error region",
    largestRegion: "To the largest error region",
    nextObject: "Next missed or invented object, in the order of the Objects tab or the largest first",
    previousObject: "Previous missed or invented object",
    fit: "Fit the image into the pane",
    zoomIn: "Nearer",
    zoomOut: "Farther",
    nextSlice: "Next slice, with Shift ten at a time",
    previousSlice: "Previous slice",
    worstSlice: "To the slice with most wrong voxels",
    planes: {
      axial: "Axial slices, or those of the file",
      coronal: "Coronal slices, or x-z",
      sagittal: "Sagittal slices, or y-z",
    } satisfies Record<Plane, string>,
    wheel: "Nearer or farther",
    wheelOfCase: "Previous or next slice; with Ctrl nearer or farther",
    move: "Move over the pixels, with Shift ten at a time",
    star: "Star",
    filter: "Filter the images by name",
    keys: "This list",
    close: "Back to the row that opened the viewer",
  },
} as const;
