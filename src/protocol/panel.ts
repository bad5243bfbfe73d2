import type { Choices } from "../core/choices";
import type { Side } from "../core/label";
import type { PackedImages } from "../core/packedImages";
import type { Problem } from "../core/problem";
import type { Report } from "../core/report";

/** Where the evaluation behind a panel stands. */
export type RunState =
  | { readonly phase: "running"; readonly progress: Progress }
  | { readonly phase: "complete"; readonly progress: Progress }
  | { readonly phase: "cancelled"; readonly progress: Progress }
  /** Nothing could be evaluated; the message says why and what to do. */
  | { readonly phase: "failed"; readonly message: string };

export interface Progress {
  /** Pairs counted or refused so far. */
  readonly done: number;
  /** Pairs found; 0 while the folders are still being listed. */
  readonly total: number;
  readonly elapsedMs: number;
}

/** What the host tells the page. */
export type HostMessage =
  /** All that the page shows; the answer to `ready`, and sent anew when the report is another one. */
  | {
      readonly type: "document";
      /** Names the report in the page's saved state, so that a reloaded window finds it again. */
      readonly reportId: string;
      readonly report: Omit<Report, "images">;
      readonly images: PackedImages;
      readonly run: RunState;
    }
  /** A part of a run under way: what has come since the last message, and how far it is. */
  | {
      readonly type: "progress";
      readonly images: PackedImages;
      readonly problems: readonly Problem[];
      readonly run: RunState;
    };

/** What the page asks of the host. Files are named by their row in the run's own report, never by path. */
export type PageMessage =
  | { readonly type: "ready" }
  | { readonly type: "cancel" }
  | { readonly type: "evaluateAgain" }
  /** The folders in the other roles, evaluated again. */
  | { readonly type: "swapFolders" }
  /** The user chose; the host keeps it with the report. */
  | { readonly type: "choices"; readonly choices: Choices }
  /** Open a mask in the editor. */
  | { readonly type: "openMask"; readonly image: string; readonly side: Side };

/** What the page keeps through `setState`: with it the window can be reloaded and the panel comes back. */
export interface PanelState {
  readonly version: 1;
  readonly reportId: string;
  /** The page's own view: tab, sorting, filters. Opaque to the host. */
  readonly view: unknown;
}
