// Where things lie: the project, and the folder for what is fetched or made while developing.
import { fileURLToPath } from "node:url";
import { join } from "node:path";

/** The project's top folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url)).replace(/[/\\]$/, "");

/** Editors, browsers and throw-away data; nothing in it is precious, git ignores it. */
export const CACHE = join(ROOT, ".vscode-test");
