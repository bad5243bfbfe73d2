import { isRecord } from "../core/collections/record";
import { PROBLEM_KINDS, type Problem, type ProblemKind } from "../core/document/problem";
import type { ImageEntry, Report } from "../core/document/report";
import { CountsRoom } from "../core/labels/countsRoom";
import type { MaskFacts } from "../core/labels/labelMap";
import type { ImagePool } from "../core/reading/imagePool";
import { countsFault } from "../core/report/countsFault";
import { Field } from "../core/report/field";
import { readFacts, readImageHead } from "../core/report/readImage";
import { readReport } from "../core/report/reportDocument";
import { naturalOrder } from "../core/text/naturalOrder";
import { messageOf } from "../core/text/messageOf";
import { parseJson } from "../core/text/parseJson";
import { CountsCursor } from "./countsCursor";
import { IMAGES, imagesTableOf, NOTES, TABLE_KINDS, type Tool } from "./reportTables";
import { areSameSums, readSums } from "./sums";
import type { RowBatch } from "./rowBatch";
import { TableFault } from "./tableFault";
import { TableFile } from "./tableFile";
import type { NumberedImage } from "./writeReportTables";

/** A report in its two tables, read image by image. Both are untrusted: whatever they hold is checked. */
export class ReportTables {
  /** Read once: each pass asks for them. */
  private knownSums: readonly ImageEntry[] | undefined;

  private constructor(
    private readonly counts: TableFile,
    private readonly images: TableFile,
    /** All of it but its images and problems. */
    readonly head: Report,
    private readonly facts: readonly MaskFacts[],
  ) {}

  /** @throws TableFault where a table is missing, damaged, or no table of a report. */
  static async open(path: string): Promise<ReportTables> {
    const counts = await TableFile.open(path);
    try {
      requireKind(counts, "counts", "a table of counts");
      const images = await TableFile.open(imagesTableOf(path)).catch((error: unknown) => {
        throw new TableFault(path, `the table of its images is needed beside it. ${messageOf(error)}`, error);
      });
      try {
        requireKind(images, "images", "a table of images");
        for (const note of [NOTES.report, NOTES.tool])
          if (counts.note(note) !== images.note(note))
            throw images.fault(
              `it does not belong to ${path}: the two were written by different runs. Write both anew.`,
            );
        return new ReportTables(counts, images, headOf(counts), factsOf(images));
      } catch (error) {
        await images.close();
        throw error;
      }
    } catch (error) {
      await counts.close();
      throw error;
    }
  }

  get path(): string {
    return this.counts.path;
  }

  get tool(): Tool {
    return { tool: this.counts.note(NOTES.tool) ?? "", kernel: this.counts.note(NOTES.kernel) ?? "" };
  }

  /** Images and problems together. */
  get rows(): number {
    return this.images.rows;
  }

  /** How many rows of counts there are. */
  get countRows(): number {
    return this.counts.rows;
  }

  /** Its images as `ImagePool` adds them up, as the table notes them; undefined where it does not. @throws TableFault where that is damaged. */
  get sums(): readonly ImageEntry[] | undefined {
    return (this.knownSums ??= this.readSums());
  }

  private readSums(): readonly ImageEntry[] | undefined {
    const text = this.images.note(NOTES.sums);
    if (text === undefined) return undefined;
    const read = readSums(text, this.facts);
    if (typeof read === "string")
      throw this.images.fault(`what it says of its sums is damaged: ${read}. Count the pairs anew.`);
    return read;
  }

  /** @param pool all images. @throws TableFault where the sums that the table notes are not theirs. */
  requireSums(pool: ImagePool): void {
    const { sums } = this;
    if (sums && !areSameSums(sums, pool.images()))
      throw this.images.fault("the sums that it notes are not those of its images. Count the pairs anew.");
  }

  /** The images in their order, some at a time, then the problems. */
  async *parts(): AsyncGenerator<TablePart> {
    const cursor = new CountsCursor(this.counts);
    const reader = new ImageReader(this.images, this.facts);
    let isPastImages = false;
    for await (const batch of this.images.batches(Object.values(IMAGES))) {
      const images: NumberedImage[] = [];
      const problems: Problem[] = [];
      const room = new CountsRoom();
      const numbers = batch.values(IMAGES.image);
      for (let row = 0; row < batch.rows; row++) {
        const number = numbers[row];
        if (typeof number !== "number") {
          isPastImages = true;
          problems.push(reader.problem(batch, row));
          continue;
        }
        if (isPastImages) throw this.images.fault("it has an image behind a problem. Write it anew.");
        const head = reader.head(batch, row, number, room);
        const counts = cursor.takeHere(number, room) ?? (await cursor.take(number, room));
        const fault = countsFault(counts, head);
        if (fault !== undefined)
          throw this.counts.fault(`the image ${JSON.stringify(head.name)} (${number}) ${fault}. Count it anew.`);
        images.push({ number, image: withCounts(head, counts) });
      }
      yield { images, problems };
    }
    const left = await cursor.left();
    if (left !== undefined)
      throw this.counts.fault(
        `it counts an image ${left} that ${this.images.path} does not hold in this place. Count it anew.`,
      );
  }

