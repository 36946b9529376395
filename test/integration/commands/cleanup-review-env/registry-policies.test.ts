import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { cleanupReviewEnv } from '../../../../src/commands/cleanup-review-env.ts';
import { EcrApi } from '../../../../src/core/cleanup/retention/ecr-api.ts';
import { openRegistryHost } from '../../../../src/core/cleanup/retention/provider.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { restlessClock } from '../../../support/clock.ts';
import { createWorld } from '../../../support/commands/world.ts';
import { startEcr } from '../../../support/ecr/server.ts';
import { createBareRepository } from '../../../support/git/repository.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import { startHarbor } from '../../../support/harbor/server.ts';
import type { Given, RunOptions } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { portsOf } from '../../../support/ports.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { pushDated } from '../../../support/registry/dated.ts';
import { startRegistry, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const part = await dockerRegistry();
const robot = { 'registry-username': testUser, 'registry-password': testPassword };

/** A sweep of retention alone, with these rules. */
function sweep(registry: string, retention: string, given: Given = {}, options: RunOptions = {}) {
  const text = `version: 1\nregistry: ${registry}\nretention: ${retention}\nservices: { web1: { path: apps/web1 } }\n`;
  const world = createWorld({ 'README.md': 'Ours.\n' }, { config: parseConfig('gitops.yaml', text), commits: 1 });
  const all = { sweep: 'true', remove: 'retention', ...given };
  return world.run(cleanupReviewEnv, all, {
    ...options,
    ci: { host: 'jenkins', ...options.ci },
    env: { PATH: process.env.PATH, ...options.env },
  });
}

const swagger = join(process.cwd(), '../shared/contracts/harbor-swagger.yaml');

/** What a value has that Harbor's description of it does not. */
function unlike(
  value: unknown,
  schema: Record<string, unknown>,
  definitions: Record<string, unknown>,
  at = '',
): string[] {
  const name = /definitions\/(.*)$/.exec(String(schema.$ref ?? ''))?.[1];
  if (name !== undefined) return unlike(value, definitions[name] as Record<string, unknown>, definitions, at);
  const kind = Array.isArray(value) ? 'array' : typeof value === 'number' ? 'integer' : typeof value;
  if (schema.type !== undefined && schema.type !== kind) return [`${at} is ${kind}, not ${schema.type}`];
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      unlike(item, schema.items as Record<string, unknown>, definitions, `${at}[${index}]`),
    );
  const properties = schema.properties as Record<string, Record<string, unknown>> | undefined;
  if (typeof value !== 'object' || value === null || properties === undefined) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const known = properties[key];
    return known === undefined ? [`${at}.${key} is unknown`] : unlike(item, known, definitions, `${at}.${key}`);
  });
}

