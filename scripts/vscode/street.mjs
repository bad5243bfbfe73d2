// Street scenes drawn from a seed, with the mistakes that models make: what the pictures of the README show.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { random } from "./random.mjs";

const WIDTH = 512;
const HEIGHT = 256;
const IGNORED = 255;

/** Cityscapes' train ids with their colours. */
const CLASSES = [
  ["road", 128, 64, 128],
  ["sidewalk", 244, 35, 232],
  ["building", 70, 70, 70],
  ["wall", 102, 102, 156],
  ["fence", 190, 153, 153],
  ["pole", 153, 153, 153],
  ["traffic light", 250, 170, 30],
  ["traffic sign", 220, 220, 0],
  ["vegetation", 107, 142, 35],
  ["terrain", 152, 251, 152],
  ["sky", 70, 130, 180],
  ["person", 220, 20, 60],
  ["rider", 255, 0, 0],
  ["car", 0, 0, 142],
  ["truck", 0, 0, 70],
  ["bus", 0, 60, 100],
  ["train", 0, 80, 100],
  ["motorcycle", 0, 0, 230],
  ["bicycle", 119, 11, 32],
];
const LABELS = Object.fromEntries(CLASSES.map(([name], label) => [name, label]));

const CLASS_LIST = CLASSES.map(([name, ...colour]) => `${colour.join(" ")} ${name}\n`).join("");

/** Two models: how ragged their borders are, in pixels, and how often they make the mistakes below. */
const MODELS = { baseline: { ragged: 4, often: 1 }, finetuned: { ragged: 3, often: 0.7 } };

/** The folders of predictions that are written. */
export const STREET_MODELS = Object.keys(MODELS);

/**
 * Writes a folder of predictions a model, `targets` (with their class list) and `photographs` into a folder.
 *
 * @param {string} folder
 * @param {number} images
 */
export async function writeStreet(folder, images) {
  const write = async (side, name, content) => writeFile(join(folder, side, name), content);
  await Promise.all(
    [...STREET_MODELS, "targets", "photographs"].map((side) => mkdir(join(folder, side), { recursive: true })),
  );
  await write("targets", "label_colors.txt", CLASS_LIST);
  for (let image = 0; image < images; image++) {
    const next = random(image + 1);
    const shapes = street(next);
    const target = drawn(shapes, next, 1);
    const name = `${["aachen", "bremen", "ulm"][image % 3]}_${String(image).padStart(6, "0")}.png`;
    await write("targets", name, grey(target));
    await write("photographs", name, photograph(target, next));
    for (const [model, of] of Object.entries(MODELS)) await write(model, name, grey(predicted(shapes, next, of)));
  }
}

/** Five checkpoints of one model: better from one to the next, but for the last, which has seen too much. */
const CHECKPOINTS = {
  "epoch-10": { ragged: 7, often: 1.6 },
  "epoch-20": { ragged: 5, often: 1.2 },
  "epoch-30": { ragged: 4, often: 0.95 },
  "epoch-40": { ragged: 3.4, often: 0.8 },
  "epoch-50": { ragged: 3.3, often: 0.9 },
};

/** Six models of different kinds: some have fine borders and miss thin things, others the other way round; two are much alike. */
const SIX_MODELS = {
  deeplabv3: { ragged: 4.6, often: 0.9 },
  "fcn-8s": { ragged: 7, often: 1.3 },
  mask2former: { ragged: 2.4, often: 0.55 },
  segformer: { ragged: 3, often: 0.62, weak: ["pole", "traffic light"] },
  "unet-b3": { ragged: 2.9, often: 0.8 },
  "unet-b4": { ragged: 2.8, often: 0.78 },
};

/** The folders below the one that runs are written into, each of as many folders of predictions. */
export const RUN_FOLDERS = { checkpoints: Object.keys(CHECKPOINTS), models: Object.keys(SIX_MODELS) };

/** Of the targets of many runs. */
export const RUN_IMAGES = 40;

/**
 * Writes `targets` (with their class list), and predictions of `checkpoints` and `models`, a folder a run, into a folder.
 *
 * @param {string} folder
 * @param {number} images
 */
export async function writeRuns(folder, images) {
  const write = async (side, name, content) => writeFile(join(folder, side, name), content);
  const runs = { checkpoints: CHECKPOINTS, models: SIX_MODELS };
  const all = Object.entries(runs).flatMap(([kind, of]) =>
    Object.entries(of).map(([name, model]) => ({ side: `${kind}/${name}`, model })),
  );
  await Promise.all(
    ["targets", ...all.map(({ side }) => side)].map((side) => mkdir(join(folder, side), { recursive: true })),
  );
  await write("targets", "label_colors.txt", CLASS_LIST);
  for (let image = 0; image < images; image++) {
    const next = random(1000 + image);
    const shapes = street(next);
    const name = `ulm_${String(image).padStart(6, "0")}.png`;
    await write("targets", name, grey(drawn(shapes, next, 1)));
    // What one run finds hard another does as well: each has the same luck with an image.
    for (const { side, model } of all) await write(side, name, grey(predicted(shapes, random(2000 + image), model)));
  }
}

/** What a model makes of a street. */
function predicted(shapes, next, { ragged, often, weak = [] }) {
  const prediction = drawn(mistaken(shapes, next, often, weak), next, ragged);
  return prediction.map((label) => (label === IGNORED ? LABELS.road : label));
}