  async close(): Promise<void> {
    await this.counts.close();
    await this.images.close();
  }
}

/** A part of a report. */
export interface TablePart {
  readonly images: readonly NumberedImage[];
  readonly problems: readonly Problem[];
}

/** Rows of images, each in its order and none twice. */
class ImageReader {
  private before: { readonly number: number; readonly name: string; readonly target: string } | undefined;
  private known: { readonly text: string; readonly value: unknown } = { text: "", value: undefined };

  constructor(
    private readonly table: TableFile,
    private readonly facts: readonly MaskFacts[],
  ) {}

  head(batch: RowBatch, row: number, number: number, room: CountsRoom): Omit<ImageEntry, "counts"> {
    const at = (column: keyof typeof IMAGES) => batch.values(IMAGES[column])[row];
    const details = this.details(String(at("details") ?? ""));
    const of = (side: "target" | "prediction"): Record<string, unknown> => {
      const found = isRecord(details) ? details[side] : undefined;
      return { path: at(side), ...(isRecord(found) && found) };
    };
    const document = {
      name: at("name"),
      ...(isRecord(details) && details),
      width: at("width"),
      height: at("height"),
      depth: at("depth"),
      target: of("target"),
      prediction: at("prediction") === undefined ? undefined : of("prediction"),
    };
    const faults: string[] = [];
    const head = readImageHead(new Field(document, faults), this.facts, room);
    const [fault] = faults;
    if (fault !== undefined) throw this.table.fault(`its image ${number} is damaged: ${fault}. Count it anew.`);
    this.requireOrder(number, head);
    return head;
  }

  problem(batch: RowBatch, row: number): Problem {
    const at = (column: keyof typeof IMAGES) => batch.values(IMAGES[column])[row];
    const kind = PROBLEM_KINDS.find((known): known is ProblemKind => known === at("problem"));
    const details = parseJson(String(at("details") ?? "{}"));
    const { file, message } = { file: at("file"), message: at("message"), ...(isRecord(details) && details) };
    if (kind === undefined || typeof file !== "string" || typeof message !== "string")
      throw this.table.fault("it has a row that is neither an image nor a problem. Write it anew.");
    return { kind, file, message };
  }

  /** An image that stands there twice would count twice. */
  private requireOrder(number: number, { name, target }: Omit<ImageEntry, "counts">): void {
    const { before } = this;
    const order = before ? naturalOrder(before.name, name) : -1;
    if (number < 0 || (before && (before.number >= number || order > 0 || before.target === target.path)))
      throw this.table.fault(
        `its image ${number}, ${JSON.stringify(name)}, stands there twice or out of order. Count the pairs anew.`,
      );
    this.before = { number, name, target: target.path };
  }

  /** Mostly the text of the row before. */
  private details(text: string): unknown {
    if (text !== this.known.text) this.known = { text, value: parseJson(text) };
    return this.known.value;
  }
}

function withCounts(
  { turned, measures, ...head }: Omit<ImageEntry, "counts">,
  counts: ImageEntry["counts"],
): ImageEntry {
  return { ...head, counts, ...(turned && { turned }), ...(measures && { measures }) };
}

function requireKind(table: TableFile, kind: keyof typeof TABLE_KINDS, words: string): void {
  const found = table.note(NOTES.table);
  if (found === TABLE_KINDS[kind]) return;
  throw table.fault(
    found?.startsWith(`${kind} `) === true
      ? "a newer version of Mask Evaluation wrote it. Update Mask Evaluation to read it."
      : `it is not ${words} that Mask Evaluation wrote.`,
  );
}

function headOf(table: TableFile): Report {
  const read = readReport(table.note(NOTES.report) ?? "");
  if (!read.ok) throw table.fault(`what it says of its run cannot be read. ${read.message}`);
  return read.report;
}

function factsOf(table: TableFile): readonly MaskFacts[] {
  const faults: string[] = [];
  const facts = new Field(parseJson(table.note(NOTES.facts) ?? ""), faults).items().map(readFacts);
  const [fault] = faults;
  if (fault !== undefined) throw table.fault(`what it says of its files is damaged: ${fault}. Count the pairs anew.`);
  return facts;
}
