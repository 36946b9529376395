import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitFiles, gitIn } from '../../../support/git/repository.ts';
import { basic, startGitServer } from '../../../support/git/server.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import { jobToken, sourceWorld } from '../../../support/source/world.ts';

const listing = ['info-refs', 'ls-refs'];

describe('the source, in a private monorepo, at depth 2, with the job’s own token only', () => {
  it('costs two requests where the commit is the tip', async () => {
    const world = await sourceWorld();
    const tip = world.commit('main', 4);
    await using facts = world.facts(world.checkout(tip, 2), tip);
    expect([await facts.on(), await facts.closed()]).toEqual(['tip', 'no']);
    expect(world.asked()).toEqual(listing);
    expect(facts.notes).toEqual([]);
  });

  it.each([1, 2, undefined])('knows commits below the tip, beside it and above it, at depth %j', async (depth) => {
    const world = await sourceWorld();
    const below = world.commit('main', 3);
    const hot = world.commit('hot');
    const candidate = world.commit('main', 5);
    const checkout = world.checkout(candidate, depth);
    const tip = world.commit('main', 5);
    const before = readFileSync(join(checkout, '.git/HEAD'), 'utf8') + gitIn(checkout)('rev-list', '--all', 'HEAD');
    await using facts = world.facts(checkout, candidate);
    expect(await facts.on()).toBe('below');
    expect(await facts.relation(candidate, below)).toBe('contains');
    expect(await facts.relation(below, candidate)).toBe('contained');
    expect(await facts.relation(candidate, hot)).toBe('neither');
    expect(await facts.relation(candidate, tip)).toBe('contained');
    expect(await facts.line({ commit: hot, ref: 'refs/heads/hot' })).toBe('open');
    expect(await facts.line({ commit: below, ref: 'refs/heads/main' })).toBe('mine');
    expect(await facts.lacking(hot, candidate)).toEqual([{ commit: hot, subject: 'Change 4' }]);
    const asked = world.asked();
    // The tips, at most three steps of history, and the ref of the other branch.
    expect(asked.slice(0, 2)).toEqual(listing);
    expect(asked.filter((kind) => kind === 'fetch').length).toBeLessThanOrEqual(3);
    expect(asked.filter((kind) => kind === 'ls-refs')).toHaveLength(2);
    // Nothing was fetched into the checkout.
    const after = readFileSync(join(checkout, '.git/HEAD'), 'utf8') + gitIn(checkout)('rev-list', '--all', 'HEAD');
    expect(after).toBe(before);
    expect(world.github.operations()).toEqual([]);
    expect(facts.notes).toEqual([]);
  });

  it('knows where the branch began, also when git is asked and no default branch is known', async () => {
    const world = await sourceWorld();
    const began = world.commit('main', 2);
    const tip = world.commit('feature/a', 3);
    world.commit('main', 2);
    const checkout = world.checkout(tip);
    for (const url of [world.url, world.monorepo.path]) {
      gitIn(checkout)('remote', 'set-url', 'origin', url);
      await using facts = world.facts(checkout, tip, { sourceRef: 'refs/heads/feature/a', defaultBranch: undefined });
      expect([await facts.forkPoint(), facts.notes], url).toEqual([began, []]);
    }
  });

  it('asks the same for 1, 10 or 100 services', async () => {
    const world = await sourceWorld();
    const deployed = Array.from({ length: 100 }, () => world.commit('main'));
    const candidate = world.commit('main', 2);
    const checkout = world.checkout(candidate, 2);
    const costs = [];
    for (const count of [1, 10, 100]) {
      await using facts = world.facts(checkout, candidate);
      const answers = await Promise.all(deployed.slice(-count).map((each) => facts.relation(candidate, each)));
      expect(new Set(answers)).toEqual(new Set(['contains']));
      costs.push(world.asked().length);
    }
    // Older commits take one more step, of many commits at a time.
    expect(costs).toEqual([3, 3, 4]);
  });

  it('knows a branch that was reset, rewritten or deleted', async () => {
    const world = await sourceWorld();
    const a = world.commit('main');
    const b = world.commit('main');
    const checkout = world.checkout(b, 2);
    world.monorepo.git('update-ref', 'refs/heads/main', a);
    await using reset = world.facts(checkout, b);
    expect([await reset.on(), await reset.closed()]).toEqual(['off', 'no']);
    const other = world.commit('main');
    await using amended = world.facts(checkout, b);
    expect([await amended.on(), await amended.relation(b, other)]).toEqual(['off', 'neither']);
    const x = world.commit('feature/x');
    world.monorepo.git('update-ref', '-d', 'refs/heads/feature/x');
    await using deleted = world.facts(checkout, x, { branch: 'feature/x' });
    expect([await deleted.on(), await deleted.closed()]).toEqual(['off', 'yes']);
    expect(await deleted.line({ commit: x, ref: 'refs/heads/feature/x' })).toBe('none');
    // A branch whose name begins with it is another one.
    world.commit('feature/x-2');
    await using longer = world.facts(checkout, x, { branch: 'feature/x' });
    expect(await longer.closed()).toBe('yes');
  });

  it('knows tags by the commit that they name', async () => {
    const world = await sourceWorld();
    const released = world.commit('main');
    world.monorepo.git('tag', '-a', '-m', 'release', 'v1.2.3', released);
    world.monorepo.git('tag', 'light', released);
    const newer = world.commit('main');
    const checkout = world.checkout(released, 2);
    for (const tag of ['v1.2.3', 'light']) {
      const ci = { event: { kind: 'tag', tag }, branch: undefined } as const;
      await using facts = world.facts(checkout, released, ci);
      expect([await facts.on(), await facts.closed()]).toEqual(['tip', 'no']);
      expect(world.asked()).toEqual(listing);
      world.monorepo.git('tag', '-f', tag, newer);
      await using moved = world.facts(checkout, released, ci);
      expect([await moved.on(), await moved.closed()]).toEqual(['off', 'no']);
      world.monorepo.git('tag', '-d', tag);
      await using gone = world.facts(checkout, released, ci);
      expect([await gone.on(), await gone.closed()]).toEqual(['off', 'yes']);
      world.server.reset();
    }
  });

  it('keeps an answer for 30 seconds, and asks once more before a push', async () => {
    const world = await sourceWorld();
    const tip = world.commit('main', 2);
    await using facts = world.facts(world.checkout(tip, 2), tip);
    expect(await facts.on()).toBe('tip');
    const newer = world.commit('main');
    await facts.refresh();
    expect(await facts.on()).toBe('tip');
    facts.clock.advance(31_000);
    expect(world.asked()).toEqual(listing);
    await facts.refresh();
    expect(world.asked()).toEqual(['ls-refs']);
    expect(await facts.on()).toBe('below');
    expect(await facts.relation(tip, newer)).toBe('contained');
  });

  it('tells the commit that a tag abbreviates', async () => {
    const world = await sourceWorld();
    const old = world.commit('main');
    const tip = world.commit('main', 10);
    const checkout = world.checkout(tip, 2);
    await using facts = world.facts(checkout, tip);
    expect(await facts.commitOf(tip.slice(0, 8))).toBe(tip);
    expect(world.asked()).toEqual([]);
    expect(await facts.commitOf(old.slice(0, 8))).toBe(old);
    expect(await facts.commitOf('0000000')).toBeUndefined();
    expect(await facts.commitOf('v1.2.3')).toBeUndefined();
    expect(world.asked().filter((kind) => kind === 'fetch')).toHaveLength(1);
  });

  it('finds the source of a job that names none by its tip', async () => {
    const world = await sourceWorld();
    world.commit('main');
    const tip = world.commit('develop');
    const checkout = world.checkout(tip, 2);
    const detached = { host: 'jenkins', branch: undefined } as const;
    await using facts = world.facts(checkout, tip, detached);
    expect([await facts.on(), await facts.line({ commit: tip, ref: 'refs/heads/develop' })]).toEqual(['tip', 'mine']);
    world.commit('develop');
    await using lost = world.facts(checkout, tip, detached);
    expect([await lost.on(), await lost.closed()]).toEqual(['unknown', 'unknown']);
  });
});

