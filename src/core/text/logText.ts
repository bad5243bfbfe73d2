/**
 * A text for a terminal with nothing in it that a build server obeys: those read the log of a job for commands, GitHub and Azure
 * anywhere in a line or behind its blanks, and names of files and classes are hostile input.
 *
 * Source: `ActionCommand.cs` of actions/runner, `Command.cs` of azure-pipelines-agent, service messages of TeamCity.
 */
export function logText(text: string): string {
  return text
    .split("\n")
    .map(withoutCommand)
    .join("\n")
    .replace(/##(?=\[|[a-z]+\[)/giu, "##\\");
}

function withoutCommand(line: string): string {
  const command = line.trimStart();
  return command.startsWith("::") ? `${line.slice(0, line.length - command.length)}\\${command}` : line;
}
