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
h2 { font-size: 1.1rem; margin: 1.4rem 0 0.4rem; }
.answer { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 2.5rem; }
.answer p { margin: 0.2rem 0; }
.large strong { font-size: 3rem; font-weight: 300; line-height: 1.1; }
.quiet { opacity: 0.75; font-size: 0.92em; }
.swatch { display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.45em; border: 1px solid color-mix(in srgb, currentcolor 35%, transparent); border-radius: 2px; vertical-align: -0.05em; }
.bars { display: table; width: 100%; }
.bars th { font-weight: 400; max-width: 11rem; overflow: hidden; text-overflow: ellipsis; }
.bars th, .bars td { border: 0; padding: 0.1rem 0.5rem 0.1rem 0; white-space: nowrap; }
.bars td.figure { padding-left: 0.6rem; }
.bar { position: relative; width: 60%; min-width: 5rem; background: linear-gradient(color-mix(in srgb, currentcolor 14%, transparent) 0 0) center / 100% 0.75em no-repeat; }
.bar i { position: absolute; top: 50%; height: 0.75em; margin-top: -0.375em; background: #3b82c4; }
.bar b { position: absolute; top: 50%; height: 0.5em; margin-top: -0.25em; min-width: 1px; border: solid currentcolor; border-width: 0 1px; background: linear-gradient(currentcolor 0 0) center / 100% 1px no-repeat; }
.histogram { display: block; width: 100%; max-width: 30rem; }
.histogram rect { fill: #3b82c4; }
.histogram line { stroke: currentcolor; }
.axis { display: flex; justify-content: space-between; max-width: 30rem; }
.worst { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.5rem 0.8rem; align-items: end; }
.worst > h2, .worst > p { grid-column: 1 / -1; margin-bottom: 0; font-size: 0.92em; }
.worst > h2 { font-size: 1.1rem; }
.worst figure { margin: 0; min-width: 0; }
.worst svg { display: block; width: 100%; shape-rendering: crispEdges; }
.worst figcaption { display: flex; gap: 0.6rem; justify-content: space-between; font-size: 0.92em; font-variant-numeric: tabular-nums; }
.worst figcaption span:first-child { overflow-wrap: anywhere; }
.worst figcaption span + span { flex: none; }
.key { display: inline-block; margin-right: 0.6em; }
.findings { padding-left: 1.2rem; }
.findings .error, .findings .warning { font-weight: 500; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; margin: 0; max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .answer { grid-template-columns: 1fr 1fr; }
  table { display: table; width: 100%; font-size: 8pt; }
  thead { display: table-header-group; }
  tr, section, svg { break-inside: avoid; }
  .answer section, .worst { break-inside: auto; }
  .worst figure { break-inside: avoid; }
  h2 { break-after: avoid; }
  th[aria-sort] button::after { content: ""; }
}
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
