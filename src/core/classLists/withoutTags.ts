/** YAML without tags, such as the `!LabelGroup` that panoptica writes before its groups. */
export function withoutTags(yaml: string): string {
  return yaml.replace(/(?<=[\s:[{,-]|^)![\w.:/-]*(?=[\s,\]}]|$)/gm, "");
}
