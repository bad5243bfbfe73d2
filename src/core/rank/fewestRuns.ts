/** Two runs are a comparison; a ranking takes so many at least. */
export const FEWEST_RUNS = 3;
