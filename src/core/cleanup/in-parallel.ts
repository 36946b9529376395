/** Questions to registries and forges, a few at a time. */
import { turns } from '../image/copy.ts';

const atOnce = 8;

export async function inParallel<T>(items: readonly T[], ask: (item: T) => Promise<void>): Promise<void> {
  const turn = turns(atOnce);
  await Promise.all(items.map((item) => turn(() => ask(item))));
}
