import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { clockAhead, restlessClock } from '../../../support/clock.ts';
import { setLine } from '../../../support/delivery/delivery.ts';
import { branch, onBranch, rollingWorlds, services, tags } from '../../../support/delivery/rolling-request.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles, commitMany, declinePushes, fsck } from '../../../support/git/repository.ts';

const { git, world } = await rollingWorlds();

describe('a rolling request', () => {
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
    expect(onBranch(repository)).toBe(tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: v2'));
  });

  it.each(['merge', 'squash'] as const)('does not bring back what was reverted behind a %s', async (mergeMethod) => {
    const { repository, gitlab, bump } = await world({ mergeMethod });
    await bump('web0', 'v2');
    const [request] = gitlab.mergeRequests;
    if (request !== undefined) request.removeSource = false;
    gitlab.merge(1);
    commitFiles(repository, { 'tags.yaml': tags });
    // More than is looked at to tell whether the base has the branch's commit.
    const tip = repository.git('rev-parse', 'main');
    let parent = tip;
    for (let index = 0; index < 101; index += 1) {
      parent = repository.git('commit-tree', `${tip}^{tree}`, '-p', parent, '-m', `Other ${index}`);
    }
    repository.git('update-ref', 'refs/heads/main', parent);
    expect(await bump('web1', 'v2')).toMatchObject({ state: 'open', request: { title: 'Deploy web1 to prod' } });
    expect(onBranch(repository)).toBe(tags.replace('web1: v1', 'web1: v2'));
  });

  it('does not bring back what was reverted where the server keeps the branch of a merged request', async () => {
    const { repository, gitlab, bump } = await world({ mergeMethod: 'squash' });
    repository.git('config', 'receive.denyDeletes', 'true');
    await bump('web0', 'v2');
    const [request] = gitlab.mergeRequests;
    if (request !== undefined) request.removeSource = false;
    gitlab.merge(1);
    commitFiles(repository, { 'tags.yaml': tags });
    expect(await bump('web1', 'v2')).toMatchObject({ state: 'open', request: { title: 'Deploy web1 to prod' } });
    expect(onBranch(repository)).toBe(tags.replace('web1: v1', 'web1: v2'));
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
    expect(onBranch(repository, 'main')).toBe(tags.replace('web0: v1', 'web0: v2'));
    expect(onBranch(repository)).toBe(tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: v2'));
  });

  it('does not bring along what a person declines while a commit is on its way', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2');
    const tip = repository.git('rev-parse', branch);
    const close = () => void Object.assign(gitlab.mergeRequests[0] ?? {}, { state: 'closed', sha: tip });
    // The first look at the requests comes before the commit, this one behind it.
    gitlab.inject({ method: 'GET', path: /merge_requests$/, kind: 'before', action: () => {} });
    gitlab.inject({ method: 'GET', path: /merge_requests$/, kind: 'before', action: close });
    const result = await bump('web1', 'v2');
    expect(result).toMatchObject({ state: 'open', request: { number: 2, title: 'Deploy web1 to prod' } });
    expect(onBranch(repository)).toBe(tags.replace('web1: v1', 'web1: v2'));
  });

  it.each([true, false])(
    'begins anew when a person closed it, also where branches cannot be deleted: %s',
    async (deny) => {
      const { repository, gitlab, bump } = await world();
      if (deny) repository.git('config', 'receive.denyDeletes', 'true');
      await bump('web0', 'v2');
      Object.assign(gitlab.mergeRequests[0] ?? {}, { state: 'closed', sha: repository.git('rev-parse', branch) });
      expect(await bump('web1', 'v2')).toMatchObject({ state: 'open', request: { title: 'Deploy web1 to prod' } });
      expect(onBranch(repository)).toBe(tags.replace('web1: v1', 'web1: v2'));
      expect(await bump('web2', 'v2')).toMatchObject({ state: 'open', request: { number: 2 } });
    },
  );

  it('tells of a commit that takes back all that was waiting as unchanged: the base had it before', async () => {
    const { bump } = await world();
    await bump('web0', 'v2');
    expect(await bump('web0', 'v1')).toMatchObject({ state: 'none', closed: [1], delivered: { result: 'unchanged' } });
  });

  it('tells what is merged while the request is brought up to date as merged', async () => {
    const { gitlab, bump } = await world({ mergeMethod: 'squash' });
    await bump('web0', 'v2');
    const [request] = gitlab.mergeRequests;
    if (request !== undefined) request.removeSource = false;
    gitlab.inject({ method: 'PUT', path: /merge_requests\/1$/, kind: 'before', action: () => gitlab.merge(1) });
    expect(await bump('web1', 'v2')).toMatchObject({ state: 'merged', delivered: { result: 'committed' } });
    expect(gitlab.mergeRequests).toHaveLength(1);
  });

  it('waits for a branch that the forge does not show yet, and is left to the next run at the deadline', async () => {
    const { gitlab, bump } = await world({ unseen: 3 });
    await expect(bump('web0', 'v2', { timeout: 2_500 })).rejects.toMatchObject({ code: 'FORGE_BRANCH_UNSEEN' });
    expect(await bump('web1', 'v2')).toMatchObject({ state: 'open', request: { title: 'Deploy web0, web1 to prod' } });
    expect(gitlab.mergeRequests).toHaveLength(1);
  });

  it('is made by the next run after a crash between push and request (law 11)', async () => {
    const { repository, gitlab, bump } = await world();
    gitlab.inject({ method: 'POST', kind: 'status', status: 403, body: { message: '403 Forbidden' } });
    const failure = await failureOf(bump('web0', 'v2'));
    expect([failure.code, failure.outputs]).toEqual(['FORGE_AUTH', { commit: repository.git('rev-parse', branch) }]);
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
    const clock = clockAhead(2);
    await bump('web1', 'v3', { clock });
    const { closed } = await bump('web0', 'v3', { clock });
    expect(closed).toEqual([1]);
    expect(gitlab.mergeRequests.map(({ state }) => state)).toEqual(['closed', 'opened', 'opened']);
    expect(gitlab.mergeRequests[0]?.notes[0]).toContain('Replaced by');
    expect(repository.git('branch', '--list', 'monorepo-gitops/old')).toBe('');
  });

  it('is not replaced by one that writes another place of the same service and file', async () => {
    const { repository, gitlab, bump } = await world();
    const dev = { requestKey: 'dev', plan: setLine('tags.yaml', 'web0', 'v2') };
    const prod = { requestKey: 'prod', plan: setLine('tags.yaml', 'web3', 'v2') };
    await bump('web', 'v2', dev);
    expect((await bump('web', 'v2', { ...prod, clock: clockAhead(2) })).closed).toEqual([]);
    expect(gitlab.mergeRequests.map(({ state }) => state)).toEqual(['opened', 'opened']);
    expect(onBranch(repository, 'monorepo-gitops/dev')).toBe(tags.replace('web0: v1', 'web0: v2'));
    expect(onBranch(repository)).toBe(tags.replace('web3: v1', 'web3: v2'));
  });

  it.each(['git', 'api'] as const)('says so where the server does not want its branch (%s)', async (commitVia) => {
    const { repository, bump } = await world();
    declinePushes(repository, 'names begin with feature/');
    const failure = await failureOf(bump('web0', 'v2', { commitVia, clock: restlessClock }));
    expect(failure).toMatchObject({
      code: 'GIT_PUSH_REJECTED',
      hint: expect.not.stringContaining('deliver') as string,
      cause: { message: expect.stringContaining('names begin with feature/') as string },
    });
  });

  it.each([
    ['has a secret in its title (law 6)', { title: 'Deploy hunter2-hunter2' }, 'SECRET_IN_REQUEST'],
    ['has a secret in its key (law 6)', { requestKey: 'hunter2-hunter2' }, 'SECRET_IN_REQUEST'],
    ['has a secret in its branch (law 6)', { branchPrefix: 'hunter2-hunter2/' }, 'SECRET_IN_REQUEST'],
    ['has a secret in a label (law 6)', { labels: ['hunter2-hunter2'] }, 'SECRET_IN_REQUEST'],
    ['would commit to its target', { branch }, 'INPUT_INVALID'],
  ])('is refused where it %s', async (_, overrides, code) => {
    const { repository, gitlab, bump } = await world();
    repository.git('branch', branch);
    const refs = repository.git('for-each-ref');
    const secrets = createSecrets();
    secrets.add('hunter2-hunter2');
    await expect(bump('web0', 'v2', { ...overrides, secrets })).rejects.toMatchObject({ code });
    expect([repository.git('for-each-ref'), gitlab.requests]).toEqual([refs, []]);
  });

  it('goes on for a target that was renamed', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2');
    repository.git('branch', '--move', 'main', 'trunk');
    repository.git('symbolic-ref', 'HEAD', 'refs/heads/trunk');
    // As GitHub does it.
    const [request] = gitlab.mergeRequests;
    if (request !== undefined) request.target_branch = 'trunk';
    for (const result of ['committed', 'unchanged']) {
      expect(await bump('web1', 'v2')).toMatchObject({ state: 'open', request: { number: 1 }, delivered: { result } });
    }
    expect(request).toMatchObject({ title: 'Deploy web0, web1 to prod', state: 'opened' });
  });

  it('refuses a branch of its name that somebody else made (law 8)', async () => {
    const { repository, bump } = await world();
    repository.git('branch', branch, 'main');
    const tip = commitFiles(repository, { 'other.yaml': 'theirs\n' }, { branch });
    await expect(bump('web0', 'v2')).rejects.toMatchObject({ code: 'REQUEST_BRANCH_FOREIGN', exitCode: 4 });
    expect(repository.git('rev-parse', branch)).toBe(tip);
  });

  it('belongs to one target: the same key for another one is bad input, and nothing is mixed', async () => {
    const { repository, gitlab, bump } = await world();
    repository.git('branch', 'release', 'main');
    commitFiles(repository, { 'other.yaml': 'a: release\n' }, { branch: 'release' });
    await bump('web0', 'v2', { branch: 'main' });
    const before = repository.git('for-each-ref');
    for (const dryRun of [false, true]) {
      await expect(bump('web1', 'v2', { branch: 'release', dryRun })).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringMatching(/^request-key: .*"prod".*main/) as string,
      });
    }
    expect([repository.git('for-each-ref'), gitlab.mergeRequests.length]).toEqual([before, 1]);
    gitlab.merge(1);
    expect(await bump('web1', 'v2', { branch: 'release' })).toMatchObject({ state: 'open', request: { number: 2 } });
  });

  it.each(['wire', 'git'] as const)(
    'tells all that it holds, however much the base has moved on, over %s',
    async (mode) => {
      const { repository, gitlab, bump } = await world({ mode });
      await bump('web0', 'v2');
      const seconds = Math.ceil(Date.now() / 1_000) + 1;
      commitMany(repository, 110, (index) => ({ 'other.yaml': `a: ${index + 1}\n` }), { seconds });
      await bump('web1', 'v2');
      expect(await bump('web2', 'v2')).toMatchObject({
        state: 'open',
        request: { title: 'Deploy web0, web1, web2 to prod' },
      });
      for (const name of ['web0', 'web1', 'web2'])
        expect(gitlab.mergeRequests[0]?.description).toContain(`acme/${name}:v2`);
    },
  );

  it('is still known behind a hundred commits of people, and does not bring in the same base twice', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2');
    commitFiles(repository, { 'other.yaml': 'a: base\n' });
    await bump('web1', 'v2');
    const seconds = Math.ceil(Date.now() / 1_000) + 1;
    commitMany(repository, 110, (index) => ({ 'third.yaml': `a: ${index + 1}\n` }), { branch, seconds });
    await bump('web2', 'v2');
    expect(gitlab.mergeRequests[0]?.title).toBe('Deploy web0, web1, web2 to prod');
    expect(repository.git('rev-list', '--count', '--merges', `main..${branch}`)).toBe('1');
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
    expect(onBranch(repository, 'main')).toBe(tags.replace('web0: v1', 'web0: v2'));
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

  it('closes without bringing the name of its target to life', async () => {
    const { repository, gitlab, bump } = await world();
    const target = 'a`@all`';
    repository.git('branch', target, 'main');
    await bump('web0', 'v2', { branch: target });
    commitFiles(repository, { 'tags.yaml': tags.replace('web0: v1', 'web0: v2') }, { branch: target });
    expect(await bump('web0', 'v2', { branch: target })).toMatchObject({ closed: [1] });
    expect(gitlab.mergeRequests[0]?.notes).toEqual(["Nothing is left to merge: `a'@all'` has it all."]);
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

  it('writes nothing in a dry run of what the request holds already', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2');
    const refs = repository.git('for-each-ref');
    gitlab.reset();
    expect(await bump('web0', 'v2', { dryRun: true, autoMerge: true, labels: ['urgent'] })).toMatchObject({
      state: 'open',
      request: { number: 1 },
      delivered: { result: 'unchanged' },
    });
    expect([gitlab.writes(), repository.git('for-each-ref')]).toEqual([[], refs]);
  });

  it('asks for what many services hold at once: requests do not grow with them (law 5)', async () => {
    const requestsFor = async (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `web${index}`);
      const { repository, gitlab, bump } = await world();
      commitFiles(repository, Object.fromEntries(names.map((name) => [`values/${name}.yaml`, 'tag: v1\n'])));
      const files = (tag: string) =>
        names.map((name) => ({ path: `values/${name}.yaml`, body: Buffer.from(`tag: ${tag}\n`) }));
      const deliver = (tag: string) =>
        bump('all', tag, {
          plan: async () => ({
            kind: 'changes',
            changes: files(tag),
            message: tag,
            trailers: [],
            payload: { before: 'v1' },
          }),
          updates: () =>
            names.map((name) => ({
              service: name,
              file: `values/${name}.yaml`,
              oldImage: `${name}:v1`,
              newImage: `${name}:${tag}`,
            })),
        });
      await deliver('v2');
      commitFiles(repository, Object.fromEntries(names.map((name) => [`values/${name}.yaml`, 'tag: v1\nmore: 1\n'])));
      git.reset();
      await deliver('v3');
      expect(gitlab.mergeRequests[0]?.description).toContain(`\`web${count - 1}:v3\``);
      return git.requests.length;
    };
    expect(await requestsFor(40)).toBe(await requestsFor(4));
  });

  it('collects commits by API as well', async () => {
    const { repository, gitlab, bump } = await world();
    await bump('web0', 'v2', { commitVia: 'api' });
    commitFiles(repository, { 'other.yaml': 'a: 2\n' });
    const results = await Promise.all(services.slice(1, 4).map((service) => bump(service, 'v2', { commitVia: 'api' })));
    expect(results.every(({ state }) => state === 'open')).toBe(true);
    expect(onBranch(repository)).toBe(
      services.slice(0, 4).reduce((text, name) => text.replace(`${name}: v1`, `${name}: v2`), tags),
    );
    expect(gitlab.writes().filter((each) => each === 'POST /repository/commits').length).toBeGreaterThanOrEqual(4);
    expect(gitlab.mergeRequests).toHaveLength(1);
    fsck(repository.path);
  });
});
