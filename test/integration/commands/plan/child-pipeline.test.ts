import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { plan } from '../../../../src/commands/plan.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const gitlab = fileURLToPath(new URL('../../../../node_modules/gitlab-ci-local/dist/index.js', import.meta.url));

const config = `
version: 1
services: { web1: { path: apps/web1 }, on: { path: apps/on } }
environments: { dev: { when: { branch: main } } }
`;

/** Writes its service and environment down instead of deploying. */
const program = '#!/bin/sh\necho "$2 $MG_SERVICE $MG_ENVIRONMENT" >> "$DEPLOYED"\n';

describe('a child pipeline, read and run by gitlab-ci-local', () => {
  let directory: string;
  beforeAll(async () => {
    directory = scratchDirectory('child');
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', directory]);
    execFileSync('git', ['-C', directory, 'remote', 'add', 'origin', 'https://gitlab.example.com/acme/shop.git']);
    await mkdir(join(directory, 'bin'));
    await writeFile(join(directory, 'bin/monorepo-gitops'), program);
    await chmod(join(directory, 'bin/monorepo-gitops'), 0o755);
    await writeFile(join(directory, '.gitignore'), '.gitlab-ci-local\n');
    execFileSync('git', ['-C', directory, 'add', '--all']);
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    execFileSync('git', ['-C', directory, ...identity, 'commit', '--quiet', '--message', 'start']);
  });

  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [gitlab, '--force-shell-executor', '--file', 'child.yml', ...args],
      {
        cwd: directory,
        encoding: 'utf8',
        env: {
          PATH: `${join(directory, 'bin')}${delimiter}${process.env.PATH}`,
          HOME: directory,
          DEPLOYED: join(directory, '.gitlab-ci-local/deployed'),
        },
      },
    );
    return { status, stdout, told: stdout + stderr };
  };
  const planned = (given: Given) =>
    runCommand(
      plan,
      { 'child-pipeline': 'child.yml', 'child-program': 'monorepo-gitops --verbose', ...given },
      { config, cwd: directory },
    );

  it('deploys each service in its environment', async () => {
    await planned({ all: 'true' });
    const { status, told } = run();
    expect(told).toContain('deploy web1');
    expect(status, told).toBe(0);
    const deployed = await readFile(join(directory, '.gitlab-ci-local/deployed'), 'utf8');
    expect(deployed.trim().split('\n').sort()).toEqual(['deploy on dev', 'deploy web1 dev']);
  });

  it('without affected services is a pipeline that passes', async () => {
    await planned({ base: 'HEAD' });
    const { status, told } = run();
    expect(told).toContain('No service is affected by this change.');
    expect(status, told).toBe(0);
  });

  it('of a template has the jobs that the template makes of its inputs', async () => {
    await writeFile(
      join(directory, 'deploy.yml'),
      'spec:\n  inputs:\n    job-name: {}\n    service: {}\n    environment: {}\n---\n"$[[ inputs.job-name ]]":\n  script: [ "true" ]\n',
    );
    execFileSync('git', ['-C', directory, 'add', 'deploy.yml']);
    await planned({ all: 'true', 'child-template': '/deploy.yml' });
    const { status, stdout, told } = run('--list-json');
    expect(status, told).toBe(0);
    const jobs: { name: string }[] = JSON.parse(stdout);
    expect(jobs.map(({ name }) => name).sort()).toEqual(['deploy on', 'deploy web1']);
  });
});
