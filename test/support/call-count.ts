import { Session } from 'node:inspector/promises';

/**
 * How many calls of functions `run` makes, its own and those of all that it uses: the cost of an algorithm as a number
 * that no other process and no slow machine changes. Work inside one call (a regular expression, a copy) is not seen.
 * Its tests stand in files of their own: it takes the counters from which a coverage report is made.
 * Source: V8 precise coverage, Chrome DevTools Protocol `Profiler.takePreciseCoverage`.
 */
export async function callCount(run: () => unknown): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await session.post('Profiler.takePreciseCoverage');
    await run();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .flatMap(({ functions }) => functions)
      .flatMap(({ ranges }) => ranges)
      .reduce((sum, { count }) => sum + count, 0);
  } finally {
    session.disconnect();
  }
}
