import type { Files } from "../run/files";
import type { PackForm } from "../run/packs/pack";
import { filesOf } from "../run/packs/packedFiles";
import { PACKED_TARS, TAR } from "../run/packs/tar";
import { filesInTable } from "../tables/filesInTable";

/** A table whose columns hold masks, such as a data set of Hugging Face. */
const PARQUET: PackForm = { ending: ".parquet", open: filesInTable };

/** The files of a run: on disks, or inside of the packs that folders may be. */
export function maskFiles({ prediction, target }: { readonly prediction: string; readonly target: string }): Files {
  return filesOf([prediction, target], [TAR, ...PACKED_TARS, PARQUET]);
}
