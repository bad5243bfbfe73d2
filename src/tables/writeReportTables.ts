import type { FileHandle } from "node:fs/promises";
import type { Problem } from "../core/document/problem";
import type { ImageEntry, Report } from "../core/document/report";
import { integerAt, numberAt } from "../core/numbers/numberAt";
import { FactsTable } from "../core/report/factsTable";
import { imageDocument } from "../core/report/imageDocument";
import { reportLines } from "../core/report/reportDocument";
import { SumsNote } from "./sums";
import { COUNTS, GROUP_ROWS, IMAGES, NOTES, TABLE_KINDS, type Tool } from "./reportTables";
import { TableWriter } from "./tableWriter";

/** All of a report but what grows with its images. */
export type ReportHead = Omit<Report, "images" | "problems">;

/** An image with its row in the table of pairs. */
export interface NumberedImage {
  readonly number: number;
  readonly image: ImageEntry;
}

/** Writes a report as its two tables, image by image in ascending order of their numbers: memory does not grow with them. */
export class ReportTablesWriter {
  readonly #counts: TableWriter;
  readonly #images: TableWriter;
  readonly #facts = new FactsTable();
  readonly #sums = new SumsNote();

  constructor(files: { readonly counts: FileHandle; readonly images: FileHandle }) {
    this.#counts = new TableWriter(files.counts, Object.values(COUNTS), GROUP_ROWS.counts);
    this.#images = new TableWriter(files.images, Object.values(IMAGES), GROUP_ROWS.images);
  }

  async addImage({ number, image }: NumberedImage): Promise<void> {
    this.#sums.add(image);
    const { target, prediction, turned, measures, name, width, height, depth } = imageDocument(image, this.#facts);
    const details = JSON.stringify({
      ...(isOdd(name) && { name }),
      target: withoutPath(target),
      prediction: prediction && withoutPath(prediction),
      turned,
      measures,
    });
    await this.#images.add([number, name, width, height, depth, target.path, prediction?.path, details]);
    const { targets, predictions, pixels } = image.counts;
    for (let row = 0; row < pixels.length; row++) {
      const full = this.#counts.addNumbers(
        number,
        integerAt(targets, row),
        integerAt(predictions, row),
        numberAt(pixels, row),
      );
      if (full) await full;
    }
  }

  /** What is left, behind the last image. */
  async finish(head: ReportHead, problems: Iterable<Problem>, { tool, kernel }: Tool): Promise<void> {
    for (const { kind, file, message } of problems) {
      const details = isOdd(file + message) ? JSON.stringify({ file, message }) : undefined;
      await this.#images.add([...NO_IMAGE, details, kind, file, message]);
    }
    const report = headText(head);
    const sums = this.#sums.text(this.#facts);
    await this.#images.finish({
      [NOTES.table]: TABLE_KINDS.images,
      [NOTES.tool]: tool,
      [NOTES.kernel]: kernel,
      [NOTES.report]: report,
      [NOTES.facts]: JSON.stringify(this.#facts.rows),
      ...(sums !== undefined && { [NOTES.sums]: sums }),
    });
    await this.#counts.finish({
      [NOTES.table]: TABLE_KINDS.counts,
      [NOTES.tool]: tool,
      [NOTES.kernel]: kernel,
      [NOTES.report]: report,
    });
  }
}

/** The columns of an image in a row of a problem. */
const NO_IMAGE: readonly undefined[] = Array.from({ length: 7 });

/** Names that UTF-8 cannot hold, as Windows has them, stand in the details as well. */
function isOdd(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

function withoutPath<Mask extends { readonly path: string }>({ path, ...mask }: Mask) {
  return isOdd(path) ? { path, ...mask } : mask;
}

/** The head as a saved report without images. */
export function headText(head: ReportHead, problems: readonly Problem[] = []): string {
  return [...reportLines({ ...head, images: [], problems })].join("");
}
