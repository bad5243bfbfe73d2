import { join } from "node:path";
import { DEFAULT_CHOICES, type Choices } from "../../../src/core/document/choices";
import type { Report } from "../../../src/core/document/report";
import type { PixelDetail, PixelOutcome } from "../../../src/protocol/pixels";
import type { ViewerRequest } from "../../../src/protocol/viewer";
import { DISK_FILES } from "../../../src/run/diskFiles";
import { evaluateFolders } from "../../../src/run/evaluateFolders";
import { pixelJob } from "../../../src/run/pixelJob";
import { PixelReader } from "../../../src/run/pixelReader";
import { ROOT } from "../../support/root";
import { documentMessage } from "./builtReport";
import { openReport, type OpenedReport, type OpenReportOptions } from "./openReport";
import { answerViewer } from "./viewerReport";

export interface OpenedCases extends OpenedReport {
  readonly report: Report;
  /** What the page asked the host for, so far. */
  readonly asked: readonly ViewerRequest[];
}

/**
 * The page with the report of two folders of volumes, evaluated and shown by the real threads.
 *
 * @param folder with `targets` and `predictions`.
 */
export async function openCases(
  folder: string,
  { choices = {}, ...options }: OpenReportOptions & { readonly choices?: Partial<Choices> } = {},
): Promise<OpenedCases> {
  const programs = { programFolder: join(ROOT, "dist"), maxPixels: 2 ** 28 };
  const evaluated = await evaluateFolders({
    ...programs,
    folders: { target: join(folder, "targets"), prediction: join(folder, "predictions") },
    choices: { ...DEFAULT_CHOICES, ...choices },
    threads: 1,
    signal: new AbortController().signal,
  });
  if (!evaluated.ok) throw new Error(evaluated.message);
  const { report } = evaluated;
  const reader = new PixelReader(programs);
  const opened = await openReport(options);
  const asked = await answerViewer(opened, async (request): Promise<PixelOutcome | undefined> => {
    const detail = detailOf(request);
    const job = detail && "image" in request && pixelJob(report, request.image, { detail, files: DISK_FILES });
    const outcome = job ? await reader.read(job, new AbortController().signal) : undefined;
    return outcome === "cancelled" ? undefined : outcome;
  });
  await opened.send(documentMessage(report));
  return {
    ...opened,
    report,
    asked,
    close: async () => {
      await Promise.all([opened.close(), reader.close()]);
    },
  };
}

/** As the host reads a request. */
function detailOf(request: ViewerRequest): PixelDetail | undefined {
  if (request.type === "pixels") return { kind: "whole", errors: request.errors };
  if (request.type === "slice") return { kind: "slice", ...request.slice };
  if (request.type !== "thumbnail") return undefined;
  const { longerSide, errors } = request;
  return { kind: "thumbnail", longerSide, ...(errors && { errors }) };
}
