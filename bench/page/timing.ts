import type { CDPSession, Page } from "playwright-core";

/** Milliseconds from a user's act until the frame that shows what came of it has been drawn. */
export async function untilDrawn(page: Page, act: Act): Promise<number> {
  return page.evaluate(async ({ selector, does, value }) => {
    const element = document.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`The page has no ${selector}`);
    const started = performance.now();
    if (does === "click") {
      element.click();
    } else {
      (element as HTMLInputElement).value = value ?? "";
      element.dispatchEvent(new Event(does, { bubbles: true }));
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
    // A separate task comes when the frame is done.
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
    return performance.now() - started;
  }, act);
}

export interface Act {
  readonly selector: string;
  readonly does: "click" | "input" | "change";
  readonly value?: string;
}

/** How many milliseconds each frame took while the scroller moved `step` pixels in each of them. */
export async function frames(page: Page, selector: string, step: number, count: number): Promise<readonly number[]> {
  return page.evaluate(
    async (asked) => {
      const element = document.querySelector<HTMLElement>(asked.selector);
      if (!element) throw new Error(`The page has no ${asked.selector}`);
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const lengths: number[] = [];
      let before = await frame();
      for (let index = 0; index < asked.count; index++) {
        element.scrollTop += asked.step;
        const now = await frame();
        lengths.push(now - before);
        before = now;
      }
      return lengths;
    },
    { selector, step, count },
  );
}

/** Megabytes that the page holds after its garbage was collected: its heap, and the arrays beside it. */
export async function heldMemory(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const usage = (await session.send("Runtime.getHeapUsage")) as {
    readonly usedSize: number;
    readonly backingStorageSize?: number;
  };
  await session.detach();
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 2 ** 20;
}

/** Says how long the page's own thread computed, whatever else the machine was busy with. */
export class ProcessorTime {
  private constructor(private readonly session: CDPSession) {}

  static async of(page: Page): Promise<ProcessorTime> {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    return new ProcessorTime(session);
  }

  /** Milliseconds of tasks so far. */
  async spent(): Promise<number> {
    const { metrics } = await this.session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  }
}