describe('the policy of a Harbor project', () => {
  const rules =
    '{ apply: registry, rules: [{ keep-last: 10 }, { repository: "web1/feature*", keep-last: 5, keep-days: 7 }] }';

  test('is created, then left alone while it is equal, and updated with the time of its own', async () => {
    const harbor = await startHarbor();
    const place = `${harbor.host}/fe`;
    const dry = await sweep(place, rules, { ...robot, 'dry-run': 'true' });
    expect(harbor.policies.size).toBe(0);
    const { outputs, warnings } = await sweep(place, rules, robot);
    expect(outputs.retention).toMatchObject([{ policy: `${harbor.host}, project fe`, result: 'created' }]);
    expect(warnings.join('\n')).toContain('cannot see Git');
    const created = harbor.requests.find(({ method }) => method === 'POST');
    expect(dry.lines.join('\n')).toContain(`POST /api/v2.0/retentions\n${JSON.stringify(created?.body, null, 2)}`);
    const policy = harbor.policies.get(5) ?? {};
    expect(policy).toMatchObject({ algorithm: 'or', scope: { level: 'project', ref: 12 } });
    expect((policy.rules as unknown[]).length).toBe(5);
    harbor.policies.set(5, {
      ...policy,
      trigger: { kind: 'Schedule', references: { job_id: 1 }, settings: { cron: '0 0 1 * * 0' } },
    });
    const writes = () => harbor.requests.filter(({ method }) => method !== 'GET').length;
    const before = writes();
    expect((await sweep(place, rules, robot)).outputs.retention).toMatchObject([{ result: 'unchanged' }]);
    expect(writes()).toBe(before);
    const other = '{ apply: registry, rules: [{ keep-last: 3 }] }';
    expect((await sweep(place, other, robot)).outputs.retention).toMatchObject([{ result: 'updated' }]);
    expect(harbor.policies.get(5)).toMatchObject({ id: 5, trigger: { settings: { cron: '0 0 1 * * 0' } } });
    expect(harbor.policies.get(5)?.rules).toHaveLength(2);
  });

  test('is one that Harbor describes', async ({ skip }) => {
    skip(!existsSync(swagger), 'put api/v2.0/swagger.yaml of Harbor into ../shared/contracts/harbor-swagger.yaml');
    const { definitions } = parse(readFileSync(swagger, 'utf8')) as { definitions: Record<string, unknown> };
    const harbor = await startHarbor();
    await sweep(`${harbor.host}/fe`, rules, robot);
    await sweep(`${harbor.host}/fe`, '{ apply: registry, rules: [{ keep-last: 3 }] }', robot);
    const bodies = harbor.requests.flatMap(({ body }) => (body === undefined ? [] : [body]));
    expect(bodies).toHaveLength(2);
    expect(bodies.flatMap((body) => unlike(body, { $ref: 'definitions/RetentionPolicy' }, definitions))).toEqual([]);
    expect(unlike({ ruels: [] }, { $ref: 'definitions/RetentionPolicy' }, definitions)).toEqual(['.ruels is unknown']);
  });

  test.each([
    ['no right to create it', ['project: read'], robot, 'tag-retention: create'],
    ['no right to see the project', [], robot, 'project: read'],
    ['a wrong password', undefined, { ...robot, 'registry-password': 'wrong' }, 'project: read'],
  ])('is an error that names the right, with %s', async (_, permissions, given, right) => {
    const harbor = await startHarbor(permissions === undefined ? {} : { permissions });
    await expect(sweep(`${harbor.host}/fe`, rules, given)).rejects.toMatchObject({
      exitCode: 1,
      code: 'HARBOR_AUTH',
      hint: expect.stringContaining(right),
    });
  });
});

describe('build-image', () => {
  const build = (registry: string, retention: string, given: Given = {}) => {
    const world = createWorld({ 'README.md': 'Ours.\n' }, { commits: 1 });
    writeFileSync(join(world.monorepo, 'app.js'), 'run();');
    const all = { ...robot, image: `${registry}/fe/web1`, engine: 'append', files: 'app.js:/app', retention, ...given };
    return world.run(buildImage, all, { cwd: world.monorepo, env: { PATH: process.env.PATH } });
  };

  test.skipIf(!part.present)(part.titled('writes the policy of its own repository'), async () => {
    const registry = await startRegistry();
    const harbor = await startHarbor({ registry: registry.host });
    const rules = '{"rules": [{"keep-last": 10}]}';
    const { lines } = await build(harbor.host, rules, { 'dry-run': 'true' });
    expect(lines.join('\n')).toContain('would be created');
    expect(harbor.policies.size).toBe(0);
    await build(harbor.host, rules);
    const written = harbor.policies.get(5)?.rules as { scope_selectors: unknown; template: string }[];
    expect(written.map(({ template }) => template)).toEqual(['latestPushedK', 'always']);
    expect(written[0]?.scope_selectors).toMatchObject({ repository: [{ pattern: 'web1' }] });
  });

  test.each([
    [
      'that this program deletes, which does not see Git here',
      '{"apply": "self", "rules": [{"keep-last": 1}]}',
      {},
      'is for a sweep',
    ],
    [
      'a rule that passes over the content keys',
      '[{"tags": "v*", "keep-last": 1}]',
      { 'unless-changed': 'true' },
      'content key',
    ],
  ])('refuses before the build %s', async (_, rules, given, message) => {
    const harbor = await startHarbor();
    await expect(build(harbor.host, rules, given)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(message),
    });
    expect(harbor.requests.filter(({ path }) => path !== '/ping')).toEqual([]);
  });
});

