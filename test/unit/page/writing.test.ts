import assert from "node:assert/strict";
import { packImages } from "../../../src/core/report/packedImages";
import type { HostMessage } from "../../../src/protocol/panel";
import type { PageHost } from "../../../webview/host/host";
import { createStore } from "../../../webview/store/store";
import { answerWriting } from "../../../webview/page/writing";
import { image, report } from "../../support/images";

/** What a page writes on request, with these columns visible in the Classes table. */
async function written(exporter: string, classesColumns: readonly string[]): Promise<string> {
  const listeners: ((message: HostMessage) => void)[] = [];
  let post: PageHost["post"] = () => undefined;
  const text = new Promise<string>((resolve) => {
    post = (message) => {
      if (message.type === "written") resolve(message.text);
    };
  });
  const host: PageHost = {
    post,
    onMessage: (listener) => listeners.push(listener),
    getState: () => undefined,
    setState: () => undefined,
  };
  const store = createStore(host);
  answerWriting(host, store);
  const { images, ...rest } = report(
    Array.from({ length: 30 }, (_, index) =>
      image(`${index}`, [
        [0, 0, 5 + (index % 7)],
        [1, 1, 3 + (index % 5)],
        [1, 0, 1 + (index % 3)],
      ]),
    ),
  );
  const tell = (message: HostMessage): void => {
    for (const listener of listeners) listener(message);
  };
  const progress = { done: 30, total: 30, elapsedMs: 0 };
  tell({
    type: "document",
    reportId: "1",
    report: rest,
    images: packImages(images),
    run: { phase: "complete", progress },
    changedMasks: 0,
  });
  store.look({ classesColumns });
  tell({ type: "write", request: 1, writing: { kind: "export", exporter } });
  return text;
}

describe("what the page writes out", () => {
  before(() => {
    // A page without a script for its worker draws by itself.
    Object.defineProperty(globalThis, "document", { value: { body: { dataset: {} } }, configurable: true });
  });

  after(() => {
    Reflect.deleteProperty(globalThis, "document");
  });

  it("has intervals in the sentence, and in tables where a column of them is visible, one or both", async () => {
    assert.match(await written("sentence", []), /95 % CI/);
    const interval = /\b0\.\d{3} *(?:--?|–|to) *0\.\d{3}\b/;
    assert.match(await written("markdown", ["interval.global"]), interval);
    assert.match(await written("latex", ["interval.samplewise"]), interval);
    assert.doesNotMatch(await written("markdown", []), interval);
  });
});
