/** Work for several services at a time, whose failures become one. */
import { Failure, messageOf } from '../failure.ts';

interface NamedTask<Result> {
  /** The service, or what is made for it, for messages. */
  readonly name: string;
  /** Names of the tasks that have to end well before this one begins; others do not count. */
  readonly after?: readonly string[] | undefined;
  run(): Promise<Result>;
}

interface ParallelOptions {
  readonly atOnce: number;
  readonly code: string;
  readonly othersGoOn?: boolean;
}

interface TaskFailure {
  readonly index: number;
  readonly name: string;
  readonly error: unknown;
}

/**
 * The results in the order of the tasks. After a failure no further task begins, or none that comes behind the failed one.
 *
 * @param code for the failure of several tasks: `IMAGES_FAILED`
 * @param othersGoOn after a failure those begin all the same that do not come behind it
 * @throws a single failure under its task's name; for several failures one that lists them and has the first as its cause
 */
export async function inParallel<Result>(
  tasks: readonly NamedTask<Result>[],
  { atOnce, code, othersGoOn = false }: ParallelOptions,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const failures: TaskFailure[] = [];
  const waiting = [...tasks.entries()];
  const unfinished = new Set(tasks.map(({ name }) => name));
  const running = new Set<Promise<void>>();
  const work = async (index: number, { name, run }: NamedTask<Result>) => {
    try {
      results[index] = await run();
      unfinished.delete(name);
    } catch (error) {
      failures.push({ index, name, error });
      // What comes behind it never becomes ready.
      if (!othersGoOn) waiting.length = 0;
    }
  };
  const isReady = ([, { after = [] }]: (typeof waiting)[number]) => !after.some((name) => unfinished.has(name));
  const begin = () => {
    while (running.size < atOnce) {
      const [next] = waiting.splice(firstIndex(waiting.findIndex(isReady), waiting.length), 1);
      if (next === undefined) return;
      const begun: Promise<void> = work(...next).finally(() => running.delete(begun));
      running.add(begun);
    }
  };
  for (begin(); running.size > 0; begin()) await Promise.race(running);
  const [first, ...others] = failures.toSorted((a, b) => a.index - b.index);
  if (first === undefined) return results;
  const failure = others.length === 0 ? withName(first) : together([first, ...others], code);
  throw withUnbegun(
    failure,
    waiting.map(([, task]) => task),
  );
}

/** What waited for something that failed. */
function withUnbegun(failure: unknown, waiting: readonly Pick<NamedTask<unknown>, 'name' | 'after'>[]): unknown {
  if (!(failure instanceof Failure) || waiting.length === 0) return failure;
  const lines = waiting.map(
    ({ name, after = [] }) => `${name}: was not begun, because it comes behind ${after.join(', ')}`,
  );
  return failure.with({ message: [failure.message, ...lines].join('\n') });
}

/** Behind the end where nothing was found. */
function firstIndex(found: number, length: number): number {
  return found < 0 ? length : found;
}

function together(failures: readonly [TaskFailure, ...TaskFailure[]], code: string): Failure {
  const [first] = failures;
  const kinds = failures.map(({ error }) => (error instanceof Failure ? error.kind : 'failed'));
  return new Failure(
    kinds.find((kind) => kind !== 'timed-out') ?? 'timed-out',
    code,
    failures.map(({ name, error }) => `${name}: ${messageOf(error)}`).join('\n'),
    {
      cause: first.error,
      hint: first.error instanceof Failure ? first.error.hint : undefined,
      outputs: joinedLists(failures.map(({ error }) => (error instanceof Failure ? (error.outputs ?? {}) : {}))),
    },
  );
}

/** Of outputs that are lists (`failed-resources`) those of all tasks; of others there is one for each task. */
function joinedLists(outputs: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  const names = new Set(outputs.flatMap((each) => Object.keys(each).filter((name) => Array.isArray(each[name]))));
  return Object.fromEntries([...names].map((name) => [name, outputs.flatMap((each) => each[name] ?? [])]));
}

/** Builders and registries do not know for which service they work. */
function withName({ name, error }: TaskFailure): unknown {
  if (!(error instanceof Failure) || error.message.includes(name)) return error;
  return error.with({ message: `${name}: ${error.message}` });
}
