import { describe, expect, it } from 'vitest';
import { imagesIn } from '../../../../src/core/edit/edit.ts';
import { world } from '../../../support/commands/deploy.ts';
import { onGithub, onGitlab } from '../../../support/commands/forges.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import type { GitlabOptions } from '../../../support/gitlab/server.ts';
import type { Given } from '../../../support/inputs.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());
const branch = 'monorepo-gitops/dev';

interface Forge {
  readonly given: Given;
  /** How the requests are, the oldest first. */
  states(): readonly string[];
  /** A person closes one. */
  close(number: number): void;
  /** A person merges the first one. */
  merge(): void;
  text(number: number): string;
  /** The next request that is made is refused. */
  refuseOne(): void;
  writes(): number;
}

async function setting(kind: 'GitHub' | 'GitLab' = 'GitLab', options: Partial<GitlabOptions> = {}) {
  const at = await world();
  const forge = kind === 'GitHub' ? await github(at) : await gitlab(at, options);
  const change = (service: 'web1' | 'web2', text: string) => {
    const last = service === 'web1' ? "process.once('SIGTERM', () => server.close());" : "process.once('SIGTERM'";
    at.replace(`apps/${service}/src/server.mjs`, last, `// ${text}\n${last}`);
    return at.commit(`${service}: ${text}`);
  };
  const onBranch = (service: string) => imagesIn('', at.gitops.read(`values/${service}-dev.yaml`, branch))[0]?.tag;
  const deploy = (given: Given = {}, commit?: string) =>
    at.deploy(
      { all: undefined, ...forge.given, deliver: 'pull-request', ...given },
      commit === undefined ? {} : { commit },
    );
  return { at, forge, change, onBranch, deploy };
}

async function gitlab(at: Parameters<typeof onGitlab>[0], options: Partial<GitlabOptions>): Promise<Forge> {
  const { gitlab: server, given } = await onGitlab(at, options);
  return {
    given,
    states: () => server.mergeRequests.map(({ state }) => (state === 'opened' ? 'open' : state)),
    close: (number) => {
      const sha = server.repository.head(branch);
      Object.assign(server.mergeRequests[number - 1] ?? {}, { state: 'closed', sha });
    },
    writes: () => server.writes().length,
    refuseOne: () => server.inject({ method: 'POST', kind: 'status', status: 403, body: { message: '403 Forbidden' } }),
    merge: () => server.merge(1),
    text: (number) => server.mergeRequests[number - 1]?.description ?? '',
  };
}

async function github(at: Parameters<typeof onGithub>[0]): Promise<Forge> {
  const { github: server, given } = await onGithub(at);
  const repository = server.repository('acme/gitops');
  return {
    given,
    states: () => repository.pulls.map(({ state, mergedAt }) => (mergedAt === null ? state : 'merged')),
    close: (number) => {
      const pull = repository.pulls[number - 1]!;
      repository.headOf(pull);
      pull.state = 'closed';
    },
    refuseOne: () => server.inject({ at: 'pulls.create', kind: 'status', status: 403 }),
    writes: () => server.requests.filter(({ method }) => method !== 'GET').length,
    merge: () => void repository.merge(repository.pulls[0]!, 'SQUASH'),
    text: (number) => repository.pulls[number - 1]?.body ?? '',
  };
}

