/** A note on masks of a format that keeps alpha beside its labels. */
export const VARYING_ALPHA = "The alpha of the file is not constant; labels were read without it.";
