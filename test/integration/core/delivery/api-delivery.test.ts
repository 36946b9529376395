import { describe, expect, it } from 'vitest';
import {
  commitTo,
  type Delivered,
  type DeliveryRequest,
  type Plan,
} from '../../../../src/core/delivery/commit-race.ts';
import { forgePublisher } from '../../../../src/core/delivery/publisher.ts';
import type { Forge, ForgePorts } from '../../../../src/core/forge/forge.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { setLine } from '../../../support/delivery/delivery.ts';
import { openForge } from '../../../support/forge.ts';
import {
  type BareRepository,
  commitFiles,
  createBareRepository,
  fsck,
  history,
} from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open } from '../../../support/git/transport.ts';
import { startGithubServer } from '../../../support/github/server.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

const root = scratchDirectory('mg-api');
const git = await startGitServer({ root });

const services = Array.from({ length: 6 }, (_, index) => `web${index}`);
const tags = services.map((name) => `${name}: v1\n`).join('');
const files = {
  'tags.yaml': tags,
  'other.yaml': 'a: 1\n',
  'run.sh': { mode: '100755', body: '#!/bin/sh\n' },
  'dir/a.yaml': 'a\n',
  'dir/link': { mode: '120000', body: 'a.yaml' },
};

interface World {
  readonly repository: BareRepository;
  /** Runs once, between the look at the branch and the forge's commit. */
  interfere(action: () => void): void;
  /** The next commit is made and its answer lost. */
  loseAnswer(): void;
  writes(): number;
  deliver<P>(plan: Plan<P>, overrides?: Partial<DeliveryRequest<P>>): Promise<Delivered<P>>;
}

async function gitlabWorld(): Promise<World> {
  const repository = createBareRepository(root, { files });
  const gitlab = await startGitlabServer({ repository });
  const at = { method: 'POST', path: /commits$/ } as const;
  return {
    repository,
    interfere: (action) => gitlab.inject({ ...at, kind: 'before', action }),
    loseAnswer: () => gitlab.inject({ ...at, kind: 'lost' }),
    writes: () => gitlab.writes().length,
    deliver: deliverWith(repository, (ports) => openForge(gitlab.project, gitlab.token, ports)),
  };
}

async function githubWorld(): Promise<World> {
  const repository = createBareRepository(root, { files });
  const token = 'ghs_0123456789abcdefghij';
  const github = await startGithubServer({
    repositories: { 'acme/gitops': { git: repository } },
    accounts: { [token]: { login: 'bot', permissions: { contents: 'write', pull_requests: 'write' } } },
  });
  const at = 'createCommitOnBranch';
  return {
    repository,
    interfere: (action) => github.inject({ at, kind: 'before', action }),
    loseAnswer: () => github.inject({ at, kind: 'drop-after' }),
    writes: () => github.operations().filter((each) => each === at).length,
    deliver: deliverWith(repository, (ports) => openForge(github.forge('acme/gitops'), token, ports)),
  };
}

