import type { Shard } from "../core/document/report";
import { wrongValue } from "./arguments";

/** `3/7`: part 3 of 7, counted from 1. */
export function shardOption(value: string): Shard {
  const match = /^(\d{1,9})\/(\d{1,9})$/.exec(value);
  const number = Number(match?.[1]);
  const of = Number(match?.[2]);
  if (!match || number < 1 || number > of) {
    throw wrongValue("shard", "a part and the number of parts, such as 3/7, counted from 1", value);
  }
  return { number, of };
}
