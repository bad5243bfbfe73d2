/** Why something cannot be read: full sentences that say what is wrong and what to do. */
export class Refusal {
  constructor(readonly message: string) {}
}
