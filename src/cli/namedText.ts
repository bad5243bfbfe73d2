import { quantity } from "../core/text/format";
import { messageOf } from "../core/text/messageOf";
import { DISK_FILES } from "../run/diskFiles";
import { UsageError } from "./command";

/** No text that an option names is longer: annotations of COCO are long. */
const MOST_BYTES = 256 << 20;

/**
 * The text of a file that an option names, which has to be one: no pipe, no device.
 *
 * @param advice a sentence on what else the option takes.
 * @throws a `UsageError` that says why it cannot be read.
 */
export async function namedText(option: string, file: string, advice = ""): Promise<string> {
  try {
    const { size } = await DISK_FILES.stamp(file);
    if (size > MOST_BYTES)
      throw new Error(`it has ${quantity(size, "byte")}, and ${quantity(MOST_BYTES, "byte")} are read at most`);
    return new TextDecoder().decode(await DISK_FILES.read(file));
  } catch (error) {
    throw new UsageError(
      `--${option} ${file} cannot be read: ${messageOf(error)}.${advice === "" ? "" : ` ${advice}`}`,
    );
  }
}
