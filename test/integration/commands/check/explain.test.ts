/** `check --explain`: each input of a place, with the line, the variable or the default that it comes from. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explained } from '../../../../src/commands/check/explain.ts';
import { runCheck } from '../../../support/commands/check.ts';
import { type Scenery, setScenery } from '../../../support/commands/scenery.ts';

/** Lines are counted in the assertions: a line moves with its comment. */
const text = `version: 1
registry: harbor.example.com/fe
gitops: { repository: acme/gitops, deliver: push }
argocd: { server: argocd.example.com, project: web }
x-dest: &dest
  dest-namespace: web # 6
defaults:
  service: { build: { dockerfile: apps/Dockerfile, args: { SERVICE_NAME: "{service}", TIER: web } } } # 8
  environment: { set: { replicaCount: 1, team: web }, message: "{service}: {new-tag}" }
services:
  web1:
    path: apps/web1
    build: { args: { TIER: front } } # 13
    environments:
      prod: { set: { replicaCount: 4 }, clusters: { us: { set: { replicaCount: 8 } } } } # 15
  web2: { path: apps/web2 }
environments:
  dev:
    when: { branch: develop }
    file: values/{service}-dev.yaml # 20
    app: { <<: *dest, path: . }
  prod:
    extends: dev
    when: { branch: main }
    file: "{cluster}/values/{service}-prod.yaml" # 25
    message: null
    gitops: { deliver: pull-request } # 27
    app: { values-files: ["{file}"] }
    clusters:
      eu: { dest-name: in-eu } # 30
      us: { dest-name: in-us, gitops: { branch: us } } # 31
`;

let at: Scenery;

beforeAll(async () => {
  at = await setScenery();
  writeFileSync(join(at.monorepo, 'gitops.yaml'), text);
});

async function explain(given: Record<string, string> = {}, env: Record<string, string> = {}) {
  const ran = await runCheck(at, { explain: 'true', ...given }, { env });
  const all = ran.outputs.explained as readonly Explained[];
  const value = (command: string, input: string, cluster?: string) =>
    all
      .filter((each) => each.command === command && (cluster === undefined || each.cluster === cluster))
      .flatMap(({ values }) => values.filter((each) => each.input === input));
  return { ...ran, all, value };
}

