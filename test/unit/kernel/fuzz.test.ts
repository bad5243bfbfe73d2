import { random } from "../../../bench/random";
import { checks } from "../../fuzz/checks";
import { KERNEL } from "../../support/kernel";

/** Streams are quick and their mistakes rare. */
const INPUTS: Readonly<Record<string, number>> = { valid: 150, damaged: 150, streams: 600 };

/** A short run of `npm run fuzz`, over the same inputs every time. */
describe("random inputs", () => {
  const promises: Readonly<Record<string, string>> = {
    valid: "PNGs of every kind are read as pngjs reads them, and counted alike with and without the kernel",
    damaged: "damaged PNGs are refused, or read as pngjs reads them, alike with and without the kernel",
    streams: "damaged streams are inflated or refused just as by zlib, with nothing written past the slack",
  };
  for (const [name, check] of Object.entries(checks(KERNEL))) {
    it(promises[name] ?? name, () => {
      for (let seed = 0; seed < (INPUTS[name] ?? 0); seed++) check(random(seed));
    }).timeout(60_000);
  }
});
