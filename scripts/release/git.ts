/** git of the release: what a remote has, and pushes that hold only if it still has it. */
import { execFileSync } from 'node:child_process';
import { badInput, Failure } from '../../src/core/failure.ts';

export interface Remote {
  /** A name or an address without credentials. */
  readonly url: string;
  /** In the environment of git, never in an address or an argument. */
  readonly token: string | undefined;
  /** The user name that goes with the token: `x-access-token` on GitHub, `oauth2` on GitLab. */
  readonly username: string;
}

export interface RemoteTag {
  readonly name: string;
  /** The tag's own object, which a lease names. */
  readonly object: string;
  /** The commit that it leads to. */
  readonly commit: string;
}

/** @throws for an address that git would print, and hand to its programs, with a credential in it */
export function remoteAt(source: string, url: string, credential: Omit<Remote, 'url'>): Remote {
  const { protocol, username, password } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  const fix = 'write https://gitlab.example.com without a user; the token is a variable of its own';
  if (username || password) throw badInput(source, 'it holds a user name or password', fix);
  if (!/^https?:$/.test(protocol)) throw badInput(source, 'it is no http(s) address', fix);
  return { url, ...credential };
}

export class Git {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Trimmed output. */
  run(...argv: readonly string[]): string {
    return this.#git(argv, {});
  }

  /** Undefined when git says no. */
  ask(...argv: readonly string[]): string | undefined {
    try {
      return this.run(...argv);
    } catch {
      return undefined;
    }
  }

  head(): string {
    return this.run('rev-parse', '--verify', 'HEAD^{commit}');
  }

  isAncestor(commit: string, of: string): boolean {
    return this.ask('merge-base', '--is-ancestor', commit, of) !== undefined;
  }

  remote(remote: Remote, ...argv: readonly string[]): string {
    return this.#git(argv, credentials(remote));
  }

  /** Its tip, where the remote has this very branch: git would find `any/main` by `main` too. */
  remoteBranch(remote: Remote, name: string): string | undefined {
    const ref = `refs/heads/${name}`;
    const lines = this.remote(remote, 'ls-remote', '--heads', '--', remote.url, ref).split('\n');
    return lines.map((line) => line.split('\t')).find(([, found]) => found === ref)?.[0];
  }

  /** @throws for a checkout without its history: what was merged cannot be told from it */
  expectHistory(): void {
    if (this.run('rev-parse', '--is-shallow-repository') !== 'true') return;
    throw badInput('the checkout', 'it is shallow', 'git fetch --unshallow --tags; in a workflow `fetch-depth: 0`');
  }

  remoteTags(remote: Remote): readonly RemoteTag[] {
    const lines = this.remote(remote, 'ls-remote', '--tags', '--', remote.url).split('\n');
    const refs = new Map(
      lines.filter(Boolean).map((line) => {
        const [object = '', ref = ''] = line.split('\t');
        return [ref.replace('refs/tags/', ''), object] as const;
      }),
    );
    return [...refs]
      .filter(([name]) => !name.endsWith('^{}'))
      .map(([name, object]) => ({ name, object, commit: refs.get(`${name}^{}`) ?? object }));
  }

  /**
   * All or nothing, and only if each ref is still where it was seen (undefined: nowhere).
   * @returns whether the remote took it; false when a ref has moved meanwhile
   */
  push(remote: Remote, updates: readonly { ref: string; from: string | undefined; to: string }[]): boolean {
    const leases = updates.map(({ ref, from }) => `--force-with-lease=${ref}:${from ?? ''}`);
    const specs = updates.map(({ ref, to }) => `${to}:${ref}`);
    try {
      this.remote(remote, 'push', '--porcelain', '--atomic', ...leases, '--', remote.url, ...specs);
      return true;
    } catch (error) {
      const refs = updates.map(({ ref }) => ref);
      const lines = this.remote(remote, 'ls-remote', '--', remote.url, ...refs).split('\n');
      const there = new Map(lines.map((line) => line.split('\t').reverse() as [string, string]));
      if (updates.some(({ ref, from }) => there.get(ref) !== from)) return false;
      throw error;
    }
  }

  #git(argv: readonly string[], env: Readonly<Record<string, string>>): string {
    try {
      return execFileSync('git', ['-C', this.#directory, ...argv], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0', ...env },
      }).trimEnd();
    } catch (error) {
      const { stderr } = error as { stderr?: string };
      const words = (stderr ?? '').trim() || String(error);
      throw new Failure('failed', 'GIT_FAILED', `git ${argv[0]}: ${words}`);
    }
  }
}

/** A header for this address alone: git sends it nowhere else. */
function credentials({ url, token, username }: Remote): Record<string, string> {
  if (token === undefined || token === '') return {};
  const basic = Buffer.from(`${username}:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
}
