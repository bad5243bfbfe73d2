import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { atEnd } from "./atEnd.mjs";
import { codeServer } from "./codeServer.mjs";
import { run } from "./run.mjs";

const GUARD = fileURLToPath(new URL("endWithParent.mjs", import.meta.url));

/** Nobody shall be greeted, asked or shown news: what stands in the window is ours. */
const QUIET = {
  "chat.commandCenter.enabled": false,
  "explorer.compactFolders": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * Starts VS Code's server on loopback with fresh data. It ends with this program at the latest.
 * @param {{ vsix?: string, extension?: string }} [options] `vsix`: an extension to install first; `extension`: the folder of one that needs no building
 */
export async function startServer({ vsix, extension } = {}) {
  const folder = await codeServer();
  const data = mkdtempSync(join(tmpdir(), "mask-evaluation-vscode-"));
  const removeData = atEnd(() => {
    try {
      rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    } catch (error) {
      // A process of the server may still write there; a folder left among the temporary ones fails no run.
      console.error(`${data} was not removed: ${error.message}`);
    }
  });
  const settingsFile = join(data, "data/User/settings.json");
  await mkdir(join(data, "data/User"), { recursive: true });
  const configure = (settings) => writeFile(settingsFile, JSON.stringify({ ...QUIET, ...settings }, null, 2));
  await configure({});

  // Read once, as there is no list of what is installed yet.
  if (extension) await cp(extension, join(data, "extensions", `${basename(extension)}-0.0.0`), { recursive: true });

  // VS Code takes its colour theme from the extension under development if there is one below it. Its own themes lie in
  // .vscode-test, below ours: so they are named by a path elsewhere.
  const builtIn = join(data, "builtIn");
  await symlink(join(folder, "extensions"), builtIn, "junction");

  const main = join(folder, "out/server-main.js");
  // Without a gallery nothing is asked of the network.
  const env = { ...process.env, EXTENSIONS_GALLERY: "{}" };
  const common = [
    "--server-data-dir",
    data,
    "--accept-server-license-terms",
    "--telemetry-level",
    "off",
    "--builtin-extensions-dir",
    builtIn,
  ];
  if (vsix) await run(process.execPath, [main, "--install-extension", vsix, ...common], { env });

  // Whoever else works on this machine reaches loopback too, and a window can run anything. In a file, as anybody sees arguments.
  const token = randomUUID();
  const tokenFile = join(data, "token");
  await writeFile(tokenFile, token);
  const args = [
    "--host",
    "127.0.0.1",
    "--port",
    "0",
    "--connection-token-file",
    tokenFile,
    "--disable-workspace-trust",
    "--enable-smoke-test-driver",
  ];
  const child = spawn(process.execPath, ["--import", GUARD, main, ...args, ...common], {
    env,
    // A separate group, so that its extension hosts end with it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = atEnd(() => {
    killGroup(child);
    removeData();
  });
  try {
    return { token, authority: `127.0.0.1:${await port(child)}`, configure, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The port that the server says it listens on. */
function port(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (text) => {
      output += text;
      const found = /listening on (\d+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`VS Code's server ended with ${signal ?? `exit code ${code}`}.\n${output}`)),
    );
  });
}

function killGroup({ pid, exitCode }) {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}
