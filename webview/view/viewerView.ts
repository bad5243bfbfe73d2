/** How the masks of an image are drawn, in the order of their keys. */
export const MODES = [
  "photograph",
  "target",
  "prediction",
  "errors",
  "sideBySide",
  "swipe",
  "outlines",
  "compared",
] as const;
export type ViewerMode = (typeof MODES)[number];

/** What colours an error: the class that was predicted, or what went wrong. */
export const ERROR_COLOURS = ["predicted", "kind"] as const;
export type ErrorColours = (typeof ERROR_COLOURS)[number];

/** Lights some pixels only: those of a class, or those of one target class taken for one predicted class. Indices of classes. */
export type Focus =
  | { readonly kind: "class"; readonly class: number }
  | { readonly kind: "cell"; readonly target: number; readonly prediction: number };

/** How the user looks at single images; part of the page's view. */
export interface ViewerView {
  /** The row that is open; the viewer is closed where it is undefined. */
  readonly image: string | undefined;
  readonly mode: ViewerMode;
  readonly errorColours: ErrorColours;
  /** Of the masks over what lies behind, 0 to 1; undefined: what suits what lies behind. */
  readonly opacity: number | undefined;
  readonly focus: Focus | undefined;
  readonly starred: readonly string[];
}

export const DEFAULT_VIEWER_VIEW: ViewerView = {
  image: undefined,
  mode: "errors",
  errorColours: "predicted",
  opacity: undefined,
  focus: undefined,
  starred: [],
};

/** Reads what an older or newer page may have saved: what can't be understood takes its default. */
export function readViewerView(saved: unknown): ViewerView {
  if (!isRecord(saved)) return DEFAULT_VIEWER_VIEW;
  const { image, opacity, starred }: Readonly<Record<string, unknown>> = saved;
  return {
    image: typeof image === "string" ? image : undefined,
    mode: MODES.find((mode) => mode === saved["mode"]) ?? DEFAULT_VIEWER_VIEW.mode,
    errorColours: ERROR_COLOURS.find((by) => by === saved["errorColours"]) ?? DEFAULT_VIEWER_VIEW.errorColours,
    opacity: typeof opacity === "number" && opacity >= 0 && opacity <= 1 ? opacity : undefined,
    focus: readFocus(saved["focus"]),
    starred: Array.isArray(starred) ? starred.filter((name) => typeof name === "string") : [],
  };
}

function readFocus(saved: unknown): Focus | undefined {
  if (!isRecord(saved)) return undefined;
  const { class: only, target, prediction } = saved;
  if (saved["kind"] === "class" && isIndex(only)) return { kind: "class", class: only };
  if (saved["kind"] === "cell" && isIndex(target) && isIndex(prediction)) return { kind: "cell", target, prediction };
  return undefined;
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
