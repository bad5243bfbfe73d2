import * as vscode from "vscode";
import type { ErrorKinds } from "../core/regions/errorKinds";
import type { Side } from "../core/labels/label";
import type { PairRuns } from "../core/labels/pairPlanes";
import type { MaskFile } from "../core/document/report";
import { insideFolder } from "../run/insideFolder";
import { loadMasks, type PairSources } from "../run/loadMasks";
import { Photographs } from "../run/photographs";
import { pixelJob, shapeJob } from "../run/pixelJob";
import { PixelReader } from "../run/pixelReader";
import type { PixelDetail, PixelOutcome, WantedShapes } from "../protocol/pixels";
import type { ViewerAnswer, ViewerRequest } from "../protocol/viewer";
import { CONTEXT_KEYS } from "./ids";
import type { LiveReport } from "./liveReport";
import { isUri, uriOf } from "./locations";
import { masksElsewhere } from "./masksElsewhere";
import { runSettings } from "./settings";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** A disk that does not answer costs an export its pictures alone. */
const MOST_WAITED_MS = 10_000;

/** Answers what the viewer of one panel asks for. Files are those of the panel's own report, named by their row. */
export class ViewerRequests implements vscode.Disposable {
  private readonly underWay = new Map<number, AbortController>();
  private readonly closing = new AbortController();
  private reader: PixelReader | undefined;
  private isWarmingUp = false;
  private photographs: { readonly folder: string; readonly targets: unknown; readonly of: Photographs } | undefined;

  constructor(
    private readonly report: LiveReport,
    private readonly programFolder: string,
    private readonly post: (answer: ViewerAnswer) => void,
  ) {}

  receive(message: Exclude<ViewerRequest, { readonly type: "choosePhotographs" }>): void {
    switch (message.type) {
      case "pixels":
        void vscode.commands.executeCommand("setContext", CONTEXT_KEYS.viewerUsed, true);
        void this.answerPixels(message, { kind: "whole", errors: message.errors });
        return;
      case "slice":
        void this.answerPixels(message, { kind: "slice", ...message.slice });
        return;
      case "shapes":
        void this.answerShapes(message, message.shapes);
        return;
      case "thumbnail":
        void this.answerPixels(message, {
          kind: "thumbnail",
          longerSide: message.longerSide,
          ...(message.errors && { errors: message.errors }),
        });
        return;
      case "photograph":
        void this.answerPhotograph(message);
        return;
      case "expectPixels":
        void this.warmUp(message.image, message.errors);
        return;
      case "cancelRequest":
        this.underWay.get(message.request)?.abort();
        return;
      case "revealMask":
        void this.reveal(message.image, message.side);
    }
  }

  /** Small pictures of images, by their names: those that can be read within a while. */
  async small(images: readonly string[], longerSide: number): Promise<ReadonlyMap<string, PairRuns>> {
    const signal = AbortSignal.timeout(MOST_WAITED_MS);
    const read = await Promise.all(
      images.map(async (image) => {
        const outcome = await this.readPixels(image, { kind: "thumbnail", longerSide }, signal);
        return outcome !== "cancelled" && outcome.ok ? ([image, outcome.pixels] as const) : undefined;
      }),
    );
    return new Map(read.filter((pair) => pair !== undefined));
  }

  /** The page is gone: nobody waits any more. */
  cancelAll(): void {
    for (const controller of this.underWay.values()) controller.abort();
  }

  dispose(): void {
    this.closing.abort();
    this.cancelAll();
    void this.reader?.close();
  }

  /** The path of a mask of this report. */
  pathOf(image: string, side: Side): string | undefined {
    const file = this.maskOf(image, side);
    return file && insideFolder(this.report.folders[side], file.path, WORKSPACE_FILES);
  }

  private maskOf(image: string, side: Side): MaskFile | undefined {
    return this.report.current.images.find(({ name }) => name === image)?.[side];
  }

