import { dataCheck } from "../../../../src/core/check/dataCheck";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import type { Finding } from "../../../../src/core/reading/finding";
import { reportOf } from "./entries";

/** What a case changes of the choices and of the report. */
export interface Given {
  readonly choices?: Partial<Choices>;
  readonly report?: Partial<Report>;
}

/** The findings of these ids with all that they say, numbers to ten places. */
export function wholeFindings(
  images: readonly ImageEntry[],
  ids: RegExp,
  { choices, report }: Given = {},
): readonly Finding[] {
  const { findings } = dataCheck({ ...reportOf(images), ...report }, { ...DEFAULT_CHOICES, ...choices });
  return rounded(findings.filter(({ id }) => ids.test(id)));
}

/** Numbers to ten places, and without what is undefined. */
export function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === "number" ? Number(part.toFixed(10)) : part)),
  ) as T;
}
