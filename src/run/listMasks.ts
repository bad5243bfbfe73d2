import { messageOf } from "../core/text/messageOf";
import { skippedFiles } from "../core/formats/otherKinds";
import type { SkippedFiles } from "../core/document/report";
import { joinDetached } from "../core/formats/joinDetached";
import { isMaskFile } from "../core/pairing/isMaskFile";
import type { Files, WhyUnread } from "./files";

/** What a folder and its subfolders hold. */
export interface Listed {
  /** Relative paths with `/`. */
  readonly files: readonly string[];
  /** Subfolders that cannot be read, and files whose name no path can hold. */
  readonly unread: readonly Unread[];
}

export interface Unread extends WhyUnread {
  /** Relative, with `/`. */
  readonly path: string;
  readonly isFolder: boolean;
}

const NO_HEADER =
  "it holds voxels, and the header that says how they lie, a file of its name that ends in .hdr, is not beside it";
const PUT_HEADER = "Put the header there, or save the volume as one file, .nii or .nii.gz";

/** Masks, and what is not read though people keep masks so. */
export type Listing =
  | (Listed & { readonly ok: true; readonly skipped: readonly SkippedFiles[] })
  | { readonly ok: false; readonly message: string };

/** Lists the files of a folder that can be masks, with those of its subfolders. */
export async function listMasks(folder: string, files: Files): Promise<Listing> {
  try {
    const { files: listed, unread } = await listFiles(folder, files, () => true);
    const { masks, voxelsAlone } = joinDetached(listed.filter(isMaskFile), listed);
    return {
      ok: true,
      files: masks,
      skipped: skippedFiles(listed),
      unread: [
        ...unread.filter(({ path, isFolder }) => isFolder || isMaskFile(path)),
        ...voxelsAlone.map((path) => ({ path, isFolder: false, reason: NO_HEADER, advice: PUT_HEADER })),
      ],
    };
  } catch (error) {
    return { ok: false, message: `The folder ${folder} cannot be read: ${messageOf(error)}.` };
  }
}

/**
 * The files of a folder and its subfolders that are wanted. Hidden ones are passed over. Links to folders are followed last, each folder
 * is looked into once, and none that holds the folder itself: so every circle ends, and no file is listed twice.
 *
 * @throws where the folder itself cannot be read.
 */
export async function listFiles(folder: string, files: Files, isWanted: (path: string) => boolean): Promise<Listed> {
  const walk = new Walk(folder, files, isWanted);
  await walk.list();
  return { files: walk.found, unread: walk.unread };
}

/** A folder to look into: its path from where the walk began, and the location that every link to it leads to. */
interface Reached {
  readonly path: string;
  readonly location: string;
}

class Walk {
  readonly found: string[] = [];
  readonly unread: Unread[] = [];
  private readonly seen = new Set<string>();
  private links: Reached[] = [];

  constructor(
    private readonly folder: string,
    private readonly files: Files,
    private readonly isWanted: (path: string) => boolean,
  ) {}

  async list(): Promise<void> {
    const { folder, files } = this;
    const top = (await files.realFolder(folder)) ?? folder;
    this.seen.add(top);
    await this.look({ path: "", location: top });
    for (let links = this.nextLinks(); links.length > 0; links = this.nextLinks()) {
      for (const { path, location: location } of links) await this.follow(path, location, top);
    }
  }

  /** In one order on every disk: where two lead to one folder, the first is followed. */
  private nextLinks(): readonly Reached[] {
    const links = this.links.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    this.links = [];
    return links;
  }

  private async follow(path: string, link: string, top: string): Promise<void> {
    const location = await this.files.realFolder(link);
    if (location === undefined)
      this.unread.push({ path, isFolder: true, reason: "it is a link, and where it leads cannot be told" });
    else if (!this.holds(location, top)) await this.visit({ path, location: location });
  }

  /** Whether a folder is the other one or lies around it. */
  private holds(folder: string, other: string): boolean {
    for (let location = other; ; location = this.files.parent(location)) {
      if (location === folder) return true;
      if (this.files.parent(location) === location) return false;
    }
  }

  private async visit(reached: Reached): Promise<void> {
    if (this.seen.has(reached.location)) return;
    this.seen.add(reached.location);
    try {
      await this.look(reached);
    } catch (error) {
      this.unread.push({ path: reached.path, isFolder: true, reason: messageOf(error) });
    }
  }

  private async look({ path, location: location }: Reached): Promise<void> {
    const { files } = this;
    const folders: Reached[] = [];
    for (const { name, isFolder, isLink, unread } of await files.list(location)) {
      if (name.startsWith(".")) continue;
      const below = path === "" ? name : `${path}/${name}`;
      // Only folders are asked where they lie: files are many.
      if (unread) this.unread.push({ path: below, isFolder, ...unread });
      else if (isLink) this.links.push({ path: below, location: files.join(location, name) });
      else if (isFolder) folders.push({ path: below, location: files.join(location, name) });
      else if (this.isWanted(below)) this.found.push(below);
    }
    await Promise.all(folders.map((folder) => this.visit(folder)));
  }
}
