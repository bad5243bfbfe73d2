import type { ImageEntry } from "../../src/core/document/report";
import type { ImageContext } from "../../src/protocol/context";

/** What VS Code's context menu is told of an image. */
export function imageContext({ name, prediction }: ImageEntry): ImageContext {
  return {
    webviewSection: "image",
    image: name,
    hasPrediction: prediction !== undefined,
    preventDefaultContextMenuItems: true,
  };
}
