import * as vscode from "vscode";

interface Entry {
  /** Absent for a folder. */
  readonly bytes?: Uint8Array;
  readonly mtime: number;
}

/** A file system of a separate scheme that VS Code knows while it is registered, and that is on no disk. */
export class MemoryFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly entries = new Map<string, Entry>([["/", { mtime: 0 }]]);
  private readonly registration: vscode.Disposable;
  private writes = 0;
  /** Called before each read of a file, as long as it is set. */
  onRead: (() => void) | undefined;

  constructor(private readonly scheme: string) {
    this.registration = vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true });
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.scheme, path });
  }

  /** Writes files by their absolute paths, the folders above them too, and tells those who watch. */
  write(files: Readonly<Record<string, Uint8Array>>): void {
    for (const [path, bytes] of Object.entries(files)) {
      const parts = path.split("/").slice(1, -1);
      for (const [depth] of parts.entries()) this.createDirectory(this.uri(`/${parts.slice(0, depth + 1).join("/")}`));
      this.writeFile(this.uri(path), bytes);
    }
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, mtime } = this.entry(uri);
    return {
      type: bytes ? vscode.FileType.File : vscode.FileType.Directory,
      ctime: 0,
      mtime,
      size: bytes?.length ?? 0,
    };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (this.entry(uri).bytes) throw vscode.FileSystemError.FileNotADirectory(uri);
    const start = uri.path.endsWith("/") ? uri.path : `${uri.path}/`;
    return [...this.entries].flatMap(([path, { bytes }]): [string, vscode.FileType][] => {
      const name = path.startsWith(start) ? path.slice(start.length) : "";
      if (name === "" || name.includes("/")) return [];
      return [[name, bytes ? vscode.FileType.File : vscode.FileType.Directory]];
    });
  }

  readFile(uri: vscode.Uri): Uint8Array {
    this.onRead?.();
    const { bytes } = this.entry(uri);
    if (!bytes) throw vscode.FileSystemError.FileIsADirectory(uri);
    return bytes;
  }

  createDirectory(uri: vscode.Uri): void {
    if (!this.entries.has(uri.path)) this.entries.set(uri.path, { mtime: ++this.writes });
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = this.entries.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.entries.set(uri.path, { bytes, mtime: ++this.writes });
    this.changed.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    for (const path of [...this.entries.keys()]) {
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.entries.delete(path);
    }
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions("nothing is renamed here");
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }

  private entry(uri: vscode.Uri): Entry {
    const entry = this.entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }
}
