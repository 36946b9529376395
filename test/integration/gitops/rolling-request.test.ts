import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Forge } from '../../../src/core/forge/forge.ts';
import { createGitlabForge } from '../../../src/core/forge/gitlab.ts';
import type { Plan } from '../../../src/core/gitops/delivery.ts';
import { orderingOf } from '../../../src/core/gitops/ordering.ts';
import type { Ancestry } from '../../../src/core/gitops/ordering-ancestry.ts';
import { recordTrailers } from '../../../src/core/gitops/ordering-record.ts';
import {
  deliverRequest,
  type Requested,
  type RollingRequest,
  requestUpdates,
} from '../../../src/core/gitops/rolling-request.ts';
import { provenanceTrailers } from '../../../src/core/gitops/trailers.ts';
import type { Transport } from '../../../src/core/gitops/transport.ts';
import { type AppliedUpdates, applyUpdates, fileChanges, type Update } from '../../../src/core/gitops/updates.ts';
import { createSecrets } from '../../../src/core/secrets.ts';
import { deliver, memoryLog, open, setLine, systemClock, type TransportMode } from '../../support/delivery.ts';
import {
  type BareRepository,
  commitFiles,
  createBareRepository,
  fsck,
  type GitServer,
  history,
  startGitServer,
} from '../../support/git-server.ts';
import { type GitlabOptions, type GitlabServer, startGitlabServer } from '../../support/gitlab-server.ts';

