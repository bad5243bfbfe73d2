import type { Choices } from "../document/choices";
import type { ImageEntry } from "../document/report";
import { connectivityIn } from "../shapes/connectivity";
import { shapeOptions, type ShapeOptions } from "../shapes/shapeOptions";
import type { Spacing } from "../shapes/spacing";

type OfImage = Pick<ImageEntry, "depth" | "target" | "prediction">;

/** The edges of the voxels in millimetres, as the files of a case tell them; undefined of images, and where they do not. */
export function spacingOfFiles({ target, prediction }: OfImage): Spacing | undefined {
  const spacing = target.facts.volume?.spacing ?? prediction?.facts.volume?.spacing;
  if (!spacing) return undefined;
  const [x, y, z] = spacing;
  return { x, y, z };
}

/** How the shapes of one image are measured and read: of a case in three dimensions, by the edges of its own voxels unless others are chosen. */
export function shapeOptionsOf(image: OfImage, options: ShapeOptions): ShapeOptions {
  const spacing = options.spacing ?? spacingOfFiles(image);
  return {
    ...options,
    connectivity: connectivityIn(options.connectivity, image.depth ?? 1),
    ...(spacing && { spacing }),
  };
}

/** How the shapes of all images are read, as far as it can be told of them together. */
export interface SharedShapes extends ShapeOptions {
  readonly unit: "px" | "mm";
  /** Every case is measured by the edges of its own voxels, which `spacing` has where they are those of all. */
  readonly bySpacingOfFiles: boolean;
}

export function sharedShapes({
  choices,
  images,
}: {
  readonly choices: Pick<Choices, "shapes">;
  readonly images: readonly OfImage[];
}): SharedShapes {
  const options = shapeOptions(choices.shapes);
  const deepest = images.reduce((most, { depth = 1 }) => Math.max(most, depth), 1);
  const connectivity = connectivityIn(options.connectivity, deepest);
  if (options.spacing) return { ...options, connectivity, unit: "mm", bySpacingOfFiles: false };
  const [first, ...others] = images.map(spacingOfFiles);
  const isOne = first && others.every((other) => other?.x === first.x && other.y === first.y && other.z === first.z);
  const tells = tellsSpacing(images);
  return {
    ...options,
    connectivity,
    ...(isOne && { spacing: first }),
    unit: tells ? "mm" : "px",
    bySpacingOfFiles: tells,
  };
}

/** Whether the files of a case tell how long the edges of its voxels are. */
export function tellsSpacing(images: readonly OfImage[]): boolean {
  return images.some((image) => spacingOfFiles(image) !== undefined);
}
