import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../src/core/document/report";
import { readReport, writeReport } from "../../src/core/report/reportDocument";
import { image, report } from "../support/images";
import { temporaryFolder } from "../support/temporaryFolder";

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"];
const FILE = "run.maskeval.json";

/** Of each image 10 pixels, of which so many are wrong; 2 where nothing else is said. */
function run(wrong: Readonly<Record<string, number>> = {}, choices: Partial<Report["choices"]> = {}): Report {
  const images = NAMES.map((name) => {
    const errors = wrong[name] ?? 2;
    return image(name, [
      [0, 0, 10 - errors],
      [0, 1, errors],
    ]);
  });
  const problems = [{ kind: "unreadable", file: "z.png", message: "It is damaged." }] as const;
  return { ...report(images, choices), problems };
}

describe("saved reports in git", () => {
  it("differ in the lines of the images and choices that changed", () => {
    const git = repository();
    git("add", ".");
    git("commit", "--quiet", "--message", "base");
    git.write(run({ c: 5 }, { beta: 1 }));
    const changed = git("diff", "--unified=0")
      .split("\n")
      .filter((line) => /^[+-](?![+-])/.test(line));
    assert.deepEqual(
      changed.map((line) => line.slice(0, 14)),
      ['+"beta":1,', '-{"name":"c","', '+{"name":"c","'],
    );
  });

  it("merge where two branches changed other images, to the report that has both changes", () => {
    const git = repository();
    git("add", ".");
    git("commit", "--quiet", "--message", "base");
    git("switch", "--quiet", "--create", "other");
    git.write(run({ g: 7 }));
    git("commit", "--quiet", "--all", "--message", "other");
    git("switch", "--quiet", "-");
    git.write(run({ b: 4 }, { beta: 1 }));
    git("commit", "--quiet", "--all", "--message", "this");
    git("merge", "--quiet", "--no-edit", "other");
    assert.equal(git.read(), writeReport(run({ b: 4, g: 7 }, { beta: 1 })));
  });

  it("are read as they were written before, with all but the images in a line", () => {
    const { images, ...head } = JSON.parse(writeReport(run({}, { beta: 1 }))) as { images: readonly unknown[] };
    const lines = images.map((entry) => JSON.stringify(entry)).join(",\n");
    const read = readReport(`${JSON.stringify(head).slice(0, -1)},"images":[\n${lines}\n]}\n`);
    assert.deepEqual(read, { ok: true, report: run({}, { beta: 1 }) });
  });
});

type Git = ((...args: readonly string[]) => string) & {
  readonly write: (report: Report) => void;
  readonly read: () => string;
};

/** A new repository with the report in it, nothing committed yet. */
function repository(): Git {
  const folder = temporaryFolder({ [FILE]: writeReport(run()) });
  const settings = ["user.name=tests", "user.email=tests@localhost", "core.autocrlf=false", "commit.gpgsign=false"];
  const git = (...args: readonly string[]): string => {
    const all = [...settings.flatMap((setting) => ["-c", setting]), ...args];
    const { status, stdout, stderr } = spawnSync("git", all, { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, `git ${args.join(" ")}\n${stderr}${stdout}`);
    return stdout;
  };
  git("init", "--quiet");
  return Object.assign(git, {
    write: (changed: Report) => {
      writeFileSync(join(folder, FILE), writeReport(changed));
    },
    read: () => readFileSync(join(folder, FILE), "utf8"),
  });
}
