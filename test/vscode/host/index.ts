import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/root";

/**
 * Called by VS Code in its extension host: runs every `*.test.js` in this folder and below.
 * @throws when a test failed, which VS Code turns into its exit code
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 20_000,
    forbidOnly: true,
    reporter: join(ROOT, "scripts/countingReporter.cjs"),
    ...(process.env["TEST_GREP"] ? { grep: process.env["TEST_GREP"] } : {}),
  });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".test.js")) mocha.addFile(join(__dirname, file));
  }
  await mocha.loadFilesAsync();
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failed > 0) throw new Error(`${failed} of the tests in VS Code failed`);
}
