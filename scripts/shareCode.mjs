// Bundles programs that have much of their code in common, so that this code lies in one file beside them.
import { transform } from "esbuild";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const SHARED = "shared";

/**
 * Node takes the shared file by `require`, a page as a script before its own: there `module` is what both files know it by,
 * and nothing else of it is seen in the page.
 */
const AROUND = {
  [SHARED]: ["var module = module || {};(() => {", "})();"],
  node: ["", ""],
  browser: ["((require) => {", "})(() => module.exports);"],
};

/**
 * Options of one build: each program becomes `NAME.js`, and what both have in common `shared.js`.
 *
 * esbuild shares code between ES modules alone, which neither an extension of an older VS Code nor a script of a page can
 * be: each file is made a CommonJS module once it is bundled.
 *
 * @param {string} outdir
 * @param {Record<string, { contents: string, platform: "node" | "browser" }>} programs one of each platform
 * @param {readonly string[]} lateModules what is there for some programs alone: it is taken once a program that needs it starts
 * @param {import("esbuild").BuildOptions} common
 * @returns {import("esbuild").BuildOptions}
 */
export function sharingCode(outdir, programs, lateModules, common) {
  return {
    ...common,
    entryPoints: Object.fromEntries(Object.keys(programs).map((name) => [name, `${NAMESPACE}:${name}`])),
    outdir,
    chunkNames: SHARED,
    splitting: true,
    format: "esm",
    sourcemap: common.sourcemap ? "inline" : false,
    write: false,
    plugins: [entries(programs), late(lateModules), commonJs(programs, common)],
  };
}

const NAMESPACE = "program";

/** @returns {import("esbuild").Plugin} */
function entries(programs) {
  return {
    name: "programs",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, ({ path }) => ({
        path: path.slice(NAMESPACE.length + 1),
        namespace: NAMESPACE,
      }));
      onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: programs[path].contents,
        resolveDir: ".",
      }));
    },
  };
}

/**
 * An ES module takes what it imports before anything of it runs, a CommonJS module when it is asked for.
 *
 * @returns {import("esbuild").Plugin}
 */
function late(modules) {
  return {
    name: "late",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path, namespace }) => {
        if (!modules.includes(path)) return undefined;
        return namespace === "late" ? { path, external: true } : { path, namespace: "late" };
      });
      onLoad({ filter: /./, namespace: "late" }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
      }));
    },
  };
}

/**
 * esbuild copies what a module exports into a second object, whose one getter looks every name up: a fifth of what reading a table
 * takes went there. The first object has a getter a name, which V8 does away with.
 *
 * @param {string} code
 */
function toldOnce(code) {
  const copied = /^module\.exports = __toCommonJS\((\w+)\);$/m;
  if (!copied.test(code)) throw new Error("esbuild no longer copies what a module exports: toldOnce is not needed.");
  return code.replace(copied, "module.exports = $1;");
}

/** @returns {import("esbuild").Plugin} */
function commonJs(programs, { minify, target, legalComments, sourcemap }) {
  return {
    name: "common-js",
    setup({ onEnd }) {
      onEnd(async ({ outputFiles = [] }) => {
        await Promise.all(
          outputFiles.map(async ({ path, text }) => {
            mkdirSync(dirname(path), { recursive: true });
            if (!path.endsWith(".js")) return writeFileSync(path, text);
            const name = basename(path, ".js");
            const [banner, footer] = AROUND[name === SHARED ? SHARED : programs[name].platform];
            const { code: long, map } = await transform(text, {
              format: "cjs",
              banner,
              footer,
              target,
              legalComments,
              sourcefile: basename(path),
              sourcemap: sourcemap ? "external" : false,
            });
            const told = name === SHARED ? toldOnce(long) : long;
            const code = minify ? (await transform(told, { minify, target, legalComments })).code : told;
            writeFileSync(path, sourcemap ? `${code}//# sourceMappingURL=${basename(path)}.map\n` : code);
            if (sourcemap) writeFileSync(join(dirname(path), `${basename(path)}.map`), map);
          }),
        );
      });
    },
  };
}
