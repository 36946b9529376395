/** A few trials of the fuzzers, by the commit; `npm run fuzz -- wire registry` goes on. */
import { expect, it } from 'vitest';
import { registryFuzzer, wireFuzzer } from '../../../support/net/fuzz.ts';
import { allParts, dockerRegistry } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const real = allParts(await dockerRegistry());
const seeds = Array.from({ length: 50 }, (_, index) => index + 1000);

it.each(sliceOfCommit(seeds))('faults on the line to a git server, seed %i', { timeout: 60_000 }, async (seed) => {
  expect(await (await wireFuzzer()).run(seed)).toMatchObject({ tried: 5, wrong: 0 });
});

it.skipIf(!real.present).each(sliceOfCommit(seeds))(
  real.titled('faults on the line to a registry, seed %i'),
  { timeout: 60_000 },
  async (seed) => {
    expect(await (await registryFuzzer()).run(seed)).toMatchObject({ tried: 5, wrong: 0 });
  },
);
