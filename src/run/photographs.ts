import { messageOf } from "../core/text/messageOf";
import { pairFiles } from "../core/pairing/pairFiles";
import type { PhotographOutcome } from "../protocol/viewer";
import { DISK_FILES } from "./diskFiles";
import type { Files } from "./files";
import { listFiles } from "./listMasks";
import { photographSize } from "./photographSize";

/** What a page draws by itself. */
const MEDIA_TYPES: readonly { readonly ending: RegExp; readonly mediaType: "image/png" | "image/jpeg" }[] = [
  { ending: /\.png$/i, mediaType: "image/png" },
  { ending: /\.jpe?g$/i, mediaType: "image/jpeg" },
];

/** A photograph above this is not sent to the page. */
const LARGEST_BYTES = 64 * 2 ** 20;
/** A few bytes may declare any size, for which a page would take four bytes a pixel. */
const MOST_PIXELS = 2 ** 27;

/** A folder of photographs, paired with the targets by the rules that pair the predictions. */
export class Photographs {
  private paired: Promise<ReadonlyMap<string, string>> | undefined;

  /** @param targets the targets' paths, relative to their folder. */
  constructor(
    private readonly folder: string,
    private readonly targets: readonly string[],
    private readonly files: Files = DISK_FILES,
  ) {}

  /** The photograph of a target, or the sentence that says why there is none. */
  async read(target: string): Promise<PhotographOutcome> {
    try {
      const file = (await (this.paired ??= this.pair())).get(target);
      if (file === undefined)
        return { ok: false, message: `No photograph in ${this.folder} has the name of ${target}.` };
      return await readPhotograph(this.files.join(this.folder, file), this.files);
    } catch (error) {
      // Asked again, the folder may be there.
      this.paired = undefined;
      const reason = messageOf(error);
      return { ok: false, message: `The photographs cannot be read (${reason}). Choose their folder again.` };
    }
  }

  /** How many of the targets have one; 0 where the folder cannot be read. */
  async pairs(): Promise<number> {
    const paired = await this.pair().catch(() => new Map<string, string>());
    return paired.size;
  }

  private async pair(): Promise<ReadonlyMap<string, string>> {
    const { files: found } = await listFiles(this.folder, this.files, isPhotograph);
    const { pairs } = pairFiles({ prediction: found.toSorted(), target: this.targets });
    return new Map(pairs.map(({ target, prediction }) => [target, prediction]));
  }
}

async function readPhotograph(path: string, files: Files): Promise<PhotographOutcome> {
  const type = mediaType(path);
  const { size } = await files.stamp(path);
  if (type === undefined || size > LARGEST_BYTES)
    return { ok: false, message: `The photograph ${path} is too large to be shown (${size} bytes).` };
  const bytes = await files.read(path);
  const pixels = photographSize(bytes);
  if (pixels && pixels.width * pixels.height > MOST_PIXELS)
    return {
      ok: false,
      message: `The photograph ${path} declares ${pixels.width} x ${pixels.height} pixels, more than a page can draw (${MOST_PIXELS}).`,
    };
  return { ok: true, mediaType: type, bytes };
}

/** Whether a page can draw the file, by its ending. */
export function isPhotograph(file: string): boolean {
  return mediaType(file) !== undefined;
}

function mediaType(file: string): "image/png" | "image/jpeg" | undefined {
  return MEDIA_TYPES.find(({ ending }) => ending.test(file))?.mediaType;
}