test.skipIf(!part.present)(
  part.titled('on Harbor the age of an image is that of its push, whatever it says itself'),
  async () => {
    const registry = await startRegistry();
    const harbor = await startHarbor({ registry: registry.host });
    const client = testClient();
    const now = Date.now();
    const pushed = async (repository: string, tag: string, age: number, created: number) => {
      const target = { registry: registry.host, repository, tag };
      const { digest } = await pushDated(client, target, { created: now - created * 86_400_000 });
      harbor.pushed.set(digest, now - age * 86_400_000);
    };
    await pushed('fe/web1/develop', 'new', 1, 50);
    await pushed('fe/web1/develop', 'old', 9, 2);
    await pushed('fe/other', 'one', 9, 9);
    const retention = '{ rules: [{ repository: "web1/*", keep-last: 1 }] }';
    const { outputs } = await sweep(`${harbor.host}/fe`, retention, robot);
    expect(outputs.retention).toMatchObject([
      { tags: expect.anything(), decision: expect.anything(), age: expect.stringContaining('(pushed)') },
      { age: expect.stringContaining('(pushed)') },
    ]);
    expect(await client.listTags({ registry: registry.host, repository: 'fe/web1/develop' })).toEqual(['new']);
    expect(await client.listTags({ registry: registry.host, repository: 'fe/other' })).toEqual(['one']);
  },
);

test.skipIf(!part.present)(
  part.titled('on Harbor a pattern may stand in the place of the project, also in one of several'),
  async () => {
    const registry = await startRegistry();
    const harbor = await startHarbor({ registry: registry.host });
    const client = testClient();
    const at = (repository: string, tag = '') => ({ registry: registry.host, repository, tag });
    for (const repository of ['fe/web1/cache', 'fe/web2/cache', 'fe/web1']) {
      for (const tag of ['a', 'b']) {
        const { digest } = await pushDated(client, at(repository, tag), { content: `${repository} ${tag}` });
        harbor.pushed.set(digest, Date.now() - (tag === 'a' ? 1 : 9) * 86_400_000);
      }
    }
    await sweep(harbor.host, '{ rules: [{ repository: "**/web1/cache", keep-last: 1 }] }', robot);
    await sweep(harbor.host, '{ rules: [{ repository: "{fe/web2,fe/web3}/*", keep-last: 1 }] }', robot);
    expect(await client.listTags(at('fe/web1/cache'))).toEqual(['a']);
    expect(await client.listTags(at('fe/web2/cache'))).toEqual(['a']);
    expect(await client.listTags(at('fe/web1'))).toHaveLength(2);
  },
);

test('GHCR is asked for the packages of one owner, so a pattern begins with it', async () => {
  const ports = portsOf();
  const credentials = async () => ({ kind: 'basic', username: 'a', password: 'b', source: '', hint: '' }) as const;
  const host = await openRegistryHost('ghcr.io', { ...ports, registry: testClient(), credentials, insecure: [] });
  await expect(host.repositories('')).rejects.toMatchObject({ exitCode: 2, hint: expect.stringContaining('OWNER') });
});

test('a registry that cannot be reached is not taken for another kind, whose images had other ages', async () => {
  const rules = '{ apply: registry, rules: [{ keep-last: 10 }] }';
  await expect(sweep('127.0.0.1:1/fe', rules, robot, { clock: restlessClock })).rejects.toMatchObject({
    code: 'REGISTRY_UNREACHABLE',
  });
});

describe('the cleanup policy of a GitLab project', () => {
  const registry = 'registry.gitlab.example.com';
  const rules = '{ apply: registry, rules: [{ repository: "**", tags: "develop-*", keep-last: 10, keep-days: 7 }] }';

  async function project() {
    const repository = createBareRepository(scratchDirectory('gitlab'), { files: { a: '' }, name: 'shop' });
    const gitlab = await startGitlabServer({ repository, path: 'acme/shop' });
    const given = { 'forge-token': gitlab.token, 'forge-url': gitlab.project.api };
    const options = { ci: { repositoryUrl: gitlab.project.url }, env: { CI_REGISTRY: registry } };
    return {
      gitlab,
      given,
      run: (extra: Given = {}) => sweep(`${registry}/acme/shop`, rules, { ...given, ...extra }, options),
    };
  }

  test('is turned on with the rule, and left alone while it is equal', async () => {
    const { gitlab, run } = await project();
    const dry = await run({ 'dry-run': 'true' });
    expect(gitlab.writes()).toEqual([]);
    expect(dry.lines.join('\n')).toContain('PUT /projects/acme%2Fshop\n');
    expect((await run()).outputs.retention).toMatchObject([
      { policy: `${registry}, project acme/shop`, result: 'created' },
    ]);
    expect(gitlab.cleanupPolicy()).toMatchObject({
      enabled: true,
      cadence: '1d',
      keep_n: 10,
      older_than: '7d',
      name_regex: 'develop-.*',
    });
    expect((await run()).outputs.retention).toMatchObject([{ result: 'unchanged' }]);
    expect(gitlab.writes()).toEqual(['PUT ']);
  });

  test('needs more than the token of a job', async () => {
    const { run } = await project();
    await expect(run({ 'forge-token': undefined })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('forge-token'),
    });
  });

  test('is refused where GitLab cannot say the same', async () => {
    const { gitlab, run } = await project();
    const retention = '{"apply": "registry", "rules": [{"repository": "**", "keep-last": 7}]}';
    await expect(run({ retention })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('no keep-last 7'),
    });
    expect(gitlab.writes()).toEqual([]);
  });
});

