/** Whether a file is called a class list (`classes.txt`, `label_colors.txt`, `codes.txt`) or holds one in many data sets (`data.yaml`), whatever its form. */
export function isCalledClassList(file: string): boolean {
  const name = fileName(file);
  return /class|label|names|codes|palette|categor|colou?r/i.test(name) || DATA_SET_FILES.test(name);
}

/** Whether nothing else is called so: such a file is told of where it cannot be read. */
export function isNamedClassList(file: string): boolean {
  return CLASS_LISTS.test(fileName(file));
}

const CLASS_LISTS =
  /^_?(?:class(?:es|_?names?|_?list|_?dict|_?definitions)?|labels?|label_?(?:names?|colou?rs?|map|list)|id2label|names|codes|palette|categories|colou?rs?|colou?r_?map|obj|obj_class_to_machine_color|dataset_meta)\.(?:txt|csv|json|ya?ml|names)$/i;

/** Names that frameworks give to files with the classes among other things. */
const DATA_SET_FILES =
  /^(?:dataset\.json|dataset_meta\.json|data\.ya?ml|config(?:_v[\d.]+)?\.json|meta(?:info)?\.json)$/i;

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
