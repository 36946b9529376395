/** `demo`, the first command of the README: what a newcomer reads, and what Git says of it afterwards. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitIn } from '../support/git/repository.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { type Ran, runProgram } from '../support/program.ts';

interface Facts {
  readonly ok: boolean;
  readonly directory: string;
  readonly steps: readonly {
    readonly result: string;
    readonly services: readonly string[];
    readonly commit?: string;
    readonly attempts: number;
  }[];
  readonly checks: readonly { readonly holds: boolean }[];
}

describe('README: `node dist/cli.js demo`', () => {
  let ran: Ran;
  let facts: Facts;
  let page: string;
  beforeAll(async () => {
    page = join(scratchDirectory('demo-page'), 'status.html');
    ran = await runProgram(['demo', '--keep', '--json', '--html', page]);
    facts = ran.json() as unknown as Facts;
  }, 60_000);
  afterAll(() => rmSync(facts.directory, { recursive: true, force: true }));

  const gitops = () => gitIn(join(facts.directory, 'gitops.git'));
  const monorepo = () => gitIn(join(facts.directory, 'monorepo.git'));
  const commitOf = (step: number) => facts.steps[step]?.commit ?? '';

  it('runs the whole flow and checks its own result', () => {
    expect(ran.code).toBe(0);
    expect(facts.ok).toBe(true);
    expect(facts.checks.length).toBeGreaterThanOrEqual(12);
    expect(facts.steps.map(({ result, services, attempts }) => [result, services.length, attempts])).toEqual([
      ['committed', 2, 1], // both services to dev
      ['committed', 1, 1], // one change, one service
      ['unchanged', 1, 0], // the same pipeline once more
      ['committed', 1, 1], // the race: a review environment,
      ['committed', 1, 2], // and dev, made anew
      ['committed', 1, 1], // the newer of two pipelines,
      ['superseded', 1, 2], // and the older one, which comes late
      ['removed', 0, 1], // the branch is deleted
      ['superseded', 1, 0], // a pipeline of it comes late
    ]);
  });

  it('tells it in at most 60 lines of 80 columns, without Markdown, digests and colours', () => {
    const lines = ran.stderr.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(lines.filter((line) => [...line].length > 80 && !line.includes(facts.directory))).toEqual([]);
    expect(lines.filter((line) => /^#|\*\*|<details>|^\||sha256:|\u001b/.test(line))).toEqual([]);
    expect(lines.filter((line) => /^ +✔/.test(line)).length).toBe(facts.checks.length);
    expect(ran.stderr).toMatch(/\n +monorepo-gitops init .*\n +monorepo-gitops check .*\n +https:/);
  });

  it('the race: both began on one commit, the second stands on the first, and each wrote its own files', () => {
    const git = gitops();
    const [before, review, dev] = [commitOf(1), commitOf(3), commitOf(4)];
    expect(git('rev-parse', `${dev}^`, `${review}^`).split('\n')).toEqual([review, before]);
    const files = (commit: string) => git('show', '--name-only', '--format=', commit).split('\n').filter(Boolean);
    expect(files(dev)).toEqual(['values/web2-dev.yaml']);
    expect(files(review).every((path) => path.includes('feature-hello-'))).toBe(true);
  });

  it('the late pipeline: the older commit left no trace, and the newer one is in place', () => {
    const git = gitops();
    const sources = git('log', '--reverse', '--format=%(trailers:key=Source-Commit,valueonly,separator=%x20)', 'main')
      .split('\n')
      .filter(Boolean);
    const [newer = '', older = ''] = monorepo()('rev-list', 'develop').split('\n');
    expect(sources).toContain(newer);
    expect(sources).not.toContain(older);
    expect(git('show', 'main:values/web1-dev.yaml')).toContain(`tag: "${newer.slice(0, 8)}"`);
  });

  it('the page of what runs where shows both services in dev, and the review environment', () => {
    const html = readFileSync(page, 'utf8');
    const [newer = ''] = monorepo()('rev-list', 'develop').split('\n');
    for (const text of ['web1', 'web2', newer.slice(0, 7), 'feature/hello']) expect(html).toContain(text);
    expect(html).not.toContain('<script');
  });
});
