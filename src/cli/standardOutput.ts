/** Names of standard output, which cannot be opened anew where it is a socket. */
export const STANDARD_OUTPUT: ReadonlySet<string> = new Set(["-", "/dev/stdout"]);
