import { describe, expect, it } from 'vitest';
import { branch, onBranch, rollingWorlds, services, tags } from '../../../support/delivery/rolling-request.ts';
import { commitFiles, fsck, history } from '../../../support/git/repository.ts';

const { git, world } = await rollingWorlds();

describe.each(['wire', 'git'] as const)('a rolling request over %s', (mode) => {
  it('collects services, and a second run writes nothing (law 4)', async () => {
    const { repository, gitlab, bump } = await world({ mode });
    const first = await bump('web0', 'v2');
    expect(first).toMatchObject({ state: 'open', delivered: { result: 'committed', branch }, request: { number: 1 } });
    expect(first.delivered).toMatchObject({ commit: repository.git('rev-parse', branch) });
    const second = await bump('web1', 'v3');
    expect(second).toMatchObject({ state: 'open', delivered: { result: 'committed' }, request: { number: 1 } });
    expect(onBranch(repository)).toBe(tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: v3'));
    expect(onBranch(repository, 'main')).toBe(tags);
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
    expect(onBranch(repository)).toBe(
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
    expect(onBranch(repository)).toBe(tags.replaceAll('v1', 'v2'));
    expect(gitlab.mergeRequests).toHaveLength(1);
    for (const service of services) expect(gitlab.mergeRequests[0]?.description).toContain(`\`acme/${service}:v2\``);
    expect(history(repository.path, `main..${branch}`)).toHaveLength(8);
    fsck(repository.path);
  });

  it('keeps all services while the base moves under them', async () => {
    const { repository, bump } = await world();
    await bump('web0', 'v2');
    let moves = 0;
    const move = () => {
      moves += 1;
      commitFiles(repository, { 'other.yaml': `a: ${moves}\n` });
    };
    git.inject({ at: 'receive-pack', kind: 'before', times: 6, action: move });
    await Promise.all(services.slice(1, 5).map((service) => bump(service, 'v2', { timeout: 110_000 })));
    const expected = services.slice(0, 5).reduce((text, name) => text.replace(`${name}: v1`, `${name}: v2`), tags);
    expect(onBranch(repository)).toBe(expected);
    expect(moves).toBe(6);
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
    expect(onBranch(repository)).toBe(
      tags.replace('web0: v1', 'web0: hotfix').replace('web1: v1', 'web1: v2').replace('web3: v1', 'web3: v2'),
    );
    expect(log.lines.join('\n')).toContain('tags.yaml: main has other values now');
    expect(request?.title).toBe('Deploy web1, web3 to prod');
  });

  it.each([
    ['back', {}],
    ['back and on', { 'aside.yaml': 'b: 1\n' }],
  ])('does not bring back what was taken out of a base that was forced %s', async (_, files) => {
    const { repository, bump } = await world();
    const good = repository.git('rev-parse', 'main');
    commitFiles(repository, { 'other.yaml': 'a: bad\n' });
    await bump('web0', 'v2');
    repository.git('update-ref', 'refs/heads/main', good);
    if (Object.keys(files).length > 0) commitFiles(repository, files);
    for (const attempt of ['first', 'second']) {
      expect(await bump('web0', 'v2'), attempt).toMatchObject({ state: 'open', delivered: { result: 'unchanged' } });
      expect(repository.git('diff', '--name-only', 'main', branch)).toBe('tags.yaml');
    }
    expect(repository.git('log', '--format=%s', '-2', '--first-parent', branch)).toBe('Bring in main\nSet web0 to v2');
  });

  it('keeps the other services of a file to which both added the same one', async () => {
    const { repository, bump, log } = await world();
    await bump('web0', 'v2');
    await bump('new', 'v2');
    commitFiles(repository, { 'tags.yaml': `${tags}new: v1\n` });
    const { request } = await bump('web1', 'v2');
    expect(onBranch(repository)).toBe(
      `${tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: v2')}new: v1\n`,
    );
    expect(log.lines.join('\n')).toContain('tags.yaml: main has other values now');
    expect(request?.title).toBe('Deploy web0, web1 to prod');
  });

  it('shows from the first old image to the last new one', async () => {
    const { bump } = await world();
    await bump('web0', 'v2');
    const { request } = await bump('web0', 'v3');
    expect(request?.body).toContain('| `web0` | `tags.yaml` | `acme/web0:v1` | `acme/web0:v3` |');
    expect(request?.body).not.toContain('v2');
  });

  it('shows from what the base has now, where that was changed meanwhile', async () => {
    const { repository, bump } = await world();
    await bump('web0', 'v2');
    commitFiles(repository, { 'tags.yaml': tags.replace('web0: v1', 'web0: hotfix') });
    const { request } = await bump('web0', 'v3');
    expect(request?.body).toContain('| `web0` | `tags.yaml` | `acme/web0:hotfix` | `acme/web0:v3` |');
  });

  it('shows what a person wrote in between on its branch as neither: from the base to the last', async () => {
    const { repository, bump } = await world();
    await bump('web0', 'v2');
    commitFiles(repository, { 'tags.yaml': tags.replace('web0: v1', 'web0: theirs') }, { branch });
    const { request } = await bump('web0', 'v3');
    expect(request?.body).toContain('| `web0` | `tags.yaml` | `acme/web0:v1` | `acme/web0:v3` |');
  });

  it('shows each image of a file of its own', async () => {
    const { bump } = await world();
    const { request } = await bump('web0', 'v2', {
      updates: () =>
        ['proxy', 'app'].map((name) => ({
          service: undefined,
          file: 'tags.yaml',
          oldImage: `r.example.com:5000/${name}:v1`,
          newImage: `r.example.com:5000/${name}:v2`,
        })),
    });
    for (const name of ['proxy', 'app']) {
      const [from, to] = ['v1', 'v2'].map((tag) => `\`r.example.com:5000/${name}:${tag}\``);
      expect(request?.body).toContain(`|  | \`tags.yaml\` | ${from} | ${to} |`);
    }
  });
});