/** What stands in a street, from far to near: rectangles and ellipses by their middle and half sizes. */
function street(next) {
  const horizon = HEIGHT * (0.42 + 0.1 * next());
  const shapes = [box("sky", WIDTH / 2, horizon / 2, WIDTH, horizon)];
  for (let x = 0; x < WIDTH; x += 40 + 60 * next()) {
    const high = horizon * (0.3 + 0.65 * next());
    if (next() < 0.75) shapes.push(box("building", x, horizon - high / 2, 30 + 50 * next(), high / 2 + 6));
    else shapes.push(ellipse("vegetation", x, horizon - high / 3, 25 + 30 * next(), high / 2));
  }
  shapes.push(box(next() < 0.5 ? "terrain" : "sidewalk", WIDTH / 2, HEIGHT, WIDTH, HEIGHT - horizon - 10));
  shapes.push({
    kind: "road",
    inside: (x, y) => y > horizon + 14 && Math.abs(x - WIDTH / 2) < 40 + (y - horizon) * 1.9,
  });
  shapes.push(box(next() < 0.5 ? "wall" : "fence", WIDTH * next(), horizon + 8, 60 * next(), 8));
  for (const kind of several(next, ["car", "car", "car", "car", "truck", "bus", "train"], 6)) {
    const near = next();
    shapes.push(
      ellipse(
        kind,
        WIDTH * next(),
        horizon + 14 + near * 50,
        14 + near * 44,
        9 + near * 22 + (kind === "car" ? 0 : 14),
      ),
    );
  }
  for (const kind of several(next, ["person", "person", "person", "rider", "bicycle", "motorcycle"], 8)) {
    const near = next();
    const [x, y] = [WIDTH * next(), horizon + 12 + near * 46];
    if (kind === "person" || kind === "rider") shapes.push(ellipse(kind, x, y, 4 + near * 7, 11 + near * 20));
    if (kind !== "person")
      shapes.push(ellipse(kind === "rider" ? "bicycle" : kind, x, y + 10 + near * 12, 8 + near * 12, 5 + near * 7));
  }
  for (const x of several(next, [0.1, 0.3, 0.5, 0.7, 0.9], 4).map((place) => WIDTH * (place + 0.1 * next()))) {
    shapes.push(box("pole", x, horizon - 10, 2, 60));
    shapes.push(box(next() < 0.5 ? "traffic sign" : "traffic light", x + 3, horizon - 60, 6, 8));
  }
  return [...shapes, { kind: undefined, inside: (x, y) => y > HEIGHT - 14 + ((x - WIDTH / 2) / 60) ** 2 }];
}

/** How many times as often a model misses what it is weak in. */
const WEAK = 2.5;

/** Thin and small things are missed, likely things are taken for each other. */
function mistaken(shapes, next, often, weak) {
  const taken = {
    rider: ["person", 0.5],
    motorcycle: ["bicycle", 0.5],
    truck: ["car", 0.4],
    bus: ["truck", 0.4],
    train: ["bus", 0.5],
    wall: ["building", 0.5],
    fence: ["vegetation", 0.4],
    terrain: ["sidewalk", 0.25],
  };
  const missed = { pole: 0.3, "traffic light": 0.3, person: 0.15, bicycle: 0.2 };
  return shapes.flatMap((shape) => {
    const oftenMissed = often * (weak.includes(shape.kind) ? WEAK : 1);
    if (next() < oftenMissed * (missed[shape.kind] ?? 0)) return [];
    const [kind, chance] = taken[shape.kind] ?? [shape.kind, 0];
    return [next() < often * chance ? { ...shape, kind } : shape];
  });
}

/** The labels of the shapes, nearer ones over farther ones, their borders ragged by some pixels. */
function drawn(shapes, next, ragged) {
  const waves = Array.from({ length: 6 }, () => [0.02 + 0.2 * next(), 6.3 * next(), 0.02 + 0.2 * next()]);
  const wave = (x, y) =>
    (ragged * waves.reduce((sum, [along, shift, across]) => sum + Math.sin(along * x + across * y + shift), 0)) / 3;
  const labels = new Uint8Array(WIDTH * HEIGHT).fill(LABELS.building);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [moved, lifted] = [x + wave(x, y), y + wave(y, x)];
      const top = shapes.findLast(({ inside }) => inside(moved, lifted));
      if (top) labels[y * WIDTH + x] = top.kind === undefined ? IGNORED : LABELS[top.kind];
    }
  }
  return labels;
}

function box(kind, x, y, halfWidth, halfHeight) {
  return { kind, inside: (atX, atY) => Math.abs(atX - x) <= halfWidth && Math.abs(atY - y) <= halfHeight };
}

function ellipse(kind, x, y, halfWidth, halfHeight) {
  return { kind, inside: (atX, atY) => ((atX - x) / halfWidth) ** 2 + ((atY - y) / halfHeight) ** 2 <= 1 };
}

function several(next, kinds, most) {
  return Array.from({ length: 1 + Math.floor(most * next()) }, () => kinds[Math.floor(kinds.length * next())]);
}

function grey(labels) {
  const png = new PNG({ width: WIDTH, height: HEIGHT });
  png.data = Buffer.from(labels);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}

/** What things look like where their label's colour is far from it. */
const SEEN = {
  road: [95, 95, 100],
  sidewalk: [150, 142, 135],
  building: [150, 125, 105],
  sky: [185, 210, 235],
  terrain: [120, 135, 80],
  person: [110, 70, 60],
};

/** Dull colours, light from above, grain. */
function photograph(labels, next) {
  const png = new PNG({ width: WIDTH, height: HEIGHT });
  labels.forEach((label, pixel) => {
    const [name, ...own] = CLASSES[label] ?? ["", 40, 40, 45];
    const colour = SEEN[name] ?? own;
    const light = 1.1 - (0.5 * pixel) / labels.length + 0.12 * (next() - 0.5);
    colour.forEach((value, channel) => (png.data[4 * pixel + channel] = Math.min(255, (0.7 * value + 30) * light)));
    png.data[4 * pixel + 3] = 255;
  });
  return PNG.sync.write(png);
}
