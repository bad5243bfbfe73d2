import type { Choices } from "../core/document/choices";

/** The choices that a run ended with, and those made since. A list that the run found stands where none was chosen. */
export function latestChoices(ended: Choices, since: Choices): Choices {
  return {
    ...ended,
    ...since,
    classList: since.classList && !since.classList.found ? since.classList : ended.classList,
  };
}
