/** A promise that a world found broken. */
export const faults = [
  'lost change',
  'older over newer',
  'undone decision',
  'wrong deletion',
  'leak',
  'other bytes',
  'half done',
  'no image',
  'application',
  'needless write',
  'silent refusal',
  'failed run',
] as const;
export type FaultName = (typeof faults)[number];

export class Broken extends Error {
  readonly fault: FaultName;
  constructor(fault: FaultName, message: string) {
    super(`${fault}: ${message}`);
    this.fault = fault;
  }
}
