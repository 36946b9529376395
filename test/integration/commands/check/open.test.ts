/** `check --online` of servers that ask nobody for a credential: a bare repository, and a registry without a password. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { rewrite, runCheck } from '../../../support/commands/check.ts';
import { gitopsToken, setScenery } from '../../../support/commands/scenery.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { startRegistry } from '../../../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

it.skipIf(!parts.present)(parts.titled('says so in words, and each finding of a repository once'), async () => {
  const at = await setScenery();
  const registry = await startRegistry();
  const set = [
    `registry=${registry.host}/fe`,
    `gitops.repository=${at.gitops.path}`,
    'environments.prod.deliver=pull-request',
  ];
  rewrite(at, editFile('gitops.yaml', readFileSync(join(at.monorepo, 'gitops.yaml'), 'utf8'), { set }).text);
  const ran = await runCheck(at, { online: 'true' });
  const uploads = ran.checks.filter(({ name }) => name.startsWith('registry '));
  expect(uploads.map(({ message }) => message)).toEqual(uploads.map(() => 'takes an upload, without a credential'));
  expect(uploads.length).toBeGreaterThan(1);
  const ofRepository = ran.checks.filter(({ name }) => name.endsWith(at.gitops.path));
  const names = ofRepository.map(({ name }) => name.split(' ')[0]);
  // Two ways to write, a push and a request, and one set of rules.
  expect(names).toEqual(['read', 'push', 'rules', 'requests']);
  const dry = await runCheck(at, { online: 'true', 'dry-run': 'true', environment: 'dev' });
  const [asked] = dry.checks.filter(({ name }) => name.startsWith('registry '));
  expect(asked?.message).toBe('whether anybody may push was not asked');
});

it.skipIf(!parts.present)(
  parts.titled(
    'takes no credential of the registry on the machine of a person for no failure, and for one in a pipeline',
  ),
  async () => {
    const at = await setScenery();
    const given = { online: 'true', environment: 'dev', 'gitops-token': gitopsToken };
    const registries = async (host: 'shell' | 'github') => {
      const { checks } = await runCheck(at, given, { ci: { host } });
      return checks.filter(({ name }) => name.startsWith('registry '));
    };
    const [persons, jobs] = [await registries('shell'), await registries('github')];
    expect(persons.map(({ result }) => result)).toEqual(persons.map(() => 'skipped'));
    expect(persons[0]?.hint).toContain('docker login');
    expect(jobs.map(({ result }) => result)).toEqual(jobs.map(() => 'failed'));
    expect(jobs.length).toBeGreaterThan(1);
  },
);
