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
  { room: "src/measures", mayImport: ["src/core"], packages: [] },
  {
    room: "src/worker",
    mayImport: ["src/core", "src/kernel", "src/masks", "src/measures", "src/protocol", "src/tables"],
    packages: ["node:"],
  },
  { room: "src/run", mayImport: ["src/core", "src/protocol"], packages: ["node:", "pngjs"] },
  { room: "src/tables", mayImport: ["src/core", "src/kernel"], packages: ["node:", "hyparquet", "hyparquet-writer"] },
  { room: "src/host", mayImport: ["src/core", "src/protocol", "src/run"], packages: ["node:", "vscode"] },
  { room: "src/extension.ts", mayImport: ["src/host"], packages: ["node:", "vscode"] },
  { room: "src/api.ts", mayImport: ["src/api", "src/cli", "src/core"], packages: [] },
  { room: "src/api", mayImport: ["src/core", "src/run"], packages: ["node:"] },
  { room: "src/cli", mayImport: ["src/core", "src/run", "src/tables"], packages: ["node:"] },
  { room: "src/cli.ts", mayImport: ["src/cli", "src/core", "src/run"], packages: ["node:"] },
  { room: "webview", mayImport: ["src/core", "src/kernel", "src/protocol"], packages: ["preact", "@preact/signals"] },
];

/** Folders in the order of the data's way: each may import those before it, and none after it. */
const STAGES: readonly { readonly room: string; readonly folders: readonly string[] }[] = [
  {
    room: "src/core",
    folders: [
      ...[
        "numbers",
        "collections",
        "text",
        "pattern",
        "labels",
        "shapes",
        "document",
        "formats",
        "pairing",
        "classLists",
      ],
      ...[
        "reading",
        "counting",
        "metrics",
        "averages",
        "gap",
        "intervals",
        "classesTable",
        "threshold",
        "regions",
        "check",
      ],
      ...[
        "report",
        "sentences",
        "sameAs",
        "python",
        "exports",
        "streamed",
        "compare",
        "rank",
        "draws",
        "gates",
        "answers",
        "sample",
      ],
    ],
  },
  {
    room: "webview",
    folders: [
      ...["view", "texts", "host", "drawing", "store", "parts", "figures", "table", "charts", "pixels", "shapes"],
      ...[
        "images",
        "objects",
        "viewer",
        "classes",
        "confusion",
        "dataCheck",
        "compare",
        "summary",
        "header",
        "page",
        "main.tsx",
        "rank",
        "tables",
      ],
    ],
  },
];

const files = ["src", "webview"].flatMap(sources);

describe("the rooms", () => {
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

for (const { room, folders } of STAGES) {
  describe(`the folders of ${room}`, () => {
    const stageOf = (path: string): number => folders.indexOf(path.slice(room.length + 1).split("/")[0] ?? "");
    const ofRoom = files.filter((file) => isIn(file, room) && !file.endsWith(".d.ts"));

    it("are all in the list of their order, and hold every file", () => {
      assert.deepEqual(
        ofRoom.filter((file) => stageOf(file) < 0),
        [],
      );
    });

    it("import only what comes before them on the data's way", () => {
      const backwards = ofRoom
        .flatMap((file) => imports(file).map((path) => ({ file, path })))
        .filter(({ file, path }) => isIn(path, room) && stageOf(path) > stageOf(file));
      assert.deepEqual(backwards, []);
    });
  });
}

describe("the files", () => {
  it("import no file that imports them again, but for its types", () => {
    assert.deepEqual(cycles(new Map(files.map((file) => [file, imports(file, VALUE_IMPORT).map(fileOf)]))), []);
  });
});

/** The path of a file as an import names it, with its ending. */
function fileOf(path: string): string {
  return files.find((file) => file === `${path}.ts` || file === `${path}.tsx`) ?? path;
}

/** One way round for each file that can be reached from itself. */
function cycles(importsOf: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(" -> "));
    if (way.includes(file) || done.has(file)) return;
    for (const next of importsOf.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of importsOf.keys()) visit(file, []);
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((file) => posix.join(folder, file.replaceAll("\\", "/")))
    .filter((file) => /\.tsx?$/.test(file));
}

/** The modules that a file imports: paths from the project's top for its own files, names for packages. */
function imports(file: string, statement = IMPORT): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(statement)]
    .map(({ groups }) => groups?.["path"] ?? "")
    .map((path) => (path.startsWith(".") ? posix.join(posix.dirname(file), path) : path));
}

/** Statements at the start of a line, and calls; the names between are no more than names, so that no other text is met. */
const IMPORT = /(?:^(?:import|export)\s+(?:[\w\s,{}*$]+\sfrom\s+)?|\b(?:import|require)\()"(?<path>[^"\n]+)"/gm;

/** Those that stay when types are erased. */
const VALUE_IMPORT = /^(?:import|export)\s+(?!type\s)[\w\s,{}*$]+\sfrom\s+"(?<path>[^"\n]+)"/gm;

function isIn(path: string, room: string): boolean {
  return path === room || path === room.replace(/\.ts$/, "") || path.startsWith(`${room}/`);
}
