// A program that imports this ends when the program that started it is gone, even if that one was killed without a last word.
import { setInterval } from "node:timers";
import { isMainThread } from "node:worker_threads";

const EVERY_MS = 1000;

if (isMainThread) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, EVERY_MS).unref();
}
