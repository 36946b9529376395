/** GitLab's dotenv report: within GitLab's limits, never through a link, and never half-written. */
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/hosts/clock.ts';
import { gitlabCiHost } from '../../../src/hosts/gitlab-ci.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { mountSmallDisk } from '../../support/small-disk.ts';

let workspace: string;
let parts: string[];
const logged = () => parts.join('');
beforeEach(() => {
  workspace = scratchDirectory('report');
  parts = [];
});

function host() {
  return gitlabCiHost({
    env: { CI_PROJECT_DIR: workspace },
    cwd: '/',
    terminal: { write: (text) => void parts.push(text), colours: false },
    redact: (text) => text.replaceAll('s3cr3t', '***'),
    verbose: false,
    clock: systemClock,
  });
}

const publish = (command: string, values: Readonly<Record<string, string>>, service?: string) =>
  host().publish({ command, service, values: new Map(Object.entries(values)) });

const reportFile = () => join(workspace, 'monorepo-gitops.env');
const report = () =>
  new Map(
    readFileSync(reportFile(), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
const outputFile = (key: string) => readFileSync(join(workspace, 'monorepo-gitops-outputs', key), 'utf8');

describe('the size of the report', () => {
  it('holds what fits, of all commands of the job, each key once', async () => {
    await publish('plan', { any: 'true', reason: 'a' });
    await publish('plan', { any: 'false', reason: 'b' });
    await publish('deploy', { commit: 'abc', token: 'a s3cr3t' });
    expect(readFileSync(reportFile(), 'utf8')).toBe(
      'MG_PLAN_ANY=false\nMG_PLAN_REASON=b\nMG_DEPLOY_COMMIT=abc\nMG_DEPLOY_TOKEN=a ***\n',
    );
    expect(logged()).toBe('');
    expect(readdirSync(workspace)).toEqual(['monorepo-gitops.env']);
  });

  const large = [
    ['one value of 6 KiB', { reason: 'r'.repeat(6000), commit: 'abc' }, ['REASON']],
    ['one value beyond what the others leave', { reason: 'r'.repeat(5090), commit: 'a'.repeat(40) }, ['REASON']],
    ['two values that fit each by itself', { reason: 'r'.repeat(4000), matrix: 'm'.repeat(3000) }, ['REASON']],
    ['letters of several bytes', { reason: 'ü'.repeat(2600), commit: 'abc' }, ['REASON']],
    ['a value of several lines', { diff: '-a\n+b', commit: 'abc' }, ['DIFF']],
  ] as const;
  it.each(large)('%s: a file has it, its path is the value, and the log says so', async (_, values, moved) => {
    await publish('deploy', values);
    expect(statSync(reportFile()).size).toBeLessThanOrEqual(5 * 1024);
    const all = report();
    expect(all.size).toBe(Object.keys(values).length);
    for (const [name, value] of Object.entries(values)) {
      const key = `MG_DEPLOY_${name.toUpperCase()}`;
      const isMoved = (moved as readonly string[]).includes(name.toUpperCase());
      expect(all.get(key)).toBe(isMoved ? `monorepo-gitops-outputs/${key}` : value);
      if (isMoved) expect(outputFile(key)).toBe(`${value}\n`);
    }
    expect(logged()).toContain(`is the path of a file: monorepo-gitops-outputs/MG_DEPLOY_${moved[0]}`);
  });

  it('moves a value of an earlier command when a later one fills the report', async () => {
    await publish('plan', { reason: 'r'.repeat(4000) });
    await publish('deploy', { images: 'i'.repeat(2000) });
    expect(report().get('MG_PLAN_REASON')).toBe('monorepo-gitops-outputs/MG_PLAN_REASON');
    expect(outputFile('MG_PLAN_REASON')).toBe(`${'r'.repeat(4000)}\n`);
    expect(report().get('MG_DEPLOY_IMAGES')).toBe('i'.repeat(2000));
  });

  it('has a secret neither in the report nor in a file', async () => {
    await publish('deploy', { diff: `- s3cr3t\n${'x'.repeat(6000)}` });
    expect(outputFile('MG_DEPLOY_DIFF')).toMatch(/^- \*\*\*\nx/);
  });

  it('has at most twenty variables: empty ones go first, then those that say the same, then the oldest', async () => {
    const values = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`o${at}`, at < 2 ? '' : `value ${at}`]));
    await publish('deploy', values, 'web1');
    expect(report().size).toBe(20);
    for (let at = 2; at < 11; at++) {
      expect(report().get(`MG_DEPLOY_O${at}`)).toBe(`value ${at}`);
      expect(report().get(`MG_DEPLOY_O${at}_WEB1`)).toBe(`value ${at}`);
    }
    expect(logged()).toBe('');
    await publish('bump-image-tag', { commit: 'abc', result: 'committed', changed: 'true' }, 'web1');
    expect(report().size).toBe(20);
    expect(report().get('MG_BUMP_IMAGE_TAG_COMMIT')).toBe('abc');
    for (let at = 2; at < 11; at++) expect(report().get(`MG_DEPLOY_O${at}`)).toBe(`value ${at}`);
    expect(logged()).toContain('Left out of the dotenv report, which takes 20 variables');
    expect(outputFile('MG_DEPLOY_O2_WEB1')).toBe('value 2\n');
  });

  it('stays small when every name is long', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `${'n'.repeat(120)}-${at}`);
    await publish('deploy', Object.fromEntries(names.map((name) => [name, 'v'.repeat(300)])));
    expect(statSync(reportFile()).size).toBeLessThanOrEqual(5 * 1024);
  });
});