  /** One pair is enough, however many rows the pointer meets before it has been read. */
  private async warmUp(image: string, errors: ErrorKinds): Promise<void> {
    if (this.isWarmingUp || this.reader?.isWarm === true) return;
    this.isWarmingUp = true;
    await this.readPixels(image, { kind: "whole", errors }, this.closing.signal).catch(() => undefined);
    this.isWarmingUp = false;
  }

  private async answerPixels({ request, image }: Asked, detail: PixelDetail): Promise<void> {
    const controller = new AbortController();
    this.underWay.set(request, controller);
    const outcome = await this.readPixels(image, detail, controller.signal);
    this.underWay.delete(request);
    if (outcome !== "cancelled") this.post({ type: "pixels", request, outcome });
  }

  private async answerShapes({ request, image }: Asked, shapes: WantedShapes): Promise<void> {
    const controller = new AbortController();
    this.underWay.set(request, controller);
    const job = shapeJob(this.report.current, image, { shapes, files: WORKSPACE_FILES });
    const outcome = await this.read(image, job, (reader, loaded) => reader.readShapes(loaded, controller.signal));
    this.underWay.delete(request);
    if (outcome !== "cancelled") this.post({ type: "shapes", request, outcome });
  }

  private readPixels(image: string, detail: PixelDetail, signal: AbortSignal): Promise<PixelOutcome | "cancelled"> {
    const job = pixelJob(this.report.current, image, { detail, files: WORKSPACE_FILES });
    return this.read(image, job, (reader, loaded) => reader.read(loaded, signal));
  }

  /** Has a job done by the thread, its files fetched where no thread can read them; what goes wrong is told in words. */
  private async read<Job extends PairSources, Outcome extends { readonly ok: true }>(
    image: string,
    job: Job | undefined,
    readWith: (
      reader: PixelReader,
      loaded: Omit<Job, keyof PairSources> & PairSources,
    ) => Promise<Outcome | Unread | "cancelled">,
  ): Promise<Outcome | Unread | "cancelled"> {
    if (!job) {
      return {
        ok: false,
        message: vscode.l10n.t("The report has no file for {0}. Evaluate the folders again.", image),
      };
    }
    this.reader ??= new PixelReader({
      programFolder: this.programFolder,
      maxPixels: runSettings(uriOf(this.report.current.folders.target)).maxPixels,
    });
    const loaded = await loadMasks(job, WORKSPACE_FILES);
    const outcome = loaded.ok ? await readWith(this.reader, loaded.sources) : loaded;
    return outcome === "cancelled" || outcome.ok
      ? outcome
      : { ok: false, message: (await masksElsewhere(this.report.folders)) ?? outcome.message };
  }

  private async answerPhotograph({ request, image }: Asked): Promise<void> {
    const { photographs: folder } = this.report;
    const target = this.report.current.images.find(({ name }) => name === image)?.target.path;
    const outcome =
      folder === undefined || target === undefined
        ? { ok: false as const, message: vscode.l10n.t("No folder of photographs is chosen.") }
        : await this.photographsOf(folder).read(target);
    this.post({ type: "photograph", request, outcome });
  }

  private photographsOf(folder: string): Photographs {
    const { images } = this.report.current;
    if (this.photographs?.folder !== folder || this.photographs.targets !== images) {
      this.photographs = {
        folder,
        targets: images,
        of: new Photographs(
          folder,
          images.map(({ target }) => target.path),
          WORKSPACE_FILES,
        ),
      };
    }
    return this.photographs.of;
  }

  private async reveal(image: string, side: Side): Promise<void> {
    const path = this.pathOf(image, side);
    if (path === undefined) return;
    const uri = uriOf(path);
    const command = isUri(path) || vscode.workspace.getWorkspaceFolder(uri) ? "revealInExplorer" : "revealFileInOS";
    await vscode.commands.executeCommand(command, uri);
  }
}

interface Unread {
  readonly ok: false;
  readonly message: string;
}

interface Asked {
  readonly request: number;
  readonly image: string;
}