describe.skipIf(!parts.present)(parts.titled('what waits in a request'), () => {
  it('is in place: the same content writes nothing, another one joins it (51)', async () => {
    const { at, forge, change, onBranch, deploy } = await setting();
    const first = at.git('rev-parse', 'HEAD');
    const made = await deploy();
    expect(made.outputs).toMatchObject({ result: 'requested', 'request-url': expect.stringContaining('/1') });
    const refs = at.gitops.git('for-each-ref');
    const [writes, pushes] = [forge.writes(), at.registry.requests.length];
    const again = await deploy();
    expect(again.outputs).toMatchObject({ result: 'requested', services: ['web1', 'web2'] });
    expect(again.outputs['request-url']).toBe(made.outputs['request-url']);
    expect(again.lines).toContain('web1: waits in the open request');
    expect([at.gitops.git('for-each-ref'), forge.writes(), at.registry.requests.length]).toEqual([
      refs,
      writes,
      pushes,
    ]);
    const second = change('web1', 'one');
    const { outputs } = await deploy();
    expect(outputs).toMatchObject({ result: 'requested', services: ['web1'] });
    expect([onBranch('web1'), onBranch('web2')]).toEqual([second.slice(0, 8), first.slice(0, 8)]);
    // An older run is held against what waits, not against what is in place.
    at.git('checkout', '--quiet', first);
    expect((await deploy({}, first)).outputs.result).toBe('superseded');
  });

  it('with [skip ci] and auto-merge is a warning, because its checks would never run', async () => {
    const { deploy } = await setting();
    const given = { 'auto-merge': true, message: '[ci skip] Deploy {service}' };
    const { warnings } = await deploy(given);
    expect(warnings).toContainEqual(expect.stringMatching(/^message: its \[skip ci\] keeps the checks of the request/));
  });

  it('is found under the name that request-branch gives its branch', async () => {
    const { at, change, deploy } = await setting();
    await deploy({ deliver: 'push' });
    change('web1', 'one');
    const given = { 'request-branch': 'feature/OPS-' };
    await deploy(given);
    const { outputs, lines } = await deploy(given);
    expect(outputs).toMatchObject({ result: 'requested', services: ['web1'] });
    expect(lines).toContain('web1: waits in the open request');
    expect(at.gitops.git('rev-list', '--count', 'main..feature/OPS-dev')).toBe('1');
  });

  it('is of its own services alone: the others are compared with a target that has moved on', async () => {
    const { change, onBranch, deploy } = await setting();
    await deploy({ deliver: 'push' });
    change('web1', 'one');
    await deploy();
    const pushed = change('web2', 'two');
    expect((await deploy({ deliver: 'push', services: 'web2' })).outputs.result).toBe('committed');
    const { outputs, lines } = await deploy();
    expect(outputs).toMatchObject({ result: 'requested', services: ['web1'] });
    expect(lines).toContain('web1: waits in the open request');
    expect(lines).toContain(`web2: dev runs ${pushed.slice(0, 8)}; nothing changed since`);
    expect(onBranch('web2')).not.toBe(pushed.slice(0, 8));
  });

  it('and what a person takes out of its branch is taken back', async () => {
    const { at, change, onBranch, deploy } = await setting();
    const first = change('web1', 'zero');
    await deploy({ deliver: 'push' });
    change('web2', 'two');
    const second = change('web1', 'one');
    await deploy();
    const file = 'values/web1-dev.yaml';
    commitFiles(at.gitops, { [file]: at.gitops.read(file) }, { branch });
    const { outputs, lines } = await deploy();
    expect(outputs).toMatchObject({
      result: 'requested',
      services: ['web2'],
      held: { web1: `taken back from ${second.slice(0, 8)}` },
    });
    expect(lines).toContain('web2: waits in the open request');
    expect(onBranch('web1')).toBe(first.slice(0, 8));
  });

  it('gets its request when the run that committed it was killed before', async () => {
    const { forge, deploy } = await setting();
    forge.refuseOne();
    expect((await failureOf(deploy())).code).toBe('FORGE_AUTH');
    expect(forge.states()).toEqual([]);
    expect((await deploy()).outputs.result).toBe('requested');
    expect(forge.states()).toEqual(['open']);
  });
});

describe.skipIf(!parts.present)(parts.titled('a request that a person closed unmerged (52)'), () => {
  const cases = (['GitHub', 'GitLab'] as const).flatMap((kind) => [
    [kind, 'kept'] as const,
    [kind, 'deleted'] as const,
  ]);
  it.each(sliceOfCommit(cases, 2))('is a decision: what it held stays away (%s, branch %s)', async (kind, fate) => {
    const { at, forge, change, onBranch, deploy } = await setting(kind);
    const before = change('web1', 'zero');
    await deploy({ deliver: 'push' });
    const declined = change('web1', 'one');
    await deploy();
    forge.close(1);
    if (fate === 'deleted') at.gitops.git('update-ref', '-d', `refs/heads/${branch}`);
    const next = await deploy();
    expect(next.outputs).toMatchObject({
      result: 'nothing',
      held: { web1: `taken back from ${declined.slice(0, 8)}` },
    });
    expect(forge.states()).toEqual(['closed']);
    // Another service does not bring it along.
    const other = change('web2', 'two');
    expect((await deploy()).outputs).toMatchObject({
      result: 'requested',
      services: ['web2'],
      held: { web1: expect.anything() },
    });
    expect([onBranch('web1'), onBranch('web2')]).toEqual([before.slice(0, 8), other.slice(0, 8)]);
    expect(forge.states()).toEqual(['closed', 'open']);
    const changed = change('web1', 'three');
    expect((await deploy()).outputs).toMatchObject({ result: 'requested', services: ['web1'], held: {} });
    expect(onBranch('web1')).toBe(changed.slice(0, 8));
  });

  it('comes back when somebody asks for it by name', async () => {
    const { forge, change, onBranch, deploy } = await setting();
    await deploy({ deliver: 'push' });
    const declined = change('web1', 'one');
    await deploy();
    forge.close(1);
    expect((await deploy({ services: 'web1' })).outputs.result).toBe('requested');
    expect([forge.states(), onBranch('web1')]).toEqual([['closed', 'open'], declined.slice(0, 8)]);
    expect((await deploy()).outputs).toMatchObject({ result: 'requested', held: {} });
  });

  it('is no decision any more when the target got something newer', async () => {
    const { at, forge, change, deploy } = await setting();
    await deploy({ deliver: 'push' });
    change('web1', 'one');
    await deploy();
    forge.close(1);
    change('web1', 'two');
    await deploy({ deliver: 'push' });
    at.git('revert', '--no-edit', 'HEAD');
    expect((await deploy()).outputs).toMatchObject({ result: 'requested', services: ['web1'], held: {} });
  });

  it('and one that this program closed is none', async () => {
    const { at, forge, change, deploy } = await setting();
    await deploy({ deliver: 'push' });
    const before = at.gitops.git('rev-parse', 'main^{tree}');
    change('web1', 'one');
    await deploy();
    const byHand = (tree: string) =>
      at.gitops.git('update-ref', 'refs/heads/main', at.gitops.git('commit-tree', '-p', 'main', '-m', 'By hand', tree));
    // The target gets the very same by hand, so that nothing is left of the request; later on it loses it again.
    byHand(`${branch}^{tree}`);
    await deploy({ services: 'web1' });
    expect(forge.states()).toEqual(['closed']);
    byHand(before);
    expect((await deploy()).outputs).toMatchObject({ result: 'requested', services: ['web1'], held: {} });
  });
});

