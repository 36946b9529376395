import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { inParallel } from '../../../../src/core/flow/in-parallel.ts';

const failed = new Failure('failed', 'BUILD_FAILED', 'exit code 1', { hint: 'Look above.', outputs: { a: 1 } });
const late = new Failure('timed-out', 'ARGOCD_WAIT', 'is not healthy');

interface Failing {
  readonly name: string;
  readonly error: unknown;
}

const thrown = (...failures: readonly Failing[]) => {
  const tasks = failures.map(({ name, error }) => ({ name, run: () => Promise.reject(error) }));
  return inParallel(tasks, { atOnce: tasks.length, code: 'IMAGES_FAILED' }).catch((error: unknown) => error);
};

describe('failures of services that are worked on in parallel', () => {
  test('are none when there is none', async () => {
    expect(await inParallel([{ name: 'web1', run: async () => 1 }], { atOnce: 1, code: 'X' })).toEqual([1]);
  });

  test('keep everything but the message when there is one, which gets the name', async () => {
    expect(await thrown({ name: 'web1', error: failed })).toMatchObject({
      kind: 'failed',
      code: 'BUILD_FAILED',
      message: 'web1: exit code 1',
      hint: 'Look above.',
      outputs: { a: 1 },
    });
  });

  test('are left as they are when the message has the name already, or is not ours', async () => {
    const named = new Failure('failed', 'X', 'the image of web1 failed');
    const unexpected = new TypeError('x is undefined');
    expect(await thrown({ name: 'web1', error: named })).toBe(named);
    expect(await thrown({ name: 'web1', error: unexpected })).toBe(unexpected);
  });

  test('become one that names all, with the first as its cause', async () => {
    expect(await thrown({ name: 'web1', error: failed }, { name: 'web2', error: new Error('boom') })).toMatchObject({
      code: 'IMAGES_FAILED',
      message: 'web1: exit code 1\nweb2: boom',
      cause: failed,
      hint: 'Look above.',
    });
  });

  test('end with 3 only when all of them ran out of time', async () => {
    expect(await thrown({ name: 'a', error: late }, { name: 'b', error: late })).toMatchObject({ exitCode: 3 });
    expect(await thrown({ name: 'a', error: late }, { name: 'b', error: failed })).toMatchObject({ exitCode: 1 });
  });
});

describe('what comes after something else', () => {
  const run = async (tasks: readonly { name: string; after?: readonly string[]; fails?: boolean }[], atOnce = 8) => {
    const events: string[] = [];
    const all = tasks.map(({ name, after, fails }) => ({
      name,
      after,
      async run() {
        events.push(`+${name}`);
        await new Promise((done) => setImmediate(done));
        if (fails === true) throw failed;
        events.push(`-${name}`);
        return name;
      },
    }));
    const results = await inParallel(all, { atOnce, code: 'X' }).catch((error: Failure) => error.message);
    return { results, events };
  };

  test('begins when that has ended, and everything else at once', async () => {
    const { results, events } = await run([
      { name: 'web', after: ['api'] },
      { name: 'api', after: ['gone'] },
      { name: 'jobs' },
    ]);
    expect(results).toEqual(['web', 'api', 'jobs']);
    expect(events.slice(0, 2)).toEqual(['+api', '+jobs']);
    expect(events.indexOf('+web')).toBeGreaterThan(events.indexOf('-api'));
  });

  test('does not take the place of what could begin', async () => {
    const { events } = await run([{ name: 'web', after: ['api'] }, { name: 'api' }, { name: 'jobs' }], 1);
    expect(events).toEqual(['+api', '-api', '+web', '-web', '+jobs', '-jobs']);
  });

  test('does not begin behind a failure', async () => {
    const { results, events } = await run([
      { name: 'web', after: ['api'] },
      { name: 'api', fails: true },
      { name: 'jobs' },
    ]);
    expect(results).toBe('api: exit code 1');
    expect(events).toEqual(['+api', '+jobs', '-jobs']);
  });
});
