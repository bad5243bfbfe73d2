// Mutants that no test can see, since they change nothing that anyone could notice. Each with the reason.

/** @type {readonly { readonly file: string, readonly what: string, readonly why: string }[]} */
export const EQUIVALENT = [];
