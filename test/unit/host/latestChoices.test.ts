import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import type { ClassList } from "../../../src/core/document/classList";
import { latestChoices } from "../../../src/host/latestChoices";

const NAMED: ClassList = { source: "by hand", classes: [], ignore: [] };
const FOUND: ClassList = { ...NAMED, source: "classes.txt", found: true };

describe("the choices at the end of a run", () => {
  it("are those made while it was under way, over those that it began with", () => {
    const ended = { ...DEFAULT_CHOICES, zeroDivision: 1, beta: 0.5 } as const;
    const since = { ...DEFAULT_CHOICES, zeroDivision: 0, presence: "union" } as const;
    assert.deepEqual(latestChoices(ended, since), {
      ...DEFAULT_CHOICES,
      zeroDivision: 0,
      presence: "union",
      beta: 0.5,
      classList: undefined,
    });
  });

  it("have the class list that the run found, unless the user named one", () => {
    const list = (ended: ClassList | undefined, since: ClassList | undefined): ClassList | undefined =>
      latestChoices({ ...DEFAULT_CHOICES, classList: ended }, { ...DEFAULT_CHOICES, classList: since }).classList;
    assert.equal(list(FOUND, undefined), FOUND);
    assert.equal(list(FOUND, NAMED), NAMED);
    assert.equal(list(undefined, { ...FOUND, source: "of the run before" }), undefined);
    assert.equal(list(undefined, NAMED), NAMED);
  });
});
