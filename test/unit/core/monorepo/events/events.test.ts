import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentFor, placeholdersFor, versionIn } from '../../../../../src/core/monorepo/environments.ts';
import { servicesInScope } from '../../../../../src/core/monorepo/events/scope.ts';
import { whyNoEnvironment } from '../../../../../src/core/monorepo/events/why-no-environment.ts';
import { unstartedPushes } from '../../../../../src/core/monorepo/events/workflow-triggers.ts';
import type { CiEvent } from '../../../../../src/core/ports.ts';
import { loadConfig, parseConfig } from '../../../../../src/inputs/config/config.ts';
import { failureOf } from '../../../../support/failure.ts';
import { ciContext } from '../../../../support/inputs.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';

const configOf = (environments: string, services = '{ web1: { path: apps/web1 } }') =>
  parseConfig(
    'gitops.yaml',
    `version: 1\nregistry: r.example.com\nservices: ${services}\nenvironments:\n${environments}`,
  );

const tagged = (tag: string, startedBy?: 'schedule' | 'manual') =>
  ciContext({ branch: undefined, event: { kind: 'tag', tag, ...(startedBy === undefined ? {} : { startedBy }) } });

/** The runs of the table, in its order of columns. */
const runs = {
  push: ciContext({ event: { kind: 'push' } }),
  schedule: ciContext({ event: { kind: 'schedule' } }),
  manual: ciContext({ event: { kind: 'manual' } }),
  'push elsewhere': ciContext({ event: { kind: 'push' }, branch: 'other' }),
  'schedule elsewhere': ciContext({ event: { kind: 'schedule' }, branch: 'other' }),
  'manual elsewhere': ciContext({ event: { kind: 'manual' }, branch: 'other' }),
  'tag v1.0.0': tagged('v1.0.0'),
  'schedule of v1.0.0': tagged('v1.0.0', 'schedule'),
  'v1.0.0 by hand': tagged('v1.0.0', 'manual'),
};

describe('what started a run (docs/events.md; main is the default branch)', () => {
  it.each<readonly [string, readonly (keyof typeof runs)[]]>([
    ['{ branch: main }', ['push', 'schedule', 'manual']],
    ['{ branch: main, schedule: true }', ['push', 'schedule', 'manual']],
    ['{ branch: main, manual: true }', ['push', 'schedule', 'manual']],
    ['{ branch: main, schedule: false }', ['push', 'manual']],
    ['{ branch: main, manual: false }', ['push', 'schedule']],
    ['{ branch: main, schedule: false, manual: false }', ['push']],
    ['{ branch: other, schedule: true }', ['push elsewhere', 'schedule elsewhere', 'manual elsewhere']],
    ['{ schedule: true }', ['schedule']],
    ['{ manual: true }', ['manual']],
    ['{ schedule: true, manual: true }', ['schedule', 'manual']],
    ['{ schedule: true, manual: false }', ['schedule']],
    ['{ request: true, schedule: true }', []],
    ['{ tag: "v*" }', ['tag v1.0.0', 'schedule of v1.0.0', 'v1.0.0 by hand']],
    ['{ tag: "v*", schedule: true }', ['tag v1.0.0', 'schedule of v1.0.0', 'v1.0.0 by hand']],
    ['{ tag: "v*", schedule: false, manual: false }', ['tag v1.0.0']],
    ['{ branch: main, tag: "v*", manual: false }', ['push', 'schedule', 'tag v1.0.0', 'schedule of v1.0.0']],
  ])('when: %s takes %j', (when, taken) => {
    const config = configOf(`  prod: { when: ${when} }`);
    const found = Object.entries(runs).filter(([, ci]) => environmentFor(config, ci) !== undefined);
    expect(found.map(([name]) => name)).toEqual(taken);
  });

  it('takes the first that matches: who leaves schedules out leaves them to the next', () => {
    const two = (dev: string) => configOf(`  dev: { when: ${dev} }\n  prod: { when: { schedule: true } }`);
    const nightly = runs.schedule;
    expect(environmentFor(two('{ branch: main }'), nightly)?.name).toBe('dev');
    expect(environmentFor(two('{ branch: main, schedule: false }'), nightly)?.name).toBe('prod');
    expect(environmentFor(two('{ branch: main, schedule: false }'), runs.push)?.name).toBe('dev');
  });

  it('takes the branch of a schedule for the default one where the host does not tell which that is', () => {
    const ci = ciContext({ event: { kind: 'schedule' }, branch: 'trunk', defaultBranch: undefined });
    expect(environmentFor(configOf('  prod: { when: { schedule: true } }'), ci)?.name).toBe('prod');
  });

  it.each<readonly [string, CiEvent, string, string]>([
    [
      '{ branch: main, schedule: false }',
      { kind: 'schedule' },
      'main',
      'No environment of gitops.yaml takes scheduled pipelines of main: prod has `when.schedule: false`.',
    ],
    [
      '{ branch: main, manual: false }',
      { kind: 'manual' },
      'main',
      'No environment of gitops.yaml takes pipelines that are started by hand of main: prod has `when.manual: false`.',
    ],
    [
      '{ schedule: true }',
      { kind: 'schedule' },
      'other',
      'No environment of gitops.yaml takes scheduled pipelines of other: prod takes those of the default branch main alone, because its `when` names no other branch. Give the input `environment`.',
    ],
    [
      '{ schedule: true }',
      { kind: 'push' },
      'main',
      'No environment of gitops.yaml takes the branch main: none has a `when.branch`. By schedule or by hand alone: prod (schedule).',
    ],
  ])('says why none is found: %s for %j of %s', (when, event, branch, why) => {
    expect(whyNoEnvironment(configOf(`  prod: { when: ${when} }`), ciContext({ event, branch }))).toBe(why);
  });
});

