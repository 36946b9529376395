/** `check` of environments that write what another one writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { rewrite, runCheck } from '../../../support/commands/check.ts';
import { type Scenery, setScenery } from '../../../support/commands/scenery.ts';

let at: Scenery;
let original: string;

beforeAll(async () => {
  at = await setScenery();
  original = readFileSync(join(at.monorepo, 'gitops.yaml'), 'utf8');
});

async function warnings(stage: object, services = '*'): Promise<readonly string[]> {
  const set = [
    `gitops.repository=${at.gitops.path}`,
    'environments.dev.file=values/{service}-dev.yaml',
    'environments.dev.app.name={service}-dev',
    `environments.stage:=${JSON.stringify({ extends: 'dev', when: { branch: 'release/*' }, services: [services], ...stage })}`,
  ];
  rewrite(at, editFile('gitops.yaml', original, { set }).text);
  const ran = await runCheck(at, { environment: 'stage' });
  return ran.named('environment stage').flatMap(({ result, message }) => (result === 'warning' ? [message] : []));
}

const own = { file: 'values/{service}-{environment}.yaml', app: { name: '{service}-{environment}' } };

it.each([
  ['a file', { app: own.app }, 'file values/web1-dev.yaml and 1 more'],
  ['a file of one service', { app: own.app, services: ['web1'] }, 'file values/web1-dev.yaml'],
  ['an Application', { file: own.file }, 'Application web1-dev and 1 more'],
  ['both', {}, 'file values/web1-dev.yaml and 3 more'],
])('warns of %s that extends took along', async (_, stage, what) => {
  expect(await warnings(stage)).toEqual([
    `dev has the same ${what}: a deployment to one of them replaces that of the other`,
  ]);
});

it.each([
  ['words of its own', own],
  ['a repository of its own', { ...own, file: 'values/{service}-dev.yaml', gitops: { repository: 'acme/stage' } }],
  ['directories of review environments', { ttl: '7d', file: 'review/{slug}/{service}.yaml' }],
])('says nothing of %s', async (_, stage) => expect(await warnings(stage)).toEqual([]));
