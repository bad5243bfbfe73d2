// Takes the pictures of the README anew, each in a real window of VS Code.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./vscode/folders.mjs";
import { run } from "./vscode/run.mjs";

const FOLDER = join(ROOT, "media/pictures");

/** A file and what `screenshot.mjs` is asked for. */
const PICTURES = {
  summary: ["--data", "street", "--theme", "dark", "--width", "1400", "--height", "875"],
  classes: ["--data", "street", "--tab", "Classes", "--theme", "dark"],
  images: ["--data", "street", "--tab", "Images", "--view", "thumbnails", "--theme", "dark"],
  viewer: ["--data", "street", "--viewer", "Side by side", "--theme", "dark", "--width", "1400", "--height", "875"],
  confusion: ["--data", "street", "--tab", "Confusion", "--theme", "light"],
  kinds: ["--data", "street", "--card", "kinds", "--theme", "light", "--width", "1400", "--height", "700"],
  "data-check": ["--data", "street", "--tab", "Data check", "--theme", "light"],
  case: [
    "--data",
    "cases",
    "--viewer",
    "Errors",
    "--metric",
    "dice",
    "--theme",
    "dark",
    "--width",
    "1400",
    "--height",
    "800",
  ],
  ranking: ["--data", "runs", "--theme", "light", "--width", "1240", "--height", "760"],
  compare: ["--data", "two models", "--tab", "Compare", "--theme", "light"],
};

mkdirSync(FOLDER, { recursive: true });
for (const [name, options] of Object.entries(PICTURES)) {
  const out = join(FOLDER, `${name}.png`);
  await run(process.execPath, ["scripts/screenshot.mjs", "--scale", "1", ...options, "--out", out], { cwd: ROOT });
  console.log(out);
}
