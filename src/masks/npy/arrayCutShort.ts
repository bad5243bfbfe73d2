import { Refusal } from "../refusal";

/** Why an array cannot be read whose file became shorter, or gives less than it says. */
export function arrayCutShort(): Refusal {
  return new Refusal("The array is cut short: the file ends before its last number. Copy or write it again.");
}
