/** What a look at a path gives where nothing is there. @throws whatever else went wrong. */
export function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
