/** Whether a file is called a class list (`classes.txt`, `label_colors.txt`, `codes.txt`), whatever its form. */
export function isCalledClassList(file: string): boolean {
  return /class|label|names|codes|palette|categor|colou?r/i.test(file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1));
}
