/** A forge whose API makes the commits of a real repository, which is read by git. */
import { commitTo, type Delivered, type DeliveryRequest, type Plan } from '../../../src/core/delivery/commit-race.ts';
import { forgePublisher } from '../../../src/core/delivery/publisher.ts';
import type { Forge, ForgePorts } from '../../../src/core/forge/forge.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { restlessClock } from '../clock.ts';
import { openForge } from '../forge.ts';
import { type BareRepository, createBareRepository } from '../git/repository.ts';
import { type GitServer, startGitServer } from '../git/server.ts';
import { open } from '../git/transport.ts';
import { startGithubServer } from '../github/server.ts';
import { startGitlabServer } from '../gitlab/server.ts';
import { scratchDirectory } from '../lifetime.ts';
import { memoryLog, portsOf } from '../ports.ts';

export interface ApiWorld {
  readonly git: GitServer;
  readonly repository: BareRepository;
  /** Runs once, when the forge has the request for the commit and has not made it. */
  interfere(action: () => void): void;
  /** The next commit is made and its answer lost. */
  loseAnswer(): void;
  /** `first` runs (GitLab alone), the next commit is made, `then` runs, and this is answered. */
  answerAfter(status: number, then?: () => void, first?: () => void): void;
  /** So many requests for a commit are answered this, and no commit is made. */
  answerInstead(status: number, times?: number): void;
  /** Whatever the forge is asked from now on is answered 401. */
  expireToken(): void;
  /** Requests for a commit. */
  asked(): number;
  deliver<P>(plan: Plan<P>, overrides?: Partial<DeliveryRequest<P>>): Promise<Delivered<P>>;
}

type Fixture = Parameters<typeof createBareRepository>[1];

export async function gitlabApiWorld(fixture: Fixture, clock: Clock = restlessClock): Promise<ApiWorld> {
  const { git, repository } = await repositoryOf(fixture);
  const gitlab = await startGitlabServer({ repository });
  const at = { method: 'POST', path: /commits$/ } as const;
  return {
    git,
    repository,
    interfere: (action) => gitlab.inject({ ...at, kind: 'before', action }),
    answerAfter: (status, then, first) =>
      gitlab.inject({ ...at, kind: 'status-after', status, ...(then && { then }), ...(first && { first }) }),
    answerInstead: (status, times = 1) => gitlab.inject({ ...at, kind: 'status', status, times }),
    loseAnswer: () => gitlab.inject({ ...at, kind: 'lost' }),
    expireToken: () => gitlab.inject({ kind: 'status', status: 401, times: 99 }),
    asked: () => gitlab.writes().length,
    deliver: deliverWith(git, repository, clock, (ports) => openForge(gitlab.project, gitlab.token, ports)),
  };
}

export async function githubApiWorld(fixture: Fixture, clock: Clock = restlessClock): Promise<ApiWorld> {
  const { git, repository } = await repositoryOf(fixture);
  const token = 'ghs_0123456789abcdefghij';
  const github = await startGithubServer({
    repositories: { 'acme/gitops': { git: repository } },
    accounts: { [token]: { login: 'bot', permissions: { contents: 'write', pull_requests: 'write' } } },
  });
  const at = 'createCommitOnBranch';
  return {
    git,
    repository,
    interfere: (action) => github.inject({ at, kind: 'before', action }),
    answerAfter: (status, then) => github.inject({ at, kind: 'status-after', status, ...(then && { then }) }),
    answerInstead: (status, times = 1) => github.inject({ at, kind: 'status', status, times }),
    loseAnswer: () => github.inject({ at, kind: 'drop-after' }),
    expireToken: () => github.inject({ kind: 'status', status: 401, times: 99 }),
    asked: () => github.operations().filter((each) => each === at).length,
    deliver: deliverWith(git, repository, clock, (ports) => openForge(github.forge('acme/gitops'), token, ports)),
  };
}

async function repositoryOf(fixture: Fixture) {
  const root = scratchDirectory('mg-api');
  return { git: await startGitServer({ root }), repository: createBareRepository(root, fixture) };
}

function deliverWith(
  git: GitServer,
  repository: BareRepository,
  clock: Clock,
  forgeOf: (ports: ForgePorts) => Promise<Forge>,
): ApiWorld['deliver'] {
  return async (plan, overrides = {}) => {
    await using transport = await open(git.url(repository), 'wire');
    const ports = portsOf({ log: memoryLog(), clock });
    return await commitTo({
      ...ports,
      transport,
      publisher: forgePublisher(await forgeOf(ports), undefined),
      branch: undefined,
      plan,
      timeout: 60_000,
      ...overrides,
    });
  };
}
