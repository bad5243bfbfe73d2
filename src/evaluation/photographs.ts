import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pairFiles } from "../core/pairing/pairFiles";
import type { PhotographOutcome } from "../protocol/viewer";

/** What a page draws by itself. */
const MEDIA_TYPES: readonly { readonly ending: RegExp; readonly mediaType: "image/png" | "image/jpeg" }[] = [
  { ending: /\.png$/i, mediaType: "image/png" },
  { ending: /\.jpe?g$/i, mediaType: "image/jpeg" },
];

/** A photograph above this is not sent to the page. */
const LARGEST_BYTES = 64 * 2 ** 20;

/** A folder of photographs, paired with the targets by the rules that pair the predictions. */
export class Photographs {
  private paired: Promise<ReadonlyMap<string, string>> | undefined;

  /** @param targets the targets' paths, relative to their folder. */
  constructor(
    private readonly folder: string,
    private readonly targets: readonly string[],
  ) {}

  /** The photograph of a target, or the sentence that says why there is none. */
  async read(target: string): Promise<PhotographOutcome> {
    try {
      const file = (await (this.paired ??= this.pair())).get(target);
      if (file === undefined) return { ok: false, message: `No photograph in ${this.folder} has the name of ${target}.` };
      return await readPhotograph(join(this.folder, file));
    } catch (error) {
      // Asked again, the folder may be there.
      this.paired = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      return { ok: false, message: `The photographs cannot be read (${reason}). Choose their folder again.` };
    }
  }

  private async pair(): Promise<ReadonlyMap<string, string>> {
    const entries = await readdir(this.folder, { recursive: true });
    const files = entries.map((file) => file.replaceAll("\\", "/")).filter((file) => mediaType(file) !== undefined);
    const { pairs } = pairFiles({ prediction: files.sort(), target: this.targets });
    return new Map(pairs.map(({ target, prediction }) => [target, prediction]));
  }
}

async function readPhotograph(path: string): Promise<PhotographOutcome> {
  const type = mediaType(path);
  const { size } = await stat(path);
  if (type === undefined || size > LARGEST_BYTES) return { ok: false, message: `The photograph ${path} is too large to be shown (${size} bytes).` };
  return { ok: true, mediaType: type, bytes: await readFile(path) };
}

function mediaType(file: string): "image/png" | "image/jpeg" | undefined {
  return MEDIA_TYPES.find(({ ending }) => ending.test(file))?.mediaType;
}
