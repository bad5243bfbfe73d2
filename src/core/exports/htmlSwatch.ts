/** The colour of a class as a small square; nothing where it is not a plain colour, since lists are hostile input. */
export function swatch(color: string | undefined): string {
  return color !== undefined && /^#[\da-f]{6}$/i.test(color)
    ? `<span class="swatch" style="background:${color}"></span>`
    : "";
}
