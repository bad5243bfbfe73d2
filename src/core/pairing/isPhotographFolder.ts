import { folderRole } from "./folderRoles";
import { nameWords } from "./nameWords";

const WORDS = new Set([
  "image",
  "images",
  "img",
  "imgs",
  "photo",
  "photos",
  "photograph",
  "photographs",
  "picture",
  "pictures",
  "rgb",
]);

/** Whether the name of a folder says that it holds what the masks are of: `JPEGImages`, `leftImg8bit`, `image_2`, but not `label_images`. */
export function isPhotographFolder(name: string): boolean {
  return folderRole(name) === undefined && nameWords(name).some(({ text }) => WORDS.has(text));
}
