import { listFiles, PackageManager } from "@vscode/vsce";
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "./folders.mjs";
import { run } from "./run.mjs";

/** What users of VS Code read, in the place of the readme of the repository, which is for users of the command line and developers. */
const README = "media/extension.md";

/** The name of a file in the package: another one for the readme, and for the programs without the command line, which npm installs. */
const nameInPackage = (path) => (path === README ? "README.md" : path.replace("dist/vscode/", "dist/"));

/** What is npm's alone. vsce takes .vscodeignore or `files`, and refuses both. */
const OF_NPM = ["files", "exports", "types", "scripts", "devDependencies"];

/** See packVsix.d.mts. */
export async function packVsix(file) {
  await run(process.execPath, ["esbuild.mjs", "--production"], { cwd: ROOT });
  await mkdir(dirname(file), { recursive: true });
  await mkdir(join(ROOT, "out"), { recursive: true });
  const folder = await mkdtemp(join(ROOT, "out/vsix-"));
  try {
    await copyFiles(folder);
    // Everything that runs is bundled in `dist`, so no package of npm goes in.
    const vsce = [join(ROOT, "node_modules/@vscode/vsce/vsce"), "package", "--no-dependencies", "--out", file];
    const log = await run(process.execPath, vsce, { cwd: folder });
    return { bytes: (await stat(file)).size, log };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} folder */
async function copyFiles(folder) {
  const ignoreFile = join(ROOT, ".vscodeignore");
  const packed = await listFiles({ cwd: ROOT, packageManager: PackageManager.None, ignoreFile, readmePath: README });
  for (const path of packed) {
    const to = join(folder, nameInPackage(path));
    await mkdir(dirname(to), { recursive: true });
    await copyFile(join(ROOT, path), to);
  }
  const manifest = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const ofVscode = Object.entries(manifest).filter(([key]) => !OF_NPM.includes(key));
  await writeFile(join(folder, "package.json"), JSON.stringify(Object.fromEntries(ofVscode)));
}
