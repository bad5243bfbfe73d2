import * as vscode from "vscode";
import { folderRole, isSureOfRole, rolesOf } from "../core/pairing/folderRoles";
import type { Side } from "../core/labels/label";
import { naturalOrder } from "../core/text/naturalOrder";
import type { Folders } from "../run/evaluateFolders";
import { findMaskFolders } from "./findMaskFolders";
import { parentPlace, placeName, placeOf, uriOf } from "./places";
import type { RecentPairs } from "./recentPairs";

interface FolderItem extends vscode.QuickPickItem {
  /** What the item stands for: one folder, both at once, or the file dialog. */
  readonly picks?: { readonly folder: string } | { readonly folders: Folders } | "browse";
}

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
  const picked = role === "prediction" ? { prediction: folder, target: other } : { prediction: other, target: folder };
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
    { title: vscode.l10n.t("What does {0} hold?", placeName(folder)) },
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
    label: vscode.l10n.t("Predictions: {0}, targets: {1}", placeName(folders.prediction), placeName(folders.target)),
    description: isLikely ? vscode.l10n.t("as their names say") : vscode.l10n.t("the other way round"),
    detail: `${shown(folders.prediction)}, ${shown(folders.target)}`,
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
    label: placeName(folder),
    description: shown(parentPlace(folder)),
    folder,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Which folder holds the target masks?"),
  });
  return picked?.folder;
}

async function pickFolder(
  side: Side,
  { recent = [], beside }: { readonly recent?: readonly Folders[]; readonly beside?: string },
): Promise<string | Folders | undefined> {
  const picker = vscode.window.createQuickPick<FolderItem>();
  picker.title = TITLES[side];
  picker.matchOnDescription = true;
  picker.busy = true;
  picker.items = pickerItems(recent, []);
  const picked = new Promise<FolderItem | undefined>((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
    });
    picker.onDidHide(() => {
      resolve(undefined);
    });
  });
  picker.show();
  void findMaskFolders(beside).then((found) => {
    const others = found.filter((folder) => folder !== beside);
    picker.items = pickerItems(recent, ranked(others, side, beside));
    // The likeliest folder is the one that Enter takes, not the "Browse..." that stood alone until now.
    picker.activeItems = picker.items.filter(({ picks }) => picks !== undefined).slice(0, 1);
    picker.busy = false;
  });
  const item = await picked;
  picker.dispose();
  if (item?.picks === undefined) return undefined;
  if (item.picks === "browse") return browse(side);
  return "folder" in item.picks ? item.picks.folder : item.picks.folders;
}

function pickerItems(recent: readonly Folders[], folders: readonly string[]): FolderItem[] {
  return [
    ...separator(vscode.l10n.t("recent pairs"), recent.length),
    ...recent.map((pair): FolderItem => ({
      label: `${placeName(pair.prediction)} ↔ ${placeName(pair.target)}`,
      description: `${shown(pair.prediction)}, ${shown(pair.target)}`,
      picks: { folders: pair },
    })),
    ...separator(vscode.l10n.t("folders with masks"), folders.length),
    ...folders.map((folder): FolderItem => ({
      label: placeName(folder),
      description: shown(parentPlace(folder)),
      picks: { folder },
    })),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    { label: vscode.l10n.t("Browse..."), picks: "browse" },
  ];
}

function separator(label: string, items: number): FolderItem[] {
  return items === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }];
}

/** Folders whose own name tells the wanted role first, then by that of the folder above; those beside the other folder before the rest. */
function ranked(folders: readonly string[], side: Side, beside: string | undefined): readonly string[] {
  const rank = (folder: string): number => {
    const roles = [folderRole(placeName(folder)), folderRole(folder)];
    const told = roles.indexOf(side);
    const isSibling = beside !== undefined && parentPlace(folder) === parentPlace(beside);
    return 2 * (told === -1 ? (roles[1] === undefined ? 2 : 3) : told) + (isSibling ? 0 : 1);
  };
  return folders.toSorted((a, b) => rank(a) - rank(b) || naturalOrder(a, b));
}

async function browse(side: Side): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: TITLES[side],
      openLabel: vscode.l10n.t("Choose"),
    })) ?? [];
  return folder && placeOf(folder);
}

/** A folder as people read it: relative to the workspace where it lies in it. */
function shown(place: string): string {
  const uri = uriOf(place);
  const root = vscode.workspace.getWorkspaceFolder(uri);
  return root === undefined ? place : root.name + uri.path.slice(root.uri.path.length);
}
