import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { buildImage } from '../../../src/commands/build-image.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import { ciContext, configuredInputs, type Given, runCommand } from '../../support/inputs.ts';

const config = parseConfig(
  'gitops.yaml',
  `version: 1
registry: harbor.example.com/fe
services:
  web1:
    path: apps/web1
    build:
      dockerfile: apps/Dockerfile
      target: run
      args: { SERVICE_NAME: "{service}", SERVER_ENV: none }
      labels: { team: front end }
      secrets: ["npmrc=NPMRC"]
      platforms: [linux/amd64]
      engine: buildah
      cache: none
      unless-changed: true
      tags: ["{sha8}", "{branch-slug}"]
  web2: { path: apps/web2 }
  site:
    path: apps/site
    build: { image: ghcr.io/acme/site, base: nginx:1, files: ["apps/site/dist:/srv"], user: "101", env: { A: b } }
environments:
  dev: { when: { branch: main }, file: "values/{service}-dev.yaml", build: { args: { SERVER_ENV: dev } } }
  prod: { when: { branch: release }, file: "values/{service}-prod.yaml", promote-from: dev }
`,
);

function configured(service: string | undefined, environment?: string) {
  return configuredInputs(buildImage, { config, ci: ciContext({ workspace: '/repo' }), service, environment });
}

describe('what gitops.yaml says for build-image', () => {
  test('a service fills every input, with the arguments of the environment over its own', () => {
    expect(configured('web1', 'dev')).toEqual({
      environment: 'dev',
      image: 'harbor.example.com/fe/web1',
      tags: ['{sha8}', '{branch-slug}'],
      context: '/repo',
      dockerfile: '/repo/apps/Dockerfile',
      target: 'run',
      'build-args': ['SERVICE_NAME=web1', 'SERVER_ENV=dev'],
      labels: ['team=front end'],
      secrets: ['npmrc=NPMRC'],
      platforms: ['linux/amd64'],
      engine: 'buildah',
      cache: 'none',
      'unless-changed': true,
    });
  });

  test('the environment is the one that the event deploys to when none is asked for', () => {
    expect(configured('web1')['build-args']).toContain('SERVER_ENV=dev');
  });

  test('a service needs nothing but its path', () => {
    expect(configured('web2', 'dev')).toEqual({
      environment: 'dev',
      image: 'harbor.example.com/fe/web2',
      context: '/repo',
      dockerfile: '/repo/apps/web2/Dockerfile',
      'build-args': ['SERVER_ENV=dev'],
    });
  });

  test('files make an image without a Dockerfile', () => {
    expect(configured('site', 'prod')).toMatchObject({
      image: 'ghcr.io/acme/site',
      base: 'nginx:1',
      files: ['apps/site/dist:/srv'],
      user: '101',
      env: ['A=b'],
    });
    expect(configured('site', 'prod')).not.toHaveProperty('dockerfile');
  });

  test('without a service it says nothing, and an unknown one is bad input', () => {
    expect(configured(undefined)).toEqual({});
    expect(() => configured('web3')).toThrow(/web3/);
  });
});

describe('an environment that takes the images of another one', () => {
  const build = (given: Given, branch = 'other') =>
    runCommand(buildImage, { 'dry-run': true, ...given }, { config, ci: { branch }, cwd: '/' });

  test.each<[string, Given, string]>([
    ['by its name', { service: 'web1', environment: 'prod' }, 'other'],
    ['by the branch of the run', { service: 'web1' }, 'release'],
  ])('has nothing built for it, %s: deploy finds the image (exit 2)', async (_, given, branch) => {
    await expect(build(given, branch)).rejects.toMatchObject({
      exitCode: 2,
      message: 'environment: prod takes the images of dev (promote-from), and builds none',
      hint: expect.stringContaining('`promotion: build`'),
    });
  });

  test('unless the run names the image', async () => {
    const reference = 'localhost:1/fe/web1@nothing';
    await expect(build({ service: 'web1', environment: 'prod', 'promote-from': reference })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^promote-from: /),
    });
  });
});

test('without an image, and without a service that has one, the input is named', async () => {
  await expect(runCommand(buildImage, {}, { cwd: '/' })).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('image'),
  });
});

test('registry-insecure: a registry that is listed is spoken to over plain http, another one is not', async () => {
  const answer = { digest: `sha256:${'a'.repeat(64)}`, bytes: '{"mediaType":"m"}' };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'docker-content-digest': answer.digest, 'content-type': 'm' }).end(answer.bytes);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // This machine, but none of the loopback addresses that need no listing.
  const registry = `0.0.0.0:${(server.address() as AddressInfo).port}`;
  const given = { image: `${registry}/a`, 'promote-from': `${registry}/a@sha256:${'b'.repeat(64)}`, 'dry-run': true };
  const code = async (more: object) =>
    runCommand(buildImage, { ...given, ...more }, { cwd: '/' }).catch((failure: { code: string }) => failure.code);
  try {
    expect(await code({})).toBe('REGISTRY_UNREACHABLE');
    expect(await code({ 'registry-insecure': [registry] })).toBe('REGISTRY_DIGEST');
  } finally {
    server.close();
  }
});

test('a context or a Dockerfile that is not there is bad input, before anything is asked of a registry', async () => {
  for (const given of [{ context: 'nowhere' }, { dockerfile: 'nowhere' }]) {
    const run = runCommand(buildImage, { image: 'harbor.invalid/x/y', ...given }, { cwd: import.meta.dirname });
    await expect(run).rejects.toMatchObject({ exitCode: 2 });
  }
});
