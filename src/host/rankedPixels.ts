import * as vscode from "vscode";
import type { PixelDetail } from "../protocol/pixels";
import type { ImageOfRun, ImageOfRuns, LabelClasses, RunPixelsOutcome, RunPixelsRequest } from "../protocol/ranking";
import type { PhotographOutcome } from "../protocol/viewer";
import { loadMasks } from "../run/loadMasks";
import { Photographs } from "../run/photographs";
import { pixelJob } from "../run/pixelJob";
import { PixelReader } from "../run/pixelReader";
import { isInWorkspace } from "./isInWorkspace";
import { uriOf } from "./locations";
import { masksElsewhere } from "./masksElsewhere";
import type { ReportPhotographs } from "./reportPhotographs";
import { runSettings } from "./settings";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** Larger images come smaller: twenty of them are on the page at once. Pixels of the longer side. */
const LARGEST_SIDE = 2048;

export interface RankedPixelsOptions {
  readonly programFolder: string;
  readonly photographs: ReportPhotographs;
  /** An image as every run has it; undefined where there is no such image. */
  readonly image: (image: number) => Promise<ImageOfRuns | undefined>;
  /** What the labels in the masks of a run are. */
  readonly classes: (of: {
    readonly image: number;
    readonly run: number;
    readonly targets: readonly number[];
    readonly predictions: readonly number[];
  }) => Promise<LabelClasses>;
}

/** Reads the masks of one image in all runs of a ranking. Files are those of the runs alone: the page names an image and a run by number. */
export class RankedPixels implements vscode.Disposable {
  private readonly underWay = new Map<number, AbortController>();
  private reader: PixelReader | undefined;
  /** The image that was looked at last. */
  private last: { readonly image: number; readonly found: Promise<ImageOfRuns | undefined> } | undefined;
  private photographs: { readonly folder: string; readonly of: Photographs } | undefined;

  constructor(private readonly options: RankedPixelsOptions) {}

  /** What the page is told of an image before anything of it is read. */
  find(image: number): Promise<ImageOfRuns | undefined> {
    if (this.last?.image !== image) this.last = { image, found: this.options.image(image) };
    return this.last.found;
  }

  /** Another ranking has other images at these places. */
  forget(): void {
    this.last = undefined;
  }

  /** Undefined where it was given up meanwhile. */
  async read(asked: RunPixelsRequest): Promise<RunPixelsOutcome | undefined> {
    const controller = new AbortController();
    this.underWay.set(asked.request, controller);
    const outcome = await this.readOf(asked, controller.signal);
    this.underWay.delete(asked.request);
    return controller.signal.aborted ? undefined : outcome;
  }

  cancel(request: number): void {
    this.underWay.get(request)?.abort();
  }

  /** The page is gone: nobody waits any more. */
  cancelAll(): void {
    for (const controller of this.underWay.values()) controller.abort();
  }

  async photograph(image: number): Promise<PhotographOutcome> {
    const found = await this.find(image);
    const folder = found && (await this.photographFolder(found));
    const target = found?.runs[0]?.entry.target.path;
    if (folder === undefined || target === undefined)
      return { ok: false, message: vscode.l10n.t("No folder of photographs is chosen.") };
    if (this.photographs?.folder !== folder)
      this.photographs = { folder, of: new Photographs(folder, found?.targets ?? [], WORKSPACE_FILES) };
    return this.photographs.of.read(target);
  }

  /** The first that a run names, else what is known of the targets. */
  async photographFolder({ runs, targets }: ImageOfRuns): Promise<string | undefined> {
    const named = runs.find(({ folders }) => folders.photograph !== undefined)?.folders.photograph;
    const target = runs[0]?.folders.target;
    if (named !== undefined || target === undefined) return named;
    return this.options.photographs.folderOf(target, targets, await isInWorkspace(target));
  }

  dispose(): void {
    this.cancelAll();
    void this.reader?.close();
  }

  private async readOf(asked: RunPixelsRequest, signal: AbortSignal): Promise<RunPixelsOutcome | undefined> {
    const found = await this.find(asked.image);
    const run = found?.runs.find(({ given }) => given === asked.given);
    const job = run && pixelJob(seen(run), run.entry.name, { detail: detailOf(asked), files: WORKSPACE_FILES });
    if (!job)
      return {
        ok: false,
        message: vscode.l10n.t("The report has no file for {0}. Evaluate the folders again.", found?.name ?? ""),
      };
    this.reader ??= new PixelReader({
      programFolder: this.options.programFolder,
      maxPixels: runSettings(uriOf(run.folders.target)).maxPixels,
    });
    const loaded = await loadMasks(job, WORKSPACE_FILES);
    const outcome = loaded.ok ? await this.reader.read(loaded.sources, signal) : loaded;
    if (outcome === "cancelled") return undefined;
    if (!outcome.ok) return { ok: false, message: (await masksElsewhere(run.folders)) ?? outcome.message };
    const { pixels } = outcome;
    const classes = await this.options.classes({
      image: asked.image,
      run: asked.given,
      targets: [...pixels.target.values],
      predictions: [...(pixels.prediction?.values ?? [])],
    });
    return { ok: true, pixels, classes };
  }
}

function seen({ folders, choices, entry }: ImageOfRun): Parameters<typeof pixelJob>[0] {
  return { folders, choices, images: [entry] };
}

function detailOf({ slice }: RunPixelsRequest): PixelDetail {
  return slice === undefined
    ? { kind: "thumbnail", longerSide: LARGEST_SIDE }
    : { kind: "slice", plane: "axial", at: slice };
}
