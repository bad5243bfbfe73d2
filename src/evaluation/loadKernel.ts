export function loadKernel(_programFolder: string): Promise<undefined> {
  return Promise.resolve(undefined);
}
