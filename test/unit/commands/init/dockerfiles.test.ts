/** The Dockerfile of a service that is there, and what its `ARG` lines make of `gitops.yaml`. */
import { describe, expect, test } from 'vitest';
import { type Files, initWorld, workspace } from '../../../support/commands/init.ts';

const shared = 'FROM node:24\nARG SERVICE_NAME\nARG SERVER_ENV\nRUN npx turbo prune "$SERVICE_NAME" --docker\n';

async function buildsOf(files: Files) {
  const { run, config, read } = await initWorld({ ...workspace, ...files });
  const ran = await run();
  const services = [...(await config()).services].map(([name, { build }]) => [
    name,
    build === undefined ? undefined : { ...build, args: Object.fromEntries(build.args ?? []) },
  ]);
  return { ...ran, builds: Object.fromEntries(services), text: await read('gitops.yaml') };
}

describe('the Dockerfile of a service', () => {
  test.each<[string, Files, string | undefined]>([
    ['its own', { 'apps/web1/Dockerfile': 'FROM a\n', 'apps/Dockerfile': 'FROM b\n' }, undefined],
    ['shared beside it', { 'apps/Dockerfile': 'FROM a\n', Dockerfile: 'FROM b\n' }, 'apps/Dockerfile'],
    ['at the root', { Dockerfile: 'FROM a\n' }, 'Dockerfile'],
    ['of its name, before', { 'docker/web1.Dockerfile': 'FROM a\n', Dockerfile: 'FROM b\n' }, 'docker/web1.Dockerfile'],
    ['of its name, behind', { 'docker/Dockerfile.web1': 'FROM a\n' }, 'docker/Dockerfile.web1'],
    ['in a directory of its name', { 'build/web1/Dockerfile': 'FROM a\n' }, 'build/web1/Dockerfile'],
    ['deeper in it', { 'apps/web1/docker/Dockerfile': 'FROM a\n' }, 'apps/web1/docker/Dockerfile'],
    ['the only one apart', { 'docker/Dockerfile': 'FROM a\n' }, 'docker/Dockerfile'],
    ['a fetched one is none', { 'node_modules/x/web1/Dockerfile': 'FROM a\n', Dockerfile: 'FROM b\n' }, 'Dockerfile'],
    ['its ignore file is none', { 'web1.Dockerfile.dockerignore': '*\n', Dockerfile: 'FROM b\n' }, 'Dockerfile'],
  ])('%s', async (_, files, dockerfile) => {
    const { builds, log } = await buildsOf(files);
    expect(builds.web1?.dockerfile).toBe(dockerfile);
    expect(log).toMatch(new RegExp(`Dockerfile of web1.*: ${dockerfile ?? 'apps/web1/Dockerfile'}, because it `));
  });

  test('nothing is written for an image where each service has one, and one where some have not', async () => {
    const own = { 'apps/web1/Dockerfile': 'FROM a\n' };
    const some = await buildsOf(own);
    expect(some.created).toEqual(expect.arrayContaining(['apps/Dockerfile', '.dockerignore']));
    expect(some.builds).toMatchObject({ web1: undefined, web2: { dockerfile: 'apps/Dockerfile' } });
    const all = await buildsOf({ ...own, 'apps/web2/Dockerfile': 'FROM a\n' });
    expect(all.created.filter((path) => /docker/i.test(path))).toEqual([]);
  });

  test('a directory with one is a service in whatever language', async () => {
    const { builds, log } = await buildsOf({ 'services/api/Dockerfile': 'FROM golang\n', 'services/api/main.go': '' });
    expect(Object.keys(builds).sort()).toEqual(['api', 'web1', 'web2']);
    expect(log).toContain('api (services/api), because each is a directory with a Dockerfile of its own');
  });
});

describe('its ARG lines', () => {
  test.each<[string, string, Record<string, string>]>([
    ['name the service', 'ARG SERVICE_NAME', { SERVICE_NAME: '{service}' }],
    ['name it otherwise', 'ARG APP\nARG PACKAGE_NAME', { APP: '{service}', PACKAGE_NAME: '{service}' }],
    ['name its directory', 'ARG APP_DIR', { APP_DIR: 'apps/{service}' }],
    ['name the environment', 'ARG SERVER_ENV', { SERVER_ENV: '{environment}' }],
    ['have defaults of their own', 'ARG NODE_VERSION=24\nARG APP_ENV=production', {}],
    ['have a default that fits one service', 'ARG SERVICE_NAME=web1', { SERVICE_NAME: '{service}' }],
    ['are known to the builder', 'ARG TARGETARCH\nARG HTTP_PROXY', {}],
    ['have a default before FROM', '', {}],
  ])('that %s', async (_, lines, args) => {
    const { builds } = await buildsOf({ 'apps/Dockerfile': `ARG TAG=24\nFROM node:$TAG\nARG TAG\n${lines}\n` });
    expect(builds.web1?.args).toEqual(args);
  });

  test('get the name of the package for turbo, and the directory for a path', async () => {
    const scoped = { 'apps/web1/package.json': '{"name": "@acme/web1"}' };
    const pruned = await buildsOf({ ...scoped, 'apps/Dockerfile': shared });
    expect(pruned.builds.web1?.args.SERVICE_NAME).toBe('@acme/web1');
    expect(pruned.builds.web2?.args.SERVICE_NAME).toBe('{service}');
    const copied = await buildsOf({
      ...scoped,
      'apps/Dockerfile': 'FROM a\nARG SERVICE_NAME\nCOPY apps/$SERVICE_NAME .\n',
    });
    expect(copied.builds.web1?.args.SERVICE_NAME).toBe('{service}');
  });

  test('that nobody can know are named, and not invented', async () => {
    const { builds, text, log } = await buildsOf({
      'apps/Dockerfile': 'FROM a\nARG SERVICE_NAME\nARG FLAVOUR\nARG NPM_TOKEN\n',
    });
    expect(builds.web1?.args).toEqual({ SERVICE_NAME: '{service}' });
    expect(text).toContain('# ARG FLAVOUR of apps/Dockerfile has no default, and nothing here says its value.');
    expect(text).toMatch(/# ARG NPM_TOKEN .* A secret belongs in `secrets`, not in `args`\.$/m);
    expect(log).toContain(
      'apps/Dockerfile, because it lies in a directory around the service, with ARG SERVICE_NAME, FLAVOUR, NPM_TOKEN',
    );
  });
});
