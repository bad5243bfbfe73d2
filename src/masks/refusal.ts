/** Why something cannot be read: full sentences that say what is wrong and what to do. */
export class Refusal {
  /** @param cause the error code of the disk, where it was the disk that refused. */
  constructor(
    readonly message: string,
    readonly cause?: string,
  ) {}
}

/** The mask is too large to be held whole: it is to be read in strips. */
export class LargeMask extends Refusal {
  /** @param size in pixels, where it is known. */
  constructor(readonly size?: { readonly width: number; readonly height: number }) {
    super("The mask is too large to be read at once.");
  }
}
