/** Law 11: private files of a killed run go with the next run; nothing else does. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processMark, removePrivateFilesOfKilledRuns } from '../../../src/hosts/left-behind.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const [, here = ''] = processMark().split('.');
const day = 86_400_000;
const now = 1_800_000_000_000;

/** The number of a process that is over. */
function endedProcess(): number {
  return spawnSync('true').pid;
}

function directoryOf(owner: number, { name = 'monorepo-gitops-build', numbering = here, days = 0 } = {}) {
  const base = scratchDirectory('left');
  const path = join(base, `${name}-${owner.toString(36)}.${numbering}-aB3xYz`);
  mkdirSync(join(path, 'nested'), { recursive: true, mode: 0o700 });
  writeFileSync(join(path, 'nested/config.json'), 'secret');
  utimesSync(path, new Date(now - days * day), new Date(now - days * day));
  return { base, path };
}

const sweep = (base: string) => removePrivateFilesOfKilledRuns({ RUNNER_TEMP: base }, now);
const elsewhere = here === 'zzzz' ? 'yyyy' : 'zzzz';

describe('what a killed run has left', () => {
  it.each(['monorepo-gitops', 'monorepo-gitops-build', 'monorepo-gitops-commit', 'mg-sign'])(
    '%s goes',
    async (name) => {
      const { base, path } = directoryOf(endedProcess(), { name });
      await sweep(base);
      expect(existsSync(path)).toBe(false);
    },
  );

  it('goes also where its number is that of this process now, as in containers', async () => {
    const { base, path } = directoryOf(process.pid, { days: 1 });
    utimesSync(path, new Date(0), new Date(0));
    await removePrivateFilesOfKilledRuns({ RUNNER_TEMP: base }, Date.now());
    expect(existsSync(path)).toBe(false);
  });

  it('of another machine or container goes when no run is that long', async () => {
    const { base, path } = directoryOf(endedProcess(), { numbering: elsewhere, days: 8 });
    await sweep(base);
    expect(existsSync(path)).toBe(false);
  });

  it('goes once when two runs remove it at the same time', async () => {
    const { base, path } = directoryOf(endedProcess());
    for (let index = 0; index < 500; index++) writeFileSync(join(path, `file-${index}`), 'secret');
    await Promise.all([sweep(base), sweep(base), sweep(base)]);
    expect(readdirSync(base)).toEqual([]);
  });
});

describe('what stays', () => {
  it.each([
    ['of a run that goes on', () => directoryOf(process.ppid)],
    ['of this run', () => directoryOf(process.pid, { days: -1 })],
    [
      'of another machine or container, whose run may go on',
      () => directoryOf(endedProcess(), { numbering: elsewhere }),
    ],
    ['without a mark: that of `demo --keep`', () => directoryOf(endedProcess(), { name: 'monorepo-gitops-demo-x-' })],
    ['of another program', () => directoryOf(endedProcess(), { name: 'other' })],
  ])('%s', async (_, make) => {
    const { base, path } = make();
    await sweep(base);
    expect(existsSync(join(path, 'nested/config.json'))).toBe(true);
  });

  it('what a link of such a name points to, and the link itself', async () => {
    const { base, path } = directoryOf(endedProcess());
    const target = scratchDirectory('target');
    writeFileSync(join(target, 'precious'), 'x');
    const link = `${path.slice(0, -1)}q`;
    symlinkSync(target, link);
    symlinkSync(target, join(path, 'nested/link'));
    await sweep(base);
    expect([existsSync(path), existsSync(link), existsSync(join(target, 'precious'))]).toEqual([false, true, true]);
  });

  it('everything where others could put a link in its place', async () => {
    const { base, path } = directoryOf(endedProcess());
    chmodSync(base, 0o777);
    await sweep(base);
    expect(existsSync(path)).toBe(true);
    chmodSync(base, 0o1777);
    await sweep(base);
    expect(existsSync(path)).toBe(false);
  });

  it('a directory of another user', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip();
    const { base, path } = directoryOf(endedProcess());
    const { chownSync } = await import('node:fs');
    chownSync(path, 12_345, 12_345);
    await sweep(base);
    expect(existsSync(path)).toBe(true);
  });

  it('a base that is not there is no fault', async () => {
    await sweep('/nonexistent/base');
  });
});
