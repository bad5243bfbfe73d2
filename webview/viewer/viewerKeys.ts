import { PLANES } from "../../src/core/labels/volumePlanes";
import type { ViewerActions } from "./viewerActions";
import { MODES } from "../view/viewerView";
import { VIEWER_TEXTS } from "../texts/viewerTexts";

/** One key of the viewer: what is pressed, what it does, how the list of keys names both. */
export interface ViewerKey {
  readonly id: string;
  /** As `KeyboardEvent.key` gives them. */
  readonly keys: readonly string[];
  /** As the list shows them. */
  readonly shown: string;
  readonly label: string;
  /** It does nothing with an image. */
  readonly isOfCases?: true;
  readonly run: (actions: ViewerActions, event: { readonly key: string; readonly shiftKey: boolean }) => void;
}

const { keyLabels: labels, modes } = VIEWER_TEXTS;

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Every key of the viewer, in the order of the list. */
export const VIEWER_KEYS: readonly ViewerKey[] = [
  ...MODES.map((mode, place): ViewerKey => ({
    id: mode,
    keys: [String(place + 1)],
    shown: String(place + 1),
    label: modes[mode],
    run: ({ showMode }) => {
      showMode(mode);
    },
  })),
  {
    id: "blink",
    keys: [" "],
    shown: "Space",
    label: labels.blink,
    run: ({ blink }) => {
      blink("on");
    },
  },
  {
    id: "nextImage",
    keys: ["j"],
    shown: "J",
    label: labels.nextImage,
    run: ({ goToImage }) => {
      goToImage(1);
    },
  },
  {
    id: "previousImage",
    keys: ["k"],
    shown: "K",
    label: labels.previousImage,
    run: ({ goToImage }) => {
      goToImage(-1);
    },
  },
  {
    id: "nextRegion",
    keys: ["n"],
    shown: "N",
    label: labels.nextRegion,
    run: ({ goToRegion }) => {
      goToRegion(1);
    },
  },
  {
    id: "previousRegion",
    keys: ["p"],
    shown: "P",
    label: labels.previousRegion,
    run: ({ goToRegion }) => {
      goToRegion(-1);
    },
  },
  {
    id: "largestRegion",
    keys: ["z"],
    shown: "Z",
    label: labels.largestRegion,
    run: ({ goToLargestRegion }) => {
      goToLargestRegion();
    },
  },
  {
    id: "nextSlice",
    keys: ["PageDown"],
    shown: "PgDn",
    label: labels.nextSlice,
    isOfCases: true,
    run: ({ stepSlices }, { shiftKey }) => {
      stepSlices(shiftKey ? 10 : 1);
    },
  },
  {
    id: "previousSlice",
    keys: ["PageUp"],
    shown: "PgUp",
    label: labels.previousSlice,
    isOfCases: true,
    run: ({ stepSlices }, { shiftKey }) => {
      stepSlices(shiftKey ? -10 : -1);
    },
  },
  {
    id: "worstSlice",
    keys: ["w"],
    shown: "W",
    label: labels.worstSlice,
    isOfCases: true,
    run: ({ goToWorstSlice }) => {
      goToWorstSlice();
    },
  },
  ...PLANES.map((plane): ViewerKey => ({
    id: plane,
    keys: [plane.charAt(0)],
    shown: plane.charAt(0).toUpperCase(),
    label: labels.planes[plane],
    isOfCases: true,
    run: ({ showPlane }) => {
      showPlane(plane);
    },
  })),
  {
    id: "nextObject",
    keys: ["m"],
    shown: "M",
    label: labels.nextObject,
    run: ({ goToObject }) => {
      goToObject(1);
    },
  },
  {
    id: "previousObject",
    keys: ["b"],
    shown: "B",
    label: labels.previousObject,
    run: ({ goToObject }) => {
      goToObject(-1);
    },
  },
  {
    id: "fit",
    keys: ["0"],
    shown: "0",
    label: labels.fit,
    run: ({ fit }) => {
      fit();
    },
  },
  {
    id: "zoomIn",
    keys: ["+", "="],
    shown: "+",
    label: labels.zoomIn,
    run: ({ zoomIn }) => {
      zoomIn();
    },
  },
  {
    id: "zoomOut",
    keys: ["-"],
    shown: "-",
    label: labels.zoomOut,
    run: ({ zoomOut }) => {
      zoomOut();
    },
  },
  {
    id: "move",
    keys: Object.keys(STEPS),
    shown: "Arrows",
    label: labels.move,
    run: ({ moveCursor }, { key, shiftKey }) => {
      const [x, y] = STEPS[key] ?? [0, 0];
      const pixels = shiftKey ? 10 : 1;
      moveCursor({ x: x * pixels, y: y * pixels });
    },
  },
  {
    id: "star",
    keys: ["f"],
    shown: "F",
    label: labels.star,
    run: ({ toggleStar }) => {
      toggleStar();
    },
  },
  {
    id: "filter",
    keys: ["/"],
    shown: "/",
    label: labels.filter,
    run: ({ filter }) => {
      filter();
    },
  },
  {
    id: "keys",
    keys: ["?"],
    shown: "?",
    label: labels.keys,
    run: ({ showKeys }) => {
      showKeys();
    },
  },
  {
    id: "close",
    keys: ["Escape"],
    shown: "Esc",
    label: labels.close,
    run: ({ close }) => {
      close();
    },
  },
];

/** The key that was pressed; letters in either case. Keys with Ctrl, Alt or Cmd are VS Code's. */
export function viewerKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): ViewerKey | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return VIEWER_KEYS.find(({ keys }) => keys.includes(pressed));
}
