// `npm run bench:page`: measures the built page in a real browser on large reports and prints Markdown.
// With `-- tables` or `-- viewer` that part alone; with `-- limits` the largest reports, which are not among the others.
import { cpus } from "node:os";
import { openReport, type OpenedReport } from "../../test/page/support/openReport";
import { documentMessage } from "../../test/page/support/builtReport";
import { closeBrowser } from "../../test/support/browser";
import { median } from "../median";
import { measurePageLimits } from "./limits";
import { openMeasured, type Taken } from "./openMeasured";
import { PAGE_SETS, pageReport, type PageSet } from "./sets";
import { frames, heldMemory, ProcessorTime, untilDrawn, type Act } from "./timing";
import { measureCases } from "./cases";
import { measureViewer } from "./viewer";

const ROUNDS = 5;
const SCROLLED_FRAMES = 120;
/** Pixels a frame: a quick wheel, and a thrown scroll bar. */
const SCROLL_STEPS = [60, 200];

/** What a user does, after what made it possible; each is measured anew in every round. */
const ACTS: readonly { readonly name: string; readonly prepare?: readonly Act[]; readonly act: Act }[] = [
  {
    name: "0/0 chosen anew, Summary",
    prepare: [tab("summary"), choose("undefined", "exclude")],
    act: choose("undefined", "0"),
  },
  {
    name: "classes counted chosen anew, Summary",
    prepare: [choose("presence", "all")],
    act: choose("presence", "union"),
  },
  {
    name: "a folder of the images chosen, Summary",
    prepare: [choose("subset", "")],
    act: choose("subset", "folder:city 1"),
  },
  { name: "all images chosen again, Summary", prepare: [choose("subset", "folder:city 1")], act: choose("subset", "") },
  { name: "metric chosen anew, Summary", prepare: [choose("metric", "iou")], act: choose("metric", "dice") },
  { name: "Classes opened", prepare: [tab("summary")], act: tab("classes") },
  { name: "Confusion opened", prepare: [tab("summary")], act: tab("confusion") },
  { name: "Data check opened", prepare: [tab("summary")], act: tab("dataCheck") },
  { name: "Images opened", prepare: [choose("metric", "iou"), tab("summary")], act: tab("images") },
  { name: "sorted by macro", prepare: [sort("name")], act: sort("macro") },
  { name: "sorted by worst class", prepare: [sort("name")], act: sort("worst") },
  { name: "sorted by influence", prepare: [sort("name")], act: sort("influence") },
  { name: "sorted by name", prepare: [sort("macro")], act: sort("name") },
  { name: "filtered by text", prepare: [filter("")], act: filter("street_0001") },
  { name: "filter taken away", prepare: [filter("street_0001")], act: filter("") },
  {
    name: "0/0 chosen anew, Images sorted by macro",
    prepare: [sort("macro"), choose("undefined", "exclude")],
    act: choose("undefined", "0"),
  },
  { name: "metric chosen anew, Images", prepare: [choose("metric", "iou")], act: choose("metric", "dice") },
  { name: "grid of thumbnails opened", prepare: [view("list")], act: view("grid") },
  { name: "heat table opened", prepare: [view("list")], act: view("heat") },
];

function tab(id: string): Act {
  return { selector: `[data-testid=tab-${id}]`, does: "click" };
}

function choose(select: string, value: string): Act {
  return { selector: `[data-testid=${select}]`, does: "change", value };
}

function sort(column: string): Act {
  return { selector: `[data-sort="${column}"]`, does: "click" };
}

function filter(value: string): Act {
  return { selector: "[data-testid=filter]", does: "input", value };
}

function view(value: string): Act {
  return choose("images-view", value);
}

async function main(): Promise<void> {
  const [processor, ...more] = cpus();
  console.log(
    `${processor?.model ?? "unknown processor"}, ${more.length + 1} cores, headless Chromium, 1400 x 900; medians of ${ROUNDS} rounds\n`,
  );
  const [only] = process.argv.slice(2);
  if (only === "limits") await measurePageLimits();
  if (only === undefined || only === "tables") for (const set of PAGE_SETS) await measureSet(set);
  if (only === undefined || only === "viewer") await measureViewer();
  if (only === undefined || only === "cases") await measureCases();
  await closeBrowser();
}

async function measureSet(set: PageSet): Promise<void> {
  console.log(`## ${set.name}\n\n| | ms, median (longest) | ms of the page's thread alone |\n|---|---|---|`);
  const message = documentMessage(pageReport(set));
  const openings: Taken[] = [];
  let opened: OpenedReport | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    await opened?.close();
    opened = await openReport({ intervals: "in a worker" });
    openings.push(await openMeasured(opened, message));
  }
  if (!opened) return;
  print("report on screen after its message", openings);
  const processor = await ProcessorTime.of(opened.page);
  for (const { name, prepare = [], act } of ACTS) {
    const times: Taken[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const before of prepare) await untilDrawn(opened.page, before);
      const spent = await processor.spent();
      const ms = await untilDrawn(opened.page, act);
      times.push({ ms, thread: (await processor.spent()) - spent });
    }
    print(name, times);
  }
  for (const shown of ["list", "grid", "heat"]) {
    await untilDrawn(opened.page, view(shown));
    for (const step of SCROLL_STEPS) {
      const before = await processor.spent();
      const lengths = [...(await frames(opened.page, "[data-testid=table-scroller]", step, SCROLLED_FRAMES))].sort(
        (a, b) => a - b,
      );
      const spent = (await processor.spent()) - before;
      const at = (share: number): string => (lengths[Math.floor(share * (lengths.length - 1))] ?? 0).toFixed(1);
      console.log(
        `| frame while ${shown} scrolls ${step} px in each: median, 95 %, longest | ${at(0.5)}, ${at(0.95)}, ${at(1)} | ${(spent / SCROLLED_FRAMES).toFixed(1)} a frame |`,
      );
    }
  }
  console.log(`| memory of the page, MB | ${(await heldMemory(opened.page)).toFixed(0)} | |\n`);
  for (const error of opened.errors) console.error(error);
  await opened.close();
}

function print(name: string, times: readonly Taken[]): void {
  const all = times.map(({ ms }) => ms);
  console.log(
    `| ${name} | ${median(all).toFixed(0)} (${Math.max(...all).toFixed(0)}) | ${median(times.map(({ thread }) => thread)).toFixed(0)} |`,
  );
}

void main();
