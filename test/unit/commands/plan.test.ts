import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { plan } from '../../../src/commands/plan.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { gitIn } from '../../support/git/repository.ts';
import { ciContext, createRun, type Given, type Ran, type RunOptions, runCommand } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { flowchartIn, readFlowchart } from '../../support/mermaid/flowchart.ts';

const config = `
version: 1
registry: harbor.example.com/fe
services:
  web1: { path: apps/web1 }
  api: { path: apps/api, build: { image: ghcr.io/acme/backend } }
environments:
  dev: { when: { branch: develop } }
  review: { when: { request: true }, image: "{registry-free}/x", ttl: 7d }
  prod: { when: { branch: main }, tag: "{environment}-{sha8}" }
`;

let workspace: string;
/** The first digits of the commit that is checked out. */
let sha8: string;
beforeEach(() => {
  workspace = scratchDirectory('plan');
  const git = gitIn(workspace);
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
  sha8 = git('rev-parse', 'HEAD').slice(0, 8);
});

const all = { all: 'true' };
const services = ({ outputs }: Ran) => outputs.services;
const planned = (given: Given = {}, options: RunOptions = {}) =>
  runCommand(plan, given, { config, cwd: workspace, ...options });

describe('the matrix', () => {
  it('has everything a job needs, with placeholders filled in', async () => {
    const { outputs } = await planned(all, { ci: { branch: 'main' } });
    const slug = expect.stringMatching(/^main-[0-9a-f]{8}$/);
    const shared = { environment: 'prod', slug, tag: `prod-${sha8}` };
    expect(outputs).toEqual({
      services: ['web1', 'api'],
      environment: 'prod',
      slug,
      matrix: {
        include: [
          { service: 'web1', services: 'web1', path: 'apps/web1', image: 'harbor.example.com/fe/web1', ...shared },
          { service: 'api', services: 'api', path: 'apps/api', image: 'ghcr.io/acme/backend', ...shared },
        ],
      },
      any: true,
      graph: expect.stringMatching(/^flowchart LR\n/),
      reason: {
        web1: ['everything is taken: the input all asks for it'],
        api: ['everything is taken: the input all asks for it'],
      },
      held: {},
      seen: undefined,
      'child-pipeline': undefined,
    });
  });

  it('holds the services without an environment when none matches, and says so', async () => {
    const { outputs, summary } = await planned(all, { ci: { branch: 'other' } });
    expect(outputs.environment).toBeUndefined();
    expect(outputs.matrix).toMatchObject({ include: [{ environment: '', tag: sha8 }, { environment: '' }] });
    expect(summary).toContain('No environment of gitops.yaml takes the branch other: ');
  });

  it('takes the environment that was asked for before the one of the event', async () => {
    const { outputs } = await planned({ ...all, environment: 'dev' }, { ci: { branch: 'main' } });
    expect(outputs.environment).toBe('dev');
  });

  it('names the key of a placeholder that does not exist', async () => {
    const event: CiContext['event'] = { kind: 'request', number: 3, fromFork: false };
    await expect(planned(all, { ci: { event } })).rejects.toThrow(
      'image of web1: "{registry-free}/x" has the unknown placeholder {registry-free}',
    );
  });

  it.each([
    ['github', 256],
    ['gitlab', 600],
    ['shell', 600],
  ] as const)('of 600 services on %s has %i rows, which together name each once', async (host, rows) => {
    const names = Array.from({ length: 600 }, (_, index) => `s${index}`);
    const large = `version: 1\nservices:\n${names.map((name) => `  ${name}: { path: ${name} }`).join('\n')}\n`;
    const { outputs } = await planned(all, { config: large, ci: { host } });
    const { include } = outputs.matrix as { include: readonly { service: string; services: string }[] };
    expect(include).toHaveLength(rows);
    expect(include.flatMap((row) => row.services.split('\n'))).toEqual(names);
    expect(outputs.services).toEqual(names);
  });
});

describe('a part of the services', () => {
  it.each([
    [{ services: 'api' }, ['api']],
    [{ services: ['api', 'web1'] }, ['web1', 'api']],
    [{ service: 'web1' }, ['web1']],
  ])('%j', async (inputs, expected) => {
    expect(services(await planned({ ...all, ...inputs }))).toEqual(expected);
  });

  it('is refused with the nearest name when one does not exist', async () => {
    await expect(planned({ ...all, services: 'wbe1' })).rejects.toMatchObject({
      message: 'services: "wbe1" is no service of this monorepo',
      hint: 'Did you mean "web1"? Services: web1, api.',
      exitCode: 2,
    });
  });
});

