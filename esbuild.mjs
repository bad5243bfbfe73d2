// Bundles each program of the extension into dist/ and, with --tests, every test into out/test/; brings the texts for
// translators and the licences of bundled packages up to date.
// Type checking is not done here: `npm run check` does it room by room.
import { build, context } from "esbuild";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { builtinModules, createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { compileKernel } from "./scripts/compileKernel.mjs";
import { writeBundle } from "./scripts/l10n.mjs";
import { writeNotices } from "./scripts/notices.mjs";
import { sharingCode } from "./scripts/shareCode.mjs";

const flags = new Set(process.argv.slice(2));
const production = flags.has("--production");
const watch = flags.has("--watch");

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  legalComments: "none",
};

/** @type {import("esbuild").BuildOptions} */
const node = { ...common, platform: "node", target: "node20", format: "cjs" };

/**
 * Programs with most of their code in common, which the package would hold once for each: they lie in one bundle, and a file of their
 * name starts each of them. What the pages need too lies in `dist/shared.js`. What scripts import is started by `dist/index.js`.
 */
const SHARING = {
  api: { file: "src/api.ts", ofNpm: true },
  extension: { file: "src/extension.ts", start: "module.exports = " },
  answers: { file: "src/worker/answers.ts", start: "" },
  ranking: { file: "src/worker/ranking.ts", start: "" },
  tables: { file: "src/worker/tables.ts", start: "" },
  cli: { file: "src/cli.ts", start: "#!/usr/bin/env node\n", ofNpm: true },
};

/**
 * The programs and the pages, and what they have in common.
 *
 * @param {string} outdir
 * @param {[name: string, program: { file: string }][]} sharing
 * @returns {import("esbuild").BuildOptions}
 */
function together(outdir, sharing) {
  const contents = sharing.map(([name, { file }]) => `export const ${name} = () => require("./${file}");`).join("\n");
  return sharingCode(
    outdir,
    { programs: { contents, platform: "node" }, webview: { contents: PAGES, platform: "browser" } },
    ["vscode"],
    {
      ...common,
      platform: "neutral",
      target: "es2022",
      mainFields: ["module", "main"],
      conditions: ["import", "module"],
      external: [...builtinModules, "node:*"],
      jsx: "automatic",
      jsxImportSource: "preact",
    },
  );
}

/** One program for the pages and for the thread of a page, most of whose code they have in common. */
const PAGES = `if (typeof document === "undefined") require("./webview/drawing/bootstrapWorker.ts");
else if (document.body.dataset.program === "rankings") require("./webview/rank/main.tsx");
else if (document.body.dataset.program === "tables") require("./webview/tables/main.tsx");
else require("./webview/main.tsx");`;

/** @type {import("esbuild").BuildOptions[]} */
const programs = [
  // Their code comes from no other program: threads that count and that draw start sooner for it.
  { ...node, entryPoints: { worker: "src/worker/worker.ts", draws: "src/worker/draws.ts" }, outdir: "dist" },
  together("dist", Object.entries(SHARING)),
  // In the package for VS Code they lie in `dist`, without what npm's alone starts: see scripts/vscode/packVsix.mjs.
  ...(production
    ? [
        together(
          "dist/vscode",
          Object.entries(SHARING).filter(([, program]) => !program.ofNpm),
        ),
      ]
    : []),
];

/**
 * Tests take packages from node_modules but for those that are ES modules alone, which not every Node 20 can `require`.
 *
 * @type {import("esbuild").Plugin}
 */
const bundled = {
  name: "bundled",
  setup({ onResolve }) {
    onResolve({ filter: /^hyparquet/ }, ({ path }) => ({ path: fileURLToPath(import.meta.resolve(path)) }));
  },
};

/** @returns {import("esbuild").BuildOptions} */
function tests() {
  return {
    ...node,
    minify: false,
    sourcemap: "inline",
    entryPoints: ["test", "bench"].flatMap(typescriptFiles),
    outbase: ".",
    outdir: "out",
    packages: "external",
    plugins: [bundled],
    external: ["vscode"],
    jsx: "automatic",
    jsxImportSource: "preact",
  };
}

/** @param {string} folder */
function typescriptFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);
}

async function run() {
  if (!watch) await rm("dist", { recursive: true, force: true });
  // What is left of a test that was renamed or removed would run on.
  if (flags.has("--tests"))
    for (const folder of ["out/test", "out/bench"]) await rm(folder, { recursive: true, force: true });
  writeBundle();
  mkdirSync("dist", { recursive: true });
  for (const [name, { start }] of Object.entries(SHARING))
    if (start !== undefined)
      writeFileSync(`dist/${name}.js`, `${start}require("./programs.js").${name}();\n`, { mode: 0o755 });
  const kernel = compileKernel("dist/kernel.wasm");
  const all = flags.has("--tests") ? [...programs, tests()] : programs;
  if (watch) {
    for (const options of all) await (await context(options)).watch();
    await kernel;
    return;
  }
  const [, ...built] = await Promise.all([kernel, ...all.map((options) => build({ ...options, metafile: true }))]);
  writeApi();
  writeNotices(built.slice(0, programs.length).flatMap(({ metafile }) => Object.keys(metafile.inputs)));
}

/** What scripts import by name: an ES module finds the names of a CommonJS one only where each is assigned by itself. */
function writeApi() {
  const names = Object.keys(createRequire(import.meta.url)("./dist/programs.js").api());
  const lines = names.map((name) => `exports.${name} = api.${name};\n`);
  writeFileSync("dist/index.js", `const api = require("./programs.js").api();\n${lines.join("")}`);
}

await run();