describe('a long history', () => {
  it('is asked for in three steps, then of the forge', async () => {
    const world = await sourceWorld();
    const old = world.commit('main');
    const side = world.commit('side');
    world.monorepo.git('update-ref', '-d', 'refs/heads/side');
    const lines = Array.from(
      { length: 3_000 },
      (_, index) =>
        `commit refs/heads/main\ncommitter A <a@b.c> ${1_700_000_100 + index} +0000\ndata 1\nx\n${index === 0 ? `from ${old}\n` : ''}`,
    );
    const { runGit } = await import('../../../support/git/repository.ts');
    runGit(['-C', world.monorepo.path, 'fast-import', '--quiet'], Buffer.from(lines.join('')));
    const candidate = world.monorepo.git('rev-parse', 'main');
    const checkout = world.checkout(candidate, 2);
    await using facts = world.facts(checkout, candidate);
    const near = world.monorepo.git('rev-parse', 'main~900');
    expect(await facts.relation(candidate, near)).toBe('contains');
    expect(world.github.operations()).toEqual([]);
    // What is not among the last thousand is no proof.
    expect(await facts.relation(candidate, old)).toBe('contains');
    expect(await facts.relation(candidate, side)).toBe('neither');
    expect(world.asked().filter((kind) => kind === 'fetch')).toHaveLength(3);
    expect(world.github.operations()).toEqual(['repos.compare', 'repos.compare']);
    // And each pair once.
    await facts.relation(side, candidate);
    expect(world.github.operations()).toHaveLength(2);
  });

  it('is unknown, and said, where the forge does not tell either', async () => {
    const world = await sourceWorld();
    const candidate = world.commit('main', 3);
    const checkout = world.checkout(candidate, 2);
    await using facts = world.facts(checkout, candidate);
    const foreign = '1'.repeat(40);
    expect(await facts.relation(candidate, foreign)).toBe('unknown');
    expect(await facts.relation(candidate, world.monorepo.git('rev-parse', 'main~2'))).toBe('contains');
    expect(await facts.lacking(foreign, candidate)).toEqual([]);
  });
});

