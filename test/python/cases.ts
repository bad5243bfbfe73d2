import { averageOf } from "../../src/core/averages/averageOf";
import { AVERAGES } from "../../src/core/averages/averages";
import { evaluate, type Evaluation } from "../../src/core/counting/evaluation";
import type { Choices } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import type { Metric } from "../../src/core/metrics/metric";
import { metricsFor } from "../../src/core/metrics/metricsFor";
import { shapeMetrics } from "../../src/core/metrics/shapeMetrics";
import { OVERALL } from "../../src/core/metrics/overall";
import type { Figure } from "../../src/core/numbers/figure";
import { PYTHON_LIBRARIES, pythonSnippet } from "../../src/core/python/pythonSnippet";
import { readPairs } from "../../src/core/python/readPairs";
import { shapeScripts, shapeSnippet } from "../../src/core/python/shapeSnippet";
import { callPython } from "../../src/core/sameAs/callNames";
import type { CallUnit, LibraryCall } from "../../src/core/sameAs/libraryCall";
import { overallSameAs } from "../../src/core/sameAs/overallSameAs";
import { sameAs } from "../../src/core/sameAs/sameAs";
import { shapeOptions } from "../../src/core/shapes/shapeOptions";

/** Python to run with the figure that it must give: `before`, the text of `reader`, `after`. */
export interface Case {
  readonly name: string;
  readonly library: string;
  readonly kind: "script" | "call";
  readonly before: string;
  /** Position among the texts that read pairs, which many cases share. */
  readonly reader: number;
  readonly after: string;
  /** A number, `nan` or `inf`. */
  readonly expected: string;
  readonly unit: CallUnit;
  /** The least version of a module, by its name. */
  readonly least: Readonly<Record<string, string>>;
}

/** Cases with the texts that they share. */
export class Cases {
  readonly readers: string[] = [];
  readonly cases: Case[] = [];
  readonly #known = new Map<string, number>();
  readonly #met = new Set<string>();

  /** Every script and every call for the figures of the report under its choices, once. */
  add(name: string, report: Report, metrics: (metric: Metric) => boolean): void {
    const evaluation = evaluate(report, report.choices);
    const text = readPairs(evaluation, report).join("\n");
    for (const metric of metricsFor(report.choices).filter(metrics)) {
      for (const { id } of AVERAGES) {
        const { value } = averageOf(evaluation, metric, id);
        const what = `${name}: ${metric.id} ${id}, ${rules(report.choices)}`;
        for (const library of PYTHON_LIBRARIES) {
          const script = pythonSnippet(evaluation, report, { metric, average: id, library });
          if (script !== undefined) this.#addScript(what, library.id, { script, text, value });
        }
        for (const call of sameAs(evaluation, metric, id)) this.#addCall(what, call, { text, value });
      }
    }
    this.#addOverall(name, evaluation, text);
  }

  /** Every script of the library whose distances are chosen, with the figures of what was measured. */
  addShapes(name: string, report: Report): void {
    const evaluation = evaluate(report, report.choices);
    const text = readPairs(evaluation, report, "planes").join("\n");
    const { dialect: chosen } = shapeOptions(report.choices.shapes);
    for (const metric of shapeMetrics(report.choices.shapes)) {
      const { value } = averageOf(evaluation, metric, "classwise-imagewise");
      for (const made of shapeScripts(evaluation, metric).filter(({ dialect }) => dialect.id === chosen.id)) {
        const script = shapeSnippet(evaluation, report, metric, made);
        this.#addScript(`${name}: ${metric.id}`, made.dialect.id, { script, text, value });
      }
    }
  }

  #addOverall(name: string, evaluation: Evaluation, text: string): void {
    for (const { id, value: compute } of OVERALL) {
      const value = compute(evaluation.confusion, evaluation.classSet);
      for (const call of overallSameAs(evaluation, id)) this.#addCall(`${name}: ${id}`, call, { text, value });
    }
  }

  #addScript(
    name: string,
    library: string,
    { script, text, value }: { script: string; text: string; value: Figure },
  ): void {
    const start = script.indexOf(text);
    if (start < 0) throw new Error(`${name}: the script for ${library} does not read the pairs`);
    const after = script.slice(start + text.length);
    const rest = { library, kind: "script", unit: "ratio", least: leastVersions(after) } as const;
    this.#put({ name, ...rest, before: script.slice(0, start), after, expected: expected(value) }, text);
  }

  #addCall(name: string, call: LibraryCall, { text, value }: { text: string; value: Figure }): void {
    const { before, figure } = callPython(call);
    const after = `\n${[...before, figure].join("\n")}\n`;
    const { library, unit } = call;
    const rest = { library, kind: "call", before: "", unit, least: leastVersions(after) } as const;
    this.#put({ name, ...rest, after, expected: expected(value) }, text);
  }

  #put(made: Omit<Case, "reader">, text: string): void {
    const reader = this.#known.get(text) ?? this.readers.push(text) - 1;
    this.#known.set(text, reader);
    // Rules that change neither the figure nor its Python make no case of their own.
    const key = JSON.stringify([made.kind, reader, made.after, made.expected]);
    if (this.#met.has(key)) return;
    this.#met.add(key);
    this.cases.push({ ...made, reader });
  }
}

function rules({ zeroDivision: value, presence }: Choices): string {
  return `0/0 ${value}, classes ${presence}`;
}

function expected(value: Figure): string {
  return value === undefined ? "nan" : value === Infinity ? "inf" : String(value);
}

/** As the names of the calls say on screen. */
function leastVersions(python: string): Case["least"] {
  if (python.includes("torchmetrics.segmentation")) return { torchmetrics: "1.7.1" };
  if (python.includes("torchmetrics")) return { torchmetrics: "1.0" };
  return python.includes("sklearn") && python.includes("zero_division=np.nan") ? { sklearn: "1.3" } : {};
}
