// Masks of any number of classes, drawn from a seed: for looking at reports of few and of very many classes, with names that are hard on a table.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { random } from "./random.mjs";

const WIDTH = 320;
const HEIGHT = 240;

/** The folders of predictions that are written: how far borders are off, in pixels, and how often a region is taken for another class. */
const MODELS = { baseline: { off: 7, wrong: 0.25 }, finetuned: { off: 4, wrong: 0.15 } };

/** Names that come in every hundred classes, as lists from elsewhere have them. */
const HARD_NAMES = [
  "a class with a long name that says everything about what annotators were told to draw, and what not",
  "EinsehrlangesWortohneeineeinzigeStelleanderesumbrochenwerdenkönnte_Straßenbahnhaltestellenwartehäuschen",
  '<img src=x onerror="alert(1)">',
  "مركبة على الطريق",
  "道路交通標識および信号機",
  "🚲 bicycle, parked",
];

/**
 * Writes a folder of predictions a model and `targets` (with their class list) into a folder.
 *
 * @param {string} folder
 * @param {{ classes: number, images: number }} size two classes are a background and what is looked for
 */
export async function writeRegions(folder, { classes, images }) {
  await Promise.all([...Object.keys(MODELS), "targets"].map((side) => mkdir(join(folder, side), { recursive: true })));
  const list = names(classes).map((name, label) => `${label} ${name}\n`);
  await writeFile(join(folder, "targets", "classes.txt"), list.join(""));
  for (let image = 0; image < images; image++) {
    const next = random(image + 1);
    const sites = Array.from({ length: 14 }, () => ({
      x: WIDTH * next(),
      y: HEIGHT * next(),
      label: drawnClass(next, classes),
    }));
    const name = `${image % 2 ? "ward" : "clinic"}_${String(image).padStart(4, "0")}.png`;
    await writeFile(join(folder, "targets", name), nearest(sites));
    for (const [model, { off, wrong }] of Object.entries(MODELS)) {
      const seen = sites.map(({ x, y, label }) => ({
        x: x + off * (next() - 0.5) * 4,
        y: y + off * (next() - 0.5) * 4,
        label: next() < wrong ? drawnClass(next, classes) : label,
      }));
      await writeFile(join(folder, model, name), nearest(seen));
    }
  }
}

function names(classes) {
  if (classes === 2) return ["background", "lesion"];
  return Array.from({ length: classes }, (_, label) => HARD_NAMES[(label % 100) - 3] ?? `kind ${label}`);
}

/** Low labels are frequent, high ones rare, as in most data. */
function drawnClass(next, classes) {
  return Math.floor(classes * next() ** 2);
}

/** A mask whose pixels have the label of the site that is nearest. */
function nearest(sites) {
  const png = new PNG({ width: WIDTH, height: HEIGHT });
  png.data = Buffer.alloc(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let best = Infinity;
      for (const site of sites) {
        const distance = (site.x - x) ** 2 + (site.y - y) ** 2;
        if (distance >= best) continue;
        best = distance;
        png.data[y * WIDTH + x] = site.label;
      }
    }
  }
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}