const root = mkdtempSync(join(tmpdir(), 'mg-rolling-'));
let git: GitServer;
const servers: GitlabServer[] = [];
beforeAll(async () => {
  git = await startGitServer({ root });
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
afterAll(async () => {
  await git.close();
  rmSync(root, { recursive: true, force: true });
});

const services = Array.from({ length: 8 }, (_, index) => `web${index}`);
const tags = services.map((name) => `${name}: v1\n`).join('');
const branch = 'monorepo-gitops/prod';

interface World {
  readonly repository: BareRepository;
  readonly gitlab: GitlabServer;
  readonly log: ReturnType<typeof memoryLog>;
  readonly forge: Forge;
  bump(service: string, tag: string, overrides?: Partial<RollingRequest<Payload>>): Promise<Requested<Payload>>;
}
interface Payload {
  readonly before: string | undefined;
}

async function world(options: Partial<GitlabOptions> & { mode?: TransportMode } = {}): Promise<World> {
  const repository = createBareRepository(root, { files: { 'tags.yaml': tags, 'other.yaml': 'a: 1\n' } });
  const gitlab = await startGitlabServer({ repository, ...options });
  servers.push(gitlab);
  const log = memoryLog();
  const secrets = createSecrets();
  const forge = createGitlabForge(gitlab.project, gitlab.token, { clock: systemClock, log, secrets });
  const bump: World['bump'] = async (service, tag, overrides = {}) => {
    await using transport = await open(git.url(repository), options.mode ?? 'wire');
    return await deliverRequest(requestFor(transport, forge, service, tag, { log, ...overrides }));
  };
  return { repository, gitlab, log, forge, bump };
}

function requestFor(
  transport: Transport,
  forge: Forge,
  service: string,
  tag: string,
  overrides: Partial<RollingRequest<Payload>> = {},
): RollingRequest<Payload> {
  const plan = setLine('tags.yaml', service, tag);
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
    commitVia: 'git',
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
    author: { name: 'CI', email: 'ci@example.com' },
    clock: systemClock,
    log: memoryLog(),
    secrets: createSecrets(),
    timeout: 60_000,
    ...overrides,
  };
}

const on = (repository: BareRepository, revision = branch) => repository.read('tags.yaml', revision);

describe.each(['wire', 'git'] as const)('a rolling request over %s', (mode) => {
  it('collects services, and a second run writes nothing (law 4)', async () => {
    const { repository, gitlab, bump } = await world({ mode });
    const first = await bump('web0', 'v2');
    expect(first).toMatchObject({ state: 'open', delivered: { result: 'committed', branch }, request: { number: 1 } });
    expect(first.delivered).toMatchObject({ commit: repository.git('rev-parse', branch) });
    const second = await bump('web1', 'v3');
    expect(second).toMatchObject({ state: 'open', delivered: { result: 'committed' }, request: { number: 1 } });
    expect(on(repository)).toBe(tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: v3'));
    expect(on(repository, 'main')).toBe(tags);
    expect(gitlab.mergeRequests).toHaveLength(1);
    const [request] = gitlab.mergeRequests;
    expect(request).toMatchObject({ title: 'Deploy web0, web1 to prod', target_branch: 'main', labels: ['deploy'] });
    expect(request?.description).toContain('<!-- monorepo-gitops:prod -->');
    expect(request?.description).toContain(
      '| `web1` | `tags.yaml` | `acme/web1:v1` | `acme/web1:v3` | [`c0ffee00`](https://git.example.com/acme/shop/commit/c0ffee',
    );
    gitlab.reset();
    git.reset();
    expect(await bump('web0', 'v2')).toMatchObject({
      state: 'open',
      delivered: { result: 'unchanged' },
      request: { number: 1 },
    });
    expect(gitlab.writes()).toEqual([]);
    expect(git.requests.filter(({ kind }) => kind === 'receive-pack')).toEqual([]);
    fsck(repository.path);
  });

  it('follows a base that moved, keeping what is pending, by a merge and never by force', async () => {
    const { repository, bump } = await world({ mode });
    await bump('web0', 'v2');
    const before = repository.git('rev-parse', branch);
    commitFiles(repository, { 'tags.yaml': `# new\n${tags.replace('web1: v1', 'web1: hot')}`, 'third.yaml': 'x\n' });
    const result = await bump('web2', 'v2');
    expect(result).toMatchObject({ state: 'open', delivered: { result: 'committed' } });
    expect(on(repository)).toBe(
      `# new\n${tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: hot').replace('web2: v1', 'web2: v2')}`,
    );
    expect(repository.git('merge-base', '--is-ancestor', before, branch)).toBe('');
    expect(repository.git('merge-base', '--is-ancestor', 'main', branch)).toBe('');
    expect(result.request?.body).not.toContain('hot');
    fsck(repository.path);
  });

  it('is closed, with the reason and its branch gone, when the base has it all', async () => {
    const { repository, gitlab, bump } = await world({ mode });
    await bump('web0', 'v2');
    commitFiles(repository, { 'tags.yaml': tags.replace('web0: v1', 'web0: v2') });
    expect(await bump('web0', 'v2')).toMatchObject({ state: 'none', closed: [1], delivered: { result: 'unchanged' } });
    expect(gitlab.mergeRequests[0]).toMatchObject({
      state: 'closed',
      notes: ['Nothing is left to merge: `main` has it all.'],
    });
    expect(repository.git('branch', '--list', branch)).toBe('');
  });
});

describe('a rolling request', () => {
  it('keeps all of 8 services that are delivered at once (law 2), and describes them all', async () => {
    const { repository, gitlab, bump } = await world();
    const results = await Promise.all(services.map((service) => bump(service, 'v2', { timeout: 110_000 })));
    expect(results.map(({ state }) => state)).toEqual(Array(8).fill('open'));
    expect(on(repository)).toBe(tags.replaceAll('v1', 'v2'));
    expect(gitlab.mergeRequests).toHaveLength(1);
    for (const service of services) expect(gitlab.mergeRequests[0]?.description).toContain(`\`acme/${service}:v2\``);
    expect(history(repository.path, `main..${branch}`)).toHaveLength(8);
    fsck(repository.path);
  });

  it('keeps all services while the base moves under them', async () => {
    const { repository, bump } = await world();
    await bump('web0', 'v2');
    let moves = 0;
    const mover = setInterval(() => {
      moves += 1;
      commitFiles(repository, { 'other.yaml': `a: ${moves}\n` });
    }, 150);
    try {
      await Promise.all(services.slice(1, 5).map((service) => bump(service, 'v2', { timeout: 110_000 })));
    } finally {
      clearInterval(mover);
    }
    const expected = services.slice(0, 5).reduce((text, name) => text.replace(`${name}: v1`, `${name}: v2`), tags);
    expect(on(repository)).toBe(expected);
    expect(moves).toBeGreaterThan(0);
  });

  it('writes nothing for a second run after an unrelated move of the base (law 4)', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2');
    commitFiles(repository, { 'other.yaml': 'a: 2\n' });
    gitlab.reset();
    const tip = repository.git('rev-parse', branch);
    expect(await bump('web0', 'v2')).toMatchObject({ state: 'open', delivered: { result: 'unchanged' } });
    expect(gitlab.writes()).toEqual([]);
    expect(repository.git('rev-parse', branch)).toBe(tip);
  });

  it('gives way to the base where both changed the same line, and says so', async () => {
    const { repository, bump, log } = await world();
    await bump('web0', 'v2');
    await bump('web1', 'v2');
    commitFiles(repository, { 'tags.yaml': tags.replace('web0: v1', 'web0: hotfix') });
    const { request } = await bump('web3', 'v2');
    expect(on(repository)).toBe(
      tags.replace('web0: v1', 'web0: hotfix').replace('web1: v1', 'web1: v2').replace('web3: v1', 'web3: v2'),
    );
    expect(log.lines.join('\n')).toContain('tags.yaml: main has other values now');
    expect(request?.title).toBe('Deploy web1, web3 to prod');
  });

  it('shows from the first old image to the last new one', async () => {
    const { bump } = await world();
    await bump('web0', 'v2');
    const { request } = await bump('web0', 'v3');
    expect(request?.body).toContain('| `web0` | `tags.yaml` | `acme/web0:v1` | `acme/web0:v3` |');
    expect(request?.body).not.toContain('v2');
  });

  it.each(['merge', 'ff', 'squash'] as const)('begins anew from the base after a %s', async (mergeMethod) => {
    const { repository, gitlab, bump } = await world({ mergeMethod });
    await bump('web0', 'v2');
    const [request] = gitlab.mergeRequests;
    // Nobody cleans up.
    if (request !== undefined) request.removeSource = false;
    gitlab.merge(1);
    expect(await bump('web0', 'v2')).toMatchObject({ state: 'none', delivered: { result: 'unchanged' } });
    const second = await bump('web1', 'v2');
    expect(second).toMatchObject({ state: 'open', request: { number: 2, title: 'Deploy web1 to prod' } });
    expect(repository.git('rev-list', '--count', `main..${branch}`)).toBe('1');
    expect(on(repository)).toBe(tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: v2'));
  });

  it('delivers again when it was merged before the last commit came in', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2');
    // The merge removes the branch together with a commit that was pushed a moment before.
    let merged = false;
    const tip = repository.git('rev-parse', branch);
    gitlab.inject({
      method: 'GET',
      path: /merge_requests$/,
      kind: 'before',
      action: () => {
        if (merged) return;
        merged = true;
        repository.git('update-ref', `refs/heads/${branch}`, tip);
        gitlab.merge(1);
      },
    });
    const result = await bump('web1', 'v2');
    expect(merged).toBe(true);
    expect(result).toMatchObject({ state: 'open', request: { number: 2 } });
    expect(on(repository, 'main')).toBe(tags.replace('web0: v1', 'web0: v2'));
    expect(on(repository)).toBe(tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: v2'));
  });

  it('is made by the next run after a crash between push and request (law 11)', async () => {
    const { gitlab, bump } = await world();
    gitlab.inject({ method: 'POST', kind: 'status', status: 403, body: { message: '403 Forbidden' } });
    await expect(bump('web0', 'v2')).rejects.toMatchObject({ code: 'FORGE_AUTH' });
    expect(gitlab.mergeRequests).toHaveLength(0);
    expect(await bump('web0', 'v2')).toMatchObject({
      state: 'open',
      request: { number: 1 },
      delivered: { result: 'unchanged' },
    });
  });

  it('replaces an older request of another key that updates the same', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2', { requestKey: 'old' });
    await bump('web1', 'v2', { requestKey: 'more' });
    await bump('web5', 'v2', { requestKey: 'more' });
    await new Promise((done) => setTimeout(done, 1_100));
    await bump('web1', 'v3');
    const { closed } = await bump('web0', 'v3');
    expect(closed).toEqual([1]);
    expect(gitlab.mergeRequests.map(({ state }) => state)).toEqual(['closed', 'opened', 'opened']);
    expect(gitlab.mergeRequests[0]?.notes[0]).toContain('Replaced by');
    expect(repository.git('branch', '--list', 'monorepo-gitops/old')).toBe('');
  });

  it('refuses a branch of its name that somebody else made (law 8)', async () => {
    const { repository, bump } = await world();
    repository.git('branch', branch, 'main');
    const tip = commitFiles(repository, { 'other.yaml': 'theirs\n' }, { branch });
    await expect(bump('web0', 'v2')).rejects.toMatchObject({ code: 'REQUEST_BRANCH_FOREIGN', exitCode: 4 });
    expect(repository.git('rev-parse', branch)).toBe(tip);
  });

  it('keeps what people commit to its branch, and a request that they made ready', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2', { draft: true });
    expect(gitlab.mergeRequests[0]?.title).toBe('Draft: Deploy web0 to prod');
    Object.assign(gitlab.mergeRequests[0] ?? {}, { title: 'Deploy web0 to prod' });
    commitFiles(repository, { 'other.yaml': 'a: people\n' }, { branch });
    commitFiles(repository, { 'third.yaml': 'base\n' });
    await bump('web1', 'v2', { draft: true });
    expect(repository.read('other.yaml', branch)).toBe('a: people\n');
    expect(repository.read('third.yaml', branch)).toBe('base\n');
    expect(gitlab.mergeRequests[0]?.title).toBe('Deploy web0, web1 to prod');
  });

  it('merges by itself when asked to', async () => {
    const { repository, bump } = await world();
    expect(await bump('web0', 'v2', { autoMerge: true })).toMatchObject({
      state: 'merged',
      delivered: { result: 'committed' },
    });
    expect(on(repository, 'main')).toBe(tags.replace('web0: v1', 'web0: v2'));
    const waiting = await world({ pipelines: true });
    expect(await waiting.bump('web0', 'v2', { autoMerge: true })).toMatchObject({ state: 'open' });
    expect(waiting.gitlab.mergeRequests[0]?.autoMerge).toBe(waiting.repository.git('rev-parse', branch));
  });

  it('shows names from outside without bringing them to life', async () => {
    const { gitlab, bump } = await world();
    const evil = '@all `x` | <!-- --> \n/merge ![i](http://evil)';
    await bump('web0', 'v2', {
      updates: () => [{ service: evil, file: 'tags.yaml', oldImage: undefined, newImage: undefined }],
    });
    const [request] = gitlab.mergeRequests;
    expect(request?.description).toContain("| `@all 'x' \\| <!-- --> /merge ![i](http://evil)` | `tags.yaml` |  |  |");
    expect(request?.description.split('\n').some((line) => line.startsWith('/'))).toBe(false);
  });

  it('writes nothing in a dry run', async () => {
    const { repository, gitlab, bump } = await world();
    expect(await bump('web0', 'v2', { dryRun: true })).toMatchObject({
      state: 'none',
      delivered: { result: 'planned' },
    });
    expect(gitlab.requests).toEqual([]);
    expect(repository.git('branch', '--list', branch)).toBe('');
  });

  it('collects commits by API as well', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2', { commitVia: 'api' });
    commitFiles(repository, { 'other.yaml': 'a: 2\n' });
    const results = await Promise.all(services.slice(1, 4).map((service) => bump(service, 'v2', { commitVia: 'api' })));
    expect(results.every(({ state }) => state === 'open')).toBe(true);
    expect(on(repository)).toBe(
      services.slice(0, 4).reduce((text, name) => text.replace(`${name}: v1`, `${name}: v2`), tags),
    );
    expect(gitlab.writes().filter((each) => each === 'POST /repository/commits').length).toBeGreaterThanOrEqual(4);
    expect(gitlab.mergeRequests).toHaveLength(1);
    fsck(repository.path);
  });
});

