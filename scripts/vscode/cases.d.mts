export interface SetOfCases {
  readonly cases: number;
  readonly size?: readonly number[];
  readonly spacing?: readonly number[];
  readonly bits?: 8 | 16;
}

export function writeCases(folder: string, set: SetOfCases): Promise<void>;
