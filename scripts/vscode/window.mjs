// A window of VS Code that is used as a person would, by mouse and keyboard. One server serves all windows of a program.
import { sharedBrowser } from "./browser.mjs";
import { CodeWindow } from "./codeWindow.mjs";
import { ROOT } from "./folders.mjs";
import { startServer } from "./server.mjs";
import { workbenchAddress } from "./workbenchAddress.mjs";

/** By the VSIX that is installed on them; "" is the one that loads the extension from this project. */
const servers = new Map();

/**
 * Runs in every frame. That of a webview waits for a change of VS Code's service worker, and now and then for one that has been: it
 * would stay blank, as it may for a user, who closes the tab and opens it again.
 */
function wakeWebview() {
  const { location, document, navigator, setInterval, clearInterval, Event } = globalThis;
  if (!location.pathname.endsWith("/webview/browser/pre/index.html")) return;
  const timer = setInterval(() => {
    if (document.querySelector("iframe")) clearInterval(timer);
    else if (navigator.serviceWorker.controller) navigator.serviceWorker.dispatchEvent(new Event("controllerchange"));
  }, 3000);
}

/** See window.d.mts. */
export async function openWindow({ folder, vsix = "", width = 1280, height = 800, scale = 1, settings = {} }) {
  if (!servers.has(vsix)) servers.set(vsix, startServer(vsix ? { vsix } : {}));
  const server = await servers.get(vsix);
  await server.configure(settings);
  const context = await (await sharedBrowser()).newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  // Only the clipboard: whatever else a page may ask for is refused.
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await context.addInitScript(wakeWebview);
  const page = await context.newPage();
  const window = new CodeWindow(page);
  await page.goto(workbenchAddress(server, { folder, developmentPaths: vsix ? [] : [ROOT] }));
  await window.ready();
  return window;
}

export async function closeServers() {
  const running = await Promise.allSettled(servers.values());
  servers.clear();
  for (const { value } of running) value?.stop();
}
