import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Browser from "../../scripts/vscode/browser.mjs";
import type * as Cases from "../../scripts/vscode/cases.mjs";
import type * as NewestNode from "../../scripts/vscode/newestNode.mjs";
import type * as PackVsix from "../../scripts/vscode/packVsix.mjs";
import type * as Street from "../../scripts/vscode/street.mjs";
import type * as Window from "../../scripts/vscode/window.mjs";
import { ROOT } from "./root";

interface Machinery {
  readonly browser: typeof Browser;
  readonly cases: typeof Cases;
  readonly newestNode: typeof NewestNode;
  readonly packVsix: typeof PackVsix;
  readonly street: typeof Street;
  readonly window: typeof Window;
}

/**
 * A module of `scripts/vscode`, loaded as it lies there rather than bundled: every test file is a separate bundle,
 * and all of them are to share one browser and one server.
 */
export async function machinery<Name extends keyof Machinery>(name: Name): Promise<Machinery[Name]> {
  return (await import(pathToFileURL(join(ROOT, `scripts/vscode/${name}.mjs`)).href)) as Machinery[Name];
}
