import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AVERAGES } from "../../src/core/averages/averages";
import { METRICS } from "../../src/core/metrics/metrics";
import { shapeMetrics } from "../../src/core/metrics/shapeMetrics";
import {
  COMMANDS,
  CONFIGURATION,
  CONTEXT_KEYS,
  EDITOR_VIEW_TYPE,
  SETTINGS,
  TOOLS,
  VIEW_TYPE,
} from "../../src/host/ids";
import { ROOT } from "../support/root";
import { TABS } from "../../webview/view/view";

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly args?: string;
      readonly when: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly walkthroughs: readonly { readonly icon: string; readonly steps: readonly WalkthroughStep[] }[];
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly inputSchema: {
        readonly properties: Readonly<
          Record<string, { readonly description: string; readonly enum?: readonly string[] }>
        >;
      };
    }[];
    readonly customEditors: readonly {
      readonly viewType: string;
      readonly selector: readonly { readonly filenamePattern: string }[];
      readonly priority: unknown;
    }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          { readonly scope: string; readonly markdownDescription: string; readonly enum?: readonly string[] }
        >
      >;
    };
  };
}

interface WalkthroughStep {
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

/** Context keys of VS Code itself, and those that the page gives its rows. */
const OTHER_KEYS: readonly string[] = [
  "activeCustomEditorId",
  "activeWebviewPanelId",
  "explorerResourceIsFolder",
  "listDoubleSelection",
  "listMultiSelection",
  "resourceFilename",
  "webviewId",
  "webviewSection",
  "hasPrediction",
  "isInMean",
];

const text = readFileSync(join(ROOT, "package.json"), "utf8");
const manifest = JSON.parse(text) as Manifest;
const texts = JSON.parse(readFileSync(join(ROOT, "package.nls.json"), "utf8")) as Record<string, string>;

describe("the manifest", () => {
  it("declares exactly the commands that the code knows", () => {
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command).sort(),
      Object.values(COMMANDS).sort(),
    );
  });

  it("declares exactly the settings that the code reads", () => {
    assert.deepEqual(
      Object.keys(manifest.contributes.configuration.properties).sort(),
      Object.values(SETTINGS)
        .map((key) => `${CONFIGURATION}.${key}`)
        .sort(),
    );
  });

  it("lets the settings name every metric and average, and the one that was looked at last", () => {
    const { properties } = manifest.contributes.configuration;
    const names = (setting: string, rows: readonly { readonly id: string }[], file: string): void => {
      assert.deepEqual(
        properties[`${CONFIGURATION}.${setting}`]?.enum,
        ["last", ...rows.map(({ id }) => id)],
        `package.json: the "enum" of ${CONFIGURATION}.${setting} must be "last" and the ids of ${file}, in their order`,
      );
    };
    names(SETTINGS.metric, METRICS, "METRICS (src/core/metrics/metrics.ts)");
    names(SETTINGS.average, AVERAGES, "AVERAGES (src/core/averages/averages.ts)");
  });

  it("has a key for every tab of the page, in their order, and for saving a report that is not a document yet", () => {
    const { keybindings } = manifest.contributes;
    const ofTabs = keybindings.filter(({ command }) => command === COMMANDS.showTab);
    assert.deepEqual(
      ofTabs.map(({ key, args }) => [key, args]),
      TABS.map((tab, index) => [`shift+alt+${index + 1}`, tab]),
    );
    for (const { when } of ofTabs) assert.ok(when.includes(VIEW_TYPE) && when.includes(EDITOR_VIEW_TYPE));
    const saving = keybindings.filter(({ command }) => command !== COMMANDS.showTab);
    assert.deepEqual(
      saving.map(({ key, when }) => [key, when]),
      ["ctrl+s", "ctrl+shift+s"].map((key) => [key, `activeWebviewPanelId == '${VIEW_TYPE}'`]),
    );
  });

  it("offers commands that act on a report only where there is one, in the palette and on keys", () => {
    const acting = [
      COMMANDS.evaluateAgain,
      COMMANDS.compare,
      COMMANDS.saveReport,
      COMMANDS.saveReportAs,
      COMMANDS.exportReport,
      COMMANDS.copyAsPython,
      COMMANDS.writeGates,
      COMMANDS.showTab,
    ];
    for (const id of acting) {
      const declared = manifest.contributes.commands.find(({ command }) => command === id);
      const offered = manifest.contributes.menus["commandPalette"]?.find(({ command }) => command === id);
      assert.deepEqual([declared?.enablement, offered?.when], [CONTEXT_KEYS.reportShown, CONTEXT_KEYS.reportShown], id);
    }
  });

  it("names only declared commands and known context keys in its menus", () => {
    const known = [
      ...Object.values(COMMANDS),
      ...Object.values(CONTEXT_KEYS),
      VIEW_TYPE,
      EDITOR_VIEW_TYPE,
    ] as readonly string[];
    const entries = Object.values(manifest.contributes.menus).flat();
    const named = entries.flatMap(({ command, when = "" }) => [command, ...(when.match(/maskEvaluation\.\w+/g) ?? [])]);
    assert.deepEqual(
      named.filter((id) => !known.includes(id)),
      [],
    );
  });

