import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../src/commands/argocd-upsert-app.ts';
import { buildImage } from '../../../src/commands/build-image.ts';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import { inputsFor } from '../../../src/inputs/inputs-for.ts';
import { createRun } from '../../support/inputs.ts';

const config = `
version: 1
registry: harbor.example.com/fe
gitops: { repository: infra/gitops, branch: main }
services: { web1: { path: apps/web1 }, web2: { path: apps/web2 } }
environments: { dev: { when: { branch: main }, file: "values/{service}-dev.yaml", message: "{service} moves" } }
`;
const dev = { service: 'web1', environment: 'dev' };

describe('the inputs of a command that another one runs', () => {
  it('come from gitops.yaml for the service and environment', () => {
    const { inputs, resolved } = inputsFor(bumpImageTag, createRun(deploy, {}, { config }), dev);
    expect(inputs).toMatchObject({ ...dev, file: ['values/web1-dev.yaml'], image: 'harbor.example.com/fe/web1' });
    expect(resolved.file.source).toEqual({ kind: 'gitops.yaml', name: 'gitops.yaml' });
    expect(resolved.service.source).toEqual({ kind: 'command', name: 'service' });
  });

  it('for servers, dry runs and the deadline are those of the running command, with their source', () => {
    const given = { 'gitops-branch': 'next', 'argocd-headers': ['a: b'], 'dry-run': true, timeout: '90s' };
    const { inputs, resolved } = inputsFor(argocdUpsertApp, createRun(deploy, given, { config }), dev);
    expect(inputs).toMatchObject({
      'gitops-repository': 'infra/gitops',
      'gitops-branch': 'next',
      'argocd-headers': ['a: b'],
      'dry-run': true,
      timeout: 90_000,
    });
    expect(resolved['gitops-branch'].source).toEqual({ kind: 'flag', name: '--gitops-branch' });
    expect(resolved['argocd-server'].source.kind).toBe('absent');
  });

  it.each([
    ['given for this run wins over gitops.yaml', { 'build-timeout': '2h' }, { web1: 7_200_000, web2: 7_200_000 }],
    ['that is only a default leaves each service its own', {}, { web1: 1_200_000, web2: 3_600_000 }],
    ['of one service is not that of another one', { service: 'web1' }, { web1: 1_200_000, web2: 3_600_000 }],
  ])('the time of a builder: a value %s', (_name, given, expected: Record<string, number>) => {
    const own = config.replace('{ path: apps/web1 }', '{ path: apps/web1, build: { build-timeout: 20m } }');
    const run = createRun(deploy, given, { config: own });
    for (const [service, milliseconds] of Object.entries(expected)) {
      const { inputs } = inputsFor(buildImage, run, { service, environment: 'dev' });
      expect(inputs['build-timeout']).toBe(milliseconds);
    }
  });

  it('which one command alone knows do not leave it', () => {
    const { inputs } = inputsFor(argocdUpsertApp, createRun(deploy, { wait: true, 'on-failure': 'rollback' }), dev);
    expect(inputs).toMatchObject({ wait: false, 'on-failure': 'keep' });
  });

  it('are typed values where the running command knows better; undefined says nothing', () => {
    const known = { tag: '1.2.3', set: ['a=b\nc'], image: undefined, timeout: 1_000 };
    const { inputs } = inputsFor(bumpImageTag, createRun(deploy, { timeout: '90s' }, { config }), dev, known);
    expect(inputs).toMatchObject({
      tag: '1.2.3',
      set: ['a=b\nc'],
      image: 'harbor.example.com/fe/web1',
      timeout: 1_000,
    });
  });

  it('without a gitops.yaml are defaults', () => {
    expect(inputsFor(bumpImageTag, createRun(deploy), {}).inputs).toMatchObject({ file: [], deliver: 'push' });
  });
});
