import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatFigure } from "../../src/core/text/format";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

type Json = number | null | "Infinity";
type Figures = Readonly<Record<string, Json>>;

interface Document {
  readonly classes: readonly { readonly name: string }[];
  readonly measured: Readonly<Record<string, unknown>>;
  readonly global: Readonly<Record<string, Figures>> & { readonly none: Readonly<Record<string, readonly Json[]>> };
  readonly samplewise: Readonly<Record<string, Figures>> & { readonly none: Readonly<Record<string, readonly Json[]>> };
  readonly images: readonly {
    readonly name: string;
    readonly depth?: number;
    readonly figures: Readonly<Record<string, readonly Json[]>>;
    readonly macro: Figures;
    readonly micro: Figures;
  }[];
}

const IN_TWO_DIMENSIONS = ["boundaryIou", "trimapIou", "boundaryError", "extentError", "segmentError"];
/** Of measures.md, section 7. */
const IN_THREE = [
  ...["hd", "hd95", "assd", "masd", "nsd", "bf"],
  ...["pq", "sq", "rq", "objectF1", "objectPrecision", "objectRecall"],
  ...["lesionDice", "lesionHd95", "componentDice", "iiou", "cldice"],
];

/** Class 2 is on one side alone in the second image and on neither in the third. */
function images(): string {
  const png = (...rows: readonly string[]): Buffer =>
    greyPng(
      rows[0]?.length ?? 0,
      rows.length,
      Array.from(rows.join(""), (sign) => (sign === "9" ? 255 : Number(sign))),
    );
  return temporaryFolder({
    "t/a.png": png("00000000", "01110022", "01110022", "01110000", "00000009", "02200000"),
    "p/a.png": png("00000000", "00111022", "00111000", "00110000", "00000000", "02220001"),
    "t/b.png": png("1100000", "1100022", "0000022", "0000000"),
    "p/b.png": png("0110000", "0110000", "0000000", "1000000"),
    "t/c.png": png("00000", "01110", "00000"),
    "p/c.png": png("00000", "01100", "00100"),
  });
}

function cases(): string {
  return temporaryFolder(
    Object.fromEntries(
      ["anisotropic", "isotropic"].flatMap((name) =>
        (["targets", "predictions"] as const).map((side) => [
          `${side.charAt(0)}/${name}.nii.gz`,
          readFileSync(join(ROOT, "test/fixtures/volumes", side, `${name}.nii.gz`)),
        ]),
      ),
    ),
  );
}

