// Cases of an abdomen drawn from a seed, with the mistakes that models make, as a data set of nnU-Net: what the picture of the README shows.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { random } from "./random.mjs";

/** Labels, and each organ by its middle and half sizes as shares of the body; left and right are those of the body. */
const ORGANS = {
  liver: { label: 1, middle: [0.33, 0.42, 0.6], radii: [0.2, 0.17, 0.2] },
  spleen: { label: 2, middle: [0.74, 0.6, 0.64], radii: [0.08, 0.09, 0.12] },
  "right kidney": { label: 3, middle: [0.36, 0.66, 0.4], radii: [0.06, 0.06, 0.14] },
  "left kidney": { label: 4, middle: [0.65, 0.66, 0.42], radii: [0.06, 0.06, 0.14] },
};
const LESION = 5;

/**
 * Writes `labelsTr` with `dataset.json` beside it, and `predictions`, into a folder.
 *
 * @param {string} folder
 * @param {{ cases: number, size?: readonly number[], spacing?: readonly number[], bits?: 8 | 16 }} set voxels from right to left, front to
 *   back and bottom to top; millimetres; bits of a voxel in the files
 */
export async function writeCases(folder, { cases, size = [160, 128, 64], spacing = [2, 2, 5], bits = 8 }) {
  const names = [...Object.keys(ORGANS), "lesion"];
  const labels = Object.fromEntries(["background", ...names].map((name, label) => [name, label]));
  const about = { channel_names: { 0: "CT" }, labels, numTraining: cases, file_ending: ".nii.gz" };
  await Promise.all(["labelsTr", "predictions"].map((side) => mkdir(join(folder, side), { recursive: true })));
  await writeFile(join(folder, "dataset.json"), JSON.stringify(about, undefined, 2));
  for (let number = 1; number <= cases; number++) {
    const file = `abdomen_${String(number).padStart(3, "0")}.nii.gz`;
    const { target, prediction } = drawnCase(number, size);
    await writeFile(join(folder, "labelsTr", file), packed(target, { size, spacing, bits }));
    await writeFile(join(folder, "predictions", file), packed(prediction, { size, spacing, bits }));
  }
}

/** Both masks of a case, a byte a voxel. */
function drawnCase(seed, size) {
  const next = random(seed);
  const about = (value, share) => value * (1 + share * (2 * next() - 1));
  const organs = Object.values(ORGANS).map(({ label, middle, radii }) => ({
    label,
    middle: middle.map((value) => about(value, 0.05)),
    radii: radii.map((value) => about(value, 0.12)),
    waves: [next() * 7, next() * 7, 0.1],
  }));
  const [liver] = organs;
  const lesions = Array.from({ length: 2 + Math.floor(next() * 4) }, () => ({
    label: LESION,
    middle: liver.middle.map((value, axis) => value + liver.radii[axis] * (next() - 0.5)),
    radii: Array(3).fill(0.012 + 0.035 * next()),
    waves: [next() * 7, next() * 7, 0.15],
  }));
  const target = drawn([...organs, ...lesions], size);
  const missed = lesions.findIndex((lesion) => lesion.radii[0] < 0.03);
  const moved = (shape, by, waves) => ({
    ...shape,
    middle: shape.middle.map((value) => value + by * (2 * next() - 1)),
    radii: shape.radii.map((value) => about(value, 0.06)),
    waves: [next() * 7, next() * 7, waves],
  });
  const predicted = [
    ...organs.map((organ) => moved(organ, 0.008, 0.13)),
    ...lesions.filter((_, place) => place !== missed).map((lesion) => moved(lesion, 0.006, 0.25)),
  ];
  // A lesion that is not there, and kidneys that end too soon.
  if (next() < 0.6) predicted.push({ ...moved(lesions[0], 0.12, 0.2), radii: Array(3).fill(0.02 + 0.02 * next()) });
  const cut = next() < 0.5 ? 0.47 : 1;
  const prediction = drawn(predicted, size, (label, z) => !((label === 3 || label === 4) && z > cut));
  // The left kidney taken for the right one, as where a model was trained on mirrored volumes.
  if (seed % 5 === 3) prediction.forEach((label, voxel) => label === 4 && (prediction[voxel] = 3));
  return { target, prediction };
}

/** Ellipsoids with waves on their surface, the later over the earlier ones. */
function drawn(shapes, [width, height, depth], isKept = () => true) {
  const labels = new Uint8Array(width * height * depth);
  for (const { label, middle, radii, waves } of shapes) {
    const [from, to] = [-1.3, 1.3].map((side) =>
      [width, height, depth].map((length, axis) =>
        Math.max(0, Math.min(length, Math.round(length * (middle[axis] + side * radii[axis])))),
      ),
    );
    for (let z = from[2]; z < to[2]; z++) {
      if (!isKept(label, z / depth)) continue;
      for (let y = from[1]; y < to[1]; y++) {
        for (let x = from[0]; x < to[0]; x++) {
          const [a, b, c] = [x / width, y / height, z / depth].map((at, axis) => (at - middle[axis]) / radii[axis]);
          const [first, second, high] = waves;
          const wave = Math.sin(5 * a + first) * Math.cos(4 * b + second) + Math.sin(6 * c + first + 3 * b);
          if (a * a + b * b + c * c < 1 + high * wave) labels[x + width * (y + height * z)] = label;
        }
      }
    }
  }
  return labels;
}

/** A NIfTI-1 file whose columns run to the left of the body, its rows to the back and its slices to the head, as those of CT do. */
function packed(labels, { size, spacing, bits }) {
  const header = Buffer.alloc(352);
  header.writeInt32LE(348, 0);
  [3, ...size, 1, 1, 1, 1].forEach((value, place) => header.writeInt16LE(value, 40 + 2 * place));
  header.writeInt16LE(bits === 16 ? 4 : 2, 70);
  header.writeInt16LE(bits, 72);
  [1, ...spacing].forEach((value, place) => header.writeFloatLE(value, 76 + 4 * place));
  header.writeFloatLE(352, 108);
  header.writeUInt8(2, 123);
  header.writeInt16LE(1, 254);
  const rows = [
    [-spacing[0], 0, 0, (size[0] * spacing[0]) / 2],
    [0, -spacing[1], 0, (size[1] * spacing[1]) / 2],
    [0, 0, spacing[2], -(size[2] * spacing[2]) / 2],
  ];
  rows.flat().forEach((value, place) => header.writeFloatLE(value, 280 + 4 * place));
  header.write("n+1\0", 344, "latin1");
  const voxels = bits === 16 ? Buffer.from(Int16Array.from(labels).buffer) : labels;
  return gzipSync(Buffer.concat([header, voxels]));
}
