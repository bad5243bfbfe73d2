/** No more tests run on a mutant that outlived those that compute for so long: it counts as unseen. */
const MOST_MS = 15_000;

/**
 * Which tests to run on each mutant, quick ones first, the tests of its own folder before all. One that is reached as
 * its module is loaded may matter to every test that reaches anything of its file, and to those of its folder, which may
 * look at a constant alone.
 */
export function planner(recorded) {
  const runs = recorded.map(({ bundle, atLoad, tests }) => ({
    bundle,
    atLoad: setsOf(atLoad),
    tests: tests.map(({ ms, cpuMs, reached }, place) => ({ place, ms, cpuMs, reached: setsOf(reached) })),
  }));
  const reachedFiles = new Set(recorded.flatMap(({ tests }) => tests.flatMap(({ reached }) => Object.keys(reached))));
  return ({ place, file }) => {
    const folder = file.replace(/^src\/|\/[^/]*$/g, "");
    const plan = runs.flatMap(({ bundle, atLoad, tests }) => {
      const isAtLoad = atLoad.get(file)?.has(place) ?? false;
      const isNear = bundle.file.includes(`/${folder}/`);
      const some = tests.filter(({ reached }) => (isAtLoad ? reached.has(file) : reached.get(file)?.has(place)));
      // Of a file of constants no test reaches anything but by loading it.
      const chosen = isAtLoad && (isNear || !reachedFiles.has(file)) ? tests : some;
      if (chosen.length === 0) return [];
      const quickFirst = chosen.toSorted((a, b) => a.cpuMs - b.cpuMs);
      const sum = (of) => quickFirst.reduce((all, test) => all + of(test), 0);
      return [
        {
          bundle,
          tests: quickFirst.map((test) => test.place),
          ms: sum(({ ms }) => ms),
          cpuMs: sum(({ cpuMs }) => cpuMs),
          isNear,
        },
      ];
    });
    let left = MOST_MS;
    return plan
      .toSorted((a, b) => b.isNear - a.isNear || a.cpuMs - b.cpuMs)
      .filter(({ cpuMs }) => (left -= cpuMs) + cpuMs > 0);
  };
}

function setsOf(reached) {
  return new Map(Object.entries(reached).map(([file, places]) => [file, new Set(places)]));
}
