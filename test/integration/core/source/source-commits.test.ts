import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SourceCommits } from '../../../../src/core/source/source-commits.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const root = scratchDirectory('mg-source');

const cwd = join(root, 'checkout');
const git = (args: readonly string[], given: { input?: Buffer; env?: Record<string, string> } = {}) =>
  execFileSync('git', ['-C', cwd, ...args], {
    ...(given.input === undefined ? {} : { input: given.input }),
    env: { ...process.env, ...given.env },
    encoding: 'utf8',
  }).trim();
mkdirSync(cwd);
git(['init', '--quiet']);

/** `commit-tree` takes a message as it is, the empty one too. */
function commit(message: Buffer, env: Record<string, string> = {}, settings: readonly string[] = []): string {
  const tree = git(['mktree'], { input: Buffer.from('') });
  const author = { GIT_AUTHOR_NAME: 'Ada Lovelace', GIT_AUTHOR_EMAIL: 'ada@example.com' };
  return git([...settings, 'commit-tree', tree], { input: message, env: { ...author, ...env } });
}

describe('a commit of the checkout is described as git log shows it', () => {
  it.each([
    ['a subject alone', 'Fix it\n', {}, []],
    ['a subject of two lines and a body', '\nFix\nit\n\nBecause\nof that.\n\nSigned-off-by: x\n', {}, []],
    ['west of Greenwich', 'Fix\n', { GIT_AUTHOR_DATE: '1700000000 -0330' }, []],
    ['far in the east', 'Fix\n', { GIT_AUTHOR_DATE: '1700000000 +1245' }, []],
    ['an old encoding', Buffer.from('Größe\n\nfür alle\n', 'latin1'), {}, ['-c', 'i18n.commitEncoding=ISO-8859-1']],
    ['no message', '', {}, []],
  ] as const)('%s', async (_, message, env, settings) => {
    const id = commit(typeof message === 'string' ? Buffer.from(message) : message, env, settings);
    const shown = git(['log', '-1', '--format=%an <%ae>%x00%aI%x00%s%x00%b', id]).split('\0');
    const [author, date, subject, body = ''] = shown;
    await using commits = new SourceCommits({ cwd, env: process.env, programs: systemPrograms });
    expect(await commits.describe(id, 'https://example.com/r')).toEqual({
      author,
      // Newer git writes Z.
      date: date?.replace('Z', '+00:00'),
      subject,
      sha: id,
      repoUrl: 'https://example.com/r',
      ...(body === '' ? {} : { body: body.trim() }),
    });
  });
});

describe('no commit', () => {
  it('is found for digits that name a blob, an unknown one, or no digits', async () => {
    writeFileSync(join(cwd, 'a'), 'a\n');
    const blob = git(['hash-object', '-w', 'a']);
    const id = commit(Buffer.from('Fix\n'));
    await using commits = new SourceCommits({ cwd, env: process.env, programs: systemPrograms });
    for (const name of [blob, blob.slice(0, 8), '0000000', 'HEAD', 'x\ny', id.slice(0, 3)]) {
      expect(await commits.describe(name, undefined)).toBeUndefined();
    }
    expect(await commits.describe(id, undefined), 'the process still answers').toBeDefined();
  });

  it.each([
    ['no repository', { cwd: root, env: process.env }],
    ['no git', { cwd, env: { PATH: root } }],
    ['no directory', { cwd: join(root, 'none'), env: process.env }],
  ])('is found where there is %s', async (_, at) => {
    await using commits = new SourceCommits({ ...at, programs: systemPrograms });
    expect(await commits.describe('deadbeef', undefined)).toBeUndefined();
  });
});