describe('law 7: the report is written in its own place', () => {
  it('takes the place of a link, and neither reads nor changes what that leads to', async () => {
    const elsewhere = join(scratchDirectory('elsewhere'), 'file');
    writeFileSync(elsewhere, 'KEY=of another file\n');
    symlinkSync(elsewhere, reportFile());
    host().checkOutputs();
    await publish('plan', { any: 'true' });
    expect(readFileSync(elsewhere, 'utf8')).toBe('KEY=of another file\n');
    expect(lstatSync(reportFile()).isSymbolicLink()).toBe(false);
    expect([...report()]).toEqual([['MG_PLAN_ANY', 'true']]);
  });

  it('does the same with a link that leads nowhere', async () => {
    symlinkSync(join(workspace, 'nowhere'), reportFile());
    await publish('plan', { any: 'true' });
    expect(existsSync(join(workspace, 'nowhere'))).toBe(false);
    expect([...report()]).toEqual([['MG_PLAN_ANY', 'true']]);
  });

  it.each([
    ['a link', () => symlinkSync(scratchDirectory('outside'), join(workspace, 'monorepo-gitops-outputs'))],
    ['a file', () => writeFileSync(join(workspace, 'monorepo-gitops-outputs'), '')],
  ])('refuses %s in the place of the directory for large values', (_, prepare) => {
    prepare();
    expect(() => host().checkOutputs()).toThrow(/CI_PROJECT_DIR: cannot be written to: .*monorepo-gitops-outputs/);
  });

  it('does not write through a link that came during the run', async () => {
    const outside = scratchDirectory('outside');
    symlinkSync(outside, join(workspace, 'monorepo-gitops-outputs'));
    await expect(publish('deploy', { diff: 'a\nb' })).rejects.toThrow('is a symbolic link');
    expect(readdirSync(outside)).toEqual([]);
  });
});

it('law 11: a reader finds the old report or the new one, and what a killed run left is gone', async () => {
  await publish('plan', { any: 'true' });
  linkSync(reportFile(), join(workspace, 'as-it-was'));
  mkdirSync(join(workspace, 'monorepo-gitops-outputs'));
  writeFileSync(join(workspace, '.monorepo-gitops.env.part'), 'half');
  await publish('plan', { any: 'false' });
  // Written in place, the other name of the file would show the new text.
  expect(readFileSync(join(workspace, 'as-it-was'), 'utf8')).toBe('MG_PLAN_ANY=true\n');
  expect(readdirSync(workspace).sort()).toEqual(['as-it-was', 'monorepo-gitops-outputs', 'monorepo-gitops.env']);
});

const fullDisk = mountSmallDisk();

it.skipIf(fullDisk === undefined)('a full disk: the error names the file, and nothing half-written stays', async () => {
  workspace = fullDisk ?? '';
  await publish('bump-image-tag', { commit: 'c0ffee' });
  await expect(publish('bump-image-tag', { diff: `- a\n+ ${'b'.repeat(60_000)}` })).rejects.toThrow(
    `${join(workspace, 'monorepo-gitops-outputs/MG_BUMP_IMAGE_TAG_DIFF')}: ENOSPC`,
  );
  expect(readFileSync(join(workspace, 'monorepo-gitops.env'), 'utf8')).toBe('MG_BUMP_IMAGE_TAG_COMMIT=c0ffee\n');
  expect(readdirSync(workspace).sort()).toEqual(['monorepo-gitops-outputs', 'monorepo-gitops.env']);
});
