import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isRecord } from "../core/collections/record";
import { parseJson } from "../core/text/parseJson";
import { loadKernel } from "../run/loadKernel";
import type { Tool } from "../tables/reportTables";

/** Name and version of this program and the hash of the kernel that lies beside it: tables say what counted them. */
export async function thisTool(programFolder: string): Promise<Tool> {
  const [manifest, kernel] = await Promise.all([
    readFile(join(programFolder, "..", "package.json"), "utf8").catch(() => ""),
    loadKernel(programFolder),
  ]);
  const parsed = parseJson(manifest);
  const version = isRecord(parsed) && typeof parsed["version"] === "string" ? parsed["version"] : "unknown";
  return {
    tool: `mask-evaluation ${version}`,
    kernel: kernel ? `sha256 ${createHash("sha256").update(kernel).digest("hex")}` : "plain",
  };
}
