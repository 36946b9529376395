/** A fuzzer tries what a seed says and tells figures; it prints by itself what went wrong. */
export interface Fuzzer {
  /** @returns counts, which are added up; `wrong` is the one that must stay 0 */
  run(seed: number): Promise<Readonly<Record<string, number>> & { readonly wrong: number }>;
  /** Whether everything was tried, where there is an end. */
  isOver?(): boolean;
}
