// One Chromium for everything that needs a page: an installed one, else the one of the npm package @sparticuz/chromium.
import { accessSync, constants, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { ROOT } from "./folders.mjs";
import { run } from "./run.mjs";
import { unpackOnce } from "./unpackOnce.mjs";

const NAMES = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
  "microsoft-edge-stable",
];

/** Where the installers put browsers that are not on the PATH. */
const PLACES = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [join(folder, "Google/Chrome/Application/chrome.exe"), join(folder, "Microsoft/Edge/Application/msedge.exe")]
      : [],
  ),
};

// A test's page is ours alone and reaches no network: no sandbox, as there is none for root or in many containers.
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let shared;

/** The browser of this process; the first call starts it, `closeBrowser` ends it. */
export function sharedBrowser() {
  shared ??= launch();
  return shared;
}

export async function closeBrowser() {
  const browser = shared;
  shared = undefined;
  await (await browser)?.close();
}

async function launch() {
  const { executablePath, env } = await findBrowser();
  // Signals are the program's own business (see lifetime.mjs): it closes the browser after what depends on it.
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ARGS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 * @throws when there is none and none can be unpacked; the message says what to install
 */
export async function findBrowser() {
  const installed = installedBrowser();
  return installed ? { executablePath: installed, env: {} } : unpackedBrowser();
}

/**
 * An installed browser: the one named by BROWSER_PATH, else on the PATH, else where its installer puts it.
 * @returns {string | undefined}
 */
export function installedBrowser() {
  const { BROWSER_PATH, PATH = "" } = process.env;
  if (BROWSER_PATH) return BROWSER_PATH;
  const onPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...(PLACES[process.platform] ?? [])].find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function unpackedBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No browser found. Install Chrome, Chromium or Edge, or name one with BROWSER_PATH.");
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, "node_modules/@sparticuz/chromium/package.json"), "utf8"));
  const folder = await unpackOnce(
    `chromium-${version}`,
    `Unpacking Chromium ${version} into .vscode-test (once) ...`,
    unpackChromium,
  );
  return {
    executablePath: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

/**
 * The package unpacks itself into the folder for temporary files, and its NSS libraries only where it takes the machine for an
 * AWS Lambda: hence a process with a separate environment.
 */
async function unpackChromium(folder) {
  const script = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  await run(process.execPath, ["--eval", script], { cwd: ROOT, env });
  await writeFile(join(folder, "fonts.conf"), FONTS);
}

/** The machine's own fonts, and those of the package for a machine that has none; paths relative to this file. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts/fonts</dir>
</fontconfig>
`;