describe('web1 in prod', () => {
  const given = { service: 'web1', environment: 'prod' };

  it('names the line of each value, also behind extends, anchors, defaults and in clusters', async () => {
    const { value } = await explain(given);
    expect(value('bump-image-tag', 'file', 'eu')).toEqual([
      {
        input: 'file',
        value: 'eu/values/web1-prod.yaml',
        from: 'gitops.yaml:25:11',
        key: 'environments.prod.file',
        template: '{cluster}/values/{service}-prod.yaml',
      },
    ]);
    const replicas = (cluster: string) =>
      value('bump-image-tag', 'set', cluster).map(({ value: item, from, key }) => [item, from, key]);
    expect(replicas('eu')).toEqual([
      ['replicaCount:=4', 'gitops.yaml:15:36', 'services.web1.environments.prod.set.replicaCount'],
      ['team=web', 'gitops.yaml:9:48', 'defaults.environment.set.team'],
    ]);
    expect(replicas('us')[0]).toEqual([
      'replicaCount:=8',
      'gitops.yaml:15:80',
      'services.web1.environments.prod.clusters.us.set.replicaCount',
    ]);
    const one = (command: string, input: string, cluster: string) => {
      const [{ value: shown, from, key } = { value: '', from: '', key: '' }] = value(command, input, cluster);
      return [shown, from, key];
    };
    expect(one('argocd-upsert-app', 'dest-namespace', 'eu')).toEqual([
      'web',
      'gitops.yaml:6:19',
      'environments.dev.app.dest-namespace',
    ]);
    expect(one('argocd-upsert-app', 'dest-name', 'us')).toEqual([
      'in-us',
      'gitops.yaml:31:24',
      'environments.prod.clusters.us.dest-name',
    ]);
    expect(one('argocd-upsert-app', 'values-files', 'eu')[0]).toBe('eu/values/web1-prod.yaml');
    expect(one('bump-image-tag', 'deliver', 'us')).toEqual([
      'pull-request',
      'gitops.yaml:27:24',
      'environments.prod.gitops.deliver',
    ]);
    expect(one('bump-image-tag', 'gitops-branch', 'us')[0]).toBe('us');
    expect(value('bump-image-tag', 'gitops-branch', 'eu')).toEqual([]);
    expect(one('build-image', 'image', 'eu')).toEqual(['harbor.example.com/fe/web1', 'gitops.yaml:2:11', 'registry']);
    expect(value('build-image', 'build-args', 'eu').map((each) => [each.value, each.key])).toEqual([
      ['SERVICE_NAME=web1', 'defaults.service.build.args.SERVICE_NAME'],
      ['TIER=front', 'services.web1.build.args.TIER'],
    ]);
    expect(one('build-image', 'cache', 'eu')).toEqual(['registry', 'default', undefined]);
    // Durations as they are written, and what no key says is a default, also where it follows from the place.
    expect(one('build-image', 'build-timeout', 'eu')).toEqual(['1h', 'default', undefined]);
    expect(one('argocd-upsert-app', 'degraded-grace', 'eu')).toEqual(['90s', 'default', undefined]);
    expect(one('argocd-upsert-app', 'name', 'eu')).toEqual(['web1-prod-eu', 'default', undefined]);
    expect(one('bump-image-tag', 'tag', 'eu')).toEqual(['{sha8}', 'default', undefined]);
    expect(value('bump-image-tag', 'message', 'eu')).toEqual([]);
  });

  it('prints it, one line a value, and what commands share once', async () => {
    const { lines } = await explain({ ...given, cluster: 'eu' });
    const log = lines.join('\n');
    expect(log).toMatch(/^web1 in prod, cluster eu$/m);
    expect(log).not.toContain('cluster us');
    expect(log).toMatch(
      /^ {4}file +eu\/values\/web1-prod\.yaml +gitops\.yaml:25:11 environments\.prod\.file = "\{cluster\}\/values\/\{service\}-prod\.yaml"$/m,
    );
    expect(log.match(/^ {4}gitops-repository /gm)).toHaveLength(1);
  });

  it('says which variable or flag wins, and never shows a secret', async () => {
    const env = { MG_TAG: '1.2.3', MG_GITOPS_TOKEN: 'canary-token-7d1f' };
    const ran = await explain({ ...given, cluster: 'eu', 'gitops-branch': 'next' }, env);
    expect(ran.value('bump-image-tag', 'tag')).toEqual([{ input: 'tag', value: '1.2.3', from: 'MG_TAG' }]);
    expect(ran.value('bump-image-tag', 'gitops-branch')[0]).toMatchObject({ value: 'next' });
    expect(ran.value('bump-image-tag', 'gitops-branch')[0]?.from).not.toContain('gitops.yaml');
    expect(JSON.stringify(ran.outputs) + ran.lines.join('\n')).not.toContain('canary-token-7d1f');
  });
});

it('without names explains every place, and checks nothing', async () => {
  const before = readFileSync(join(at.monorepo, 'gitops.yaml'), 'utf8');
  const { all, outputs } = await explain();
  const places = all.map(({ service, environment, cluster }) => [service, environment, cluster ?? ''].join(' ').trim());
  expect([...new Set(places)]).toEqual([
    'web1 dev',
    'web2 dev',
    'web1 prod eu',
    'web1 prod us',
    'web2 prod eu',
    'web2 prod us',
  ]);
  expect(outputs.checks).toEqual([]);
  expect(readFileSync(join(at.monorepo, 'gitops.yaml'), 'utf8')).toBe(before);
});

it.each([
  [{ service: 'web9' }, /service: "web9" is not in gitops.yaml/],
  [{ environment: 'prd' }, /environment: "prd" is not in gitops.yaml/],
  [{ environment: 'prod', cluster: 'eus' }, /cluster: "eus" is no cluster of prod/],
  [{ environment: 'dev', cluster: 'eu' }, /cluster: dev has no clusters/],
])('names what was meant: %j', async (given, message) => {
  await expect(explain(given)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
});