describe('the credential', () => {
  const header = (token: string) => `AUTHORIZATION: ${basic('x-access-token', token).replace('Basic', 'basic')}`;
  const world = async () => {
    const made = await sourceWorld();
    const tip = made.commit('main', 3);
    const checkout = made.checkout(tip, 2);
    return { ...made, tip, checkout, git: gitIn(checkout) };
  };
  const noToken = { GITHUB_TOKEN: undefined };

  it('is what the checkout has: the header of actions/checkout', async () => {
    const { git, url, facts, checkout, tip, env, asked } = await world();
    git('config', `http.${new URL(url).origin}/.extraheader`, header(jobToken));
    await using asking = facts(checkout, tip, {}, { env: { ...env, ...noToken } });
    expect(await asking.on()).toBe('tip');
    expect(asked()).toEqual(listing);
  });

  it('is what the checkout has: a file that its configuration includes', async () => {
    const { git, url, facts, checkout, tip, env } = await world();
    const file = join(checkout, '.git', 'credentials.config');
    git('config', '--file', file, `http.${new URL(url).origin}/.extraheader`, header(jobToken));
    git('config', `includeIf.gitdir:${checkout}/.git.path`, file);
    await using asking = facts(checkout, tip, {}, { env: { ...env, ...noToken } });
    expect(await asking.on()).toBe('tip');
  });

  it('is what the checkout has: in the address of the remote, as GitLab does', async () => {
    const { git, url, facts, checkout, tip, env } = await world();
    git('remote', 'set-url', 'origin', url.replace('//', `//x-access-token:${jobToken}@`));
    await using asking = facts(checkout, tip, {}, { env: { ...env, ...noToken } });
    expect(await asking.on()).toBe('tip');
    expect(asking.log.join('\n')).not.toContain(jobToken);
  });

  it('is what the checkout has: a credential helper', async () => {
    const { git, facts, checkout, tip, env } = await world();
    git('config', 'credential.helper', `!f() { echo username=x-access-token; echo password=${jobToken}; }; f`);
    await using asking = facts(checkout, tip, {}, { env: { ...env, ...noToken } });
    expect(await asking.on()).toBe('tip');
  });

  it('is the job’s own where the one of the checkout is refused', async () => {
    const { git, url, facts, checkout, tip, server } = await world();
    git('config', `http.${new URL(url).origin}/.extraheader`, header('expired'));
    await using asking = facts(checkout, tip);
    expect(await asking.on()).toBe('tip');
    expect(server.requests.map(({ status }) => status)).toEqual([401, 200, 200]);
  });

  it('is the job’s own, over https, where the remote is ssh and there is no key', async () => {
    const { git, facts, checkout, tip, server } = await world();
    git('remote', 'set-url', 'origin', `ssh://git@${new URL(server.origin).hostname}:1/acme/shop.git`);
    await using asking = facts(checkout, tip);
    expect(await asking.on()).toBe('tip');
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('is forge-token where the job’s own is refused', async () => {
    const { facts, checkout, tip, env } = await world();
    const given = { env: { ...env, GITHUB_TOKEN: 'may-not' }, forgeToken: jobToken };
    await using asking = facts(checkout, tip, {}, given);
    expect(await asking.on()).toBe('tip');
  });

  it('is never that of the GitOps repository, except where it is the monorepo itself', async () => {
    const { facts, checkout, tip, env, url, server } = await world();
    const remote = async () => ({
      url,
      credential: { kind: 'token', token: jobToken } as const,
      credentialSource: 'gitops-token',
    });
    const given = { env: { ...env, ...noToken } };
    const other = { url: `${server.origin}/acme/gitops.git`, remote };
    await using asking = facts(checkout, tip, {}, { ...given, gitops: other });
    expect(await asking.on()).toBe('unknown');
    const same = { url: `${server.origin}/Acme/Shop/`, remote };
    await using one = facts(checkout, tip, {}, { ...given, gitops: same });
    expect(await one.on()).toBe('tip');
  });

  it('of the job goes to the job’s own forge alone', async () => {
    const { facts, checkout, tip, env, server } = await world();
    const elsewhere = { ...env, GITHUB_SERVER_URL: 'https://github.example.com' };
    await using asking = facts(checkout, tip, { repositoryUrl: undefined }, { env: elsewhere });
    expect(await asking.on()).toBe('unknown');
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it.each([
    ['no token', { GITHUB_TOKEN: undefined }],
    ['a wrong token', { GITHUB_TOKEN: 'wrong-token-of-somebody' }],
  ])('%s: nothing is known, which is said once, without the token', async (_what, more) => {
    const { facts, checkout, tip, env } = await world();
    await using asking = facts(checkout, tip, {}, { env: { ...env, ...more } });
    const answers = [await asking.on(), await asking.closed(), await asking.line({ commit: tip, ref: undefined })];
    expect(answers).toEqual(['unknown', 'unknown', 'unknown']);
    expect(await asking.has(tip)).toBe('yes');
    expect(asking.notes).toHaveLength(1);
    expect(asking.notes[0]).toMatch(/^the monorepo cannot be asked: .* refused .*contents: read/);
    expect([...asking.notes, ...asking.log].join('\n')).not.toContain('wrong-token');
  });

  it('a server that is down: nothing is known, and what the checkout proves still is', async () => {
    const { facts, checkout, tip, git, server } = await world();
    await server.close();
    await using asking = facts(checkout, tip);
    expect([await asking.on(), await asking.closed()]).toEqual(['unknown', 'unknown']);
    expect(await asking.relation(tip, git('rev-parse', 'HEAD~1'))).toBe('contains');
    expect(asking.notes.length).toBeGreaterThan(0);
  });

  it('a remote that git does not reach: the note has what git says, and no credential that was never there', async () => {
    const { facts, checkout, tip, git } = await world();
    git('remote', 'set-url', 'origin', `${checkout}/nowhere.git`);
    await using asking = facts(checkout, tip, { repositoryUrl: undefined });
    expect(await asking.forkPoint()).toBeUndefined();
    expect(asking.notes).toEqual([expect.stringMatching(/^the monorepo cannot be asked: .*nowhere\.git/)]);
    expect(asking.notes[0]).not.toMatch(/refused|contents: read/);
  });

  it('a server that fails in the middle: unknown', async () => {
    const { facts, checkout, tip, server } = await world();
    server.inject({ at: 'ls-refs', kind: 'status', status: 500, times: 5 });
    await using asking = facts(checkout, tip);
    expect(await asking.on()).toBe('unknown');
  });
});

describe('which remote is asked', () => {
  const twoRemotes = async () => {
    const world = await sourceWorld();
    const fork = await sourceWorld();
    const tip = world.commit('main', 2);
    const checkout = world.checkout(tip, 2);
    gitIn(checkout)('remote', 'add', 'a-fork', fork.url);
    return { world, fork, tip, checkout, git: gitIn(checkout) };
  };

  it('is origin, never a second one', async () => {
    const { world, fork, tip, checkout } = await twoRemotes();
    await using facts = world.facts(checkout, tip);
    expect(await facts.on()).toBe('tip');
    expect(fork.server.requests).toEqual([]);
  });

  it('is the only one, whatever it is called', async () => {
    const { world, tip, checkout, git } = await twoRemotes();
    git('remote', 'remove', 'a-fork');
    git('remote', 'rename', 'origin', 'upstream');
    await using facts = world.facts(checkout, tip);
    expect(await facts.on()).toBe('tip');
  });

  it('is the job’s repository where several are there and none is origin', async () => {
    const { world, fork, tip, checkout, git } = await twoRemotes();
    git('remote', 'rename', 'origin', 'z');
    await using facts = world.facts(checkout, tip);
    expect(await facts.on()).toBe('tip');
    expect(fork.server.requests).toEqual([]);
    await using nameless = world.facts(checkout, tip, { repositoryUrl: undefined });
    expect(await nameless.on()).toBe('unknown');
    expect(fork.server.requests).toEqual([]);
    expect(nameless.notes.join()).toContain('no remote of the checkout is named origin');
  });

  it('is the job’s repository where nothing is checked out', async () => {
    const { world, tip } = await twoRemotes();
    const { scratchDirectory } = await import('../../../support/lifetime.ts');
    await using facts = world.facts(scratchDirectory('empty'), tip);
    expect([await facts.on(), await facts.relation(tip, tip), await facts.has(tip)]).toEqual(['tip', 'same', 'yes']);
  });
});

describe('a laptop', () => {
  it('is ahead of its remote without being off its branch', async () => {
    const world = await sourceWorld();
    const tip = world.commit('main', 2);
    const checkout = world.checkout(tip);
    const git = gitIn(checkout);
    git('checkout', '-q', '-B', 'main');
    git('commit', '-q', '--allow-empty', '-m', 'mine');
    const mine = git('rev-parse', 'HEAD');
    await using ahead = world.facts(checkout, mine, { host: 'shell' });
    expect([await ahead.on(), await ahead.closed(), await ahead.relation(mine, tip)]).toEqual([
      'tip',
      'no',
      'contains',
    ]);
    await using unborn = world.facts(checkout, mine, { host: 'shell', branch: 'not-pushed' });
    expect([await unborn.on(), await unborn.closed()]).toEqual(['tip', 'no']);
    // A pipeline with such a commit has lost it.
    await using pipeline = world.facts(checkout, mine);
    expect(await pipeline.on()).toBe('off');
  });

  it('without a remote is its own', async () => {
    const world = await sourceWorld();
    const tip = world.commit('main', 2);
    const checkout = world.checkout(tip);
    const git = gitIn(checkout);
    git('checkout', '-q', '-B', 'main');
    git('remote', 'remove', 'origin');
    await using facts = world.facts(checkout, tip, { host: 'shell', repositoryUrl: undefined });
    expect([await facts.on(), await facts.closed()]).toEqual(['tip', 'no']);
  });
});

describe('a request', () => {
  const requested = async (permissions = {}, fromFork = false) => {
    const world = await sourceWorld({ permissions: { pull_requests: 'read', ...permissions } });
    const head = world.commit('feature/x');
    world.commit('main');
    const pull = world.github.repository('acme/shop').addPull({ title: 'x', head: 'feature/x', base: 'main' });
    world.monorepo.git('update-ref', `refs/pull/${pull.number}/head`, head);
    const event = { kind: 'request', number: pull.number, fromFork } as const;
    const ci = { event, branch: 'feature/x', requestNumber: pull.number } as const;
    const checkout = world.checkout(head, 2);
    return { ...world, head, pull, ask: () => world.facts(checkout, head, ci) };
  };

  it('is open: two requests to git, one to the forge, whatever is asked', async () => {
    const { ask, asked, github } = await requested();
    await using facts = ask();
    expect([await facts.on(), await facts.closed(), await facts.closed()]).toEqual(['tip', 'no', 'no']);
    expect(asked()).toEqual(listing);
    expect(github.operations()).toEqual(['pulls.get']);
  });

  it.each(['closed', 'merged'])('is %s, although its ref stays', async (state) => {
    const { ask, pull } = await requested();
    Object.assign(pull, { state: 'closed', mergedAt: state === 'merged' ? '2026-01-01T00:00:00Z' : null });
    await using facts = ask();
    expect([await facts.on(), await facts.closed()]).toEqual(['tip', 'yes']);
  });

  it('is asked for anew before a push', async () => {
    const { ask, pull, github } = await requested();
    await using facts = ask();
    expect(await facts.closed()).toBe('no');
    pull.state = 'closed';
    facts.clock.advance(31_000);
    await facts.refresh();
    expect(await facts.closed()).toBe('yes');
    expect(github.operations()).toEqual(['pulls.get', 'pulls.get']);
  });

  it.each([
    ['403', { kind: 'status', status: 403, body: { message: 'Resource not accessible by integration' } }],
    ['404', { kind: 'status', status: 404, body: { message: 'Not Found' } }],
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '3600' }, body: { message: 'slow down' } }],
    ['500', { kind: 'status', status: 500, body: { message: 'oops' } }],
    ['an empty object', { kind: 'status', status: 200, body: {} }],
    ['nothing', { kind: 'status', status: 200 }],
    ['HTML', { kind: 'status', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>sign in</html>' }],
  ] as const)(
    '%s: open or closed is not known while its branch is there, closed when it is gone',
    async (_what, fault) => {
      const { ask, github, monorepo } = await requested();
      github.inject({ at: 'pulls.get', times: 50, ...fault });
      await using facts = ask();
      expect(await facts.closed()).toBe('unknown');
      expect(facts.notes.join()).toContain('whether request 1 is open is not known');
      monorepo.git('update-ref', '-d', 'refs/heads/feature/x');
      await using gone = ask();
      expect(await gone.closed()).toBe('yes');
    },
  );

  it('of a fork is not closed because this repository has no such branch', async () => {
    const { ask, github, monorepo } = await requested({}, true);
    monorepo.git('update-ref', '-d', 'refs/heads/feature/x');
    github.inject({ at: 'pulls.get', times: 50, kind: 'status', status: 403, body: {} });
    await using facts = ask();
    expect([await facts.on(), await facts.closed()]).toEqual(['tip', 'unknown']);
  });

  it('without the permission to read requests is not known', async () => {
    const { ask } = await requested({ pull_requests: undefined });
    await using facts = ask();
    expect(await facts.closed()).toBe('unknown');
  });

  it('whose ref the forge has not moved yet has the tip of its branch', async () => {
    const world = await requested();
    const { commit, facts, checkout } = world;
    const newer = commit('feature/x');
    const event = { kind: 'request', number: 1, fromFork: false } as const;
    await using asking = facts(checkout(newer, 2), newer, { event, branch: 'feature/x' });
    expect(await asking.on()).toBe('tip');
  });

  it('of another run is an open line only while it is open', async () => {
    const { facts, checkout, commit, head, pull } = await requested();
    const tip = commit('main');
    const place = { commit: head, ref: 'refs/pull/1/head' };
    await using open = facts(checkout(tip, 2), tip);
    expect(await open.line(place)).toBe('open');
    pull.state = 'closed';
    await using closed = facts(checkout(tip, 2), tip);
    expect(await closed.line(place)).toBe('none');
  });
});

describe('how commits stand to each other', () => {
  it('through merges', async () => {
    const world = await sourceWorld();
    const hot = world.commit('hot');
    world.commit('main', 3);
    const before = world.monorepo.git('rev-parse', 'main');
    const tree = world.monorepo.git('rev-parse', 'main^{tree}');
    const merge = gitIn(world.monorepo.path)('commit-tree', tree, '-p', before, '-p', hot, '-m', 'merge');
    world.monorepo.git('update-ref', 'refs/heads/main', merge);
    const squash = commitFiles(world.monorepo, { 's.txt': 's' }, { branch: 'main' });
    const checkout = world.checkout(before, 2);
    await using facts = world.facts(checkout, before);
    expect(await facts.on()).toBe('below');
    expect(await facts.relation(before, hot)).toBe('neither');
    expect(await facts.relation(merge, hot)).toBe('contains');
    expect(await facts.line({ commit: hot, ref: 'refs/heads/hot' })).toBe('mine');
    expect((await facts.lacking(squash, before)).map(({ commit }) => commit)).toContain(hot);
  });

  it('in a checkout that is whole, without a request', async () => {
    const world = await sourceWorld();
    const old = world.commit('main');
    const candidate = world.commit('main', 3);
    const checkout = world.checkout(candidate);
    await using facts = world.facts(checkout, candidate);
    expect(await facts.relation(candidate, old)).toBe('contains');
    expect(await facts.relation(old, candidate)).toBe('contained');
    expect(world.asked()).toEqual([]);
  });
});

describe('a server that is not as git is today', () => {
  it.each([
    ['serves no single objects', { filter: false }],
    ['speaks the old protocol', { protocol: 'v0' }],
    ['forbids what lies below', { filter: 'flat' }],
  ] as const)('%s: the git program asks it, with the same token', async (_what, server) => {
    const world = await sourceWorld({ server });
    const old = world.commit('main', 2);
    const candidate = world.commit('main', 5);
    const checkout = world.checkout(candidate, 2);
    world.commit('main');
    await using facts = world.facts(checkout, candidate);
    expect([await facts.on(), await facts.closed()]).toEqual(['below', 'no']);
    expect(await facts.relation(candidate, old)).toBe('contains');
    expect(gitIn(checkout)('rev-list', '--count', 'HEAD')).toBe('2');
  });

  it('gives only what refs name: the history of the tips does, and nothing is taken for lost', async () => {
    const world = await sourceWorld({ server: { wants: 'refs' } });
    const old = world.commit('main', 2);
    const candidate = world.commit('main', 5);
    const checkout = world.checkout(candidate, 2);
    world.commit('main');
    await using facts = world.facts(checkout, candidate);
    expect(await facts.on()).toBe('below');
    expect(await facts.relation(candidate, old)).toBe('contains');
    expect(world.github.operations()).toEqual([]);
    expect(await facts.has('1'.repeat(40))).toBe('unknown');
  });

  it('sends too much: unknown by git, and the forge is asked', async () => {
    const world = await sourceWorld();
    const old = world.commit('main', 2);
    const candidate = world.commit('main', 5);
    world.server.inject({ at: 'fetch', kind: 'cut', bytes: 100, times: 5 });
    await using facts = world.facts(world.checkout(candidate, 2), candidate);
    expect(await facts.on()).toBe('tip');
    expect(await facts.relation(candidate, old)).toBe('contains');
    expect(world.github.operations()).toEqual(['repos.compare']);
    expect(facts.notes.join()).toContain('the history of the monorepo cannot be asked of its remote');
  });
});

describe('a commit that the monorepo does not have', () => {
  it('is known not to be there where the server gives every commit that it has', async () => {
    const world = await sourceWorld();
    const below = world.commit('main', 4);
    const candidate = world.commit('main', 2);
    const checkout = world.checkout(below, 2);
    await using facts = world.facts(checkout, below);
    expect(await facts.relation(below, candidate)).toBe('contained');
    expect(await facts.has('1'.repeat(40))).toBe('no');
    expect(await facts.has(below)).toBe('yes');
    expect(await facts.has(candidate)).toBe('yes');
  });
});

describe('a job of GitLab', () => {
  it('reads with gitlab-ci-token, and a request that its token may not read is unknown', async () => {
    const world = await sourceWorld();
    const gitlab = await startGitlabServer({ repository: world.monorepo, path: 'acme/shop' });
    const authorization = basic('gitlab-ci-token', gitlab.jobToken);
    await using server = await startGitServer({ root: dirname(world.monorepo.path), authorization });
    const head = world.commit('feature/x');
    world.monorepo.git('update-ref', 'refs/merge-requests/4/head', head);
    const checkout = world.checkout(head, 2);
    gitIn(checkout)('remote', 'set-url', 'origin', `${server.origin}/acme/shop.git`);
    const { PATH, HOME } = world.env;
    const env = {
      PATH,
      HOME,
      CI_SERVER_URL: server.origin,
      CI_API_V4_URL: gitlab.project.api,
      CI_JOB_TOKEN: gitlab.jobToken,
    };
    const ci = {
      host: 'gitlab',
      repositoryUrl: `${server.origin}/acme/shop`,
      event: { kind: 'request', number: 4, fromFork: false },
      branch: 'feature/x',
    } as const;
    gitlab.inject({
      path: /merge_requests/,
      kind: 'status',
      status: 403,
      body: { message: '403 Forbidden' },
      times: 9,
    });
    await using facts = world.facts(checkout, head, ci, { env });
    expect([await facts.on(), await facts.closed()]).toEqual(['tip', 'unknown']);
    expect(server.requests.map(({ kind, status }) => [kind, status])).toEqual([
      ['info-refs', 200],
      ['ls-refs', 200],
    ]);
    world.monorepo.git('update-ref', '-d', 'refs/heads/feature/x');
    await using gone = world.facts(checkout, head, ci, { env });
    expect(await gone.closed()).toBe('yes');
  });
});
