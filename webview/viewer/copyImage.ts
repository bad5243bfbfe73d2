import { drawPane } from "./drawPane";
import type { Layers } from "./layers";
import { panesOf } from "./panes";
import type { ViewerModel } from "./viewerModel";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

/** Puts what is shown on the clipboard, the whole image in its own size, panes beside each other; says how it went. */
export async function copyImage(model: ViewerModel, layers: Layers): Promise<void> {
  const picture = model.picture.peek();
  if (!picture) return;
  const [width, height] = [Math.round(picture.width), Math.round(picture.height)];
  const panes = panesOf(model, layers);
  const canvas = new OffscreenCanvas(width * panes.length, height);
  const context = canvas.getContext("2d");
  panes.forEach((pane, place) => {
    const paper = new OffscreenCanvas(width, height);
    const paperContext = paper.getContext("2d");
    if (!paperContext) return;
    drawPane(
      { context: paperContext, size: { width, height }, ratio: 1 },
      { scale: 1, x: 0, y: 0 },
      { ...pane, region: undefined, cursor: undefined },
    );
    context?.drawImage(paper, place * width, 0);
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": await canvas.convertToBlob() })]);
    model.store.announce(texts.copied);
  } catch {
    model.store.announce(texts.notCopied);
  }
}
