import { colorOf, type ListRow } from "./listRows";
import { unquote } from "./unquote";

/** What columns are called, in the order of preference. */
const COLUMNS = {
  label: /^(?:class[ _-]?|label[ _-]?|train[ _-]?)?(?:id|idx|index|value|label)$|^pixel[ _-]?value$/i,
  name: /^(?:class|label|category)?[ _-]?names?$|^class$|^category$|^label$/i,
  color: /^(?:hex[ _-]?)?colou?r(?:[ _-]?hex)?$|^hex$/i,
  red: /^r(?:ed)?$/i,
  green: /^g(?:reen)?$/i,
  blue: /^b(?:lue)?$/i,
} as const;

const SEPARATORS = ["\t", ",", ";"] as const;
const HEX = /^#?[0-9a-f]{6}$/i;

/** The rows of a table whose header names a column of names and one of labels or colours; other columns say nothing. */
export function tableRows([header = "", ...lines]: readonly string[]): readonly ListRow[] | undefined {
  const separator = SEPARATORS.find((candidate) => header.includes(candidate));
  if (separator === undefined || lines.length === 0) return undefined;
  const columns = cellsOf(header, separator);
  const table = lines.map((line) => cellsOf(line, separator));
  const find = (pattern: RegExp, taken = -1): number =>
    columns.findIndex((column, index) => index !== taken && pattern.test(column));
  const label = find(COLUMNS.label);
  // Some call the name of a class its label.
  const name = find(COLUMNS.name, isWhole(table[0]?.[label]) ? label : -1);
  const labelled = label === name ? find(COLUMNS.label, name) : label;
  const color = find(COLUMNS.color);
  const channels = [COLUMNS.red, COLUMNS.green, COLUMNS.blue].map((pattern) => find(pattern));
  const hasChannels = !channels.includes(-1);
  if (name === -1 || (labelled === -1 && color === -1 && !hasChannels)) return undefined;

  const rows = table.flatMap((cells): ListRow[] => {
    const own =
      color === -1 ? (hasChannels ? colorOf(channels.map((index) => cells[index])) : undefined) : hexOf(cells[color]);
    const wanted = color !== -1 || hasChannels;
    const called = cells[name];
    if (
      cells.length !== columns.length ||
      !called ||
      (wanted && own === undefined) ||
      (labelled !== -1 && !isWhole(cells[labelled]))
    )
      return [];
    return [
      {
        name: called,
        ...(labelled !== -1 && { label: Number(cells[labelled]) }),
        ...(own !== undefined && { color: own }),
      },
    ];
  });
  return rows.length === lines.length ? rows : undefined;
}

function cellsOf(line: string, separator: string): readonly string[] {
  return line.split(separator).map((cell) => unquote(cell));
}

function hexOf(cell: string | undefined): string | undefined {
  return cell !== undefined && HEX.test(cell) ? `#${cell.replace("#", "").toLowerCase()}` : undefined;
}

function isWhole(cell: string | undefined): boolean {
  return cell !== undefined && /^-?\d+$/.test(cell);
}
