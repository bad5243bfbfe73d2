import type { Files } from "../run/files";
import { filesOf } from "../run/packs/packedFiles";
import { PACKED_TARS, TAR } from "../run/packs/tar";

/** The files of a run: on disks, or inside of the packs that folders may be. */
export function maskFiles({ prediction, target }: { readonly prediction: string; readonly target: string }): Files {
  return filesOf([prediction, target], [TAR, ...PACKED_TARS]);
}
