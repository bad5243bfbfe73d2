import * as vscode from "vscode";
import { folderRole, isSureOfRole, rolesOf } from "../core/pairing/folderRoles";
import { isPhotographFolder } from "../core/pairing/isPhotographFolder";
import type { Side } from "../core/labels/label";
import { naturalOrder } from "../core/text/naturalOrder";
import type { Folders } from "../run/evaluateFolders";
import { findMaskFolders } from "./findMaskFolders";
import { askForFolder, browseFolder, group, locationItem, inWorkspace, type PickItem } from "./folderPicker";
import { inRole } from "./onlyOther";
import { parentLocation, locationName } from "./locations";
import type { RecentPairs } from "./recentPairs";

const PHOTOGRAPHS_RANK = 8;

const TITLES: Readonly<Record<Side, string>> = {
  prediction: vscode.l10n.t("Choose the folder of predictions"),
  target: vscode.l10n.t("Choose the folder of target masks"),
};

/** Asks for both folders; recent pairs answer both questions at once. Undefined where the user gives up. */
export async function pickFolders(recent: RecentPairs): Promise<Folders | undefined> {
  const first = await pickFolder("prediction", { recent: recent.all() });
  if (first === undefined || typeof first !== "string") return first;
  return pickOther("prediction", first);
}

/** Asks for the folder of the other role, those beside the first one before the rest. */
export async function pickOther(role: Side, folder: string): Promise<Folders | undefined> {
  const other = await pickFolder(role === "prediction" ? "target" : "prediction", { beside: folder });
  if (other === undefined || typeof other !== "string") return other;
  const picked = inRole(role, folder, other);
  const told = rolesOf(folder, other);
  return told?.sure === true && told.target === picked.prediction ? confirmRoles(told) : picked;
}

/** The role of a folder: the one that its name tells beyond doubt, else asked for, the likelier one first. */
export async function pickRole(folder: string): Promise<Side | undefined> {
  if (isSureOfRole(folder)) return folderRole(folder);
  const likely = folderRole(folder) ?? "prediction";
  const items = [
    {
      label: vscode.l10n.t("Predictions"),
      description: vscode.l10n.t("the masks to judge"),
      role: "prediction" as const,
    },
    { label: vscode.l10n.t("Targets"), description: vscode.l10n.t("the reference masks"), role: "target" as const },
  ];
  const picked = await vscode.window.showQuickPick(
    items.sort((a, b) => Number(b.role === likely) - Number(a.role === likely)),
    { title: vscode.l10n.t("What does {0} hold?", locationName(folder)) },
  );
  return picked?.role;
}

/** The roles of two folders: read from their names where these leave no doubt, else shown or asked in one question. */
export async function pickRoles(a: string, b: string): Promise<Folders | undefined> {
  const told = rolesOf(a, b);
  if (told) return told.sure ? inRoles(told) : confirmRoles(told);
  const target = await pickTarget([a, b]);
  if (target === undefined) return undefined;
  return { target, prediction: target === a ? b : a };
}

/** Shows which folder is taken for which, and lets the user exchange them. */
async function confirmRoles({ prediction, target }: Folders): Promise<Folders | undefined> {
  const item = (folders: Folders, isLikely: boolean) => ({
    label: vscode.l10n.t(
      "Predictions: {0}, targets: {1}",
      locationName(folders.prediction),
      locationName(folders.target),
    ),
    description: isLikely ? vscode.l10n.t("as their names say") : vscode.l10n.t("the other way round"),
    detail: `${inWorkspace(folders.prediction)}, ${inWorkspace(folders.target)}`,
    folders,
  });
  const picked = await vscode.window.showQuickPick(
    [item({ prediction, target }, true), item({ prediction: target, target: prediction }, false)],
    {
      title: vscode.l10n.t("Which folder holds the predictions, and which the targets?"),
    },
  );
  return picked?.folders;
}

function inRoles({ prediction, target }: Folders): Folders {
  return { prediction, target };
}

/** Asks which of several folders holds the targets. */
export async function pickTarget(folders: readonly string[]): Promise<string | undefined> {
  const items = folders.map((folder) => ({
    label: locationName(folder),
    description: inWorkspace(parentLocation(folder)),
    folder,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Which folder holds the target masks?"),
  });
  return picked?.folder;
}

function pickFolder(
  side: Side,
  { recent = [], beside }: { readonly recent?: readonly Folders[]; readonly beside?: string },
): Promise<string | Folders | undefined> {
  return askForFolder<string | Folders>({
    title: TITLES[side],
    find: async () => {
      const found = await findMaskFolders(beside);
      return rankFolders(
        found.filter((folder) => folder !== beside),
        side,
        beside,
      );
    },
    items: (found) => [
      ...group(vscode.l10n.t("recent pairs"), recent.map(pairItem)),
      ...group(
        vscode.l10n.t("folders with masks"),
        found.map((folder) => locationItem(folder, folder)),
      ),
      ...group("", [{ label: vscode.l10n.t("Browse..."), pick: () => browseFolder(TITLES[side]) }]),
    ],
  });
}

function pairItem(pair: Folders): PickItem<Folders> {
  return {
    label: `${locationName(pair.prediction)} ↔ ${locationName(pair.target)}`,
    description: `${inWorkspace(pair.prediction)}, ${inWorkspace(pair.target)}`,
    pick: () => Promise.resolve(pair),
  };
}

/** Folders whose own name tells the wanted role first, then by that of the folder above; those beside the other folder before the rest, photographs last. */
function rankFolders(folders: readonly string[], side: Side, beside: string | undefined): readonly string[] {
  const rank = (folder: string): number => {
    if (isPhotographFolder(locationName(folder))) return PHOTOGRAPHS_RANK;
    const roles = [folderRole(locationName(folder)), folderRole(folder)];
    const told = roles.indexOf(side);
    const isSibling = beside !== undefined && parentLocation(folder) === parentLocation(beside);
    return 2 * (told === -1 ? (roles[1] === undefined ? 2 : 3) : told) + (isSibling ? 0 : 1);
  };
  return folders.toSorted((a, b) => rank(a) - rank(b) || naturalOrder(a, b));
}
