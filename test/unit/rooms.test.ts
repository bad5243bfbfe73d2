import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { ROOT } from "../support/root";

/** Who may import whom: the arrows of ARCHITECTURE.md. `packages` are the modules from outside the project. */
const ROOMS: readonly {
  readonly room: string;
  readonly mayImport: readonly string[];
  readonly packages: readonly string[];
}[] = [
  { room: "src/core", mayImport: [], packages: [] },
  { room: "src/protocol", mayImport: ["src/core"], packages: [] },
  { room: "src/kernel", mayImport: ["src/core"], packages: [] },
  { room: "src/masks", mayImport: ["src/core", "src/kernel"], packages: ["node:", "tiff"] },
  { room: "src/worker", mayImport: ["src/core", "src/kernel", "src/masks", "src/protocol"], packages: ["node:"] },
  { room: "src/run", mayImport: ["src/core", "src/protocol"], packages: ["node:", "pngjs"] },
  { room: "src/host", mayImport: ["src/core", "src/protocol", "src/run"], packages: ["node:", "vscode"] },
  { room: "src/extension.ts", mayImport: ["src/host"], packages: ["node:", "vscode"] },
  { room: "src/cli", mayImport: ["src/core", "src/run"], packages: ["node:"] },
  { room: "src/cli.ts", mayImport: ["src/cli", "src/core", "src/run"], packages: ["node:"] },
  { room: "webview", mayImport: ["src/core", "src/protocol"], packages: ["preact", "@preact/signals"] },
];

describe("the rooms", () => {
  const files = ["src", "webview"].flatMap(sources);

  it("hold every source file", () => {
    const homeless = files.filter((file) => !ROOMS.some(({ room }) => isIn(file, room)));
    assert.deepEqual(homeless, []);
  });

  for (const { room, mayImport, packages } of ROOMS) {
    it(`${room} imports only ${[...mayImport, ...packages].join(", ") || "itself"}`, () => {
      const strays = files
        .filter((file) => isIn(file, room))
        .flatMap((file) => imports(file).map((path) => ({ file, path })))
        .filter(({ path }) =>
          path.startsWith("src/") || path.startsWith("webview/")
            ? ![room, ...mayImport].some((allowed) => isIn(path, allowed))
            : !packages.some(
                (allowed) => path === allowed || path.startsWith(allowed.endsWith(":") ? allowed : `${allowed}/`),
              ),
        );
      assert.deepEqual(strays, []);
    });
  }
});

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((file) => posix.join(folder, file.replaceAll("\\", "/")))
    .filter((file) => /\.tsx?$/.test(file));
}

/** The modules that a file imports: paths from the project's top for its own files, names for packages. */
function imports(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(IMPORT)]
    .map(({ groups }) => groups?.["path"] ?? "")
    .map((path) => (path.startsWith(".") ? posix.join(posix.dirname(file), path) : path));
}

/** Statements at the start of a line, and calls; the names between are no more than names, so that no other text is met. */
const IMPORT = /(?:^(?:import|export)\s+(?:[\w\s,{}*$]+\sfrom\s+)?|\b(?:import|require)\()"(?<path>[^"\n]+)"/gm;

function isIn(path: string, room: string): boolean {
  return path === room || path === room.replace(/\.ts$/, "") || path.startsWith(`${room}/`);
}
