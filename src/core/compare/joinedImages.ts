import type { ImageEntry } from "../document/report";
import { canonicalName } from "../pairing/canonicalName";
import { naturalOrder } from "../text/naturalOrder";

/** Images of a run, some at a time, in the natural order of their names. */
export type ImageParts = AsyncIterable<readonly ImageEntry[]>;

export interface ImagePair {
  readonly a: ImageEntry;
  readonly b: ImageEntry;
}

/** The two runs do not have their common targets in one order, so that they cannot be paired as they stream by. */
export class NotInOneOrder extends Error {}

const PAIRS_A_PART = 1000;

/** The images that two runs share, by target file, as `commonImages` finds them, and those that one run alone has, as they come. */
export class JoinedImages {
  /** The names of images of one run alone, by their targets. */
  readonly onlyA = new Map<string, string>();
  readonly onlyB = new Map<string, string>();

  /**
   * @throws NotInOneOrder where images that are both in one run alone, as they come, have one target; or where targets have names of which
   * two forms may be one.
   */
  async *pairs(partsOfA: ImageParts, partsOfB: ImageParts): AsyncGenerator<readonly ImagePair[]> {
    const [ofA, ofB] = [new Cursor(partsOfA), new Cursor(partsOfB)];
    let pairs: ImagePair[] = [];
    for (;;) {
      const a = ofA.here ?? (await ofA.load());
      const b = ofB.here ?? (await ofB.load());
      if (!a && !b) break;
      if (b && a?.target.path === b.target.path) {
        pairs.push({ a, b });
        ofA.step();
        ofB.step();
      } else {
        const order = !a ? 1 : !b ? -1 : naturalOrder(a.name, b.name);
        if (a && order <= 0) {
          this.#alone(a, this.onlyA, this.onlyB);
          ofA.step();
        }
        if (b && order >= 0) {
          this.#alone(b, this.onlyB, this.onlyA);
          ofB.step();
        }
      }
      if (pairs.length === PAIRS_A_PART) {
        yield pairs;
        pairs = [];
      }
    }
    if (pairs.length > 0) yield pairs;
  }

  #alone({ name, target }: ImageEntry, own: Map<string, string>, other: ReadonlyMap<string, string>): void {
    if (other.has(target.path) || own.has(target.path)) throw new NotInOneOrder();
    own.set(target.path, name);
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
