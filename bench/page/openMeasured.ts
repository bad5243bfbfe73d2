import type { OpenedReport } from "../../test/page/support/openReport";
import { ProcessorTime } from "./timing";

/** Milliseconds on the clock, and of the page's own thread. */
export interface Taken {
  readonly ms: number;
  readonly thread: number;
}

/** What it takes from the document's message until the Summary is drawn. */
export async function openMeasured({ page }: OpenedReport, message: unknown): Promise<Taken> {
  const processor = await ProcessorTime.of(page);
  await page.evaluate((sent) => {
    (window as unknown as { kept: unknown }).kept = sent;
  }, message);
  const spent = await processor.spent();
  const ms = await page.evaluate(async () => {
    const started = performance.now();
    window.postMessage((window as unknown as { kept: unknown }).kept, "*");
    while (!document.querySelector("[data-phase=complete] [data-testid=verdict]"))
      await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    const taken = performance.now() - started;
    (window as unknown as { kept: unknown }).kept = undefined;
    return taken;
  });
  return { ms, thread: (await processor.spent()) - spent };
}
