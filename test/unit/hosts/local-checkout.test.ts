import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { readCheckout } from '../../../src/hosts/local-checkout.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const env = { PATH: process.env.PATH, HOME: scratchDirectory('home') };

function git(cwd: string, ...argv: string[]): string {
  return execFileSync('git', ['-C', cwd, '-c', 'user.name=Ada', '-c', 'user.email=a@b', ...argv], {
    env,
    encoding: 'utf8',
  });
}

function repository(): string {
  const directory = scratchDirectory('checkout');
  git(directory, 'init', '--quiet', '--initial-branch=trunk');
  return directory;
}

it('knows commit, branch and default branch of an ordinary clone', async () => {
  const origin = repository();
  git(origin, 'commit', '--quiet', '--allow-empty', '--message', 'x');
  const clone = join(scratchDirectory('clone'), 'shop');
  git(origin, 'clone', '--quiet', origin, clone);
  git(clone, 'checkout', '--quiet', '-b', 'feature/x');
  expect(await readCheckout(clone, env)).toMatchObject({
    root: clone,
    commit: git(clone, 'rev-parse', 'HEAD').trim(),
    branch: 'feature/x',
    defaultBranch: 'trunk',
    repository: basename(origin),
  });
});

it.each([
  ['/srv/git/shop.git', 'shop'],
  ['/srv/git/shop/', 'shop'],
  ['/srv/shop/.git', 'shop'],
  ['file:///srv/git/shop.git', 'shop'],
  ['../shop', 'shop'],
])('is the repository %s in whatever directory it is cloned to', async (origin, name) => {
  const directory = repository();
  git(directory, 'remote', 'add', 'origin', origin);
  expect(await readCheckout(directory, env)).toMatchObject({ repository: name, repositoryUrl: undefined });
});

it('knows no default branch without a remote, and no branch of a detached HEAD', async () => {
  const directory = repository();
  git(directory, 'commit', '--quiet', '--allow-empty', '--message', 'x');
  expect(await readCheckout(directory, env)).toMatchObject({ branch: 'trunk', defaultBranch: undefined });
  git(directory, 'checkout', '--quiet', '--detach');
  expect((await readCheckout(directory, env)).branch).toBeUndefined();
});

it('knows no commit before the first one, nor outside a checkout', async () => {
  expect(await readCheckout(repository(), env)).toMatchObject({ commit: undefined, branch: undefined });
  const nowhere = scratchDirectory('nowhere');
  expect(await readCheckout(nowhere, env)).toMatchObject({ root: nowhere, commit: undefined, branch: undefined });
});

it('law 6: the remote loses its credentials', async () => {
  const directory = repository();
  git(directory, 'remote', 'add', 'origin', 'https://user:s3cr3t@git.example.com/fe/shop.git');
  const checkout = await readCheckout(directory, env);
  expect(checkout).toMatchObject({ repository: 'fe/shop', repositoryUrl: 'https://git.example.com/fe/shop' });
});
