export function activate(): void {
  // Commands come here.
}
