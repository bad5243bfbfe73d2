import * as vscode from "vscode";

/** A URI as people read it and reports keep it, the location of a file or folder: a path where the file is on this machine's disk. */
export function locationOf(uri: vscode.Uri): string {
  if (uri.scheme === "file") return uri.fsPath;
  const plain = uri.toString(true);
  return vscode.Uri.parse(plain).toString() === uri.toString() ? plain : uri.toString();
}

/** The URI behind a path or URI of a report. */
export function uriOf(location: string): vscode.Uri {
  return isUri(location) ? vscode.Uri.parse(location) : vscode.Uri.file(location);
}

/** A drive letter is not a scheme. */
export function isUri(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\//i.test(location);
}

/** The last part of a location. */
export function locationName(location: string): string {
  return uriOf(location).path.split("/").filter(Boolean).at(-1) ?? location;
}

/** The folder that holds it; the location itself at the top. */
export function parentLocation(location: string): string {
  return locationOf(vscode.Uri.joinPath(uriOf(location), ".."));
}

/** An earlier version of a file that git keeps is one of the folders that the file lies among now. */
export function onDisk(file: vscode.Uri): vscode.Uri {
  return file.scheme === "git" ? vscode.Uri.file(file.path) : file;
}