describe('without gitops.yaml', () => {
  it('every workspace package with a Dockerfile is a service', async () => {
    await mkdir(join(workspace, 'apps/web'), { recursive: true });
    await writeFile(join(workspace, 'package.json'), '{"workspaces": ["apps/*"]}');
    await writeFile(join(workspace, 'apps/web/package.json'), '{"name": "@acme/web"}');
    await writeFile(join(workspace, 'apps/web/Dockerfile'), 'FROM scratch\n');
    const { outputs } = await planned(all, { config: undefined });
    expect(outputs.matrix).toMatchObject({
      include: [{ service: 'web', path: 'apps/web', image: '', environment: '' }],
    });
  });

  it('and without such a package it tells what to do (law 10)', async () => {
    await expect(planned(all, { config: undefined })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('there is no service'),
      hint: expect.stringContaining('monorepo-gitops init'),
    });
  });
});

describe('the base', () => {
  it('that cannot be had takes everything, and every reader is told', async () => {
    const done = await planned();
    const why = 'the branch is new, and it is the default branch itself';
    expect(services(done)).toEqual(['web1', 'api']);
    expect(done.warnings).toContain(`Everything is taken: ${why}.`);
    expect(done.outputs.reason).toMatchObject({ web1: [`everything is taken: ${why}`] });
    expect(done.summary).toContain(`| web1 | everything is taken: ${why} |`);
  });
});

describe('the child pipeline', () => {
  const file = 'generated/child.yml';
  const inputs = { ...all, 'child-pipeline': file };

  it('is written where it was asked for, the same bytes every time (law 4)', async () => {
    const first = await planned(inputs);
    const text = await readFile(join(workspace, file), 'utf8');
    expect(first.outputs['child-pipeline']).toBe(file);
    expect(Object.keys(parse(text))).toEqual(['workflow', 'deploy web1', 'deploy api']);
    await planned(inputs);
    expect(await readFile(join(workspace, file), 'utf8')).toBe(text);
  });

  it('is shown and not written by a dry run', async () => {
    const { lines, outputs } = await planned({ ...inputs, 'dry-run': 'true' });
    expect(await readdir(workspace)).toEqual(['.git']);
    expect(outputs['child-pipeline']).toBeUndefined();
    expect(lines.join('\n')).toContain('deploy web1:');
  });
});

describe('the summary', () => {
  it('is one row a service', async () => {
    const { summary } = await planned(all, { ci: ciContext({ branch: 'develop', workspace }) });
    expect(summary.split('\n')).toEqual([
      '### 🔵 Would deploy 2 of 2 services to **dev**: **web1**, **api**',
      '',
      '| service | why | image | what happens |',
      '| --- | --- | --- | --- |',
      `| web1 | everything is taken: the input all asks for it | harbor.example.com/fe/web1:${sha8} | deploy |`,
      `| api | everything is taken: the input all asks for it | ghcr.io/acme/backend:${sha8} | deploy |`,
    ]);
  });

  it('has the graph where a page draws it; everywhere else it is an output', async () => {
    const environments = '{ dev: { when: { branch: develop } }, prod: { promote-from: dev } }';
    const given = { config: config.replace(/environments:[\s\S]*/, `environments: ${environments}\n`) };
    const at = (host: CiContext['host']) => planned(all, { ...given, ci: { host, branch: 'develop' } });
    const { nodes, edges } = flowchartIn((await at('github')).summary);
    const named = ({ from, to, label }: (typeof edges)[number]) =>
      [nodes.get(from)?.label, label, nodes.get(to)?.label].map((each) => each?.replaceAll('<br>', ' · ')).join(' → ');
    expect(edges.map(named)).toEqual([
      'everything · the input all asks for it →  → web1 · deploy',
      'everything · the input all asks for it →  → api · deploy',
      'web1 · deploy →  → dev',
      'api · deploy →  → dev',
      'dev → promotion → prod',
    ]);
    for (const host of ['gitlab', 'shell'] as const) {
      const { summary, outputs } = await at(host);
      expect(summary).not.toContain('```');
      expect(readFlowchart(`${outputs.graph}`)).toEqual({ nodes, edges, classes: new Map([['idle', ['e5']]]) });
    }
  });

  it('says of the event without an environment what it changes, and draws that', async () => {
    const { summary } = await planned(all, {
      ci: { branch: 'main', host: 'github' },
      config: 'version: 1\nservices: { web1: { path: a } }\n',
    });
    expect(summary).toContain('| web1 | everything is taken: the input all asks for it |  | affected |');
    expect([...flowchartIn(summary).nodes.values()].map(({ shape }) => shape)).toEqual(['round', 'square']);
  });
});

it("compares with the environment's own request, which an event chooses", () => {
  const config = `
version: 1
services: { web1: { path: apps/web1 } }
environments:
  dev: { when: { branch: develop }, file: x.yaml }
  prod: { when: { branch: main }, file: y.yaml, deliver: pull-request }
`;
  const deliverOn = (branch: string) => createRun(plan, {}, { config, ci: { branch } }).inputs.deliver;
  expect([deliverOn('develop'), deliverOn('main')]).toEqual(['push', 'pull-request']);
});
