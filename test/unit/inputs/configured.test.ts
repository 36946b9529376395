import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../src/commands/argocd-upsert-app.ts';
import { buildImage } from '../../../src/commands/build-image.ts';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import { ciContext, configuredInputs, createInputs, createRun } from '../../support/inputs.ts';

const config = parseConfig(
  'gitops.yaml',
  `version: 1
registry: harbor.example.com/fe
gitops: { repository: infra/gitops, deliver: push, author: "Bot <bot@example.com>", message: "Deploy {service}", labels: [ci] }
argocd: { server: argocd.example.com, project: "p-{environment}", dest-server: https://10.0.0.1 }
services: { web1: { path: apps/web1, build: { context: apps, tags: [v1], build-timeout: 1h30m } }, web2: { path: apps/web2 } }
environments:
  dev:
    when: { branch: main }
    file: "values/{service}-{environment}.yaml"
    set: { "a.b": "{sha8}", "a.c": 3, __proto__: x }
    unset: [d]
  prod: { file: prod.yaml, deliver: pull-request, message: "Release {service}", image: "r.example.com/{service}" }
`,
);

type Asked = { readonly service?: string; readonly environment?: string };

const said = (command: Parameters<typeof configuredInputs>[0], { service, environment }: Asked = {}) =>
  configuredInputs(command, { config, ci: ciContext({ workspace: '/repo' }), service, environment });

const bump = (asked: Asked) => said(bumpImageTag, asked);
const upsert = (asked: Asked) => said(argocdUpsertApp, asked);

describe('what gitops.yaml says for the inputs of a command', () => {
  it('is of the service in the environment of the event', () => {
    expect(bump({ service: 'web1' })).toEqual({
      'gitops-repository': 'infra/gitops',
      environment: 'dev',
      file: ['values/web1-dev.yaml'],
      image: 'harbor.example.com/fe/web1',
      tag: 'v1',
      set: ['a.b=abcdef01', 'a.c:=3', '__proto__=x'],
      unset: ['d'],
      message: 'Deploy {service}',
      author: 'Bot <bot@example.com>',
      deliver: 'push',
      labels: ['ci'],
    });
  });

  it('is first what the environment says', () => {
    const prod = {
      deliver: 'pull-request',
      message: 'Release {service}',
      image: 'r.example.com/web1',
      file: ['prod.yaml'],
    };
    expect(bump({ service: 'web1', environment: 'prod' })).toMatchObject(prod);
  });

  it('is of no service when none is asked for: the environment says how its commits are delivered, no more', () => {
    expect(bump({ environment: 'prod' })).toEqual({
      'gitops-repository': 'infra/gitops',
      author: 'Bot <bot@example.com>',
      deliver: 'pull-request',
      labels: ['ci'],
    });
    expect(upsert({ environment: 'prod' })).not.toHaveProperty('project');
  });

  it.each([
    ['what its environment says, instead of what all say', 'dev', ['comment']],
    ['what all say', 'prod', ['status', 'comment']],
    ['that of no environment', undefined, ['status', 'comment']],
  ])('of where a deployment is shown is %s', (_, environment, expected) => {
    const text = `version: 1
gitops: { repository: infra/gitops, announce: [status, comment] }
services: { web1: { path: apps/web1 } }
environments:
  dev: { file: dev.yaml, announce: [comment] }
  prod: { file: prod.yaml }
`;
    const ci = ciContext({ workspace: '/repo', branch: 'other' });
    const asked = { config: parseConfig('gitops.yaml', text), ci, service: undefined, environment };
    expect(configuredInputs(deploy, asked)).toMatchObject({ announce: expected });
  });

  it('is of every service in the flow: of the environment that is asked for, else of that of the event', () => {
    expect(said(deploy, { environment: 'prod' })).toMatchObject({
      deliver: 'pull-request',
      message: 'Release {service}',
    });
    expect(said(deploy)).toMatchObject({ deliver: 'push', message: 'Deploy {service}' });
  });

  it('leaves the labels of requests to the commands whose labels they are', () => {
    expect(upsert({ service: 'web1' })).not.toHaveProperty('labels');
  });

  it('has its placeholders filled in, and names the key of one that has no value', () => {
    expect(upsert({ service: 'web1' })).toMatchObject({ project: 'p-dev', 'dest-server': 'https://10.0.0.1' });
    const tagged = { config, ci: ciContext({ commit: undefined }), service: 'web1', environment: 'dev' };
    expect(() => configuredInputs(bumpImageTag, tagged)).toThrow('environments.dev.set.a.b: "{sha8}" uses {sha8}');
  });

  it('is not read for an input that is given: a placeholder there may have no value', () => {
    const given = { service: 'web1', environment: 'dev', set: ['a=b'] };
    expect(createInputs(bumpImageTag, given, { config, ci: { commit: undefined } }).inputs.set).toEqual(['a=b']);
  });

  it('fits a host that is made of two long names into DNS, in values and nowhere else', () => {
    const service = 'recommendations-and-offers-of-the-season-for-customers';
    const text = `version: 1
services: { ${service}: { path: apps/x } }
environments:
  review: { when: { branch: "feature/**" }, file: "review/{slug}/{service}.yaml", set: { host: "{slug}-{service}.example.com", plain: "${'x'.repeat(70)}.example.com" } }
`;
    const ci = ciContext({ branch: 'feature/a-branch-with-a-long-name' });
    const { set, file } = configuredInputs(bumpImageTag, {
      config: parseConfig('gitops.yaml', text),
      ci,
      service,
      environment: 'review',
    });
    expect(set).toEqual([
      expect.stringMatching(/^host=[a-z0-9-]{63}\.example\.com$/),
      `plain=${'x'.repeat(70)}.example.com`,
    ]);
    expect(file).toEqual([expect.stringContaining(`/${service}.yaml`)]);
  });

  it('has paths of the monorepo from its root', () => {
    expect(said(buildImage, { service: 'web1' })).toMatchObject({
      context: '/repo/apps',
      dockerfile: '/repo/apps/web1/Dockerfile',
    });
  });

  it('has durations in milliseconds', () => {
    expect(said(buildImage, { service: 'web1' })).toMatchObject({ 'build-timeout': 5_400_000 });
  });

  it('may be asked for a service that has left the file by a command that reads none', () => {
    expect(said(cleanupReviewEnv, { service: 'gone' })).toMatchObject({ 'argocd-server': 'argocd.example.com' });
    expect(() => bump({ service: 'gone' })).toThrow('service: "gone" is not in gitops.yaml');
  });

  it('never is a secret, whatever a declaration says (law 6)', () => {
    const token = { type: 'string', secret: true, description: 'X.', config: { keys: ['gitops.repository'] } } as const;
    const careless = { inputs: { token } } as unknown as typeof bumpImageTag;
    const { resolved } = createRun(careless, {}, { config });
    expect(resolved).toEqual({ token: { value: undefined, source: { kind: 'absent', name: 'absent' } } });
  });
});
