import { describe, expect, it } from 'vitest';
import {
  checkBranchName,
  gitAddress,
  isLocalPath,
  isWebUrl,
  parseRepository,
  sameRepository,
  webAddress,
} from '../../../../src/core/git/repository.ts';

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

  it.each(['git.example.com/infra/gitops.git', 'ghcr.io/acme/gitops', 'my-git.example.co/x'])(
    '%s, a URL without its scheme, where owner/name means github.com',
    (text) => {
      expect(() => parseRepository(text, { forgeBase: 'https://github.com' })).toThrow(
        expect.objectContaining({ exitCode: 2, hint: `Give https://${text}` }),
      );
      const base = 'https://gitlab.example.com';
      expect(parseRepository(text, { forgeBase: base })).toBe(`${base}/${text.replace(/\.git$/, '')}.git`);
    },
  );

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

describe('where a URL leads, for every reader of it', () => {
  it.each([
    ['https://GitHub.com/acme/web.git', ['https', 'github.com', 'acme/web'], 'https://github.com/acme/web'],
    [
      'https://gitlab.example.com:8443/g/s/p/',
      ['https', 'gitlab.example.com:8443', 'g/s/p'],
      'https://gitlab.example.com:8443/g/s/p',
    ],
    ['http://u:p%40w@host/a%20b.git', ['http', 'host', 'a b'], 'http://host/a%20b'],
    ['https://u:p@ss@host/x', ['https', 'host', 'x'], 'https://host/x'],
    ['ssh://git@Host:2222/acme/web.git', ['ssh', 'host', 'acme/web'], undefined],
    ['git@github.com:acme/web.git', ['ssh', 'github.com', 'acme/web'], undefined],
    ['github.com:acme/web', ['ssh', 'github.com', 'acme/web'], undefined],
    ['git@host:/srv/x.git/', ['ssh', 'host', 'srv/x'], undefined],
    ['[::1]:x', ['ssh', '[::1]', 'x'], undefined],
    ['git://host/x.git', ['git', 'host', 'x'], undefined],
    ['/srv/git/x.git', undefined, undefined],
    ['C:\\git\\x', undefined, undefined],
    ['file:///srv/x.git', undefined, undefined],
    ['acme/web', undefined, undefined],
    ['', undefined, undefined],
  ] as const)('%s', (url, parts, web) => {
    const { scheme, host, path } = gitAddress(url) ?? {};
    expect(scheme === undefined ? undefined : [scheme, host, path]).toEqual(parts);
    expect(webAddress(url)).toBe(web);
    expect(isWebUrl(url)).toBe(web !== undefined);
    if (scheme !== undefined) expect(isLocalPath(url)).toBe(false);
  });

  it.each([
    ['https://github.com/acme/web.git', 'git@github.com:Acme/web', true],
    ['https://host/a/', 'https://HOST/a.git', true],
    ['ssh://git@host:22/a', 'https://host/a', true],
    // The port of ssh says nothing about the one of https; two of https are two servers.
    ['git@host:a', 'https://host:8443/a', true],
    ['ssh://git@ssh.github.com:443/acme/web.git', 'https://github.com/acme/web', true],
    ['altssh.gitlab.com:acme/web', 'https://gitlab.com/acme/web.git/', true],
    ['https://user:password@host/a', 'https://host/a', true],
    ['ssh://git@ssh.example.com/a', 'https://example.com/a', false],
    ['https://host/a', '/host/a', false],
    ['https://charts.example.com', 'https://charts.example.com/', true],
    ['registry.example.com/charts', 'registry.example.com/charts/', true],
    ['https://host:8443/a', 'https://host/a', false],
    ['https://github.com/acme/web', 'https://gitlab.com/acme/web', false],
    ['/srv/a', '/srv/b', false],
  ])('%s and %s are one repository: %s', (one, other, same) => {
    expect(sameRepository(one, other)).toBe(same);
  });
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
