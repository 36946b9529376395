/** `check` of review environments: room for one more, and whether requests that ask for one can be told. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Explained } from '../../../../src/commands/check/explain.ts';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { mergeDeployment, serializeMarker } from '../../../../src/core/review/marker.ts';
import { runCheck } from '../../../support/commands/check.ts';
import { type Scenery, setScenery } from '../../../support/commands/scenery.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import { startGithubServer } from '../../../support/github/server.ts';
import { ciContext } from '../../../support/inputs.ts';

let at: Scenery;

beforeAll(async () => {
  at = await setScenery();
  const file = join(at.monorepo, 'gitops.yaml');
  const set = [
    'environments.review.when:={"request":{"label":"deploy-preview"}}',
    'environments.review.max-environments:=2',
    'environments.review.base=dev',
  ];
  writeFileSync(file, editFile('gitops.yaml', readFileSync(file, 'utf8'), { set }).text);
});

const marker = (name: string) =>
  serializeMarker(
    mergeDeployment(
      undefined,
      {
        name,
        repository: ciContext().repository,
        ref: `refs/heads/${name}`,
        commit: 'a',
        services: ['web1'],
        deployedAt: '2026-01-01T00:00:00Z',
      },
      1,
    ),
  );

const review = { environment: 'review', service: 'web1' };

it('says how many there may be, and warns when there are as many', async () => {
  const before = await runCheck(at, { ...review, 'gitops-repository': at.gitops.path });
  expect(before.named('review environments of review')[0]?.message).toContain(
    '2 at most, what they leave out is in dev',
  );
  expect(before.named('room in review')).toMatchObject([{ result: 'ok' }]);
  const files = ['one', 'two'].map((name) => [`review/${name}/.review-env.yaml`, marker(name)] as const);
  commitFiles(at.gitops, Object.fromEntries(files), { message: 'Two of them', seconds: 1_770_000_000 });
  const full = await runCheck(at, { ...review, 'gitops-repository': at.gitops.path });
  expect(full.named('room in review')).toMatchObject([
    { result: 'warning', message: expect.stringMatching(/max-environments is 2; .*: one \(\d+d\), two \(\d+d\)$/) },
  ]);
  expect(full.failure).toBeUndefined();
});

it.each([
  ['no token', {}, 'warning', 'there is no token for the forge'],
  ['a token that may not', { 'forge-token': 'ghs_reads-nothing' }, 'warning', 'cannot be told from others'],
  ['one that may', { 'forge-token': 'ghs_reads-requests' }, 'ok', '0 open requests were read'],
] as const)('with %s requests that ask for one are told, or not', async (_, given, result, message) => {
  const github = await startGithubServer({
    repositories: { 'acme/shop': { git: at.gitops } },
    accounts: {
      'ghs_reads-nothing': { login: 'a', permissions: {} },
      'ghs_reads-requests': { login: 'b', permissions: { pull_requests: 'read' } },
    },
  });
  const ci = { repositoryUrl: `${github.origin}/acme/shop` };
  const online = { ...review, online: 'true', 'forge-url': `${github.origin}/api/v3`, ...given };
  const ran = await runCheck(at, online, { ci });
  const found = ran.named('requests that ask for a review environment');
  expect(found).toMatchObject([{ result, message: expect.stringContaining(message) }]);
  if (result === 'warning') expect(found[0]?.hint).toMatch(/pull-requests: read/);
});

it('explains the keys with their lines', async () => {
  const ran = await runCheck(at, { ...review, explain: 'true' });
  const [own] = (ran.outputs.explained as readonly Explained[]).filter(({ command }) => command === 'environment');
  const values = new Map(own?.values.map(({ input, value, from }) => [input, { value, from }]));
  expect(values.get('max-environments')).toMatchObject({
    value: '2',
    from: expect.stringMatching(/^gitops\.yaml:\d+:\d+$/),
  });
  expect(values.get('base')).toMatchObject({ value: 'dev' });
  expect(values.get('when')?.value).toContain('deploy-preview');
});
