/** Of an image in pixels, of a case in voxels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
  /** Slices of a volume. */
  readonly depth?: number | undefined;
}

/** `20 x 10`, and of a volume `20 x 10 x 5`. */
export function formatSize({ width, height, depth }: ImageSize): string {
  return [width, height, ...(depth === undefined ? [] : [depth])].join(" x ");
}

export function pixelsOf({ width, height, depth = 1 }: ImageSize): number {
  return width * height * depth;
}
