// Writes predictions of five checkpoints of one model and of six models, and their targets, to try `rank` on: street scenes from a seed.
//   node scripts/runs.mjs /tmp/runs
import { RUN_IMAGES, writeRuns } from "./vscode/street.mjs";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name a folder: node scripts/runs.mjs FOLDER");
  process.exit(2);
}
await writeRuns(folder, RUN_IMAGES);
console.log(`Wrote ${RUN_IMAGES} images each into ${folder}/targets, ${folder}/checkpoints and ${folder}/models.`);
