import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { argocdUpsertApp } from '../../../../src/commands/argocd-upsert-app.ts';
import type { Application } from '../../../../src/core/argocd/server/live.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import { setting } from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { argocdOf, tip, world } from '../../../support/commands/deploy.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles, createBareRepository, type FixtureFile } from '../../../support/git/repository.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const file = 'apps/web1/application.yaml';
const template = (label: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { labels: { from: ${label} } }
spec:
  source: { path: apps/web1 }
  destination: { namespace: demo }
  syncPolicy: { syncOptions: ['ServerSideApply=true'] }
`;

/** A monorepo without it, and a GitOps repository with the template beside its chart. */
function place(files: Record<string, FixtureFile> = { [file]: template('gitops') }) {
  const cwd = scratchDirectory('argocd');
  const repository = createBareRepository(cwd, { files });
  const inputs = { name: 'web1', file, 'gitops-repository': repository.path, 'gitops-branch': 'main', timeout: '24h' };
  const run = (given: Given = {}) =>
    runCommand(argocdUpsertApp, { ...inputs, ...given }, { cwd, clock: simulatedClock() });
  return { cwd, repository, run };
}

function write(cwd: string, path: string, text: string) {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

describe('`file` in the GitOps repository', () => {
  it('is read at the tip of the branch, and said to be; by mode git and mode api', async () => {
    const { repository, run } = place();
    const head = repository.git('rev-parse', 'main');
    const { lines } = await run();
    expect(lines).toContain(`file: ${file} is that of the GitOps repository, at ${head}`);
    const { metadata, spec } = parse(repository.read('argocd/web1.yaml')) as Application;
    expect(metadata.labels).toMatchObject({ from: 'gitops' });
    expect(spec).toMatchObject({ source: { path: 'apps/web1', targetRevision: 'main' } });
    const { server } = await setting();
    const api = { 'argocd-server': server.url, 'argocd-plaintext': 'true', 'argocd-token': adminToken };
    await run({ ...api, validate: 'false' });
    expect(server.app('web1')?.metadata.labels).toMatchObject({ from: 'gitops' });
    expect((await run({ ...api, validate: 'false' })).outputs.result).toBe('unchanged');
  });

  it('one of the monorepo comes first, and nothing is asked', async () => {
    const { cwd, repository, run } = place();
    write(cwd, file, template('monorepo'));
    const { lines } = await run();
    expect(lines.join('\n')).not.toContain('is that of the GitOps repository');
    expect(repository.read('argocd/web1.yaml')).toContain('from: monorepo');
  });

  it.each([
    [
      'in neither of both',
      'apps/web2/application.yaml',
      /^file: apps\/web2\/application.yaml is neither in the monorepo nor/,
    ],
    ['outside', '../other/application.yaml', /^file: "..\/other\/application.yaml" has a ".." segment/],
    ['absolute', '/nowhere/application.yaml', /^file: "\/nowhere\/application.yaml" is absolute/],
    ['a directory', 'apps/web1', /^file: apps\/web1 is a directory in the GitOps repository/],
    ['in .git', '.git/config', /^file: ".git\/config" leads into .git/],
    ['of another kind', 'apps/web1/values.yaml', /^file: holds the kind undefined/],
  ])('%s: refused before anything is written', async (_title, path, message) => {
    const { repository, run } = place({ [file]: template('gitops'), 'apps/web1/values.yaml': 'a: 1\n' });
    const before = repository.git('rev-parse', 'main');
    const failure = await failureOf(run({ file: path }));
    expect(failure.message).toMatch(message);
    expect([failure.exitCode, repository.git('rev-parse', 'main')]).toEqual([2, before]);
  });

  it('a link is not followed', async () => {
    const { run } = place({ 'application.yaml': { mode: '120000', body: '../../other.yaml' } });
    const failure = await failureOf(run({ file: 'application.yaml' }));
    expect(failure).toMatchObject({ code: 'PATH_OUTSIDE', exitCode: 4 });
    expect(failure.message).toMatch(/crosses the symlink "application.yaml"/);
  });
});

describe.skipIf(!parts.present)(parts.titled('`app.file` in the GitOps repository'), () => {
  it('`deploy` reads it with what it reads anyway, and state comparison sees its change', async () => {
    const plain = await world();
    const usual = await argocdOf(plain);
    await plain.deploy(usual.given);
    plain.gitServer.requests.splice(0);
    await plain.deploy(usual.given);
    const requests = plain.gitServer.requests.length;

    const scenery = await world(['environments.dev.app.file=apps/{service}/application.yaml']);
    const paths = ['web1', 'web2'].map((service) => `apps/${service}/application.yaml`);
    const commitTemplates = (label: string) => {
      const entries = paths.map((path) => [path, template(label).replace('  source: { path: apps/web1 }\n', '')]);
      commitFiles(scenery.gitops, Object.fromEntries(entries));
    };
    commitTemplates('first');
    const { server, given } = await argocdOf(scenery);
    await scenery.deploy(given);
    expect(['web1-dev', 'web2-dev'].map((name) => server.app(name)?.metadata.labels?.from)).toEqual(['first', 'first']);
    scenery.gitServer.requests.splice(0);
    const again = await scenery.deploy(given);
    expect(again.outputs.result).toBe('unchanged');
    // Two levels of trees and the files, each one request for all services together.
    expect(scenery.gitServer.requests.length - requests).toBe(3);
    commitTemplates('second');
    const before = tip(scenery);
    await scenery.deploy(given);
    expect(['web1-dev', 'web2-dev'].map((name) => server.app(name)?.metadata.labels?.from)).toEqual([
      'second',
      'second',
    ]);
    expect(tip(scenery)).toBe(before);
  });
});
