import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "./folders.mjs";
import { run } from "./run.mjs";

// Everything that runs is bundled in `dist`, so no package of npm goes in.
const OPTIONS = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];

/** See packVsix.d.mts. */
export async function packVsix(file) {
  await mkdir(dirname(file), { recursive: true });
  const log = await run(
    process.execPath,
    [join(ROOT, "node_modules/@vscode/vsce/vsce"), "package", ...OPTIONS, "--out", file],
    { cwd: ROOT },
  );
  return { bytes: (await stat(file)).size, log };
}
