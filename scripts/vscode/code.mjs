#!/usr/bin/env node
// Stands in for the executable of VS Code where there is none: takes its arguments, runs the tests of an extension in the
// extension host of VS Code's server and ends with their exit code. Made for `runTests` of @vscode/test-electron.
import { format, parseArgs } from "node:util";
import { sharedBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { workbenchAddress } from "./workbenchAddress.mjs";

const { values, positionals } = parseArgs({
  // Arguments that mean nothing here (--disable-updates, --user-data-dir ...: the data is always fresh) are passed over.
  strict: false,
  allowPositionals: true,
  options: { extensionDevelopmentPath: { type: "string", multiple: true }, extensionTestsPath: { type: "string" } },
});

if (!values.extensionTestsPath) {
  console.error("--extensionTestsPath=FILE is missing: this VS Code only runs tests.");
  process.exit(2);
}

/** What the workbench says about itself at every start, beside the lines of the tests. */
const CHATTER = [
  /^Resolv(ing|ed) connection token/,
  /^Creating a socket/,
  /^Ignoring fetching additional builtin extensions/,
  /^Updating additional builtin extensions cache/,
  /^ChatSessionStore:/,
  /^\[Service Worker\] registration/,
  // A tool that refuses its input, as tests ask it to.
  /^\[LanguageModelToolsService#invokeTool\] Error from tool mask_evaluation_/,
];

function print(_type, [message, ...rest]) {
  if (!CHATTER.some((pattern) => pattern.test(message))) console.log(format(message, ...rest));
}

/** A desktop VS Code takes its own questions as answered with yes while it runs tests; here a hand clicks. */
async function confirmDialogs() {
  const yes = page.locator(".monaco-dialog-box .dialog-buttons .monaco-button").first();
  while (!page.isClosed()) await yes.click({ timeout: 0 }).catch(() => undefined);
}

const server = await startServer();
const page = await (await sharedBrowser()).newPage();
void confirmDialogs();
const exitCode = new Promise((resolve, reject) => {
  page.once("close", () => reject(new Error("The window of VS Code closed before the tests ended.")));
  page.once("crash", () => reject(new Error("The window of VS Code crashed.")));
  void page.exposeFunction("codeAutomationExit", resolve);
});
await page.exposeFunction("codeAutomationLog", print);
await page.goto(
  workbenchAddress(server, {
    folder: positionals[0],
    developmentPaths: values.extensionDevelopmentPath ?? [],
    testsPath: values.extensionTestsPath,
  }),
);
process.exit(await exitCode);