const shop = async () => {
  const root = scratchDirectory('tags');
  const files = {
    'gitops.yaml': `
version: 1
registry: r.example.com
services:
  web1: { path: apps/web1 }
  web: { path: apps/web }
  web-v2: { path: apps/v2 }
  shop: { path: apps/shop }
  jobs: { path: apps/jobs }
environments:
  stage: { when: { tag: ["{service}@*-*", "{service}-v*-rc*"] } }
  prod: { when: { tag: ["{service}@*", "{service}-v*", "!jobs@*", "v*"] }, services: ["*", "!jobs"] }
`,
    'apps/web1/package.json': '{"name":"@acme/web1"}',
    'apps/shop/package.json': '{"name":"@acme/store-front"}',
    'apps/web/package.json': '{"name":',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const config = await loadConfig(root);
  if (config === undefined) throw new Error('there is one');
  return config;
};

describe('a tag of one service', () => {
  it.each([
    ['web1@1.2.3', 'prod', ['web1'], '1.2.3'],
    ['@acme/web1@1.2.3', 'prod', ['web1'], '1.2.3'],
    ['@acme/store-front@10.0.0', 'prod', ['shop'], '10.0.0'],
    ['web1-v1.2.3', 'prod', ['web1'], '1.2.3'],
    // `web-v*` would take it as `2-v1.0.0` of web.
    ['web-v2-v1.0.0', 'prod', ['web-v2'], '1.0.0'],
    ['web-v2@3.4.5', 'prod', ['web-v2'], '3.4.5'],
    ['web-v2.1.0', 'prod', ['web'], '2.1.0'],
    ['web1@1.2.3-rc.1', 'stage', ['web1'], '1.2.3-rc.1'],
    ['v1.2.3', 'prod', ['web1', 'web', 'web-v2', 'shop'], '1.2.3'],
  ])('%s deploys to %s: %j, version %s', async (tag, environment, services, version) => {
    const config = await shop();
    const ci = tagged(tag);
    expect(environmentFor(config, ci)?.name).toBe(environment);
    expect(servicesInScope({ config, ci, environment }, [])).toEqual(services);
    expect(placeholdersFor(ci, services[0], environment)).toMatchObject({ version, 'git-tag': tag });
  });

  it.each([
    [
      'web9@1.2.3',
      ' By `{service}@*-*` of stage it names "web9", which is neither a service nor the workspace package of one.',
      'web9@1.2.3-rc.1',
    ],
    [
      'wbe1@1.2.3',
      'By `{service}@*` of prod it names "wbe1", which is neither a service nor the workspace package of one. Did you mean "web1"?',
      'wbe1@1.2.3',
    ],
    ['jobs@1.2.3', ' It names jobs, which `environments.prod.services` has not.', 'jobs@1.2.3'],
    ['@other/web1@1.2.3', 'it names "@other/web1", which is neither a service nor', '@other/web1@1.2.3'],
  ])('%s names no service, and this is said', async (_name, why, tag) => {
    const config = await shop();
    expect(environmentFor(config, tagged(tag))).toBeUndefined();
    expect(whyNoEnvironment(config, tagged(tag))).toContain(why);
  });

  it('refuses another service by name, whoever asks for it', async () => {
    const config = await shop();
    const question = { config, ci: tagged('web1@1.2.3'), environment: 'prod' };
    expect(servicesInScope(question, ['web1'])).toEqual(['web1']);
    expect(failureOf(() => servicesInScope(question, ['shop']))).toMatchObject({
      exitCode: 2,
      message: 'services: "shop" is not what the tag web1@1.2.3 is of: it names web1',
      hint: 'Leave the input out, or run on a tag of shop: shop@*, shop-v*, v*.',
    });
  });

  it.each([
    ['1.2.3', '1.2.3'],
    ['v1.2.3-rc.1', '1.2.3-rc.1'],
    ['release/1.2', '1.2'],
    ['v12', '12'],
    ['@acme/v2-web@1.2.3+build.5', '1.2.3+build.5'],
    ['v2-web-v1.2.3', '1.2.3'],
    ['LOGIN-12', undefined],
    ['nightly', undefined],
  ])('has its version at its end: %s is %s', (tag, version) => {
    expect(versionIn(tag)).toBe(version);
  });

  it('starts a workflow by one of its names: that of the package will do', async () => {
    const root = scratchDirectory('workflows');
    mkdirSync(join(root, '.github/workflows'), { recursive: true });
    const file = join(root, '.github/workflows/deploy.yml');
    const workflow = (tags: string) =>
      `on: { push: { tags: ${tags} } }\njobs: { a: { steps: [{ uses: monorepo-gitops/monorepo-gitops@v1 }] } }\n`;
    const environments = new Map([['prod', { when: { tag: ['{service}@*'] } }]]);
    const services = new Map([
      ['web1', { package: '@acme/web1' }],
      ['api', {}],
    ]);
    writeFileSync(file, workflow('["@acme/*@*", "api@*"]'));
    expect(await unstartedPushes(root, { environments, services })).toEqual([]);
    writeFileSync(file, workflow('["@acme/*@*"]'));
    expect(await unstartedPushes(root, { environments, services })).toEqual([
      'A push of a tag such as `api@x` starts no workflow, and `{service}@*` of gitops.yaml deploys it to prod: `on.push` of .github/workflows/deploy.yml has @acme/*@*.',
    ]);
  });
});

describe('the services of an environment', () => {
  const config = configOf(
    '  dev: {}\n  prod: { services: ["web*", "!web2", api] }\n  others: { services: ["*", "!api"] }',
    '{ api: { path: a }, web1: { path: b }, web2: { path: c }, jobs: { path: d } }',
  );
  it.each([
    ['dev', ['api', 'web1', 'web2', 'jobs']],
    ['prod', ['api', 'web1']],
    ['others', ['web1', 'web2', 'jobs']],
  ])('%s has %j', (environment, services) => {
    expect(servicesInScope({ config, ci: ciContext(), environment }, [])).toEqual(services);
  });

  it('are in the order of the file, whatever the order in which they are asked for', () => {
    expect(servicesInScope({ config, ci: ciContext(), environment: 'dev' }, ['jobs', 'api'])).toEqual(['api', 'jobs']);
  });

  it.each([
    [
      'prod',
      'web2',
      '"web2" is not deployed to prod',
      '`environments.prod.services` has api, web1. web2 is in dev, others.',
    ],
    ['others', 'api', '"api" is not deployed to others', 'has web1, web2, jobs. api is in dev, prod.'],
    ['prod', 'wbe1', '"wbe1" is no service of this monorepo', 'Did you mean "web1"?'],
  ])('refuse another one by name: %s, %s', (environment, service, problem, hint) => {
    const failure = failureOf(() => servicesInScope({ config, ci: ciContext(), environment }, [service]));
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(problem) });
    expect(failure.hint).toContain(hint);
  });
});