describe('a rolling request and the order of source commits', () => {
  const commits = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40)) as [string, string, string, string];
  const ancestry: Ancestry = async (older, newer) => (commits.indexOf(older) <= commits.indexOf(newer) ? 'yes' : 'no');

  const commitOfTag = async (tag: string) => commits.find((commit) => commit.startsWith(tag));

  const planOf = (transport: Transport, commit: string): Plan<AppliedUpdates> => {
    const updates: Update[] = [
      {
        kind: 'edit',
        service: 'web1',
        files: ['web1.yaml'],
        from: undefined,
        edit: { image: 'acme/web1', tag: commit.slice(0, 8) },
      },
    ];
    const ordering = orderingOf({ transport, ancestry, commitOfTag, commit, onOlder: 'skip' });
    return async (snapshot) => {
      const applied = await applyUpdates(snapshot, updates);
      const superseded = await ordering(snapshot, applied.edits);
      if (superseded.length > 0) return { kind: 'nothing', payload: { ...applied, files: [] } };
      const provenance = { sourceCommit: commit, services: ['web1'], images: [`acme/web1:${commit.slice(0, 8)}`] };
      return {
        kind: 'changes',
        changes: fileChanges(applied),
        message: 'Deploy web1',
        trailers: [...provenanceTrailers(provenance), ...recordTrailers(applied.edits, [])],
        payload: applied,
      };
    };
  };

  it('never goes back: neither behind what it holds nor behind what the base got meanwhile (law 3)', async () => {
    const { repository, gitlab, forge } = await world();
    commitFiles(repository, { 'web1.yaml': 'image:\n  repository: acme/web1\n  tag: old\n' });
    const run = async (commit: string) => {
      await using transport = await open(git.url(repository), 'wire');
      const plan = planOf(transport, commit);
      const base = requestFor(transport, forge, 'web1', 'x');
      return await deliverRequest({ ...base, plan, updates: requestUpdates });
    };
    const held = () => /tag: "?(\w)/.exec(repository.read('web1.yaml', branch))?.[1];
    expect(await run(commits[1])).toMatchObject({ delivered: { result: 'committed' } });
    expect(gitlab.mergeRequests[0]?.description).toContain(
      '| `web1` | `web1.yaml` | `acme/web1:old` | `acme/web1:bbbbbbbb` |',
    );
    expect(await run(commits[0])).toMatchObject({ state: 'open', delivered: { result: 'unchanged' } });
    expect(held()).toBe('b');
    {
      await using transport = await open(git.url(repository), 'wire');
      await deliver(transport, planOf(transport, commits[3]));
    }
    expect(await run(commits[2])).toMatchObject({ state: 'none', closed: [1], delivered: { result: 'unchanged' } });
    expect(repository.read('web1.yaml')).toContain('dddddddd');
  });
});
