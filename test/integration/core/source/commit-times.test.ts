import { expect, test } from 'vitest';
import { commitTimes } from '../../../../src/core/source/checkout-history.ts';
import { createWorld } from '../../../support/commands/world.ts';
import { portsOf } from '../../../support/ports.ts';

test('a tag has the date of the commit that it names, in any of its lengths', async () => {
  const world = createWorld({ a: '' }, { commits: 2 });
  const [first = '', second = ''] = world.line;
  const tree = world.git('rev-parse', 'HEAD^{tree}');
  const time = (commit: string) => Number(world.git('show', '-s', '--format=%ct', commit)) * 1000;
  const tags = [
    first,
    second.slice(0, 8),
    `develop-${first.slice(0, 7)}`,
    'v1.2.3',
    '0000000',
    tree.slice(0, 12),
    `x${first.slice(0, 8)}`,
  ];
  const at = { cwd: world.monorepo, env: process.env, programs: portsOf().programs };
  expect([...(await commitTimes(at, tags))]).toEqual([
    [first, time(first)],
    [second.slice(0, 8), time(second)],
    [`develop-${first.slice(0, 7)}`, time(first)],
  ]);
  expect(await commitTimes({ ...at, cwd: world.directory }, tags)).toEqual(new Map());
});
