// Opens a report in tables as a panel does, by the thread behind it, and prints the seconds until its sums and until all of it are told.
import { resolve } from "node:path";
import { TablesThread } from "../src/run/tablesThread";

const [path = ""] = process.argv.slice(2);
const started = performance.now();
const thread = new TablesThread(resolve(path), resolve(__dirname, "../../dist"), (message) => {
  if (message.type === "tables-refused") throw new Error(message.message);
  if (message.type !== "tables") return;
  console.log(`${message.shown.state} ${((performance.now() - started) / 1000).toFixed(2)}`);
  if (message.shown.state === "whole") thread.dispose();
});
