let known: Promise<string | undefined> | undefined;

/**
 * A blob's address of the worker's script; undefined where there is none to be had. VS Code serves its files from
 * another origin than the page's, and a worker may only start from the page's own: so it is fetched once.
 */
export function bootstrapScript(): Promise<string | undefined> {
  known ??= fetched(document.body.dataset["bootstrap"]);
  return known;
}

async function fetched(address: string | undefined): Promise<string | undefined> {
  if (address === undefined) return undefined;
  try {
    const response = await fetch(address);
    return response.ok ? URL.createObjectURL(await response.blob()) : undefined;
  } catch {
    // Refused by a policy or not there: the page draws itself.
    return undefined;
  }
}
