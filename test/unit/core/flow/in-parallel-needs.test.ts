import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { inParallel } from '../../../../src/core/flow/in-parallel.ts';
import { failureOf } from '../../../support/failure.ts';

/** `api` fails; `web` comes behind `auth`, `shop` behind `api`, `cart` behind `shop`. */
async function ran(othersGoOn: boolean) {
  const begun: string[] = [];
  const task = (name: string, ...after: readonly string[]) => ({
    name,
    after,
    run: async () => {
      begun.push(name);
      await Promise.resolve();
      if (name === 'api') throw new Failure('failed', 'X', 'api: broken');
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
  const tasks = [task('web', 'auth'), task('auth'), task('api'), task('shop', 'api'), task('cart', 'shop')];
  const failure = await failureOf(inParallel(tasks, { atOnce: 5, code: 'MANY', othersGoOn }));
  return { begun, message: failure.message };
}

describe('behind a failure', () => {
  it('nothing further begins', async () => {
    expect(await ran(false)).toEqual({ begun: ['auth', 'api'], message: 'api: broken' });
  });

  it('what does not come behind it goes on, and what does is named', async () => {
    expect(await ran(true)).toEqual({
      begun: ['auth', 'api', 'web'],
      message: [
        'api: broken',
        'shop: was not begun, because it comes behind api',
        'cart: was not begun, because it comes behind shop',
      ].join('\n'),
    });
  });
});
