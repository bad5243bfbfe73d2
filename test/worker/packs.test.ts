import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { cli } from "../support/cli";
import { greyPng } from "../support/greyPng";
import { madeTar, type TarEntry } from "../support/madeTar";
import { temporaryFolder } from "../support/temporaryFolder";

/** The masks of `samples(ALL)` as DuckDB 1.5 copies them to a Parquet file: `__key__`, `pred` as a struct, `target` as bytes. */
const DUCKDB_TABLE = join(__dirname, "../../../test/fixtures/parquet/duckdb-zstd.parquet");
const IMAGES = 10;
const BOTH = ["--target-affixes", "*.target", "--prediction-affixes", "*.pred", "--threads", "2"];

const key = (image: number): string => String(image).padStart(6, "0");
const mask = (image: number, step: number): Buffer =>
  greyPng(
    4,
    3,
    Array.from({ length: 12 }, (_, pixel) => (image * step + pixel) % 4),
  );

/** Files of a folder as WebDataset names them: a key, and what of it. */
function samples(images: readonly number[]): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(
    images.flatMap((image) => [
      [`${key(image)}.jpg`, Buffer.from("a photograph")],
      [`${key(image)}.pred.png`, mask(image, 5)],
      [`${key(image)}.target.png`, mask(image, 3)],
    ]),
  );
}

const tarOf = (files: Readonly<Record<string, Buffer>>, more: readonly TarEntry[] = []): Buffer =>
  madeTar([...Object.entries(files).map(([name, data]) => ({ name, data })), ...more]);

const ALL = Array.from({ length: IMAGES }, (_, image) => image);
const SHARDS = { "shard-0.tar": ALL.slice(0, 4), "shard-1.tar": ALL.slice(4) };

/** What is asked of a JSON export here. */
interface Figures {
  readonly global: unknown;
  readonly samplewise: unknown;
  readonly images: readonly { readonly name: string }[];
  readonly problems: readonly { readonly kind: string; readonly file: string; readonly message: string }[];
}

function figures(folder: string, source: string, ...options: readonly string[]): Figures {
  const { status, stdout, stderr } = cli(folder, "evaluate", source, source, ...BOTH, "--format", "json", ...options);
  assert.equal(status, 0, stderr);
  const { global, samplewise, images, problems } = JSON.parse(stdout) as Figures;
  return { global, samplewise, images, problems };
}

