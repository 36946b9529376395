/** How many requests of one kind are under way at a time: more make servers answer 429. */

/** Lets so much work be under way at a time; the rest waits for its turn. */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy < most) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
}

const usual = 8;

/** Asks about each item, a few at a time. */
export async function inParallel<T>(items: readonly T[], ask: (item: T) => Promise<void>): Promise<void> {
  const turn = turns(usual);
  await Promise.all(items.map((item) => turn(() => ask(item))));
}
