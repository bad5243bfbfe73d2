import { EXPLORER_ROW, explorerRow } from "./explorerRow.mjs";

const PATIENCE_MS = 20_000;
const RETRY_MS = 1000;

/** A click that takes a row into the selection or out of it. */
const TOGGLE = { modifiers: ["ControlOrMeta"] };

/** VS Code's own themes, by the class that a webview's body gets: their name in the picker and the class of the window. */
const THEMES = {
  "vscode-light": { label: "Light Modern", shown: "vscode-theme-defaults-themes-light_modern-json" },
  "vscode-dark": { label: "Dark Modern", shown: "vscode-theme-defaults-themes-dark_modern-json" },
  "vscode-high-contrast": { label: "Dark High Contrast", shown: "vscode-theme-defaults-themes-hc_black-json" },
  "vscode-high-contrast-light": { label: "Light High Contrast", shown: "vscode-theme-defaults-themes-hc_light-json" },
};

/** A window of VS Code and the hands of a user. Described in window.d.mts. */
export class CodeWindow {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
  }

  async ready() {
    await this.page.waitForFunction(() => globalThis.driver !== undefined);
    await this.page.evaluate(() => globalThis.driver.whenWorkbenchRestored());
  }

  async runCommand(title) {
    const entry = this.quickPickEntry(title);
    // The commands of an extension come a moment after the window, and an open list does not take them in.
    const end = Date.now() + PATIENCE_MS;
    do {
      await this.page.keyboard.press("F1");
      if (!(await comesTo(this.quickInput(), "visible"))) continue;
      await this.quickInput().fill(`>${title}`);
      if (await comesTo(entry, "visible")) return entry.click();
      await this.page.keyboard.press("Escape");
    } while (Date.now() < end);
    throw new Error(`The command palette does not offer "${title}".`);
  }

  quickInput() {
    return this.page.locator(".quick-input-widget:visible input.input").first();
  }

  question(title) {
    const shown = this.page.locator(".quick-input-title").filter({ hasText: exactly(title) });
    return this.page.locator(".quick-input-widget:visible").filter({ has: shown });
  }

  quickPickEntry(label) {
    const name = this.page.locator(".label-name").filter({ hasText: exactly(label) });
    return this.page.locator(".quick-input-widget:visible .monaco-list-row").filter({ has: name }).first();
  }

  async pick(label) {
    await this.quickPickEntry(label).click();
  }

  async clickInExplorer(path) {
    await (await explorerRow(this.page, path)).click();
  }

  async openContextMenu(paths) {
    await this.#select(paths);
    await (await explorerRow(this.page, paths.at(-1))).click({ button: "right" });
    await this.page.getByRole("menuitem").first().waitFor();
  }

  async whenOffered(paths, item) {
    await this.#menuEntry(paths, item);
    await this.page.keyboard.press("Escape");
  }

  async rightClick(paths, item) {
    const entry = await this.#menuEntry(paths, item);
    // A menu of VS Code takes no click in its first 100 ms.
    do await entry.click();
    while (!(await comesTo(entry, "hidden")));
  }

  /** The entry in the open context menu of the paths. */
  async #menuEntry(paths, item) {
    const entry = this.page.getByRole("menuitem", { name: item, exact: true });
    const end = Date.now() + PATIENCE_MS;
    // The menu entries of an extension come a moment after the window, and an open menu does not take them in.
    for (;;) {
      await this.openContextMenu(paths);
      if (await comesTo(entry, "visible")) return entry;
      await this.page.keyboard.press("Escape");
      if (Date.now() > end) throw new Error(`The context menu does not offer "${item}".`);
    }
  }

  /** Selects exactly these paths, in this order. A click alone would open a folder and move the rows below it. */
  async #select(paths) {
    const names = paths
      .map((path) => path.split("/").at(-1))
      .sort()
      .join("/");
    const selected = this.page.locator(`${EXPLORER_ROW}[aria-selected="true"]`);
    const end = Date.now() + PATIENCE_MS;
    do {
      for (let left = await selected.count(); left > 0; left--) await selected.first().click(TOGGLE);
      for (const path of paths) await (await explorerRow(this.page, path)).click(TOGGLE);
      // A file that comes into the Explorer meanwhile moves the rows below it under the mouse.
      if ((await selected.locator(".label-name").allTextContents()).sort().join("/") === names) return;
    } while (Date.now() < end);
    throw new Error(`The Explorer does not select ${paths.join(", ")}.`);
  }

  panel() {
    const visible = this.page.locator("iframe.webview.ready").filter({ visible: true });
    return visible.last().contentFrame().locator("iframe#active-frame").contentFrame();
  }

  notification(text) {
    return this.page.locator(".notification-list-item").filter({ hasText: text });
  }

  async setTheme(theme) {
    const { label, shown } = THEMES[theme];
    await this.runCommand("Preferences: Color Theme");
    await this.quickInput().fill(label);
    await this.pick(label);
    await this.page.locator(`.monaco-workbench.${shown}`).waitFor();
  }

  async resize(width, height) {
    await this.page.setViewportSize({ width, height });
  }

  async reload() {
    // By VS Code's own command: reloading the page would not wait until the state of the editors is saved.
    const loaded = this.page.waitForEvent("load");
    await this.runCommand("Developer: Reload Window");
    await loaded;
    await this.ready();
  }

  async screenshot(file) {
    await this.page.screenshot({ path: file, animations: "disabled", caret: "hide" });
  }

  async close() {
    await this.page.context().close();
  }
}

/** Whatever kind of space is between the words, and however many. */
function exactly(text) {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+")}$`);
}

/** Whether it does so within the time after which one would try again. */
async function comesTo(locator, state) {
  return locator.waitFor({ state, timeout: RETRY_MS }).then(
    () => true,
    () => false,
  );
}