describe('ECR', () => {
  const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'ecr-secret-key' };

  test('gets a lifecycle policy for each repository, signed, and none that is there already', async () => {
    const ecr = await startEcr();
    for (const name of ['web1/develop', 'web1/main', 'other']) ecr.images.set(name, new Map());
    const env = { ...keys, AWS_ENDPOINT_URL_ECR: `http://${ecr.host}/` };
    const run = (given: Given = {}) =>
      sweep(registry, '{ apply: registry, rules: [{ repository: "web1/*", keep-last: 10 }] }', given, { env });
    await run({ 'dry-run': 'true' });
    expect(ecr.policies.size).toBe(0);
    expect((await run()).outputs.retention).toMatchObject([
      { policy: `${registry}/web1/develop`, result: 'created' },
      { policy: `${registry}/web1/main`, result: 'created' },
    ]);
    expect(JSON.parse(ecr.policies.get('web1/main') ?? '')).toEqual({
      rules: [
        {
          rulePriority: 1,
          description: 'keep-last 10',
          selection: { tagStatus: 'tagged', tagPatternList: ['*'], countType: 'imageCountMoreThan', countNumber: 10 },
          action: { type: 'expire' },
        },
      ],
    });
    expect(ecr.calls.at(-1)?.body).toMatchObject({ registryId: '123456789012' });
    const before = ecr.calls.length;
    expect((await run()).outputs.retention).toMatchObject([{ result: 'unchanged' }, { result: 'unchanged' }]);
    expect(ecr.calls.slice(before).map(({ action }) => action)).not.toContain('PutLifecyclePolicy');
  });

  test.each([
    ['the right is missing', 'PutLifecyclePolicy', keys, 'ecr:PutLifecyclePolicy'],
    ['there are no keys', undefined, { AWS_EC2_METADATA_DISABLED: 'true' }, 'give AWS keys'],
  ])('says so when %s', async (_, denied, env, hint) => {
    const ecr = await startEcr(denied);
    const given = { env: { ...env, AWS_ENDPOINT_URL_ECR: `http://${ecr.host}/` } };
    await expect(sweep(registry, '{ apply: registry, rules: [{ keep-last: 10 }] }', {}, given)).rejects.toMatchObject({
      code: 'ECR_ANSWER',
      hint: expect.stringContaining(hint),
    });
    expect(ecr.policies.size).toBe(0);
  });

  test('lists and deletes images by its own API', async () => {
    const ecr = await startEcr();
    ecr.images.set('web1', new Map([['sha256:a', 1_700_000_000.5]]));
    const env = { ...keys, AWS_ENDPOINT_URL_ECR: `http://${ecr.host}/` };
    const api = new EcrApi(registry, portsOf({ env }));
    expect(await api.pushTimes('web1')).toEqual(new Map([['sha256:a', 1_700_000_000_500]]));
    expect([await api.remove('web1', 'sha256:a'), await api.remove('web1', 'sha256:a')]).toEqual(['deleted', 'absent']);
  });
});

test.skipIf(!part.present)(
  part.titled('a registry without retention of its own is refused, with what works there'),
  async () => {
    const registry = await startRegistry();
    await expect(sweep(`${registry.host}/fe`, '{ apply: registry, rules: [{ keep-last: 10 }] }')).rejects.toMatchObject(
      {
        exitCode: 2,
        code: 'RETENTION_PROVIDER',
        hint: expect.stringContaining('apply: self'),
      },
    );
  },
);
