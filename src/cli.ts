#!/usr/bin/env node
import { messageOf } from "./core/text/messageOf";
import { checkCommand } from "./cli/checkCommand";
import { compareCommand } from "./cli/compareCommand";
import { countCommand } from "./cli/countCommand";
import { pairCommand } from "./cli/pairCommand";
import { evaluateCommand } from "./cli/evaluateCommand";
import { rankCommand } from "./cli/rankCommand";
import { mergeCommand } from "./cli/mergeCommand";
import { sampleCommand } from "./cli/sampleCommand";
import { showCommand } from "./cli/showCommand";
import { UsageError, type Command } from "./cli/command";
import { EXIT } from "./cli/exit";
import { say } from "./cli/say";
import { thisTool } from "./cli/tool";
import { writeFault } from "./run/writeWhole";

/** Every command of the command line. A new command is a new row. */
const COMMANDS: readonly Command[] = [
  evaluateCommand,
  showCommand,
  compareCommand,
  rankCommand,
  checkCommand,
  pairCommand,
  countCommand,
  mergeCommand,
  sampleCommand,
];

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === "--help" || name === "-h") {
    process.stdout.write(usage(COMMANDS));
    return EXIT.evaluated;
  }
  if (name === "--version") {
    process.stdout.write(`${(await thisTool(__dirname)).tool}\n`);
    return EXIT.evaluated;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) return refuse(name === undefined ? "Name a command." : `There is no command ${name}.`, COMMANDS);
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage([command]));
    return EXIT.evaluated;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) return refuse(error.message, [command]);
    say(messageOf(error));
    return EXIT.nothingEvaluated;
  }
}

/** The message last, where it is seen: the usage of all commands is longer than a terminal. */
function refuse(message: string, commands: readonly Command[]): number {
  process.stderr.write(usage(commands));
  say("", message);
  return EXIT.wrongArguments;
}

function usage(commands: readonly Command[]): string {
  return `${commands.map((command) => command.usage).join("\n\n")}\n`;
}

// Whoever reads the output may have seen enough, as `| head` has: that is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  say(`Standard output cannot be written: ${writeFault(error)}.`);
  process.exit(EXIT.nothingEvaluated);
});

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
