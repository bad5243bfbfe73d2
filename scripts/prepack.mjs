// What npm packs and publishes: the production build, without source maps, with the types of what scripts import.
import { run } from "./vscode/run.mjs";
import { ROOT } from "./vscode/folders.mjs";
import { writeTypes } from "./npmTypes.mjs";

await run(process.execPath, ["esbuild.mjs", "--production"], { cwd: ROOT });
await writeTypes();
