import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { PNG } from "pngjs";
import { KERNEL } from "../../support/kernel";
import { ROOT } from "../../support/root";

type CountPair = (wasm: Uint8Array, target: Uint8Array, prediction: Uint8Array) => Promise<readonly Row[]>;
interface Row {
  readonly target: number;
  readonly prediction: number;
  readonly pixels: number;
}

const PAGE = readFileSync(join(ROOT, "docs/kernel-abi.md"), "utf8");

/** The wrapper of the page, as a user copies it: nothing of the project but the module itself. */
const countPair = wrapper();

function wrapper(): CountPair {
  const code = /```js\n(?<code>[^`]+)```/.exec(PAGE)?.groups?.["code"] ?? "";
  return runInThisContext(`${code}\ncountPair`) as CountPair;
}

/** A grey PNG of 8 bits by pngjs, under each of its filters. */
function png(width: number, labels: readonly number[], filterType: number): Uint8Array {
  const made = new PNG({ width, height: labels.length / width });
  made.data = Buffer.from(labels);
  return PNG.sync.write(made, { colorType: 0, inputColorType: 0, bitDepth: 8, filterType, deflateChunkSize: 64 });
}

/** Pixels per pair of labels, in order. */
function counted(targets: readonly number[], predictions: readonly number[]): readonly Row[] {
  const cells = new Map<number, number>();
  targets.forEach((target, pixel) => {
    const cell = target * 256 + (predictions[pixel] ?? 0);
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  });
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([cell, pixels]) => ({ target: Math.floor(cell / 256), prediction: cell % 256, pixels }));
}

describe("the kernel's documented interface", () => {
  for (const filter of [-1, 0, 1, 2, 3, 4])
    it(`counts a pair of PNGs from plain WebAssembly, under filter ${filter}`, async () => {
      for (const [width, height] of [
        [1, 1],
        [33, 7],
        [150, 90],
      ] as const) {
        const labels = (step: number) =>
          Array.from({ length: width * height }, (_, pixel) => (Math.floor(pixel / 9) * step) % 256);
        const [targets, predictions] = [labels(7), labels(31)];
        assert.deepEqual(
          await countPair(KERNEL, png(width, targets, filter), png(width, predictions, filter)),
          counted(targets, predictions),
        );
      }
    });

  it("says of a damaged file that it is", async () => {
    const file = png(40, Array.from({ length: 400 }, (_, pixel) => pixel % 5), 0); // prettier-ignore
    const damaged = Uint8Array.from(file, (byte, at) => (at === 60 ? byte ^ 8 : byte));
    await assert.rejects(countPair(KERNEL, damaged, file), /damaged|unknown filter/);
  });

  it("has every export that its page names, and imports nothing", async () => {
    const module = await WebAssembly.compile(new Uint8Array(KERNEL));
    const { exports } = await WebAssembly.instantiate(module);
    const named = [...PAGE.matchAll(/^\| `(?<name>\w+)\(/gm)].map(({ groups }) => groups?.["name"] ?? "");
    assert.equal(named.length, 7);
    assert.deepEqual(
      [...named, "prepare", "freeFrom"].filter((name) => typeof exports[name] !== "function"),
      [],
    );
    assert.deepEqual(WebAssembly.Module.imports(module), []);
  });
});