describe("masks inside of packs", () => {
  const shards = Object.fromEntries(
    Object.entries(SHARDS).map(([name, images]) => [`shards/${name}`, tarOf(samples(images))]),
  );
  const folder = temporaryFolder({
    ...Object.fromEntries(Object.entries(samples(ALL)).map(([name, bytes]) => [`loose/${name}`, bytes])),
    ...shards,
    "all.tar": tarOf(samples(ALL)),
  });
  const loose = figures(folder, "loose");

  it("of a tar give the figures of the same files in a folder", () => {
    assert.deepEqual(figures(folder, "all.tar"), loose);
    assert.equal(loose.images.length, IMAGES);
  });

  it("of a folder of tars are those of all of them, each image called after its tar", () => {
    const { global, samplewise, images } = figures(folder, "shards");
    assert.deepEqual({ global, samplewise }, { global: loose.global, samplewise: loose.samplewise });
    assert.deepEqual([images[0]?.name, images[9]?.name], ["shard-0.tar/000000", "shard-1.tar/000009"]);
  });

  it("may lie on one side alone", () => {
    const [targets, predictions] = ["target", "pred"].map((side) =>
      Object.fromEntries(Object.entries(samples(ALL)).filter(([name]) => name.includes(side))),
    );
    const mixed = temporaryFolder({
      "t.tar": tarOf(targets ?? {}),
      ...Object.fromEntries(Object.entries(predictions ?? {}).map(([name, bytes]) => [`p/${name}`, bytes])),
    });
    const { status, stdout } = cli(mixed, "evaluate", "p", "t.tar", ...BOTH, "--format", "json");
    assert.equal(status, 0);
    assert.deepEqual((JSON.parse(stdout) as Figures).global, loose.global);
  });

  it("are paired, counted in parts and merged as files are", () => {
    const done = (...args: readonly string[]): string => {
      const { status, stdout, stderr } = cli(folder, ...args);
      assert.equal(status, 0, stderr);
      return stdout;
    };
    done("pair", "shards", "shards", ...BOTH.slice(0, 4), "--output", "pairs.parquet");
    for (const part of [1, 2, 3])
      done("count", "--pairs", "pairs.parquet", "--shard", `${part}/3`, "--output", `counts-${part}.parquet`);
    done("merge", "counts-1.parquet", "counts-2.parquet", "counts-3.parquet", "--output", "run.maskeval.parquet");
    done("evaluate", "shards", "shards", ...BOTH, "--output", "one.maskeval.parquet");
    assert.deepEqual(
      readFileSync(join(folder, "run.maskeval.parquet")),
      readFileSync(join(folder, "one.maskeval.parquet")),
    );
  });

  it("have their shapes measured, and are drawn in HTML, as files are", () => {
    const inFolder = figures(folder, "loose", "--measure", "boundary");
    const inTar = figures(folder, "all.tar", "--measure", "boundary");
    assert.deepEqual(inTar.global, inFolder.global);
    assert.notDeepEqual(inTar.global, loose.global);
    const [drawn, alike] = ["loose", "all.tar"].map(
      (source) => cli(folder, "evaluate", source, source, ...BOTH, "--format", "html").stdout,
    );
    const pictures = (html = ""): number => html.split("<figure").length;
    assert.ok(pictures(drawn) > 1);
    assert.equal(pictures(alike), pictures(drawn));
  });

  it("that cannot be read are problems of theirs, and the others are counted", () => {
    const broken = temporaryFolder({
      "x.tar": tarOf(samples([0, 1]), [
        { name: "000002.target.png", data: mask(2, 3) },
        { name: "000002.pred.png", kind: "2", linkTo: "000001.pred.png" },
        { name: "000003.target.png", data: Buffer.from("no PNG") },
        { name: "000003.pred.png", data: mask(3, 5) },
        { name: "../000004.pred.png", data: mask(4, 5) },
        { name: "000005.pred.png", size: 10_000 },
      ]),
    });
    const { images, problems } = figures(broken, "x.tar");
    assert.equal(images.length, 2);
    const of = (file: string): string => problems.find((problem) => problem.file === file)?.message ?? "";
    assert.match(of("000002.pred.png"), /it is a link, .*Write the file itself into the tar, then evaluate again/);
    assert.match(of("000003.target.png"), /text, not an image/);
    assert.match(of("tar:../000004.pred.png"), /leads out of the tar/);
    assert.match(of("000005.pred.png"), /cut short/);
  });

  it("of which one cannot be read are those of the others", () => {
    const damaged = temporaryFolder({
      ...shards,
      "shards/shard-2.tar": "no tar at all".repeat(100),
      "shards/shard-3.tar.gz": "x",
    });
    const { global, problems } = figures(damaged, "shards");
    assert.deepEqual(global, loose.global);
    const messages = problems.map(({ file, message }) => `${file} ${message}`);
    assert.ok(
      messages.some((text) => /^shard-2\.tar .*not a tar, or damaged at byte 0/.test(text)),
      messages.join("\n"),
    );
    assert.ok(
      messages.some((text) => /^shard-3\.tar\.gz .*unpack it with gunzip/.test(text)),
      messages.join("\n"),
    );
  });

  it("are refused as a whole with what to do where nothing can be read", () => {
    const odd = temporaryFolder({ "x.tar.gz": "x", "x.tar": "no tar", "x.parquet": "none" });
    mkdirSync(join(odd, "folder.tar"));
    const says = (source: string): string => cli(odd, "evaluate", source, source).stderr;
    assert.match(says("x.tar.gz"), /compressed as a whole.*gunzip/);
    assert.match(says("x.tar"), /^The folder x\.tar cannot be read/);
    assert.match(says("x.parquet"), /not a Parquet file/);
    assert.match(says("folder.tar"), /holds no masks/);
    if (spawnSync("mkfifo", [join(odd, "pipe.tar")]).status === 0)
      assert.match(says("pipe.tar"), /it is a file, not a folder/);
  });

  it("beside loose masks are passed over, as they are among other files", () => {
    const mixed = temporaryFolder({ ...samples([0, 1]), "more.tar": tarOf(samples([2, 3])) });
    assert.deepEqual(
      figures(mixed, ".").images.map(({ name }) => name),
      ["000000", "000001"],
    );
  });

  describe("as a column of a Parquet file", () => {
    interface Row {
      readonly key?: string;
      readonly pred: Buffer | undefined;
      readonly target: Buffer;
    }

    /** As Hugging Face writes images, `struct<bytes: binary, path: string>`, and a plain column of bytes. */
    function table(rows: readonly Row[], rowGroupSize: number): Buffer {
      const hasKeys = rows.some(({ key: named }) => named !== undefined);
      const schema: SchemaElement[] = [
        { name: "root", num_children: hasKeys ? 4 : 3 },
        ...(hasKeys
          ? [{ name: "__key__", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const]
          : []),
        { name: "caption", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
        { name: "pred", num_children: 2, repetition_type: "OPTIONAL" },
        { name: "bytes", type: "BYTE_ARRAY", repetition_type: "OPTIONAL" },
        { name: "path", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
        { name: "target", type: "BYTE_ARRAY", repetition_type: "REQUIRED" },
      ];
      const columnData = [
        ...(hasKeys ? [{ name: "__key__", data: rows.map(({ key: named }) => named) }] : []),
        { name: "caption", data: rows.map(() => "of what") },
        { name: "pred", data: rows.map(({ pred }) => (pred ? { bytes: new Uint8Array(pred), path: null } : null)) },
        { name: "target", data: rows.map(({ target }) => new Uint8Array(target)) },
      ];
      return Buffer.from(parquetWriteBuffer({ schema, columnData, rowGroupSize }));
    }

    const rowsOf = (images: readonly number[]): Row[] =>
      images.map((image) => ({ key: key(image), pred: mask(image, 5), target: mask(image, 3) }));

    it("give the figures of the same files in a folder, row group by row group", () => {
      const packed = temporaryFolder({ "all.parquet": table(rowsOf(ALL), 3) });
      assert.deepEqual(figures(packed, "all.parquet"), loose);
    });

    it("give them too where DuckDB wrote it, packed by ZSTD", () => {
      const packed = temporaryFolder({ "x.parquet": readFileSync(DUCKDB_TABLE) });
      assert.deepEqual(figures(packed, "x.parquet"), loose);
    });

    it("are called after their row where no column names them, and may lie in several files", () => {
      const unnamed = (images: readonly number[]) => rowsOf(images).map(({ pred, target }) => ({ pred, target }));
      const packed = temporaryFolder({
        "d/train-00000.parquet": table(unnamed(ALL.slice(0, 4)), 2),
        "d/train-00001.parquet": table(unnamed(ALL.slice(4)), 100),
      });
      const { global, images } = figures(packed, "d");
      assert.deepEqual(global, loose.global);
      assert.deepEqual([images[0]?.name, images[9]?.name], ["train-00000.parquet/0", "train-00001.parquet/5"]);
    });

    it("are problems of theirs where a row has none, no key or the key of another, and the others are counted", () => {
      const [third, fourth] = rowsOf([2, 3]);
      const rows = [
        ...rowsOf([0, 1]),
        { ...third, pred: undefined },
        ...rowsOf([1]),
        { ...fourth, key: undefined },
      ] as Row[];
      const packed = temporaryFolder({ "x.parquet": table(rows, 2) });
      const { images, problems } = figures(packed, "x.parquet");
      assert.deepEqual(
        images.map(({ name }) => name),
        ["000000", "000001"],
      );
      const messages = problems.map(({ file, message }) => `${file}: ${message}`).join("\n");
      assert.match(messages, /000002\.pred\.png: .*its row has no value in this column/);
      assert.match(messages, /row 3: 000001\.target\.png: .*an earlier row has the same key/);
      assert.match(messages, /row 4: target\.png: .*its row has no key/);
    });

    it("are refused where no column holds files", () => {
      const packed = temporaryFolder({});
      const schema: SchemaElement[] = [
        { name: "root", num_children: 1 },
        { name: "n", type: "INT32", repetition_type: "REQUIRED" },
      ];
      const bytes = parquetWriteBuffer({ schema, columnData: [{ name: "n", data: new Int32Array([1]) }] });
      writeFileSync(join(packed, "n.parquet"), Buffer.from(bytes));
      assert.match(cli(packed, "evaluate", "n.parquet", "n.parquet").stderr, /no column that holds files/);
    });
  });
});