for (const { of, folder, ids, unit, dialect } of [
  { of: "images", folder: images, ids: [...IN_TWO_DIMENSIONS, ...IN_THREE], unit: "px", dialect: "metricsreloaded" },
  { of: "cases", folder: cases, ids: IN_THREE, unit: "mm", dialect: "monai" },
] as const) {
  describe(`measured figures of ${of} in every format`, function () {
    this.timeout(60_000);
    let root: string;
    let document: Document;

    const ran = (...args: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], {
        encoding: "utf8",
        cwd: root,
        maxBuffer: 2 ** 26,
      });
      assert.equal(status, 0, stderr);
      return stdout;
    };
    const shown = (format: string): string =>
      ran("show", "run.maskeval.json", "--dialect", dialect, "--format", format, ...columns(format));
    const columns = (format: string): readonly string[] =>
      ["markdown", "latex"].includes(format) ? ["--columns", ["class", ...ids, "hd95.samplewise"].join(",")] : [];

    before(() => {
      root = folder();
      ran("evaluate", "p", "t", "--measure", "all", "--quiet", "--output", "run.maskeval.json");
      document = JSON.parse(shown("json")) as Document;
    });

    it("stand in JSON under their keys: every average, every class, and of each image by class", () => {
      const count = document.classes.length;
      assert.ok(count > 2);
      for (const id of ids) {
        for (const [average, figures] of [...Object.entries(document.global), ...Object.entries(document.samplewise)]) {
          const value: unknown = figures[id];
          if (average === "none") assert.equal((value as readonly Json[]).length, count, `${average} ${id}`);
          else assert.ok(typeof value === "number" || value === null || value === "Infinity", `${average} ${id}`);
        }
        for (const { figures, macro, name } of document.images) {
          assert.equal(figures[id]?.length, count, `${name} ${id}`);
          assert.ok(id in macro, `${name} ${id}`);
        }
        // A figure of something, or the rest of this would hold of nothing.
        assert.ok(
          document.global.none[id]?.some((value) => typeof value === "number"),
          id,
        );
      }
      const others = [...IN_TWO_DIMENSIONS, ...IN_THREE].filter((id) => !(ids as readonly string[]).includes(id));
      for (const id of others) assert.ok(!(id in (document.global["macro"] ?? {})), id);
      const { band, tau, percentile, connectivity, dialect: as, unit: inUnit } = document.measured;
      const [neighbours, tolerance] = of === "cases" ? [26, 2] : [8, 2];
      assert.deepEqual([band, tau, percentile, connectivity, as, inUnit], [0.02, tolerance, 95, neighbours, dialect, unit]); // prettier-ignore
      for (const { depth, ...image } of document.images) {
        assert.equal(depth !== undefined, of === "cases", image.name);
        assert.equal("spacing" in image, of === "cases", image.name);
      }
    });

    it("are the same numbers in every CSV", () => {
      const classes = table(shown("csv"));
      classes.forEach((row, place) => {
        for (const id of ids) {
          assert.equal(row[id], inCsv(document.global.none[id]?.[place]), `${id} of ${row["class"]}`);
          assert.equal(row[`${id}_samplewise`], inCsv(document.samplewise.none[id]?.[place]), `${id} per image`);
        }
      });
      assert.equal(classes.length, document.classes.length);
      const averages = table(shown("csv-averages"));
      let held = 0;
      for (const { metric = "", scope, average = "", value } of averages) {
        if (!(ids as readonly string[]).includes(metric)) continue;
        held++;
        const figures = scope === "global" ? document.global : document.samplewise;
        assert.equal(value, inCsv(figures[average]?.[metric]), `${metric} ${scope} ${average}`);
      }
      assert.equal(held, 8 * ids.length);
      table(shown("csv-images")).forEach((row, place) => {
        const image = document.images[place];
        assert.ok(image);
        for (const id of ids) {
          assert.equal(row[`${id}_macro`], inCsv(image.macro[id]), `${id} of ${image.name}`);
          assert.equal(row[`${id}_micro`], inCsv(image.micro[id]), `${id} of ${image.name}`);
        }
      });
    });

    it("are these rounded in the tables that are read, with the unit of distances above them", () => {
      const rounded = (id: string, place: number): string => asRead(document.global.none[id]?.[place]);
      const markdown = shown("markdown").split("\n").map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim())); // prettier-ignore
      const latex = shown("latex").split("\n").filter((line) => line.includes(" & ")).map((line) => line.replace("\\\\", "").trim().split(" & ")); // prettier-ignore
      for (const [format, [head = [], ...rows]] of [
        ["markdown", markdown.filter((_, line) => line !== 1)],
        ["latex", latex],
      ] as const) {
        document.classes.forEach((_, place) => {
          ids.forEach((id, column) => {
            assert.equal(rows[place]?.[column + 1]?.trim(), rounded(id, place), `${format} ${id} of ${place}`);
          });
        });
        for (const [id, title] of [
          ["hd95", `HD95 (${unit})`],
          ["assd", `ASSD (${unit})`],
          ["hd95.samplewise", `HD95 samplewise (${unit})`],
        ] as const) {
          const column = [...ids, "hd95.samplewise"].indexOf(id) + 1;
          assert.equal(head[column]?.trim(), title, format);
        }
      }
      const text = shown("table");
      assert.match(text, new RegExp(`^Average .* HD95 \\(${unit}\\) .*ASSD \\(${unit}\\)`, "m"));
      document.classes.forEach(({ name }, place) => {
        const line = text.split("\n").find((one) => new RegExp(`^ *\\d+  ${name} +[\\d.]+ %`).test(one));
        assert.ok(line, name);
        for (const id of ["hd95", "assd", "nsd", "pq"]) assert.ok(line.includes(` ${rounded(id, place)} `), `${id} of ${name}`); // prettier-ignore
      });
      const html = shown("html");
      for (const title of [
        `HD95 \\(${unit}\\)`,
        `HD95 \\(macro, ${unit}\\)`,
        `Hausdorff distance, 95 % \\(\\w+, ${unit}\\)`,
      ])
        assert.match(html, new RegExp(`>${title}<`));
      const cells = new Set(Array.from(html.matchAll(/data-value="([^"]*)"/g), ([, value]) => value));
      for (const id of ["hd95", "assd", "nsd", "pq", "objectF1", "cldice"]) {
        for (const value of [document.global["macro"]?.[id], ...(document.global.none[id] ?? [])])
          if (typeof value === "number") assert.ok(cells.has(String(value)), `${id} ${value}`);
      }
    });
  });
}

function inCsv(value: Json | undefined): string {
  assert.notEqual(value, undefined);
  return value === null ? "" : String(value);
}

function asRead(value: Json | undefined): string {
  return formatFigure(value === null ? undefined : value === "Infinity" ? Infinity : value);
}

/** Rows by the names of their columns; no name of these files has a comma or a quote. */
function table(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...rows] = csv.trimEnd().split("\r\n");
  const names = head.split(",");
  return rows.map((row) => {
    const cells = row.split(",");
    return Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ""]));
  });
}
