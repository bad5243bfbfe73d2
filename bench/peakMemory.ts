// For `node --require`: at the end of the process its peak memory goes to the file that PEAK_FILE names, in bytes.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const file = process.env["PEAK_FILE"];
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS * 1024));
});
