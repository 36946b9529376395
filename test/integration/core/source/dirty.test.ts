import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedOut } from '../../../../src/core/source/dirty.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { systemClock } from '../../../support/clock.ts';
import { createMonorepo } from '../../../support/git/monorepo.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { ciContext } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const monorepo = await createMonorepo({
  'apps/web1/a.js': 'a\n',
  'package-lock.json': '{}\n',
  'monorepo-gitops.env': 'MG_PLAN_ANY=true\n',
  '.gitignore': 'dist/\n',
});
const at = (cwd: string) => ({ cwd, env: process.env, programs: systemPrograms, clock: systemClock });
const head = (cwd: string) => gitIn(cwd)('rev-parse', 'HEAD');

describe('what is checked out', () => {
  it.each([
    ['nothing', () => {}],
    ['a file that git does not track', (cwd: string) => writeFileSync(join(cwd, 'report.xml'), 'x')],
    ['a file that git ignores', (cwd: string) => mkdirSync(join(cwd, 'dist'))],
    [
      "this program's own report, although it is tracked",
      (cwd: string) => writeFileSync(join(cwd, 'monorepo-gitops.env'), 'x'),
    ],
  ])('is the commit where a step has written %s', async (_, write) => {
    const cwd = await monorepo.checkout('main', 1);
    write(cwd);
    expect(await checkedOut(at(cwd), ciContext({ commit: head(cwd) }))).toEqual({
      commit: head(cwd),
      isMerge: false,
      changed: [],
    });
  });

  it.each<[string, (cwd: string) => unknown, readonly string[]]>([
    ['edited', (cwd) => writeFileSync(join(cwd, 'package-lock.json'), '{"x":1}\n'), ['package-lock.json']],
    ['deleted', (cwd) => rmSync(join(cwd, 'apps/web1/a.js')), ['apps/web1/a.js']],
    ['made executable', (cwd) => chmodSync(join(cwd, 'apps/web1/a.js'), 0o755), ['apps/web1/a.js']],
    [
      'added to the index',
      (cwd) => {
        writeFileSync(join(cwd, 'new "file".js'), 'x');
        gitIn(cwd)('add', '--all');
      },
      ['new "file".js'],
    ],
    [
      'left in conflict',
      (cwd) => {
        const blob = gitIn(cwd)('rev-parse', 'HEAD:package-lock.json');
        const stages = [1, 2, 3].map((stage) => `100644 ${blob} ${stage}\tapps/web1/a.js\n`).join('');
        gitIn(cwd)('update-index', '--force-remove', 'apps/web1/a.js');
        execFileSync('git', ['update-index', '--index-info'], { cwd, input: stages });
      },
      ['apps/web1/a.js'],
    ],
  ])('is more than the commit where a tracked file was %s', async (_, write, changed) => {
    const cwd = await monorepo.checkout('main', 1);
    write(cwd);
    expect(await checkedOut(at(cwd), ciContext({ commit: head(cwd) }))).toMatchObject({ isMerge: false, changed });
  });

  it('is a merge where the host merged the request for this run, at depth 1 too', async () => {
    const commit = await monorepo.commit('feature', { 'apps/web1/b.js': 'b\n' });
    monorepo.mergeRef(7, 'feature');
    const request = ciContext({ commit, event: { kind: 'request', number: 7, fromFork: false } });
    for (const depth of [1, 2]) {
      const cwd = await monorepo.checkout('refs/pull/7/merge', depth);
      expect(await checkedOut(at(cwd), request)).toEqual({ commit, isMerge: true, changed: [] });
    }
    const onHead = await monorepo.checkout('feature', 1);
    expect(await checkedOut(at(onHead), request)).toMatchObject({ isMerge: false });
  });

  it('is not known without the git program, which builds do not need', async () => {
    const cwd = await monorepo.checkout('main', 1);
    const without = { ...at(cwd), env: { PATH: scratchDirectory('no-programs') } };
    expect(await checkedOut(without, ciContext({ commit: head(cwd) }))).toBeUndefined();
  });

  it('is not known outside of a repository', async () => {
    expect(await checkedOut(at(scratchDirectory('empty')), ciContext())).toBeUndefined();
  });
});
