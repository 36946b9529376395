/** What a commit says: templates are filled in once, and data from the source commit is text, whatever it looks like. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDescription } from '../../../../src/core/source/described.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { onGithub, onGitlab } from '../../../support/commands/forges.ts';
import { createWorld, type World } from '../../../support/commands/world.ts';
import { ciContext } from '../../../support/inputs.ts';

const values = 'image:\n  repository: r/web1\n  tag: old\n';
const given = { file: 'web1.yaml', image: 'r/web1', tag: 'new' };

function world(config?: string): World {
  return createWorld(
    { 'web1.yaml': values, 'tpl.yaml': values },
    { commits: 1, ...(config === undefined ? {} : { config }) },
  );
}

/** A source commit of this text, and the run's context for it. */
async function sourceCommit(at: World, text: string, author = 'Grace Hopper <grace@example.com>') {
  at.git('commit', '--quiet', '--allow-empty', '--author', author, '--message', text);
  const ci = ciContext({ commit: at.git('rev-parse', 'HEAD'), workspace: at.monorepo });
  const { described } = await withDescription(ci, { cwd: at.monorepo, env: process.env, programs: systemPrograms });
  if (described === undefined) throw new Error('the commit is here');
  return { commit: ci.commit ?? '', described };
}

const message = (at: World, revision = 'main') => at.gitops.git('log', '-1', '--format=%B', revision);
const subject = (at: World, revision = 'main') => at.gitops.git('log', '-1', '--format=%s', revision);

const config = (more: string) => `
version: 1
gitops: { ${more} }
services: { web1: { path: apps/web1 } }
environments: { dev: { when: { branch: "**" }, file: "web1.yaml", image: r/web1 } }
`;

