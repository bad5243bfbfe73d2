import * as vscode from "vscode";

/** A URI as people read it and reports keep it: a path where the file is on this machine's disk. */
export function placeOf(uri: vscode.Uri): string {
  if (uri.scheme === "file") return uri.fsPath;
  const plain = uri.toString(true);
  return vscode.Uri.parse(plain).toString() === uri.toString() ? plain : uri.toString();
}

/** The URI behind a path or URI of a report. */
export function uriOf(place: string): vscode.Uri {
  return isUri(place) ? vscode.Uri.parse(place) : vscode.Uri.file(place);
}

/** A drive letter is not a scheme. */
export function isUri(place: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\//i.test(place);
}

/** The last part of a place. */
export function placeName(place: string): string {
  return uriOf(place).path.split("/").filter(Boolean).at(-1) ?? place;
}

/** The folder that holds a place; the place itself at the top. */
export function parentPlace(place: string): string {
  return placeOf(vscode.Uri.joinPath(uriOf(place), ".."));
}
