/** One fake GitHub with one GitOps repository, and a client whose pauses are counted instead of slept. */

import type { Forge, RequestContent } from '../../../src/core/forge/forge.ts';
import { handClock } from '../clock.ts';
import { openForge } from '../forge.ts';
import { type BareRepository, commitFiles, createBareRepository } from '../git/repository.ts';
import { scratchDirectory } from '../lifetime.ts';
import { type MemoryLog, memoryLog, portsOf } from '../ports.ts';
import { type GithubServer, type GithubServerOptions, startGithubServer } from './server.ts';
import type { FakeAccount, RepositorySettings } from './state.ts';

export const token = 'ghs_the-token-of-these-tests';
export const path = 'acme/gitops';

const root = scratchDirectory('mg-github');

export interface Setting {
  readonly server: GithubServer;
  readonly git: BareRepository;
  readonly forge: Forge;
  readonly log: MemoryLog;
  /** Milliseconds, in order. */
  readonly pauses: number[];
  /** A branch with one commit of its own. */
  branch(name: string): string;
}

export async function setting(
  options: {
    readonly settings?: Partial<RepositorySettings>;
    readonly account?: Partial<FakeAccount>;
    readonly files?: Readonly<Record<string, string>>;
    readonly server?: Partial<GithubServerOptions>;
  } = {},
): Promise<Setting> {
  const git = createBareRepository(root, { files: options.files ?? { 'web1/values.yaml': 'tag: old\n' } });
  const account = {
    login: 'deploy-bot',
    permissions: { contents: 'write', pull_requests: 'write' },
    ...options.account,
  } as const;
  const server = await startGithubServer({
    repositories: { [path]: { git, ...options.settings } },
    accounts: { [token]: account },
    ...options.server,
  });
  const log = memoryLog();
  const clock = handClock({ now: Date.now(), still: true });
  const { pauses } = clock;
  const forge = await openForge(server.forge(path), token, portsOf({ clock, log }));
  const branch = (name: string) => {
    git.git('update-ref', `refs/heads/${name}`, git.git('rev-parse', 'main'));
    return commitFiles(git, { [`${name}.txt`]: 'new\n' }, { branch: name, message: `On ${name}` });
  };
  return { server, git, forge, log, pauses, branch };
}

export function content(overrides: Partial<RequestContent> = {}): RequestContent {
  return {
    sourceBranch: 'bump/web1',
    targetBranch: 'main',
    title: 'Deploy web1',
    body: 'web1: old → new\n',
    labels: ['deploy'],
    reviewers: [],
    draft: false,
    ...overrides,
  };
}
