import { plainRowSums, type MakeRowSums } from "../intervals/weightedRows";
import { plainBlockSwaps, type MakeBlockSwaps } from "./swappedRows";

/** What draws and swaps are summed by: every engine gives the same digits, some take less time. */
export interface DrawEngine {
  readonly rowSums: MakeRowSums;
  readonly blockSwaps: MakeBlockSwaps;
}

export const PLAIN_ENGINE: DrawEngine = { rowSums: plainRowSums, blockSwaps: plainBlockSwaps };
