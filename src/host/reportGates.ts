import * as vscode from "vscode";
import { LONGEST_GATES } from "../core/gates/readGates";
import { quantity } from "../core/text/format";
import { messageOf } from "../core/text/messageOf";
import type { Report } from "../core/document/report";
import type { GatesAnswer } from "../core/gates/gatesAnswer";
import type { ShownGates } from "../protocol/panel";
import { askGates } from "../run/answerThread";
import type { LiveReport } from "./liveReport";
import { locationName, locationOf, uriOf } from "./locations";
import { WORKSPACE_FILES } from "./workspaceFiles";

/** Files of gates in the top folder of a workspace. */
const GATES_FILES = "*.gates.{json,yml,yaml}";
const IS_GATES_FILE = /\.gates\.(?:json|ya?ml)$/;

const BYTES_OF_CHARACTER = 4;

/** Choices that follow one another are decided once. In milliseconds. */
const SETTLED = 400;

export interface GatesOptions {
  /** The run that stands for the baseline, where the report is compared with one. */
  readonly baseline: () => Report | undefined;
  readonly programFolder: string;
  readonly tell: (gates: ShownGates | undefined) => void;
}

/** Holds a report against the file of gates in the top folder of its workspace, anew whenever either changes. */
export class ReportGates implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was begun: of several that overlap the last one is told. */
  private begun = 0;
  private shown: ShownGates | undefined;
  private found: string | undefined;

  constructor(
    private readonly report: LiveReport,
    private readonly options: GatesOptions,
  ) {
    const again = (): void => {
      this.check();
    };
    this.disposables = [
      report.on.didChoose(again),
      report.on.didEnd(again),
      report.on.message(({ type }) => {
        if (type === "document") this.check();
      }),
    ];
    const { folder } = this;
    if (folder) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, GATES_FILES));
      this.disposables.push(
        watcher,
        watcher.onDidChange(again),
        watcher.onDidCreate(again),
        watcher.onDidDelete(again),
      );
    }
    this.check();
  }

  /** The file, once it was found. */
  get file(): vscode.Uri | undefined {
    return this.found === undefined ? undefined : uriOf(this.found);
  }

  /** The top folder of the workspace that the report belongs to; undefined in a window without one. */
  get folder(): vscode.Uri | undefined {
    const { prediction } = this.report.folders;
    const of = vscode.workspace.getWorkspaceFolder(uriOf(prediction)) ?? vscode.workspace.workspaceFolders?.[0];
    return of?.uri;
  }

  /** Tells again what was told last, to a page that has come anew. */
  repeat(): void {
    this.options.tell(this.shown);
  }

  /** Decides once more, soon. */
  check(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.decide(), SETTLED);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.begun = Infinity;
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async decide(): Promise<void> {
    if (this.report.isRunning || this.report.current.images.length === 0) return;
    const begun = ++this.begun;
    const shown = await this.answer();
    if (begun !== this.begun) return;
    this.shown = shown;
    this.options.tell(shown);
  }

  private async answer(): Promise<ShownGates | undefined> {
    const file = await this.find();
    this.found = file;
    if (file === undefined) return undefined;
    const name = locationName(file);
    return { file: name, answer: await this.answerOf(file, name) };
  }

  private async answerOf(file: string, name: string): Promise<GatesAnswer> {
    try {
      const { size } = await WORKSPACE_FILES.stamp(file);
      // No longer text is read, and none takes more bytes than this.
      if (size > LONGEST_GATES * BYTES_OF_CHARACTER)
        throw new Error(`it has ${quantity(size, "byte")}, more than gates take`);
      const text = new TextDecoder().decode(await WORKSPACE_FILES.read(file));
      const { baseline, programFolder } = this.options;
      return await askGates(this.report.current, { name, text }, baseline(), programFolder);
    } catch (error) {
      return { ok: false, message: `${name} cannot be decided: ${messageOf(error)}` };
    }
  }

  /** The first by its name, where there are several. */
  private async find(): Promise<string | undefined> {
    const { folder } = this;
    if (!folder) return undefined;
    const location = locationOf(folder);
    const entries = await WORKSPACE_FILES.list(location).catch(() => []);
    const [name] = entries
      .filter((entry) => !entry.isFolder && IS_GATES_FILE.test(entry.name))
      .map((entry) => entry.name)
      .sort();
    return name === undefined ? undefined : WORKSPACE_FILES.join(location, name);
  }
}
