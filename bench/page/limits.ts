import { documentMessage } from "../../test/page/support/builtReport";
import { openReport } from "../../test/page/support/openReport";
import { openMeasured } from "./openMeasured";
import { pageReport, type PageSet } from "./sets";
import { heldMemory, ProcessorTime, untilDrawn, type Act } from "./timing";

/** As many as a report may have. */
const LIMITS: readonly PageSet[] = [
  { name: "100,000 images x 20 classes", images: 100_000, classes: 20, classesOfImage: 8 },
  { name: "100 images x 5,000 classes", images: 100, classes: 5_000, classesOfImage: 50 },
  { name: "5 images x 60,000 classes", images: 5, classes: 60_000, classesOfImage: 60_000 },
];

const TABS = ["classes", "confusion", "images", "dataCheck", "summary"];

/** Prints what the page takes for what is largest: once each, since it takes seconds. */
export async function measurePageLimits(): Promise<void> {
  console.log("| report | | ms on the clock | ms of the page's thread |\n|---|---|---|---|");
  for (const set of LIMITS) {
    const opened = await openReport({ intervals: "in a worker" });
    const { ms, thread } = await openMeasured(opened, documentMessage(pageReport(set)));
    const row = (name: string, clock: number, spent: number): void => {
      console.log(`| ${set.name} | ${name} | ${clock.toFixed(0)} | ${spent.toFixed(0)} |`);
    };
    row("opens", ms, thread);
    const processor = await ProcessorTime.of(opened.page);
    const acts: readonly { readonly name: string; readonly act: Act }[] = [
      ...TABS.map((id) => ({
        name: `${id} opened`,
        act: { selector: `[data-testid=tab-${id}]`, does: "click" } as const,
      })),
      {
        name: "0/0 chosen anew, Summary",
        act: { selector: "[data-testid=undefined]", does: "change", value: "0" } as const,
      },
    ];
    for (const { name, act } of acts) {
      const before = await processor.spent();
      const clock = await untilDrawn(opened.page, act);
      row(name, clock, (await processor.spent()) - before);
    }
    console.log(`| ${set.name} | memory of the page | ${(await heldMemory(opened.page)).toFixed(0)} MB | |`);
    for (const error of opened.errors) console.error(error);
    await opened.close();
  }
}
