import { canonicalName } from "./canonicalName";
import { roleParts } from "./roleWords";

/** The path of a mask taken apart. All but the path itself is in the form that canonically equal names share. */
export interface MaskName {
  /** Relative to its folder, with `/` between the parts, as the disk has it. */
  readonly path: string;
  /** Its folders without a trailing `/`; empty at the top. */
  readonly folder: string;
  /** The file name without extension. */
  readonly stem: string;
  /** The stem without role words at either end; never empty. */
  readonly key: string;
  /** The role words that were cut off, in their order, joined by `_`. */
  readonly roles: string;
}

/** `.nii.gz` and `.hdr.gz` are one extension each; `x.y.png` has the stem `x.y`. */
export function withoutExtension(name: string): string {
  const dot = name.lastIndexOf(".");
  if (dot < 0 || dot === name.length - 1) return name;
  return name.slice(0, /\.(?:nii|hdr)\.gz$/i.test(name) ? dot - ".nii".length : dot);
}

/** nnU-Net ends every image of the first channel so. Where only some names do, it is a counter. */
const FIRST_CHANNEL = /[-_.]0000$/;

/** Takes the paths of one side apart. */
export function maskNames(paths: readonly string[]): readonly MaskName[] {
  const split = paths.map((path) => {
    const canonical = canonicalName(path);
    const slash = canonical.lastIndexOf("/");
    return { path, folder: canonical.slice(0, Math.max(slash, 0)), stem: withoutExtension(canonical.slice(slash + 1)) };
  });
  const withChannel = split.every(({ stem }) => FIRST_CHANNEL.test(stem));
  return split.map(({ path, folder, stem }) => {
    const { key, roles } = roleParts(withChannel ? stem.replace(FIRST_CHANNEL, "") : stem);
    return { path, folder, stem, key, roles };
  });
}