describe('{subject} and {author}', () => {
  it('are of the source commit, and its braces are text: fix: {props} {sha8} {{x}}', async () => {
    const at = world();
    const { commit, described } = await sourceCommit(at, 'fix: {props} {sha8} {{x}}\n\nMore.');
    const { warnings } = await at.bump(
      commit,
      { ...given, message: '[skip ci] {subject} by {author}' },
      { ci: { described } },
    );
    expect(subject(at)).toBe('[skip ci] fix: {props} {sha8} {{x}} by Grace Hopper');
    expect(warnings).toEqual([]);
  });

  it.each(['[skip ci]', '[ci_skip]', '[no ci]', 'skip-checks: true', '***NO_CI***'])(
    'with %s in the source commit silence nothing, while the one of the template stays',
    async (marker) => {
      const at = world();
      const text = `fix ${marker} a\n\nBody.\n\n\n${marker}`;
      const { commit, described } = await sourceCommit(at, text, `Eve ${marker} <eve@example.com>`);
      await at.bump(commit, { ...given, message: '{subject} ({author})' }, { ci: { described } });
      expect(message(at)).toMatch(/^fix .* a \(Eve /);
      expect(message(at)).toContain('Argocd-reference-commit-body:');
      expect(message(at).toLowerCase()).not.toContain(marker.toLowerCase());
      await at.bump(commit, { ...given, tag: 'v2', message: `${marker} {subject}` }, { ci: { described } });
      expect(subject(at).startsWith(`${marker} fix `)).toBe(true);
      expect(message(at).toLowerCase().split(marker.toLowerCase())).toHaveLength(2);
    },
  );

  it('of a commit that is not here are bad input in gitops.yaml, before anything is written', async () => {
    const at = world(config('message: "{subject}"'));
    const run = at.bump(at.line[0]!, { service: 'web1', environment: 'dev', tag: 'new' });
    await expect(run).rejects.toMatchObject({
      exitCode: 2,
      message: 'message: "{subject}" uses {subject}, which has no value in this run',
      hint: expect.stringContaining('the commit that is checked out here'),
    });
    expect(at.gitops.git('rev-list', '--count', 'main')).toBe('1');
  });
});

describe('a message that a pipeline puts together', () => {
  it.each([
    ['fix: {props}', 'fix: {props}', ['message: {props} is no placeholder and stays as it is.']],
    [
      'docs: explain {request}',
      'docs: explain {request}',
      ['message: {request} has no value in this run and stays as it is.'],
    ],
    [
      'Deploy {servce} {new-tag}',
      'Deploy {servce} new',
      ['message: {servce} is no placeholder and stays as it is. Did you mean {service}?'],
    ],
    ['{"a": 1} {{x}} { y } {A}', '{"a": 1} {{x}} { y } {A}', []],
  ])('%s is written', async (text, expected, warned) => {
    const at = world();
    const { outputs, warnings } = await at.bump(at.line[0]!, { ...given, message: text });
    expect(outputs.result).toBe('committed');
    expect(subject(at)).toBe(expected);
    expect(warnings.map((line) => line.trim())).toEqual(warned);
  });

  it.each([
    ['fix [skip-ci] a\n\nMore ***NO_CI*** b', '', 'fix (skip-ci) a\n\nMore NO CI b'],
    ['fix [ci skip] a', '[skip ci] ', '[skip ci] fix (ci skip) a'],
    ['[skip ci]', '[skip ci] Deploy ', '[skip ci] Deploy [skip ci]'],
  ])('of the source commit %j silences by what the user wrote alone', async (text, before, expected) => {
    const at = world();
    const { commit } = await sourceCommit(at, text);
    await at.bump(commit, { ...given, message: `${before}${text}` });
    expect(message(at).split('\n\nSource-Repository:')[0]).toBe(expected);
  });

  it('and one in gitops.yaml with a placeholder that nobody knows is bad input, and nothing is written', async () => {
    const at = world(config('message: "Deploy {servce}"'));
    const run = at.bump(at.line[0]!, { service: 'web1', environment: 'dev', tag: 'new' });
    await expect(run).rejects.toMatchObject({ exitCode: 2, hint: expect.stringContaining('Did you mean {service}?') });
    expect(at.gitops.git('rev-list', '--count', 'main')).toBe('1');
  });

  it('names all services of a commit', async () => {
    const at = createWorld({ 'a.yaml': values, 'b.yaml': values }, { commits: 1 });
    const updates = ['a', 'b'].map((service) => ({ service, file: `${service}.yaml`, tag: 'new' }));
    await at.bump(at.line[0]!, { updates: JSON.stringify(updates), message: 'Bump {service} to {new-tag}' });
    expect(subject(at)).toBe('Bump a, b to new');
  });
});

describe('data that looks like a template', () => {
  const branch = 'fix/{props}';

  it('is text in values and templates of gitops.yaml, in one run and from job to job', async () => {
    const environment =
      '{ when: { branch: "**" }, file: "{branch-slug}/{service}.yaml", from: "{branch}.yaml", image: r/web1, set: { branch: "{branch}" } }';
    const at = createWorld(
      { 'fix/{props}.yaml': values },
      {
        commits: 1,
        config: `version: 1\nservices: { web1: { path: apps/web1 } }\nenvironments: { dev: ${environment} }`,
      },
    );
    const scope = { service: 'web1', environment: 'dev', tag: 'new' };
    await at.bump(at.line[0]!, scope, { ci: { branch } });
    const written = at.gitops.read('fix-props/web1.yaml');
    expect(written).toContain('branch: fix/{props}\n');
    await at.bump(at.line[0]!, { ...scope, file: 'b/{service}.yaml', emit: 'edits/web1.json' }, { ci: { branch } });
    expect(JSON.parse(readFileSync(join(at.directory, 'edits/web1.json'), 'utf8'))).toMatchObject([
      { file: ['b/web1.yaml'], from: 'fix/{props}.yaml', placeholders: false },
    ]);
    const { outputs } = await at.bump(at.line[0]!, { updates: '@edits' }, { config: undefined });
    expect(outputs.result).toBe('committed');
    expect(at.gitops.read('b/web1.yaml')).toBe(written);
  });

  it('is text in the name of an Application and in its namespace', async () => {
    const { configuredApplication } = await import('../../../../src/commands/configured/argocd-upsert-app.ts');
    const { planApplication } = await import('../../../../src/commands/argocd-upsert-app.ts');
    const { createRun } = await import('../../../support/inputs.ts');
    const run = createRun(
      configuredApplication,
      { service: 'web1', environment: 'dev', 'repo-url': 'https://git.example.com/a/b', path: '.' },
      {
        ci: { branch: '{props}' },
        config: `
version: 1
services: { web1: { path: apps/web1 } }
environments:
  dev: { when: { branch: "**" }, file: x.yaml, app: { name: "{service}-{branch}", dest-namespace: "ns-{branch}" } }
`,
      },
    );
    // Kubernetes does not take braces: what is refused is the name that they are in, and not a placeholder.
    await expect(planApplication(run)).rejects.toMatchObject({ message: expect.stringContaining('"web1-{props}"') });
  });
});

describe('[skip ci] in a message', () => {
  it.each(['github', 'gitlab'] as const)(
    'together with a request and auto-merge is a warning, on %s',
    async (forge) => {
      const at = world();
      const on = forge === 'github' ? await onGithub(at) : await onGitlab(at);
      const request = { ...given, ...on.given, deliver: 'pull-request', 'auto-merge': true };
      const skipping = await at.bump(at.line[0]!, { ...request, message: '[ci-skip] Deploy' });
      expect(skipping.warnings).toContainEqual(expect.stringMatching(/^message: its \[skip ci\] keeps the checks/));
      const without = await at.bump(at.line[0]!, { ...request, tag: 'v2', message: 'Deploy (skip ci)' });
      expect(without.warnings.filter((line) => line.startsWith('message:'))).toEqual([]);
    },
  );

  it('is none where the commit is pushed, or nobody merges by itself', async () => {
    const at = world();
    const pushed = await at.bump(at.line[0]!, { ...given, message: '[skip ci] Deploy' });
    const { given: on } = await onGitlab(at);
    const asked = await at.bump(at.line[0]!, {
      ...given,
      ...on,
      tag: 'v2',
      deliver: 'pull-request',
      message: '[skip ci] x',
    });
    expect([pushed.warnings, asked.warnings]).toEqual([[], []]);
  });
});

it('a request shows the subjects of the source without a marker, so that a squash that takes its text runs', async () => {
  const at = world();
  const on = await onGitlab(at);
  const first = await sourceCommit(at, 'one');
  const files = { service: 'web1', ...given };
  const bump = (commit: string, tag: string, more = {}) =>
    at.bump(commit, { updates: JSON.stringify([{ ...files, tag }]), ...on.given, ...more });
  await bump(first.commit, first.commit.slice(0, 8));
  const second = await sourceCommit(at, 'two [skip ci]');
  await bump(second.commit, second.commit.slice(0, 8), { deliver: 'pull-request', title: 'Deploy two [skip ci]' });
  const text = on.gitlab.mergeRequests[0]?.description ?? '';
  expect([text, on.gitlab.mergeRequests[0]?.title]).toEqual([
    expect.stringContaining('two (skip ci)'),
    'Deploy two (skip ci)',
  ]);
  expect(text).not.toMatch(/\[skip ci\]/i);
});
