import { dataCheck } from "../../src/core/check/dataCheck";
import type { Choices } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import { packImages } from "../../src/core/report/packedImages";
import { bootstrapScript } from "./bootstrapScript";
import { drawInWorker } from "./drawInWorker";
import type { Checked, Drawing } from "./drawing";

/** Of a run under way the figures change more often than that, and a check of each would come too late. */
const SETTLED_MS = 500;

/** Checks a report in a worker once nothing has changed for a moment; where there is none to be had, on the page. */
export function checkBehind(report: Report, choices: Choices, onChecked: (checked: Checked) => void): Drawing {
  let isCancelled = false;
  let drawing: Drawing | undefined;
  const onThePage = (): void => {
    if (!isCancelled) onChecked(dataCheck(report, choices));
  };
  const start = async (): Promise<void> => {
    const script = await bootstrapScript();
    if (script === undefined) onThePage();
    if (script === undefined || isCancelled) return;
    const { images, ...head } = report;
    const task = { head, images: packImages(images), choices };
    drawing = drawInWorker(
      script,
      task,
      (checked) => {
        onChecked(checked as Checked);
      },
      onThePage,
    );
  };
  const timer = setTimeout(() => void start(), SETTLED_MS);
  return {
    cancel: () => {
      isCancelled = true;
      clearTimeout(timer);
      drawing?.cancel();
    },
  };
}
