import type { Column } from "./column";

/** The columns for a narrow page: the one that heads its row, then the figures, then what the row is otherwise. */
export function figuresFirst<Row>([head, ...others]: readonly Column<Row>[]): readonly Column<Row>[] {
  if (!head) return [];
  const isContext = ({ rank }: Column<Row>): boolean => rank === "context";
  return [head, ...others.filter((column) => !isContext(column)), ...others.filter(isContext)];
}
