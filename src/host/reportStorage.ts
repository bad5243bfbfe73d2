import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Choices } from "../core/document/choices";
import type { Report, ReportView } from "../core/document/report";
import {
  readKeptChoices,
  writeKeptChoices,
  readKeptView,
  readReport,
  reportLines,
} from "../core/report/reportDocument";
import type { RunRecord } from "../run/runRecord";
import { runRecordText, readRunRecord } from "../run/runRecordText";
import { writeWhole } from "../run/writeWhole";

/** Reports of closed tabs are kept for a while, since a closed tab can be reopened; then the oldest go. */
const MOST_KEPT = 20;

/**
 * Keeps the reports of open panels across a window reload: counts once when a run has ended, the choices in a
 * small file beside them whenever they change, so that a click never writes megabytes.
 */
export class ReportStorage {
  /** One write after the other: two runs of one report must not write the same file at once. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly folder: string) {}

  /** @param record what the last run counted, where there is such: it lets the next window count only what changes. */
  keep(id: string, report: Report, record?: RunRecord): Promise<void> {
    return this.afterLast(() => this.write(id, report, record));
  }

  keepChoices(id: string, choices: Choices): Promise<void> {
    return this.afterLast(() => this.writeChoices(id, choices));
  }

  keepView(id: string, view: ReportView): Promise<void> {
    return this.afterLast(async () => {
      if (isOwn(id)) await writeWhole(this.viewPath(id), [JSON.stringify(view)]);
    });
  }

  /** The kept report; undefined where there is none or it cannot be read. */
  async load(id: string): Promise<Report | undefined> {
    if (!isOwn(id)) return undefined;
    try {
      const read = readReport(await readFile(this.reportPath(id), "utf8"));
      if (!read.ok) return undefined;
      const choices = readKeptChoices(await readFile(this.choicesPath(id), "utf8"));
      const view = readKeptView(await readFile(this.viewPath(id), "utf8").catch(() => ""));
      return { ...read.report, ...(choices && { choices }), ...(view && { view }) };
    } catch {
      return undefined;
    }
  }

  /** What was kept beside the report; undefined where nothing was, or it cannot be read. */
  async loadCounted(id: string, report: Report): Promise<RunRecord | undefined> {
    if (!isOwn(id)) return undefined;
    return readFile(this.masksPath(id), "utf8").then(
      (text) => readRunRecord(text, report.images),
      () => undefined,
    );
  }

  private afterLast(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async write(id: string, report: Report, record: RunRecord | undefined): Promise<void> {
    if (!isOwn(id)) return;
    await mkdir(this.folder, { recursive: true });
    // Never stamps that are newer than the counts, wherever a stop comes between.
    await rm(this.masksPath(id), { force: true });
    await writeWhole(this.reportPath(id), reportLines(report));
    if (record) await writeWhole(this.masksPath(id), [runRecordText(record)]);
    await this.writeChoices(id, report.choices);
    await this.prune();
  }

  private async writeChoices(id: string, choices: Choices): Promise<void> {
    if (isOwn(id)) await writeWhole(this.choicesPath(id), [writeKeptChoices(choices)]);
  }

  private async prune(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(REPORT));
    const aged = await Promise.all(
      names.map(async (name) => ({ name, time: (await stat(join(this.folder, name))).mtimeMs })),
    );
    const old = aged.sort((a, b) => b.time - a.time).slice(MOST_KEPT);
    await Promise.all(
      old.flatMap(({ name }) => {
        const id = name.slice(0, -REPORT.length);
        const paths = [this.reportPath(id), this.choicesPath(id), this.viewPath(id), this.masksPath(id)];
        return paths.map((path) => rm(path, { force: true }));
      }),
    );
  }

  private reportPath(id: string): string {
    return join(this.folder, id + REPORT);
  }

  private masksPath(id: string): string {
    return join(this.folder, `${id}.masks.json`);
  }

  private choicesPath(id: string): string {
    return join(this.folder, `${id}.choices.json`);
  }

  private viewPath(id: string): string {
    return join(this.folder, `${id}.view.json`);
  }
}

const REPORT = ".maskeval.json";

/** Whether the id names a file of this folder: ids come from a page's state, and those of opened files are URIs. */
function isOwn(id: string): boolean {
  return /^[0-9a-f-]{36}$/.test(id);
}
