/** A GitOps repository on a real git server and a fake GitLab in front of it, and runs that deliver by one request. */

import { forgePublisher, pushPublisher } from '../../../src/core/delivery/publisher.ts';
import { deliverRequest, type Requested, type RollingRequest } from '../../../src/core/delivery/rolling-request.ts';
import type { Forge } from '../../../src/core/forge/forge.ts';
import type { Transport } from '../../../src/core/git/transport.ts';
import { createSecrets } from '../../../src/core/secrets.ts';
import { systemClock } from '../clock.ts';
import { openForge } from '../forge.ts';
import { type BareRepository, createBareRepository } from '../git/repository.ts';
import { type GitServer, startGitServer } from '../git/server.ts';
import { open, type TransportMode } from '../git/transport.ts';
import { type GitlabOptions, type GitlabServer, startGitlabServer } from '../gitlab/server.ts';
import { scratchDirectory } from '../lifetime.ts';
import { type MemoryLog, memoryLog, portsOf } from '../ports.ts';
import { author, setLine } from './delivery.ts';

export const services = Array.from({ length: 8 }, (_, index) => `web${index}`);
/** Every service on a line of its own, all of them neighbours. */
export const tags = services.map((name) => `${name}: v1\n`).join('');
export const branch = 'monorepo-gitops/prod';

export interface RollingWorld {
  readonly repository: BareRepository;
  readonly gitlab: GitlabServer;
  readonly log: MemoryLog;
  readonly forge: Forge;
  bump(service: string, tag: string, overrides?: Overrides): Promise<Requested<Payload>>;
}
export interface Payload {
  readonly before: string | undefined;
}
/** Commits are pushed unless `commitVia` says otherwise. */
type Overrides = Partial<RollingRequest<Payload>> & { readonly commitVia?: 'git' | 'api' };

/** A git server, and repositories on it with a GitLab of their own in front. */
export async function rollingWorlds() {
  const root = scratchDirectory('rolling');
  const git = await startGitServer({ root });
  return { git, world: (options?: RollingOptions) => rollingWorld(root, git, options) };
}

type RollingOptions = Partial<GitlabOptions> & { readonly mode?: TransportMode };

async function rollingWorld(root: string, git: GitServer, options: RollingOptions = {}): Promise<RollingWorld> {
  const repository = createBareRepository(root, { files: { 'tags.yaml': tags, 'other.yaml': 'a: 1\n' } });
  const gitlab = await startGitlabServer({ repository, ...options });
  const log = memoryLog();
  const forge = await openForge(gitlab.project, gitlab.token, portsOf({ log }));
  const bump: RollingWorld['bump'] = async (service, tag, overrides = {}) => {
    await using transport = await open(git.url(repository), options.mode ?? 'wire');
    return await deliverRequest(requestFor(transport, forge, service, tag, { log, ...overrides }));
  };
  return { repository, gitlab, log, forge, bump };
}

/** Sets the service's tag in the file that all share. */
export function requestFor(
  transport: Transport,
  forge: Forge,
  service: string,
  tag: string,
  { commitVia, clock = systemClock, ...overrides }: Overrides = {},
): RollingRequest<Payload> {
  const plan = setLine('tags.yaml', service, tag);
  const committer = { author, clock };
  return {
    transport,
    forge,
    branch: undefined,
    requestKey: 'prod',
    title: undefined,
    labels: ['deploy'],
    reviewers: [],
    draft: false,
    autoMerge: false,
    publisher: commitVia === 'api' ? forgePublisher(forge, undefined) : pushPublisher(committer),
    committer,
    plan: async (snapshot, attempt) => {
      const proposal = await plan(snapshot, attempt);
      const sha = 'c0ffee'.padEnd(40, '0');
      const trailers = [
        ['Source-Repository', 'https://git.example.com/acme/shop'],
        ['Source-Commit', sha],
        ['Service', service],
      ] as const;
      return proposal.kind === 'nothing' ? proposal : { ...proposal, trailers };
    },
    updates: ({ before }) => [
      { service, file: 'tags.yaml', oldImage: `acme/${service}:${before}`, newImage: `acme/${service}:${tag}` },
    ],
    clock,
    log: memoryLog(),
    secrets: createSecrets(),
    timeout: 60_000,
    ...overrides,
  };
}

export const onBranch = (repository: BareRepository, revision = branch): string =>
  repository.read('tags.yaml', revision);
