import type { ImageEntry } from "../document/report";
import { canonicalName } from "../pairing/canonicalName";
import { naturalOrder } from "../text/naturalOrder";

/** Images of a run, some at a time, in the natural order of their names. */
export type ImageParts = AsyncIterable<readonly ImageEntry[]>;

/** Images of several runs: of each the same targets at the same places. */
export type ImagesOfRuns = readonly (readonly ImageEntry[])[];

/** The runs do not have their common targets in one order, so that they cannot be joined as they stream by. */
export class NotInOneOrder extends Error {}

const TARGETS_A_PART = 1000;

/** The images that all of several runs share, by target file, and those that some of them lack, as they come. */
export class JoinedImages {
  /** Of each run the names of its images that another run lacks, by their targets. */
  readonly alone: readonly Map<string, string>[];

  constructor(runs: number) {
    this.alone = Array.from({ length: runs }, () => new Map());
  }

  /**
   * @param runs as many as were said.
   * @throws NotInOneOrder where images that are each in some runs alone, as they come, have one target in all of them; or where targets
   * have names of which two forms may be one.
   */
  async *parts(runs: readonly ImageParts[]): AsyncGenerator<ImagesOfRuns> {
    const cursors = runs.map((parts) => new Cursor(parts));
    let part: ImageEntry[][] = runs.map(() => []);
    for (;;) {
      const next: (ImageEntry | undefined)[] = [];
      for (const cursor of cursors) next.push(cursor.here ?? (await cursor.load()));
      const [first] = next;
      if (first && next.every((image) => image?.target.path === first.target.path)) {
        for (const [run, image] of next.entries()) if (image) part[run]?.push(image);
        for (const cursor of cursors) cursor.step();
      } else {
        const least = next.reduce(
          (one, other) => (one && !(other && naturalOrder(other.name, one.name) < 0) ? one : other),
          undefined,
        );
        if (!least) break;
        for (const [run, image] of next.entries()) {
          if (!image || naturalOrder(image.name, least.name) > 0) continue;
          this.#lacked(run, image);
          cursors[run]?.step();
        }
      }
      if (part[0]?.length === TARGETS_A_PART) {
        yield part;
        part = runs.map(() => []);
      }
    }
    if (part[0]?.length !== 0) yield part;
  }

  /** Another run lacks the image; were the target of one that all have, but elsewhere, it would not. */
  #lacked(run: number, { name, target: { path } }: ImageEntry): void {
    if (this.alone.every((images, other) => other === run || images.has(path)) || this.alone[run]?.has(path))
      throw new NotInOneOrder();
    this.alone[run]?.set(path, name);
  }
}

/** The images of parts, one by one. */
class Cursor {
  /** Where the images are; undefined before the first part and behind each. */
  here: ImageEntry | undefined;
  readonly #parts: AsyncIterator<readonly ImageEntry[]>;
  #part: readonly ImageEntry[] = [];
  #place = 0;
  #before: string | undefined;

  constructor(parts: ImageParts) {
    this.#parts = parts[Symbol.asyncIterator]();
  }

  /** The next image, from the next part that has one; undefined behind the last. */
  async load(): Promise<ImageEntry | undefined> {
    while (!this.here) {
      const next = await this.#parts.next();
      if (next.done === true) return undefined;
      [this.#part, this.#place] = [next.value, 0];
      this.#take();
    }
    return this.here;
  }

  step(): void {
    this.#place++;
    this.#take();
  }

  #take(): void {
    this.here = this.#part[this.#place];
    if (!this.here) return;
    const { path } = this.here.target;
    if (path === this.#before || canonicalName(path) !== path) throw new NotInOneOrder();
    this.#before = path;
  }
}
