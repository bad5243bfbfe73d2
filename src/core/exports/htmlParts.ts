/** The look of the page: the reader's own light or dark colours, nothing fetched. */
export const HTML_STYLE = `
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: 0.2rem 0.6rem; border-bottom: 1px solid color-mix(in srgb, currentcolor 25%, transparent); text-align: left; }
td.figure { text-align: right; font-variant-numeric: tabular-nums; }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button:focus-visible { outline: 2px solid; outline-offset: 2px; }
th[aria-sort="ascending"] button::after { content: " \\2191"; }
th[aria-sort="descending"] button::after { content: " \\2193"; }
`;

/** Sorts a table by the column whose button is pressed: numbers by value, cells without one last in both directions. */
export const HTML_SCRIPT = `
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const header = button.parentElement;
    const column = header.cellIndex;
    const direction = header.getAttribute("aria-sort") === "descending" ? "ascending" : "descending";
    for (const other of header.parentElement.cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    const body = header.closest("table").tBodies[0];
    const rows = [...body.rows].map((row) => {
      const cell = row.cells[column];
      const figure = cell.classList.contains("figure");
      return { row, key: figure ? ("value" in cell.dataset ? Number(cell.dataset.value) : undefined) : cell.textContent };
    });
    rows.sort((a, b) => {
      if (a.key === undefined || b.key === undefined) return (a.key === undefined) - (b.key === undefined);
      return sign * (typeof a.key === "string" ? a.key.localeCompare(b.key, "en", { numeric: true }) : a.key === b.key ? 0 : a.key - b.key);
    });
    body.append(...rows.map(({ row }) => row));
  });
}
`;
