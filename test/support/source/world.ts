/**
 * The standard world of a pipeline: a private monorepo on a forge, over git's http with a token, and the checkout of a job
 * in it: two commits deep, and without a credential in its configuration (`persist-credentials: false`).
 */
import type { CiContext, Environment } from '../../../src/core/ports.ts';
import { createSecrets } from '../../../src/core/secrets.ts';
import { openSourceFacts, type SourceFactsQuestion } from '../../../src/core/source/open-source-facts.ts';
import { systemPrograms } from '../../../src/hosts/programs.ts';
import { type HandClock, handClock, restlessClock, systemClock } from '../clock.ts';
import { type BareRepository, commitFiles, createBareRepository, gitIn, publishAs } from '../git/repository.ts';
import { basic, type GitServer, type GitServerOptions, startGitServer } from '../git/server.ts';
import { type GithubServer, startGithubServer } from '../github/server.ts';
import type { Permissions } from '../github/state.ts';
import { ciContext } from '../inputs.ts';
import { scratchDirectory } from '../lifetime.ts';
import { memoryLog, portsOf } from '../ports.ts';

export const jobToken = 'ghs_the-token-of-the-job';

interface WorldOptions {
  /** What the job's token may do beside reading contents. */
  readonly permissions?: Permissions;
  /** The git server, where it is not git's own of today. */
  readonly server?: Partial<GitServerOptions>;
}

export interface SourceWorld {
  readonly monorepo: BareRepository;
  readonly server: GitServer;
  readonly github: GithubServer;
  readonly url: string;
  /** As GitHub sets it for a job. */
  readonly env: Environment;
  /** Adds commits to a branch (from `main` when it is new); answers the last one. */
  commit(branch: string, count?: number): string;
  /** A job's checkout of a commit, detached. @param depth undefined: the whole history */
  checkout(commit: string, depth?: number | undefined): string;
  facts(
    checkout: string,
    candidate: string,
    ci?: Partial<CiContext>,
    more?: Partial<SourceFactsQuestion>,
  ): ReturnType<typeof openSourceFacts> & { readonly log: readonly string[]; readonly clock: HandClock };
  /** What the git server was asked since the last call, without what was refused. */
  asked(): readonly string[];
}

export async function sourceWorld({
  permissions = { pull_requests: 'read' },
  server: settings,
}: WorldOptions = {}): Promise<SourceWorld> {
  const root = scratchDirectory('mg-source');
  const monorepo = createBareRepository(root, { files: { 'apps/web1/index.ts': '0\n' }, name: 'shop' });
  const name = publishAs(monorepo, 'acme/shop');
  const authorization = basic('x-access-token', jobToken);
  const server = await startGitServer({ root, authorization, ...settings });
  const github = await startGithubServer({
    repositories: { 'acme/shop': { git: monorepo } },
    accounts: { [jobToken]: { login: 'github-actions[bot]', permissions: { contents: 'read', ...permissions } } },
  });
  const url = `${server.origin}/${name}`;
  const env: Environment = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GITHUB_SERVER_URL: server.origin,
    GITHUB_API_URL: `${github.origin}/api/v3`,
    GITHUB_TOKEN: jobToken,
  };
  let count = 0;
  const commit: SourceWorld['commit'] = (branch, times = 1) => {
    if (monorepo.git('for-each-ref', `refs/heads/${branch}`) === '') monorepo.git('branch', branch, 'main');
    let tip = '';
    for (let each = 0; each < times; each += 1) {
      count += 1;
      tip = commitFiles(monorepo, { 'apps/web1/index.ts': `${count}\n` }, { branch, message: `Change ${count}` });
    }
    return tip;
  };
  return {
    monorepo,
    server,
    github,
    url,
    env,
    commit,
    checkout(revision, depth) {
      const directory = scratchDirectory('mg-job');
      const git = gitIn(directory);
      git('init', '-q');
      git('remote', 'add', 'origin', url);
      // By its path: this process serves the other address, and waits for git here.
      const depths = depth === undefined ? [] : [`--depth=${depth}`];
      git('fetch', '-q', '--no-tags', ...depths, `file://${monorepo.path}`, revision);
      git('checkout', '-q', '--detach', revision);
      return directory;
    },
    facts(checkout, candidate, ci = {}, more = {}) {
      const log = memoryLog();
      const clock = handClock({ now: Date.now() });
      const secrets = createSecrets();
      const ports = portsOf({ env, log, secrets, clock: { ...restlessClock, after: systemClock.after } });
      const context = ciContext({
        host: 'github',
        repositoryUrl: `${server.origin}/acme/shop`,
        commit: candidate,
        workspace: checkout,
        ...ci,
      });
      const facts = openSourceFacts({
        ...ports,
        clock: { ...clock, after: systemClock.after },
        ci: context,
        candidate,
        checkout: { cwd: checkout, env: more.env ?? env, programs: systemPrograms, clock },
        ...more,
      });
      return Object.assign(facts, { log: log.lines, clock });
    },
    asked() {
      const kinds = server.requests.filter(({ status }) => status === 200).map(({ kind }) => kind);
      server.reset();
      return kinds;
    },
  };
}
