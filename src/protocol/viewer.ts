import type { ErrorKinds } from "../core/regions/errorKinds";
import type { Side } from "../core/labels/label";
import type { PixelOutcome, ShapeOutcome, SliceOfCase, WantedShapes } from "./pixels";

/** What the viewer asks of the host. An image is named by its row of the report; a request by a number of the page's own. */
export type ViewerRequest =
  /**
   * Both masks of an image as labels, and the regions of what the page calls errors, of a case with the slice that has most of them;
   * `compared`: of the run that the report is compared with.
   */
  | {
      readonly type: "pixels";
      readonly request: number;
      readonly image: string;
      readonly errors: ErrorKinds;
      readonly of?: "compared";
    }
  /** One slice of a case. */
  | {
      readonly type: "slice";
      readonly request: number;
      readonly image: string;
      readonly slice: SliceOfCase;
      readonly of?: "compared";
    }
  /** The shapes of an image, to be drawn. */
  | { readonly type: "shapes"; readonly request: number; readonly image: string; readonly shapes: WantedShapes }
  /** A small picture of both masks; of a case of the slice with most errors. */
  | {
      readonly type: "thumbnail";
      readonly request: number;
      readonly image: string;
      readonly longerSide: number;
      readonly errors?: ErrorKinds;
    }
  | { readonly type: "photograph"; readonly request: number; readonly image: string }
  /** The user is about to look at pixels: get ready, on this image. There is no answer. */
  | { readonly type: "expectPixels"; readonly image: string; readonly errors: ErrorKinds }
  /** The answer is no longer wanted, and won't come unless it is on its way. */
  | { readonly type: "cancelRequest"; readonly request: number }
  /** Let the user pick the folder of photographs; the document comes anew where one was picked. */
  | { readonly type: "choosePhotographs" }
  /** Show a mask where it lies. */
  | { readonly type: "revealMask"; readonly image: string; readonly side: Side };

/** The photograph behind an image's masks, as the file's own bytes: the browser draws it. */
export type PhotographOutcome =
  | { readonly ok: true; readonly mediaType: "image/png" | "image/jpeg"; readonly bytes: Uint8Array }
  /** There is none to show; the sentence says why. */
  | { readonly ok: false; readonly message: string };

/** What the host answers. */
export type ViewerAnswer =
  /** To `pixels`, `slice` and `thumbnail`. */
  | { readonly type: "pixels"; readonly request: number; readonly outcome: PixelOutcome }
  | { readonly type: "shapes"; readonly request: number; readonly outcome: ShapeOutcome }
  | { readonly type: "photograph"; readonly request: number; readonly outcome: PhotographOutcome };
