import assert from "node:assert/strict";
import { memorySizeText, readMemorySize } from "../../../src/core/text/memorySize";
import { memoryShare } from "../../../src/run/memoryBound";
import { THREAD_BYTES, threadCount } from "../../../src/run/threadCount";
import { isOutOfMemory, withinMemory } from "../../../src/worker/withinMemory";

const GB = 2 ** 30;

describe("the memory of an evaluation", () => {
  it("is half of the machine's, or of what its container has", () => {
    assert.equal(memoryShare(16 * GB, []), 8 * GB);
    assert.equal(memoryShare(16 * GB, [undefined, 2 * GB, 4 * GB]), GB);
  });

  it("takes no limit for one that means none", () => {
    assert.equal(memoryShare(16 * GB, [0, undefined, 2 ** 64, 9223372036854771712]), 8 * GB);
  });

  it("is read from sizes with a unit, and from nothing else", () => {
    assert.deepEqual(
      ["4GB", "1.5 gb", " 800MB ", "2TB", "4", "GB", "4G", "-1GB", "0GB", "1e3MB", "", "4GB5"].map(readMemorySize),
      [4 * GB, 1.5 * GB, 800 * 2 ** 20, 2048 * GB, ...Array<undefined>(8).fill(undefined)],
    );
  });

  it("is told in numbers that can be read", () => {
    assert.deepEqual([1, 200 * 2 ** 20, 1.54 * GB, 24 * GB].map(memorySizeText), ["1 MB", "200 MB", "1.5 GB", "24 GB"]);
  });
});

describe("the number of threads", () => {
  it("is one a core, or what was asked for", () => {
    assert.deepEqual(threadCount(undefined, 16 * GB, 6), { threads: 6 });
    assert.deepEqual(threadCount(24, 16 * GB, 6), { threads: 24 });
  });

  it("has an end at four a core, and says so", () => {
    const { threads, note } = threadCount(5000, 64 * GB, 2);
    assert.equal(threads, 8);
    assert.match(
      note ?? "",
      /^8 threads count instead of 5000: this machine has 2 cores, and more than 4 threads a core/,
    );
  });

  it("leaves half of the memory to large masks, and says so", () => {
    const { threads, note } = threadCount(undefined, 6 * THREAD_BYTES, 16);
    assert.equal(threads, 3);
    assert.match(
      note ?? "",
      /^3 threads count instead of 16: each takes up to 128 MB, and all together may take 768 MB .*--memory/,
    );
  });

  it("is one where there is memory for none", () => {
    assert.equal(threadCount(4, 1, 4).threads, 1);
  });
});

describe("memory that comes to its end on a thread", () => {
  it("is an outcome of the pair", () => {
    const outcome = withinMemory(() => new ArrayBuffer(2 ** 52));
    assert.ok("ok" in outcome);
    assert.equal(outcome.kind, "unreadable");
    assert.match(outcome.message, /more memory than a thread has/);
  });

  it("is told from a mistake in the program, which is thrown on", () => {
    assert.throws(() => withinMemory(() => "x".repeat(-1)), RangeError);
    assert.ok(!isOutOfMemory(new TypeError("Array buffer allocation failed")));
  });
});
