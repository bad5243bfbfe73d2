import assert from "node:assert/strict";
import fc from "fast-check";
import { errorRegions, type ErrorRegions } from "../../../../src/core/regions/errorRegions";

/** Rows of digits, one a pixel: 0 is not an error. */
function regionsOf(rows: readonly string[], limit = 100): ErrorRegions {
  const kinds = rows.map((row) => Array.from(row, Number));
  return regionsOfKinds(kinds, rows[0]?.length ?? 0, limit);
}

function regionsOfKinds(kinds: readonly (readonly number[])[], width: number, limit: number): ErrorRegions {
  const kindsOfRow = (row: number, into: Int32Array): boolean => {
    into.set(kinds[row] ?? []);
    return true;
  };
  return errorRegions({ width, height: kinds.length, kindsOfRow }, limit);
}

type Region = readonly [kind: number, pixels: number, x: number, y: number, width: number, height: number];

function listed({ kinds, pixels, x, y, width, height }: ErrorRegions): readonly Region[] {
  return Array.from(kinds, (kind, row) => [
    kind,
    pixels[row] ?? -1,
    x[row] ?? -1,
    y[row] ?? -1,
    width[row] ?? -1,
    height[row] ?? -1,
  ]);
}

describe("error regions", () => {
  it("are none where nothing is wrong", () => {
    assert.deepEqual(listed(regionsOf(["000", "000"])), []);
  });

  it("are connected by edges, not by corners", () => {
    assert.deepEqual(listed(regionsOf(["10", "01"])), [
      [1, 1, 0, 0, 1, 1],
      [1, 1, 1, 1, 1, 1],
    ]);
    assert.deepEqual(listed(regionsOf(["10", "11"])), [[1, 3, 0, 0, 2, 2]]);
  });

  it("are of one kind each", () => {
    assert.deepEqual(listed(regionsOf(["112"])), [
      [1, 2, 0, 0, 2, 1],
      [2, 1, 2, 0, 1, 1],
    ]);
  });

  it("join where two arms meet further down", () => {
    assert.deepEqual(listed(regionsOf(["10101", "10101", "11111"])), [[1, 11, 0, 0, 5, 3]]);
  });

  it("come largest first, and those of one size by their first pixel", () => {
    assert.deepEqual(
      listed(regionsOf(["1020333", "0000000", "4400000"])).map(([kind]) => kind),
      [3, 4, 1, 2],
    );
  });

  it("are cut off at the limit, with the true number told", () => {
    const regions = regionsOf(["1020333", "0000000", "4400000"], 3);
    assert.deepEqual(
      listed(regions).map(([kind]) => kind),
      [3, 4, 1],
    );
    assert.equal(regions.total, 4);
  });

  it("are those of a plain flood fill, whatever the image", () => {
    // Mostly of one kind, so that arms part and meet again.
    const kind = fc.constantFrom(0, 1, 1, 1, 2);
    const image = fc.integer({ min: 1, max: 12 }).chain((width) =>
      fc.array(fc.array(kind, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 12,
      }),
    );
    fc.assert(
      fc.property(image, fc.integer({ min: 1, max: 20 }), (kinds, limit) => {
        const width = kinds[0]?.length ?? 0;
        const all = floodFill(kinds, width);
        const regions = regionsOfKinds(kinds, width, limit);
        assert.deepEqual(listed(regions), all.slice(0, limit));
        assert.equal(regions.total, all.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("count a region once that a run meets in two arms", () => {
    assert.deepEqual(listed(regionsOf(["00001", "11101", "10111", "11111"])), [[1, 14, 0, 0, 5, 4]]);
  });

  it("hold more regions than fit at first, each with its place", () => {
    const kinds = Array.from({ length: 100 }, (_, y) => Array.from({ length: 100 }, (_, x) => (x + y) % 2));
    assert.deepEqual(listed(regionsOfKinds(kinds, 100, 5000)), floodFill(kinds, 100));
  });
});

describe("error regions of a volume", () => {
  /** Slices of rows of digits. */
  function inVolume(slices: readonly (readonly (readonly number[])[])[], limit = 1000): ErrorRegions {
    const [first = []] = slices;
    const rows = slices.flat();
    const kindsOfRow = (row: number, into: Int32Array): boolean => {
      const kinds = rows[row] ?? [];
      // As told: a row without an error is not written.
      if (kinds.every((kind) => kind === 0)) return false;
      into.set(kinds);
      return true;
    };
    return errorRegions(
      { width: first[0]?.length ?? 0, height: first.length, depth: slices.length, kindsOfRow },
      limit,
    );
  }

  it("are those of a plain flood fill through the faces of voxels, with their boxes and a voxel of each", () => {
    const kind = fc.constantFrom(0, 0, 1, 1, 2);
    const side = fc.integer({ min: 1, max: 5 });
    const volumes = fc.tuple(side, side, side).chain(([width, height, depth]) => {
      const row = fc.array(kind, { minLength: width, maxLength: width });
      const slice = fc.array(row, { minLength: height, maxLength: height });
      return fc.array(slice, { minLength: depth, maxLength: depth });
    });
    fc.assert(
      fc.property(volumes, (slices) => {
        const { kinds, pixels, x, y, width, height, inDepth, total } = inVolume(slices);
        assert.ok(inDepth);
        const found = Array.from(kinds, (of, row) => {
          const spot = [inDepth.spotX[row] ?? -1, inDepth.spotY[row] ?? -1, inDepth.spotZ[row] ?? -1] as const;
          return { spot, box: [of, pixels[row], x[row], y[row], inDepth.z[row], width[row], height[row], inDepth.depth[row]] }; // prettier-ignore
        });
        const expected = floodVolume(slices);
        assert.equal(total, expected.length);
        assert.deepEqual(
          found.map(({ box }) => box),
          expected.map(({ box }) => box),
        );
        for (const [row, { spot }] of found.entries()) assert.ok(expected[row]?.voxels.has(spot.join(" ")));
      }),
      { numRuns: 1000 },
    );
  });

  it("have their voxel in the longest of their runs", () => {
    const { inDepth } = inVolume([
      [
        [1, 0, 0, 0],
        [1, 0, 0, 0],
      ],
      [
        [1, 0, 0, 0],
        [1, 1, 1, 0],
      ],
    ]);
    assert.deepEqual([inDepth?.spotX[0], inDepth?.spotY[0], inDepth?.spotZ[0]], [1, 1, 1]);
  });
});

interface FoundInVolume {
  /** Kind, voxels, first column, row and slice, and how many of each. */
  readonly box: readonly number[];
  readonly voxels: ReadonlySet<string>;
}

function floodVolume(slices: readonly (readonly (readonly number[])[])[]): readonly FoundInVolume[] {
  const seen = new Set<string>();
  const found: FoundInVolume[] = [];
  slices.forEach((rows, z) => {
    rows.forEach((row, y) => {
      row.forEach((kind, x) => {
        if (kind === 0 || seen.has(`${x} ${y} ${z}`)) return;
        const voxels = new Set<string>();
        const reached: (readonly [number, number, number])[] = [];
        const open: (readonly [number, number, number])[] = [[x, y, z]];
        for (let at = open.pop(); at; at = open.pop()) {
          const [i, j, k] = at;
          const name = `${i} ${j} ${k}`;
          if (seen.has(name) || slices[k]?.[j]?.[i] !== kind) continue;
          seen.add(name);
          voxels.add(name);
          reached.push(at);
          open.push([i + 1, j, k], [i - 1, j, k], [i, j + 1, k], [i, j - 1, k], [i, j, k + 1], [i, j, k - 1]);
        }
        const along = [0, 1, 2].map((axis) => reached.map((voxel) => voxel[axis] ?? 0));
        const first = along.map((places) => Math.min(...places));
        const count = along.map((places, axis) => Math.max(...places) - (first[axis] ?? 0) + 1);
        found.push({ box: [kind, reached.length, ...first, ...count], voxels });
      });
    });
  });
  return found.sort((a, b) => (b.box[1] ?? 0) - (a.box[1] ?? 0));
}

/** The same, found in the plainest way: from each pixel not yet seen, all that it reaches. */
function floodFill(kinds: readonly (readonly number[])[], width: number): readonly Region[] {
  const seen = new Set<number>();
  const regions: Region[] = [];
  const kindAt = (x: number, y: number): number => kinds[y]?.[x] ?? 0;
  for (let first = 0; first < width * kinds.length; first++) {
    const kind = kindAt(first % width, Math.floor(first / width));
    if (kind === 0 || seen.has(first)) continue;
    const reached: number[] = [];
    const open = [first];
    for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
      const x = pixel % width;
      const y = Math.floor(pixel / width);
      if (x < 0 || seen.has(pixel) || kindAt(x, y) !== kind) continue;
      seen.add(pixel);
      reached.push(pixel);
      if (x > 0) open.push(pixel - 1);
      if (x < width - 1) open.push(pixel + 1);
      if (y > 0) open.push(pixel - width);
      open.push(pixel + width);
    }
    const xs = reached.map((pixel) => pixel % width);
    const ys = reached.map((pixel) => Math.floor(pixel / width));
    const x = Math.min(...xs);
    const y = Math.min(...ys);
    regions.push([kind, reached.length, x, y, Math.max(...xs) - x + 1, Math.max(...ys) - y + 1]);
  }
  return regions.sort((a, b) => b[1] - a[1]);
}
