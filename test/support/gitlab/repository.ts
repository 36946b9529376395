/** What GitLab's server does inside a repository, with git's plumbing: commits of files, merges, ancestry. */

import { execFileSync } from 'node:child_process';

/** git refused, or the answer is that there is nothing. */
export class GitRefused extends Error {}

export interface CommitAction {
  readonly action: 'create' | 'update' | 'delete' | 'move' | 'chmod';
  readonly file_path: string;
  readonly content?: string;
  readonly encoding?: 'text' | 'base64';
  readonly last_commit_id?: string;
  readonly execute_filemode?: boolean;
}

const identity = { name: 'Project bot', email: 'bot@noreply.gitlab.example.com' };

export class GitlabRepository {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  head(branch: string): string | undefined {
    return this.#ask('rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`);
  }

  commit(revision: string): string | undefined {
    return this.#ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  }

  branches(): readonly string[] {
    return this.#git('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads').split('\n').filter(Boolean);
  }

  mode(revision: string, path: string): string | undefined {
    return /^\d+/.exec(this.#git('ls-tree', revision, '--', `:(literal)${path}`))?.[0];
  }

  lastCommit(revision: string, path: string): string {
    return this.#git('log', '-1', '--format=%H', revision, '--', `:(literal)${path}`);
  }

  mergeBase(a: string, b: string): string | undefined {
    return this.#ask('merge-base', a, b);
  }

  describe(id: string): { message: string; parents: readonly string[] } {
    const [parents = '', ...message] = this.#git('log', '-1', '--format=%P%n%B', id).split('\n');
    return { parents: parents.split(' ').filter(Boolean), message: message.join('\n') };
  }

  log(revision: string, count: number): readonly string[] {
    return this.#git('rev-list', `--max-count=${count}`, revision).split('\n').filter(Boolean);
  }

  /** Files that differ between the merge base and the branch; none: nothing to merge. */
  differs(target: string, source: string): boolean {
    return this.#git('diff', '--name-only', `refs/heads/${target}...refs/heads/${source}`) !== '';
  }

  /** As GitLab lists the files of a request: a renamed one has two paths, every other one the same twice. */
  changes(target: string, tip: string): readonly { readonly old_path: string; readonly new_path: string }[] {
    const words = this.#git('diff', '--name-status', '-M', '-z', `refs/heads/${target}...${tip}`)
      .split('\0')
      .filter(Boolean);
    const found = [];
    while (words.length > 0) {
      const isRenamed = words.shift()?.startsWith('R') === true;
      const old_path = words.shift() ?? '';
      found.push({ old_path, new_path: isRenamed ? (words.shift() ?? '') : old_path });
    }
    return found;
  }

  /** One atomic commit as Gitaly's UserCommitFiles makes it. @throws GitRefused in GitLab's words */
  commitFiles(
    branch: string,
    start: string,
    message: string,
    actions: readonly CommitAction[],
    author = identity,
  ): string {
    const lines: string[] = [];
    for (const action of actions) lines.push(this.#indexLine(start, action));
    const index = `${this.path}/fake-index-${process.pid}-${Math.random()}`;
    const env = { GIT_INDEX_FILE: index };
    this.#run(['read-tree', start], '', env);
    this.#run(['update-index', '--add', '-z', '--index-info'], lines.join(''), env);
    const tree = this.#run(['write-tree'], '', env);
    execFileSync('rm', ['-f', index]);
    const written = { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email };
    const id = this.#run(['commit-tree', tree, '-p', start], message, written);
    this.update(branch, this.head(branch), id, 'Please refresh and try again.');
    return id;
  }

  /** Merges for real: `ff` when it can, a merge commit, or a squashed one. @throws GitRefused on a conflict */
  merge(target: string, source: string, method: 'merge' | 'ff' | 'squash', title: string): string {
    const [to, from] = [this.head(target) ?? '', this.head(source) ?? ''];
    if (method === 'ff') {
      if (this.mergeBase(to, from) !== to) throw new GitRefused('fast-forward is not possible');
      this.update(target, to, from, 'merge');
      return from;
    }
    const tree = this.#git('merge-tree', '--write-tree', to, from).split('\n')[0] ?? '';
    const parents = method === 'squash' ? ['-p', to] : ['-p', to, '-p', from];
    const id = this.#run(['commit-tree', tree, ...parents], `${title}\n`);
    this.update(target, to, id, 'merge');
    return id;
  }

  conflicts(target: string, source: string): boolean {
    return this.#ask('merge-tree', '--write-tree', this.head(target) ?? '', this.head(source) ?? '') === undefined;
  }

  update(branch: string, expected: string | undefined, next: string, words: string): void {
    const old = expected ?? '0'.repeat(next.length);
    if (this.#ask('update-ref', `refs/heads/${branch}`, next, old) === undefined) {
      throw new GitRefused(`Could not update refs/heads/${branch}. ${words}`);
    }
  }

  delete(branch: string): void {
    this.#git('update-ref', '-d', `refs/heads/${branch}`);
  }

  #indexLine(start: string, action: CommitAction): string {
    const { file_path: path, last_commit_id: locked } = action;
    const mode = this.mode(start, path);
    if (action.action === 'create' && mode !== undefined) throw new GitRefused('A file with this name already exists');
    if (action.action !== 'create' && mode === undefined) throw new GitRefused("A file with this name doesn't exist");
    if (action.action !== 'create' && locked !== undefined && locked !== this.lastCommit(start, path)) {
      throw new GitRefused(`The file has changed since you started editing it: ${path}`);
    }
    if (action.action === 'delete') return `0 ${'0'.repeat(40)}\t${path}\0`;
    const content = Buffer.from(action.content ?? '', action.encoding === 'base64' ? 'base64' : 'utf8');
    const blob = this.#run(['hash-object', '-w', '--stdin'], content);
    return `${mode ?? (action.execute_filemode === true ? '100755' : '100644')} ${blob}\t${path}\0`;
  }

  #ask(...args: string[]): string | undefined {
    try {
      return this.#git(...args);
    } catch {
      return undefined;
    }
  }

  #git(...args: string[]): string {
    return this.#run(args, '');
  }

  #run(args: readonly string[], input: string | Uint8Array, env: Readonly<Record<string, string>> = {}): string {
    return execFileSync('git', ['-C', this.path, ...args], {
      input,
      maxBuffer: 2 ** 28,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: '/nonexistent',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: identity.name,
        GIT_AUTHOR_EMAIL: identity.email,
        GIT_COMMITTER_NAME: identity.name,
        GIT_COMMITTER_EMAIL: identity.email,
        ...env,
      },
    })
      .toString('utf8')
      .trim();
  }
}
