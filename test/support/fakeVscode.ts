import Module from "node:module";
import { posix } from "node:path";

/**
 * What the host's classes ask of VS Code, as far as tests outside of it need: to be imported before what imports
 * `vscode`. Whatever needs more is tested in a real VS Code.
 */
class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}

  static file(path: string): Uri {
    return new Uri("file", path);
  }

  static parse(text: string): Uri {
    const colon = text.indexOf(":");
    return new Uri(text.slice(0, colon), text.slice(colon + 1));
  }

  static joinPath({ scheme, path }: Uri, ...parts: readonly string[]): Uri {
    return new Uri(scheme, posix.join(path, ...parts));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

const listeners = new Set<(uri: Uri) => void>();

const nothing = { dispose: (): void => undefined };

/** What a test says of the files, and what it is told. */
export const fake = {
  /** The path of the only folder of the workspace; undefined in a window without one. */
  workspace: undefined as string | undefined,
  /** Lists a folder; a test decides when. */
  readDirectory: (): Promise<readonly (readonly [string, number])[]> => Promise.resolve([]),
  /** The bytes of a file that is on no disk. */
  readFile: (): Promise<Uint8Array> => Promise.resolve(new Uint8Array()),
  /** Tells whoever watches a folder of a file that was written. */
  written: (path: string): void => {
    for (const listener of listeners) listener(Uri.parse(path));
  },
};

class EventEmitter<Told> {
  private readonly listeners = new Set<(told: Told) => void>();

  readonly event = (listener: (told: Told) => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  fire(told: Told): void {
    for (const listener of this.listeners) listener(told);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

const vscode = {
  Uri,
  EventEmitter,
  Disposable: {
    from: (...all: readonly { readonly dispose: () => unknown }[]) => ({
      dispose: () => {
        for (const one of all) one.dispose();
      },
    }),
  },
  RelativePattern: class {
    constructor(readonly base: Uri) {}
  },
  ThemeIcon: class {
    constructor(readonly id: string) {}
  },
  FileType: { File: 1, Directory: 2, SymbolicLink: 64 },
  FileSystemError: class extends Error {},
  workspace: {
    getWorkspaceFolder: ({ path }: Uri) =>
      fake.workspace !== undefined && path.startsWith(`${fake.workspace}/`)
        ? { uri: Uri.file(fake.workspace) }
        : undefined,
    fs: {
      readDirectory: () => fake.readDirectory(),
      readFile: () => fake.readFile(),
      stat: () => Promise.resolve({ size: 1, mtime: 1 }),
    },
    createFileSystemWatcher: ({ base }: { readonly base: Uri }) => {
      const listen = (listener: (uri: Uri) => void) => {
        const ofFolder = (uri: Uri): void => {
          if (uri.path.startsWith(`${base.path}/`)) listener(uri);
        };
        listeners.add(ofFolder);
        return { dispose: () => listeners.delete(ofFolder) };
      };
      return { ...nothing, onDidCreate: listen, onDidChange: () => nothing, onDidDelete: () => nothing };
    },
  },
  l10n: { t: (text: string) => text },
  commands: { executeCommand: () => Promise.resolve() },
};

interface Loader {
  _load: (request: string, ...rest: readonly unknown[]) => unknown;
}

const loader = Module as unknown as Loader;
const load = loader._load.bind(Module);
loader._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));
