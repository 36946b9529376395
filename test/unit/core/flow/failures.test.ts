import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { throwTogether } from '../../../../src/core/flow/failures.ts';

const failed = new Failure('failed', 'BUILD_FAILED', 'exit code 1', { hint: 'Look above.', outputs: { a: 1 } });
const late = new Failure('timed-out', 'ARGOCD_WAIT', 'is not healthy');
const thrown = (...failures: Parameters<typeof throwTogether>[1]) => {
  try {
    throwTogether('IMAGES', failures);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('failures of services that were worked on side by side', () => {
  test('are none when there is none', () => {
    expect(thrown()).toBeUndefined();
  });

  test('keep everything but the message when there is one, which gets the name', () => {
    expect(thrown({ name: 'web1', error: failed })).toMatchObject({
      kind: 'failed',
      code: 'BUILD_FAILED',
      message: 'web1: exit code 1',
      hint: 'Look above.',
      outputs: { a: 1 },
    });
  });

  test('are left as they are when the message has the name already, or is not ours', () => {
    const named = new Failure('failed', 'X', 'the image of web1 failed');
    const unexpected = new TypeError('x is undefined');
    expect(thrown({ name: 'web1', error: named })).toBe(named);
    expect(thrown({ name: 'web1', error: unexpected })).toBe(unexpected);
  });

  test('become one that names all, with the first as its cause', () => {
    expect(thrown({ name: 'web1', error: failed }, { name: 'web2', error: new Error('boom') })).toMatchObject({
      code: 'IMAGES_FAILED',
      message: 'web1: exit code 1\nweb2: boom',
      cause: failed,
      hint: 'Look above.',
    });
  });

  test('end with 3 only when all of them ran out of time', () => {
    expect(thrown({ name: 'a', error: late }, { name: 'b', error: late })).toMatchObject({ exitCode: 3 });
    expect(thrown({ name: 'a', error: late }, { name: 'b', error: failed })).toMatchObject({ exitCode: 1 });
  });
});
