import { logText } from "../core/text/logText";
import { plainText } from "../core/text/plainText";

/** Lines for people, on standard error. File names stand in them, so what would steer the terminal or a build server is taken out. */
export function say(...lines: readonly string[]): void {
  process.stderr.write(lines.map((line) => `${logText(plainText(line))}\n`).join(""));
}
