import * as vscode from "vscode";
import type { Choices } from "../core/document/choices";
import type { ReportView } from "../core/document/report";
import type { ReportMessage } from "../protocol/panel";

/** A step that can be taken back and done again, in the order of all steps. */
export interface ReportEdit {
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What others are told of an open report. */
export class ReportEvents implements vscode.Disposable {
  readonly messages = new vscode.EventEmitter<ReportMessage>();
  readonly chosen = new vscode.EventEmitter<Choices>();
  readonly looks = new vscode.EventEmitter<ReportView>();
  readonly photographed = new vscode.EventEmitter<void>();
  readonly edits = new vscode.EventEmitter<ReportEdit>();
  readonly endings = new vscode.EventEmitter<void>();

  /** What can be listened to. */
  readonly listeners = {
    /** What a page must be told, in order. */
    message: this.messages.event,
    didChoose: this.chosen.event,
    didLook: this.looks.event,
    didChoosePhotographs: this.photographed.event,
    /** The report is another one than before, by what the user did. */
    didEdit: this.edits.event,
    /** A run has ended, whichever way. */
    didEnd: this.endings.event,
  } as const;

  dispose(): void {
    for (const emitter of [this.messages, this.chosen, this.looks, this.photographed, this.edits, this.endings])
      emitter.dispose();
  }
}
