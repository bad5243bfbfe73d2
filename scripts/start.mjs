// Builds the extension, writes the sample masks and opens VS Code with both: the desktop's if there is one, else one in the browser.
// The sample report and the walkthrough are there at once.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { desktopCode, hasDisplay } from "./vscode/desktop.mjs";
import { ROOT } from "./vscode/folders.mjs";
import { buildWithSample } from "./vscode/sample.mjs";
import { startServer } from "./vscode/server.mjs";
import { workbenchAddress } from "./vscode/workbenchAddress.mjs";

/** An extension that shows the sample report and the walkthrough as soon as the window is there. */
const STARTER = join(ROOT, "scripts/vscode/starter");

const FIRST_STEP =
  'The sample report and the walkthrough open by themselves. Then: right-click the folder "predictions" in the Explorer.';

/** What opens an address in the user's browser. */
const OPENERS = { darwin: "open", linux: "xdg-open", win32: "explorer" };

function openDesktop(program, folder) {
  console.log(`Opening VS Code on ${folder}\n${FIRST_STEP}`);
  const code = spawn(program, [...[ROOT, STARTER].map((path) => `--extensionDevelopmentPath=${path}`), folder], {
    stdio: "ignore",
  });
  code.once("error", ({ message }) => fail(`VS Code could not be started: ${message}`));
}

async function openServed(folder) {
  const server = await startServer({ extension: STARTER });
  const address = workbenchAddress(server, { folder, developmentPaths: [ROOT] });
  console.log(`\nVS Code with the extension, on ${folder}:\n\n  ${address}\n`);
  console.log(
    `Open it in a browser on this machine (on a remote machine, forward port ${server.authority.split(":")[1]} to the same port first).`,
  );
  console.log(`${FIRST_STEP}\nCtrl-C here stops it.`);
  if (hasDisplay()) {
    const opener = spawn(OPENERS[process.platform] ?? "xdg-open", [address], { stdio: "ignore", detached: true });
    // Without one the address above is as good.
    opener.once("error", () => {});
    opener.unref();
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

try {
  console.log("Building ...");
  const folder = await buildWithSample();
  const desktop = desktopCode();
  if (desktop) openDesktop(desktop, folder);
  else await openServed(folder);
} catch (error) {
  fail(error.message);
}