describe.skipIf(!parts.present)(parts.titled('a request that was squashed under its title alone (53)'), () => {
  it.each(sliceOfCommit(['GitHub', 'GitLab'] as const, 2))(
    'is known by the labels of its images (%s)',
    async (kind) => {
      const { at, forge, change, deploy } = await setting(kind, { mergeMethod: 'squash' });
      const first = at.git('rev-parse', 'HEAD');
      await deploy({ deliver: 'push' });
      const second = change('web1', 'one');
      await deploy();
      forge.merge();
      expect(at.gitops.git('log', '-1', '--format=%B', 'main')).not.toContain('Source-Commit');
      const { outputs, lines } = await deploy();
      expect(outputs).toMatchObject({ result: 'unchanged', held: {} });
      expect(lines).toContain(`web1: dev runs ${second.slice(0, 8)}; nothing changed since`);
      at.git('checkout', '--quiet', first);
      const before = at.gitops.git('for-each-ref');
      await deploy({}, first);
      expect([at.gitops.git('for-each-ref'), forge.states()]).toEqual([before, ['merged']]);
    },
  );
});

describe.skipIf(!parts.present)(parts.titled("a request's text"), () => {
  it('lists what comes of the source, also of what joined it later', async () => {
    const { at, forge, change, deploy } = await setting();
    await deploy({ deliver: 'push' });
    const first = change('web1', 'one');
    await deploy();
    const second = change('web2', 'two');
    const third = change('web1', 'three');
    await deploy();
    const text = forge.text(1);
    const line = (commit: string, subject: string) =>
      `- [\`${commit.slice(0, 8)}\`](https://git.example.com/acme/shop/commit/${commit}) \`${subject}\``;
    // web1 waits since the first, and web2 is deployed as it was before it.
    expect(text).toContain(
      ['**`web1`, `web2`**', '', line(third, 'web1: three'), line(second, 'web2: two'), line(first, 'web1: one')].join(
        '\n',
      ),
    );
    expect(at.gitops.git('log', '--format=%B', `main..${branch}`)).toContain(`Request-Change: web1 ${first} web1: one`);
  });

  it('keeps the record where a squashed commit takes it as its message (53)', async () => {
    const { at, forge, change, deploy } = await setting();
    await deploy({ deliver: 'push' });
    const commit = change('web1', 'one');
    await deploy();
    const { git } = at.gitops;
    git(
      'update-ref',
      'refs/heads/main',
      git('commit-tree', '-p', 'main', '-m', 'Deploy', '-m', forge.text(1), `${branch}^{tree}`),
    );
    git('update-ref', '-d', `refs/heads/${branch}`);
    const asked = at.registry.requests.length;
    const { outputs, lines } = await deploy();
    expect([outputs.result, at.registry.requests.length]).toEqual(['unchanged', asked]);
    expect(lines).toContain(`web1: dev runs ${commit.slice(0, 8)}; nothing changed since`);
  });
});