  it("asks in its menus for context keys that there are, none mistyped", () => {
    const clauses = Object.values(manifest.contributes.menus)
      .flat()
      .map(({ when = "" }) => when);
    const known: readonly string[] = [...Object.values(CONTEXT_KEYS), ...OTHER_KEYS, "false"];
    const named = clauses.flatMap((when) => when.replace(/'[^']*'|\/[^/]*\/\w*/g, "").match(/[A-Za-z][\w.]*/g) ?? []);
    assert.deepEqual(
      named.filter((key) => !known.includes(key)),
      [],
    );
  });

  it("keeps every command within reach: in the palette, else in another menu", () => {
    const { commandPalette = [], ...menus } = manifest.contributes.menus;
    const hidden = commandPalette.filter(({ when }) => when === "false").map(({ command }) => command);
    const offered = Object.values(menus)
      .flat()
      .map(({ command }) => command);
    assert.deepEqual(
      hidden.filter((command) => !offered.includes(command)),
      [],
    );
  });

  it("describes every setting, and says where it may be set", () => {
    for (const [key, { scope, markdownDescription }] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.ok(["resource", "machine-overridable"].includes(scope), key);
      assert.match(texts[markdownDescription.replaceAll("%", "")] ?? "", /^[A-Z].*\.$/s, key);
    }
  });

  it("takes from an untrusted workspace no setting that names files or sets how much of the machine is used", () => {
    const restricted = [
      SETTINGS.classList,
      SETTINGS.colourTable,
      SETTINGS.threads,
      SETTINGS.maxPixels,
      SETTINGS.memory,
    ];
    assert.deepEqual(
      manifest.capabilities.untrustedWorkspaces.restrictedConfigurations,
      restricted.map((key) => `${CONFIGURATION}.${key}`),
    );
  });

  it("has no text that cannot be translated", () => {
    const translated =
      /"(?:title|displayName|description|markdownDescription|userDescription|altText)": "(?!%)([^"]+)"/g;
    const plain = [...text.matchAll(translated)].map(([, words = ""]) => words);
    // The product's name, and what is written for models rather than people.
    const models = manifest.contributes.languageModelTools.flatMap(({ inputSchema: { properties } }) =>
      Object.values(properties).map(({ description }) => description),
    );
    assert.deepEqual(
      plain.filter((words) => words !== "Mask Evaluation" && !models.includes(words)),
      [],
    );
  });

  it("declares exactly the tools that the code registers, with the metrics and averages that there are", () => {
    const tools = manifest.contributes.languageModelTools;
    assert.deepEqual(tools.map(({ name }) => name).sort(), Object.values(TOOLS).sort());
    const samplewise = AVERAGES.filter(({ scope }) => scope === "samplewise").map(({ id }) => id);
    for (const {
      name,
      inputSchema: {
        properties: { metric, average },
      },
    } of tools) {
      assert.deepEqual(
        metric?.enum,
        [...METRICS, ...shapeMetrics(undefined)].map(({ id }) => id),
        `package.json: the "enum" of "metric" of ${name} must be the ids of METRICS (src/core/metrics/metrics.ts) and of shapeMetrics, in their order`,
      );
      if (average)
        assert.deepEqual(
          average.enum,
          samplewise,
          `package.json: the "enum" of "average" of ${name} must be the samplewise ids of src/core/averages/averages.ts, in their order`,
        );
    }
  });

  it("names only commands, context keys and drawings that there are in its walkthrough", () => {
    const known = [...Object.values(COMMANDS), ...Object.values(CONTEXT_KEYS)] as readonly string[];
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.equal(steps.length, 4);
    for (const { description, media, completionEvents } of steps) {
      const words = texts[description.replaceAll("%", "")] ?? "";
      const linked = [...words.matchAll(/\]\(command:([^)]+)\)/g)].map(([, command = ""]) => command);
      const awaited = completionEvents
        .filter((event) => event !== "onStepSelected")
        .map((event) => event.replace(/^on(?:Command|Context):/, ""));
      assert.deepEqual(
        [...linked, ...awaited].filter((id) => !known.includes(id)),
        [],
      );
      assert.ok(existsSync(join(ROOT, media.svg)), media.svg);
    }
  });

  it("has drawings in the colours of the theme alone", () => {
    for (const file of readdirSync(join(ROOT, "media/walkthrough"))) {
      const drawing = readFileSync(join(ROOT, "media/walkthrough", file), "utf8");
      const colours = [...drawing.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour = ""]) => colour);
      assert.ok(colours.length > 0);
      assert.deepEqual(
        colours.filter(
          (colour) => !/^(?:none|var\(--vscode-[\w-]+(?:, var\(--vscode-[\w-]+(?:, #8886)?\))?\))$/.test(colour),
        ),
        [],
        file,
      );
      assert.doesNotMatch(drawing, /<style|<script|style=|href=/, "a webview lets none of them in");
    }
  });

  it("opens saved reports and rankings as such in a diff too, which newer VS Code shows as text where nothing says so", () => {
    const texts = manifest.contributes.customEditors.filter(({ selector }) =>
      selector[0]?.filenamePattern.endsWith(".json"),
    );
    assert.equal(texts.length, 2);
    for (const { viewType, priority } of texts)
      assert.deepEqual(priority, { textEditor: "default", diffEditor: "default" }, viewType);
  });

  it("brings panels back after a window reload", () => {
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${VIEW_TYPE}`));
  });

  it("has a text for every placeholder, and a placeholder for every text", () => {
    const placeholders = [...text.matchAll(/"%([^%"]+)%"/g)].map(([, key = ""]) => key);
    assert.deepEqual([...new Set(placeholders)].sort(), Object.keys(texts).sort());
  });
});

describe("the project's files", () => {
  it("hold the texts of the extension host for translators, up to date", () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts/l10n.mjs"), "--check"], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
  });

  it("name no registry host", () => {
    const hosts = readdirSync(ROOT).filter((file) => /\.(json|mjs|md)$/.test(file));
    const naming = hosts.filter((file) => /registry\.|npmjs\.org/.test(readFileSync(join(ROOT, file), "utf8")));
    assert.deepEqual(naming, []);
  });
});
