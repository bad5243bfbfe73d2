import { random } from "../../../bench/random";
import { checks } from "../../fuzz/checks";
import { KERNEL } from "../../support/kernel";

const INPUTS = 150;

/** A short run of `npm run fuzz`, over the same inputs every time. */
describe("random inputs", () => {
  const promises: Readonly<Record<string, string>> = {
    valid: "PNGs of every kind are read as pngjs reads them, and counted alike with and without the kernel",
    damaged: "damaged PNGs are refused, or read as pngjs reads them, alike with and without the kernel",
    streams: "damaged streams are inflated or refused just as by zlib, with nothing written past the slack",
  };
  for (const [name, check] of Object.entries(checks(KERNEL))) {
    it(promises[name] ?? name, () => {
      for (let seed = 0; seed < INPUTS; seed++) check(random(seed));
    });
  }
});
