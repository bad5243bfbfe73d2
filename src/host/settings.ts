import * as vscode from "vscode";
import { DEFAULT_CHOICES, type Choices, type Presence, type Undefined } from "../core/choices";
import { DEFAULT_BETA } from "../core/fbeta";
import type { Label } from "../core/label";
import { DEFAULT_MAX_PIXELS } from "../evaluation/limits";
import { CONFIGURATION, SETTINGS } from "./ids";

/** What the settings say of a run, checked: a value of the wrong kind counts as not set. */
export interface RunSettings {
  readonly choices: Choices;
  /** Absent: one a core. */
  readonly threads?: number;
  readonly maxPixels: number;
}

const UNDEFINED: Readonly<Record<string, Undefined>> = { exclude: "exclude", "0": 0, "1": 1 };
const PRESENCES: readonly Presence[] = ["all", "union", "target"];

/** Reads the settings that hold for a folder. */
export function runSettings(folder: vscode.Uri): RunSettings {
  const configuration = vscode.workspace.getConfiguration(CONFIGURATION, folder);
  const read = (key: string): unknown => configuration.get(key);
  const threads = read(SETTINGS.threads);
  const maxPixels = read(SETTINGS.maxPixels);
  const ignore = read(SETTINGS.ignoreLabels);
  const leaveOut = read(SETTINGS.leaveOut);
  const beta = read(SETTINGS.beta);
  return {
    choices: {
      ...DEFAULT_CHOICES,
      undefined: UNDEFINED[String(read(SETTINGS.undefined))] ?? DEFAULT_CHOICES.undefined,
      presence: PRESENCES.find((presence) => presence === read(SETTINGS.presence)) ?? DEFAULT_CHOICES.presence,
      ignore: isLabels(ignore) ? ignore : "auto",
      leftOut: isLabels(leaveOut) ? leaveOut : DEFAULT_CHOICES.leftOut,
      // A report names beta only where it is another than the usual one.
      ...(isBeta(beta) && beta !== DEFAULT_BETA && { beta }),
    },
    ...(isPositive(threads) && { threads }),
    maxPixels: isPositive(maxPixels) ? maxPixels : DEFAULT_MAX_PIXELS,
  };
}

function isPositive(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isBeta(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) > 0;
}

function isLabels(value: unknown): value is readonly Label[] {
  return Array.isArray(value) && value.every((label) => Number.isSafeInteger(label));
}