function deliverWith(repository: BareRepository, forgeOf: (ports: ForgePorts) => Promise<Forge>): World['deliver'] {
  return async (plan, overrides = {}) => {
    await using transport = await open(git.url(repository), 'wire');
    const ports = portsOf({ log: memoryLog() });
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

describe.each([
  ['GitLab', gitlabWorld],
  ['GitHub', githubWorld],
] as const)('a commit by the API of %s', (_, world) => {
  it('lands once; a second run writes nothing (law 4)', async () => {
    const { repository, deliver, writes } = await world();
    const parent = repository.git('rev-parse', 'main');
    const made = await deliver(setLine('tags.yaml', 'web1', 'v2'));
    const commit = repository.git('rev-parse', 'main');
    expect(made).toMatchObject({
      result: 'committed',
      branch: 'main',
      commit,
      parent,
      attempts: 1,
      payload: { before: 'v1' },
    });
    expect(repository.read('tags.yaml')).toBe(tags.replace('web1: v1', 'web1: v2'));
    expect(history(repository.path)[0]?.message).toBe('Set web1 to v2\n\nService: web1\n');
    const before = writes();
    expect(await deliver(setLine('tags.yaml', 'web1', 'v2'))).toMatchObject({ result: 'unchanged', commit });
    expect(writes()).toBe(before);
    fsck(repository.path);
  });

  it('is applied to the new content when the race is lost (law 2)', async () => {
    const { repository, deliver, interfere } = await world();
    interfere(() => commitFiles(repository, { 'tags.yaml': tags.replace('web2: v1', 'web2: rival') }));
    const made = await deliver(setLine('tags.yaml', 'web1', 'v2'));
    expect(made).toMatchObject({ result: 'committed', attempts: 2 });
    expect(repository.read('tags.yaml')).toBe(tags.replace('web1: v1', 'web1: v2').replace('web2: v1', 'web2: rival'));
  });

  it('keeps the lines of all that write at once', async () => {
    const { repository, deliver } = await world();
    const made = await Promise.all(
      services.map((name) => deliver(setLine('tags.yaml', name, 'v2'), { timeout: 110_000 })),
    );
    expect(made.map(({ result }) => result)).toEqual(services.map(() => 'committed'));
    expect(repository.read('tags.yaml')).toBe(tags.replaceAll('v1', 'v2'));
    expect(history(repository.path)).toHaveLength(services.length + 1);
  });

  it('is made once when its answer is lost', async () => {
    const { repository, deliver, loseAnswer } = await world();
    loseAnswer();
    expect(await deliver(setLine('tags.yaml', 'web1', 'v2'))).toMatchObject({
      result: 'committed',
      commit: repository.git('rev-parse', 'main'),
    });
    expect(history(repository.path)).toHaveLength(2);
  });

  it.each(['wire', 'git'] as const)('begins a branch that does not exist, over %s', async (mode) => {
    const { repository, deliver } = await world();
    const main = repository.git('rev-parse', 'main');
    await using transport = await open(git.url(repository), mode);
    const overrides = { branch: 'bump/web', startFrom: 'main', transport };
    expect(await deliver(setLine('tags.yaml', 'web1', 'v2'), overrides)).toMatchObject({
      result: 'committed',
      parent: main,
    });
    expect(repository.git('rev-parse', 'main', 'bump/web^').split('\n')).toEqual([main, main]);
  });

  it('deletes a directory with all that is in it, links too', async () => {
    const { repository, deliver } = await world();
    const plan: Plan<undefined> = async () => ({
      kind: 'changes',
      changes: [{ path: 'dir', delete: true }],
      message: 'Remove dir',
      trailers: [],
      payload: undefined,
    });
    expect(await deliver(plan)).toMatchObject({ result: 'committed' });
    expect(repository.git('ls-tree', '--name-only', 'main').split('\n')).toEqual(['other.yaml', 'run.sh', 'tags.yaml']);
  });

  it.each([
    ['changed', { path: 'run.sh', body: Buffer.from('#!/bin/sh\ntrue\n') }],
    ['new', { path: 'new.sh', body: Buffer.from('x'), mode: '100755' }],
  ] as const)('is refused for a %s script, whose mode it would lose', async (_kind, change) => {
    const { deliver, writes } = await world();
    const plan: Plan<undefined> = async () => ({
      kind: 'changes',
      changes: [change],
      message: 'x',
      trailers: [],
      payload: undefined,
    });
    await expect(deliver(plan)).rejects.toMatchObject({
      code: 'API_FILE_MODE',
      exitCode: 4,
      hint: 'Use commit-via: git for this file.',
    });
    expect(writes()).toBe(0);
  });

  it('is refused with a secret in it (law 6), and is not made in a dry run', async () => {
    const { deliver, writes } = await world();
    const secrets = createSecrets();
    secrets.add('hunter2-hunter2');
    await expect(deliver(setLine('tags.yaml', 'web1', 'hunter2-hunter2'), { secrets })).rejects.toMatchObject({
      code: 'SECRET_IN_COMMIT',
    });
    expect(await deliver(setLine('tags.yaml', 'web1', 'v2'), { dryRun: true })).toMatchObject({ result: 'planned' });
    expect(writes()).toBe(0);
  });
});

describe('a commit by API', () => {
  it('cannot be the first one of a repository', async () => {
    const repository = createBareRepository(root);
    const gitlab = await startGitlabServer({ repository });
    const deliver = deliverWith(repository, (ports) => openForge(gitlab.project, gitlab.token, ports));
    await expect(deliver(setLine('tags.yaml', 'web1', 'v2'))).rejects.toMatchObject({ code: 'GIT_UNBORN' });
  });
});
