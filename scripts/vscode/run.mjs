import { spawn } from "node:child_process";

/**
 * Runs a program to its end, in silence. What it said goes into the error when it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<string>} its standard output
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    child.once("error", (cause) => reject(new Error(`"${program}" could not be started: ${cause.message}`, { cause })));
    child.once("close", (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(
          new Error(
            `"${[program, ...args].join(" ")}" ended with ${signal ?? `exit code ${code}`}.\n${errors}${output}`.trim(),
          ),
        );
    });
  });
}
