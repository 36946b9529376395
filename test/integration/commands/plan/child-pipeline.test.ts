import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { plan } from '../../../../src/commands/plan.ts';
import { inputValues, interpolated } from '../../../support/gitlab/template.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { realPart } from '../../../support/real-parts.ts';

const gitlab = fileURLToPath(new URL('../../../../node_modules/gitlab-ci-local/dist/index.js', import.meta.url));

const config = `
version: 1
services: { web1: { path: apps/web1 }, on: { path: apps/on } }
environments: { dev: { when: { branch: main } } }
`;

/** Writes its service and environment down instead of deploying. */
const program = `#!/bin/sh
case "$MG_SERVICE" in slow-*) sleep 1;; bad-*) exit 1;; esac
echo "$2 $MG_SERVICE $MG_ENVIRONMENT" >> "$DEPLOYED"
`;

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
  const given: Given = { 'child-pipeline': 'child.yml', 'child-program': 'monorepo-gitops --verbose' };
  const planned = (more: Given) => runCommand(plan, { ...given, ...more }, { config, cwd: directory });

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

  const ordered = `
version: 1
services:
  web: { path: apps/web, needs: [slow-api] }
  slow-api: { path: apps/api, needs: [slow-db] }
  slow-db: { path: apps/db }
  other: { path: apps/other }
environments: { dev: { when: { branch: main } } }
`;

  it('deploys a service behind those that it needs, and the others at once', async () => {
    await runCommand(plan, { all: 'true', ...given }, { config: ordered, cwd: directory });
    await rm(join(directory, '.gitlab-ci-local/deployed'), { force: true });
    const { status, told } = run();
    expect(status, told).toBe(0);
    const deployed = await readFile(join(directory, '.gitlab-ci-local/deployed'), 'utf8');
    const services = deployed
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[1]);
    expect(services).toEqual(['other', 'slow-db', 'slow-api', 'web']);
  });

  it('does not deploy what needs a service that fails', async () => {
    const config = ordered.replaceAll('slow-db', 'bad-db');
    await runCommand(plan, { all: 'true', ...given }, { config, cwd: directory });
    await rm(join(directory, '.gitlab-ci-local/deployed'), { force: true });
    const { status, told } = run();
    expect(status, told).not.toBe(0);
    expect(await readFile(join(directory, '.gitlab-ci-local/deployed'), 'utf8')).toBe('deploy other dev\n');
  });

  it('builds behind the images that it needs, by stages that GitLab takes', async () => {
    const config = ordered.replace('version: 1', 'version: 1\nregistry: host/fe');
    await runCommand(plan, { all: 'true', ...given, engine: 'kaniko' }, { config, cwd: directory });
    const { status, stdout, told } = run('--list-json');
    expect(status, told).toBe(0);
    const jobs: { name: string; needs: { job: string }[] | null }[] = JSON.parse(stdout);
    const needs = Object.fromEntries(jobs.map((job) => [job.name, job.needs?.map(({ job: name }) => name)]));
    expect(needs).toMatchObject({
      'emit web': ['kaniko slow-api'],
      'kaniko web': ['emit web'],
      'deploy web': ['kaniko web', 'deploy slow-api'],
      'emit other': [],
    });
  });

  it('of a template waits too', async () => {
    const template =
      'spec:\n  inputs:\n    job-name: {}\n    service: {}\n    environment: {}\n---\n"$[[ inputs.job-name ]]":\n  variables: { MG_SERVICE: "$[[ inputs.service ]]" }\n  script: ["monorepo-gitops --verbose deploy"]\n';
    await writeFile(join(directory, 'ordered.yml'), template);
    execFileSync('git', ['-C', directory, 'add', 'ordered.yml']);
    await runCommand(
      plan,
      { all: 'true', ...given, 'child-template': '/ordered.yml' },
      { config: ordered, cwd: directory },
    );
    await rm(join(directory, '.gitlab-ci-local/deployed'), { force: true });
    const { status, told } = run();
    expect(status, told).toBe(0);
    const deployed = await readFile(join(directory, '.gitlab-ci-local/deployed'), 'utf8');
    const services = deployed
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[1]);
    expect(services).toEqual(['other', 'slow-db', 'slow-api', 'web']);
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

const schemaFile = fileURLToPath(new URL('../../../../../shared/contracts/gitlab-ci-schema.json', import.meta.url));
const schema = await realPart(
  "GitLab's CI schema",
  () => existsSync(schemaFile),
  'put app/assets/javascripts/editor/schema/ci.json of GitLab into ../shared/contracts/gitlab-ci-schema.json',
);

describe.skipIf(!schema.present)(schema.titled("child pipelines, held to GitLab's CI schema"), () => {
  const validate = schema.present
    ? new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
        JSON.parse(readFileSync(schemaFile, 'utf8')),
      )
    : undefined;
  const services = Array.from({ length: 60 }, (_, index) => `s${index}`);
  const ordered = `
version: 1
registry: host/fe
services:
  web: { path: apps/web, needs: [${services.join(', ')}] }
${services.map((name) => `  ${name}: { path: apps/${name} }`).join('\n')}
environments: { dev: { when: { branch: main } } }
`;
  const nothing = { base: 'HEAD' };

  it.each<[string, Given]>([
    ['nothing affected', nothing],
    ['nothing affected, of a template', { ...nothing, 'child-template': '/ci/deploy.yml' }],
    ['nothing affected, with builds of their own', { ...nothing, engine: 'kaniko' }],
    ['a job a service', {}],
    ['of a template', { 'child-template': '/ci/deploy.yml' }],
    ['with builds of their own', { engine: 'kaniko' }],
  ])('%s', async (_, inputs) => {
    const directory = scratchDirectory('schema');
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', directory]);
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    execFileSync('git', ['-C', directory, ...identity, 'commit', '--quiet', '--allow-empty', '--message', 'start']);
    const given = { 'child-pipeline': 'child.yml', ...(inputs.base === undefined ? { all: 'true' } : {}), ...inputs };
    await runCommand(plan, given, { config: ordered, cwd: directory });
    const documents = parseAllDocuments(await readFile(join(directory, 'child.yml'), 'utf8'), { version: '1.1' });
    const [spec, pipeline = spec] = documents.map((each) => each.toJS());
    const read =
      pipeline === spec ? pipeline : interpolated(pipeline, inputValues({ spec: spec.spec, jobs: pipeline }));
    for (const document of [spec, read]) {
      validate?.(document);
      expect(validate?.errors ?? []).toEqual([]);
    }
    const jobs = Object.keys(pipeline).filter((name) => /^(deploy|nothing|before) ?/.test(name));
    expect(jobs.length + (inputs['child-template'] === undefined ? 0 : services.length)).toBeGreaterThan(0);
    expect(jobs.includes('nothing-affected')).toBe(inputs.base !== undefined);
  });
});
