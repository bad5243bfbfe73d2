/** A file or folder in the Explorer. */
export const EXPLORER_ROW = ".explorer-folders-view .monaco-list-row";

/**
 * The row of a file or folder in the Explorer; folders above it are opened.
 * @param {import("playwright-core").Page} page
 * @param {string} path from the workspace's folder, with slashes
 * @returns {Promise<import("playwright-core").Locator>} it holds until a folder is opened or closed
 * @throws when there is none within the page's patience, or it lies outside the visible part of the list
 */
export async function explorerRow(page, path) {
  const names = path.split("/");
  for (let depth = 1; depth < names.length; depth++) {
    const folder = await rowOf(page, names.slice(0, depth));
    if ((await folder.getAttribute("aria-expanded")) === "false") await folder.locator(".monaco-tl-twistie").click();
  }
  return rowOf(page, names);
}

/** The row, once it is there. */
async function rowOf(page, names) {
  const found = await page.waitForFunction(findIndex, { row: EXPLORER_ROW, names });
  const { index } = await found.jsonValue();
  return page.locator(`${EXPLORER_ROW}[data-index="${index}"]`);
}

/** Runs in the page. The tree is a flat list of rows with levels: `depth` names of the path have been met above the present row. */
function findIndex({ row, names }) {
  const rows = Array.from(globalThis.document.querySelectorAll(row), (element) => ({
    index: Number(element.dataset.index),
    level: Number(element.getAttribute("aria-level")),
    name: element.querySelector(".label-name")?.textContent,
  })).sort((a, b) => a.index - b.index);
  let depth = 0;
  for (const { index, level, name } of rows) {
    // A row further up in the tree closes the folders that were met so far.
    depth = Math.min(depth, level - 1);
    if (level !== depth + 1 || name !== names[depth]) continue;
    depth += 1;
    if (depth === names.length) return { index };
  }
  return undefined;
}
