import { itemAt } from "../numbers/numberAt";
import type { MaskName } from "./maskName";

/** Which image a mask is of, and what its name has beside that of the image. */
export interface Claim {
  readonly image: string;
  readonly rest: string;
}

/** A form in which a name holds that of its image. */
export interface PartForm {
  /** What else it holds is the name of a class, whatever it looks like. */
  readonly ofClasses?: true;
  /** For the images that are known, by their names: the longest name of one that a mask's holds. */
  readonly claims: (images: Names) => (mask: MaskName) => Claim | undefined;
  /** For the masks of images that are not known, read as those were that are. */
  readonly alike: (claims: readonly Claim[]) => (mask: MaskName) => Claim | undefined;
}

/** The names of images, looked up one by one. */
interface Names {
  readonly has: (name: string) => boolean;
}

const BORDERS: ReadonlySet<string> = new Set("-_. ()[]");

/** The name itself, and without role words. */
function forms({ stem, key }: MaskName): readonly string[] {
  return stem === key ? [stem] : [stem, key];
}

/** `x_mask`, `x_mask_1`, `x_car`: begins with it. */
const BEGINS: PartForm = {
  claims: (images) => (mask) => {
    if (images.has(mask.key)) return { image: mask.key, rest: "" };
    for (const name of forms(mask)) {
      for (let end = name.length; end > 0; end--) {
        if (end < name.length && !BORDERS.has(name.charAt(end))) continue;
        const image = name.slice(0, end);
        if (images.has(image)) return { image, rest: name.slice(end) };
      }
    }
    return undefined;
  },
  alike: (claims) => {
    const rests = knownRests(claims);
    return ({ stem, key }) => {
      const rest = rests.find((ending) => stem.length > ending.length && stem.endsWith(ending));
      return rest === undefined ? { image: key, rest: "" } : { image: stem.slice(0, stem.length - rest.length), rest };
    };
  },
};

/** `car_x`: ends with it. */
const ENDS: PartForm = {
  claims: (images) => (mask) => {
    for (const name of forms(mask)) {
      for (let start = 0; start < name.length; start++) {
        if (start > 0 && !BORDERS.has(name.charAt(start - 1))) continue;
        const image = name.slice(start);
        if (images.has(image)) return { image, rest: name.slice(0, start) };
      }
    }
    return undefined;
  },
  alike: (claims) => {
    const rests = knownRests(claims);
    return ({ stem }) => {
      const rest = rests.find((beginning) => stem.length > beginning.length && stem.startsWith(beginning));
      return rest === undefined ? undefined : { image: stem.slice(rest.length), rest };
    };
  },
};

/** `car/x`: is it, in a folder of its class. */
const IN_CLASS_FOLDERS: PartForm = {
  ofClasses: true,
  claims: (images) => (mask) => {
    const image = forms(mask).find(images.has, images);
    return image === undefined ? undefined : { image, rest: mask.folder };
  },
  alike:
    () =>
    ({ folder, key }) => ({ image: key, rest: folder }),
};

/** `x/masks/0.png`: lies in a folder of it. */
const IN_IMAGE_FOLDERS: PartForm = {
  claims: (images) => (mask) => {
    const depth = mask.folder.split("/").findLastIndex((folder) => images.has(folder));
    return depth < 0 ? undefined : inFolder(mask, depth);
  },
  alike: (claims) => {
    const depths = new Set(claims.map(({ rest }) => rest.split("/").length));
    const [below] = depths;
    return (mask) => {
      const depth = mask.folder.split("/").length - (below ?? 0);
      return depths.size === 1 && mask.folder !== "" && depth >= 0 ? inFolder(mask, depth) : undefined;
    };
  },
};

function inFolder({ folder, stem }: MaskName, depth: number): Claim {
  const folders = folder.split("/");
  return { image: itemAt(folders, depth), rest: [...folders.slice(depth + 1), stem].join("/") };
}

/** `task-1-annotation-1-by-1-tag-car-0`, for a prediction that is called 1. */
const OF_LABEL_STUDIO: PartForm = {
  ofClasses: true,
  claims: (images) => (mask) => {
    const claim = ofTask(mask);
    return claim && images.has(claim.image) ? claim : undefined;
  },
  alike: () => ofTask,
};

function ofTask({ stem }: MaskName): Claim | undefined {
  const [whole, image = ""] = /^task-(\d+)-annotation-\d+-by-\d+-tag-/.exec(stem) ?? [];
  return whole === undefined ? undefined : { image, rest: stem.slice(`task-${image}`.length) };
}

export const PART_FORMS: readonly PartForm[] = [BEGINS, IN_CLASS_FOLDERS, IN_IMAGE_FOLDERS, OF_LABEL_STUDIO, ENDS];

/** The rests of names that are known, the longest first; none where they are too many to be looked for in every name. */
function knownRests(claims: readonly Claim[]): readonly string[] {
  const rests = [...new Set(claims.map(({ rest }) => rest))].filter((rest) => rest !== "");
  return rests.length > MOST_RESTS ? [] : rests.toSorted((a, b) => b.length - a.length);
}

const MOST_RESTS = 200;
