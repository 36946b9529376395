import { describe, expect, it } from 'vitest';
import { checkBranchName, isLocalPath, parseRepository } from '../../../../src/core/git/repository.ts';

const context = { forgeBase: 'https://github.example.com', cwd: '/home/ci' };

describe('a repository is understood as', () => {
  it.each([
    ['https://github.com/acme/gitops.git', 'https://github.com/acme/gitops.git'],
    ['https://GitHub.com/acme/gitops/', 'https://github.com/acme/gitops'],
    ['http://localhost:8080/x.git', 'http://localhost:8080/x.git'],
    ['ssh://git@host:2222/acme/x.git', 'ssh://git@host:2222/acme/x.git'],
    ['git@github.com:acme/x.git', 'git@github.com:acme/x.git'],
    ['acme/gitops', 'https://github.example.com/acme/gitops.git'],
    ['group/sub/project.git', 'https://github.example.com/group/sub/project.git'],
    ['/srv/git/x.git', '/srv/git/x.git'],
    ['./x.git', '/home/ci/x.git'],
    ['../x', '/home/x'],
    ['file:///srv/git/x.git', '/srv/git/x.git'],
  ])('%s → %s', (text, url) => {
    expect(parseRepository(text, context)).toBe(url);
  });
});

describe('a repository is refused with exit 2 and without being repeated (laws 6, 7)', () => {
  it.each([
    'https://user:canary@github.com/acme/x.git',
    'https://canary@github.com/acme/x.git',
    'ssh://git:canary@host/x.git',
    'ext::sh -c canary',
    'fd::17/canary',
    '--upload-pack=canary',
    'ssh://-oProxyCommand=canary/x',
    '-oProxyCommand=canary:x',
    'git@host:--canary',
    'https://host/x\ncanary',
    'git://host/canary',
    'https://host/x?token=canary',
    'https://host',
    'ftp://host/canary',
    'file://host/canary',
    'file:///srv%2Fcanary',
    'file:///srv/x%0Acanary',
    'file:///srv/x%00canary',
    '',
  ])('%j', (text) => {
    expect(() => parseRepository(text, context)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.not.stringContaining('canary') }),
    );
  });

  it.each(['just-a-name', 'a/../b', 'a b/c'])('%j, which could be anything', (text) => {
    expect(() => parseRepository(text, context)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });

  it('owner/name where the job runs on no forge', () => {
    expect(() => parseRepository('acme/x', {})).toThrow(/no forge/);
  });
});

describe('branch names', () => {
  it.each(['main', 'feature/a-b_c.d', 'renovate/npm-@scope/x-1.x', '+a'])('%s is one', (name) => {
    expect(checkBranchName(name)).toBe(name);
  });

  it.each(['-d', 'a..b', 'a b', 'a~1', 'a:b', 'refs/heads/x', 'a.lock', '.a', 'a/', '@', 'a@{1}', 'a\nb', '*', ''])(
    '%j is none (law 7)',
    (name) => {
      expect(() => checkBranchName(name)).toThrow(expect.objectContaining({ exitCode: 2 }));
    },
  );
});

describe('what is a path on this machine', () => {
  it.each([
    ['/srv/x.git', true],
    ['C:\\git\\x', true],
    ['git@host:x', false],
    ['ssh://host/x', false],
    ['https://host/x', false],
  ])('%s: %s', (url, local) => {
    expect(isLocalPath(url)).toBe(local);
  });
});
