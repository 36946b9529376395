/** Review environments for the requests that ask for one: by a label, a comment or the files that they change. */
import { describe, expect, it } from 'vitest';
import { parseTombstone } from '../../../../src/core/review/tombstone.ts';
import {
  deployedWorld,
  type Ended,
  type JobOptions,
  type OpenRequest,
  type PipelineOptions,
  type StateWorld,
} from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = (request: string, more = '') => `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  review:
    when: { request: ${request} }
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    ttl: 7d${more}
`;

interface Opened {
  readonly at: StateWorld;
  readonly request: OpenRequest;
  /** A pipeline of the request: `deploy` in it. */
  run(action?: string, options?: JobOptions): Promise<Ended>;
  label(...labels: readonly string[]): void;
  comment(author: string, body: string): void;
}

/** A request that changes `api`, in a world where everything is deployed. */
async function opened(request: string, host: 'github' | 'gitlab' = 'github', more = ''): Promise<Opened> {
  const at = await deployedWorld({ host, environments: environments(request, more) });
  at.shop.git('checkout', '--quiet', '-b', 'feature');
  at.shop.push({ api: 'feature' });
  at.shop.git('checkout', '--quiet', 'main');
  const open = at.openRequest('feature');
  const pull = at.github?.repository('acme/shop').pulls[open.number - 1];
  const merge = at.gitlab?.mergeRequests[open.number - 1];
  return {
    at,
    request: open,
    run: (action, options) => at.requestPipeline(open, action).run(options),
    label(...labels) {
      if (pull !== undefined) pull.labels = [...labels];
      if (merge !== undefined) merge.labels = [...labels];
    },
    comment: (author, body) => {
      if (pull !== undefined) at.github?.repository('acme/shop').addComment(pull, author, body);
    },
  };
}

const there = (at: StateWorld) => at.gitops.git('ls-tree', '-r', '--name-only', 'main').split('\n');
const hasReview = (at: StateWorld, name = 'pr-1') => there(at).includes(`review/${name}/.review-env.yaml`);
const tombstoneOf = (at: StateWorld) => {
  const path = '.monorepo-gitops/tombstones/pr-1.yaml';
  return parseTombstone(at.gitops.read(path), path);
};

describe.skipIf(!parts.present)(parts.titled('by a label'), () => {
  it.each(['github', 'gitlab'] as const)(
    'a request of %s is deployed with it, removed without it, and comes back as a new generation',
    async (host) => {
      const { at, request, run, label } = await opened('{ label: deploy-preview }', host);
      const before = at.tip();
      const without = await run();
      expect(without).toMatchObject({ exitCode: 0, outputs: { result: 'nothing', services: [] } });
      expect(without.summary).toContain('request 1 lacks the label deploy-preview');
      expect(without.summary).toContain('give it the label deploy-preview');
      expect(at.tip()).toBe(before);
      const planned = await at.requestPipeline(request).command('plan');
      expect(planned.outputs.environment).toBeUndefined();
      expect(planned.summary).toContain('request 1 lacks the label deploy-preview');

      label('bug', 'Deploy-Preview');
      const first = await run('labeled');
      expect(first).toMatchObject({
        exitCode: 0,
        outputs: { result: 'committed', environment: 'review', slug: 'pr-1' },
      });
      expect(await at.running('review/pr-1')).toEqual({ api: 'feature' });
      // Another label makes no difference.
      label('deploy-preview');
      expect((await run('unlabeled')).outputs).toMatchObject({ result: 'unchanged' });

      label();
      const removed = await run('unlabeled');
      expect(removed).toMatchObject({ exitCode: 0, outputs: { result: 'removed' } });
      expect(hasReview(at)).toBe(false);
      expect(tombstoneOf(at)).toMatchObject({ because: 'stopped', generation: 1 });
      expect((await run()).outputs).toMatchObject({ result: 'nothing' });

      label('deploy-preview');
      // GitLab tells the second in which a pipeline was created, and the removal was in this one.
      const later = `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}Z`;
      const again = await run('labeled', { env: { CI_PIPELINE_CREATED_AT: later } });
      expect(again.outputs).toMatchObject({ result: 'committed' });
      expect(again.lines.join('\n')).toContain('comes back as generation 2');
    },
  );

  it('is asked of the forge, whatever the event of an old run said', async () => {
    const { at, request, label } = await opened('{ label: deploy-preview }');
    const labels = [{ name: 'deploy-preview' }];
    const pull = { number: 1, merged: false, labels };
    const event = (commit: string): PipelineOptions => ({
      ref: 'refs/pull/1/merge',
      event: {
        name: 'pull_request',
        payload: {
          action: 'labeled',
          pull_request: {
            ...pull,
            head: { ref: 'feature', sha: commit, repo: { full_name: 'acme/shop' } },
            base: { ref: 'main', sha: at.shop.tip(), repo: { full_name: 'acme/shop' } },
          },
        },
      },
    });
    const commit = at.shop.tip('refs/heads/feature');
    const old = at.pipeline(commit, event(commit));
    label();
    expect((await old.run()).outputs).toMatchObject({ result: 'nothing' });
    expect(hasReview(at)).toBe(false);
    // Nobody can be asked: the event of the first attempt is believed, that of a later one is not.
    const deaf = { env: { GITHUB_TOKEN: '' } };
    const late = await old.run(deaf);
    expect(late).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    expect(late.warnings.join('\n')).toContain('there is no token for the forge (forge-token)');
    expect(hasReview(at)).toBe(false);
    expect(request.number).toBe(1);
    expect((await at.pipeline(commit, event(commit)).run(deaf)).outputs).toMatchObject({ result: 'committed' });
  });

  it('taken off while the run builds: it writes nothing', async () => {
    const { at, run, label } = await opened('{ label: deploy-preview }');
    label('deploy-preview');
    at.meanwhile(() => label());
    const ran = await run('labeled');
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
    expect(hasReview(at)).toBe(false);
  });

  it('finds the environment whose label it has, and each takes its own away when the request is closed', async () => {
    const both = `
  full:
    when: { request: { label: deploy-full } }
    file: full/{slug}/{service}.yaml
    from: sample.yaml`;
    const { at, request, run, label } = await opened('{ label: deploy-preview }', 'github', both);
    label('deploy-full');
    expect((await run()).outputs).toMatchObject({ environment: 'full', result: 'committed' });
    expect(there(at)).toContain('full/pr-1/.review-env.yaml');
    expect(hasReview(at)).toBe(false);
    at.closeRequest(request);
    expect(await run('closed')).toMatchObject({ exitCode: 0, outputs: { result: 'removed' } });
    expect(there(at)).not.toContain('full/pr-1/.review-env.yaml');
  });
});

describe.skipIf(!parts.present)(parts.titled('by the files that it changes'), () => {
  it('a request is deployed when it changes one, and its environment goes when it does no more', async () => {
    const { at, run } = await opened('{ path: ["apps/api/**"] }');
    expect((await run()).outputs).toMatchObject({ result: 'committed' });
    at.shop.git('checkout', '--quiet', 'feature');
    at.shop.push({ api: 'one', web: 'two' });
    at.shop.git('checkout', '--quiet', 'main');
    at.shop.bare.git('update-ref', 'refs/pull/1/head', 'refs/heads/feature');
    const ran = await run('synchronize');
    expect(ran.outputs).toMatchObject({ result: 'removed' });
    expect(hasReview(at)).toBe(false);
  });
});

describe.skipIf(!parts.present)(parts.titled('by a comment'), () => {
  /** The event that GitHub sends: on the default branch, with the number alone. */
  const commented = (at: StateWorld, commit = at.shop.tip()) =>
    at.pipeline(commit, {
      event: {
        name: 'issue_comment',
        payload: {
          action: 'created',
          issue: { number: 1, pull_request: { url: 'https://api.github.com/…' } },
          comment: { body: '/deploy-preview', updated_at: new Date().toISOString() },
        },
      },
    });

  it('a request is deployed at its head, which has to be checked out', async () => {
    const { at, comment } = await opened('{ comment: /deploy-preview }');
    const head = at.shop.tip('refs/heads/feature');
    const run = (env = {}) => commented(at).run({ checkout: head, env });
    // Of somebody who may only read, of somebody whom GitHub does not know here, of a bot, and in a quote.
    for (const author of ['eve', 'mallory', 'renovate[bot]']) comment(author, '/deploy-preview');
    comment('ada', '> /deploy-preview');
    expect(await run()).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    comment('ada', 'Let us see.\n\n/deploy-preview');
    const wrong = await commented(at).run();
    expect(wrong).toMatchObject({ exitCode: 4, code: 'OTHER_COMMIT_CHECKED_OUT' });
    expect(wrong.hint).toMatch(/`ref: refs\/pull\/\$\{\{ github\.event\.issue\.number \}\}\/head`/);
    expect(hasReview(at)).toBe(false);
    const deaf = await run({ GITHUB_TOKEN: '' });
    expect(deaf).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    expect(deaf.summary).toContain('there is no token for the forge (forge-token)');
    expect(hasReview(at)).toBe(false);
    const ran = await run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { environment: 'review', slug: 'pr-1', result: 'committed' } });
    expect(at.message()).toContain(`Source-Commit: ${head}`);
    expect(at.message()).toContain('Source-Ref: refs/pull/1/head');
    comment('ada', '/stop-preview');
    expect((await run()).outputs).toMatchObject({ result: 'removed' });
    // One of a fork is never deployed, also where somebody with write access asks for it.
    comment('ada', '/deploy-preview');
    Object.assign(at.github?.repository('acme/shop').pulls[0] ?? {}, { headRepository: 'eve/shop' });
    const fork = await run();
    expect(fork).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    expect(fork.summary).toContain('Requests from forks are not deployed.');
  });

  it('of GitLab counts when its author is a developer of the project', async () => {
    const { at, run } = await opened('{ comment: /deploy-preview }', 'gitlab');
    const [merge] = at.gitlab?.mergeRequests ?? [];
    const write = (author: { readonly id: number; readonly username: string }) =>
      merge && at.gitlab?.note(merge, '/deploy-preview', author);
    write({ id: 8, username: 'eve' });
    expect((await run()).outputs).toMatchObject({ result: 'nothing' });
    write({ id: 7, username: 'ada' });
    expect((await run()).outputs).toMatchObject({ result: 'committed' });
  });
});

describe.skipIf(!parts.present)(parts.titled('a sweep'), () => {
  const sweep = ({ at }: Opened) =>
    at
      .pipeline(at.shop.tip(), { event: { name: 'schedule' } })
      .command('cleanup-review-env', { inputs: { sweep: true } });

  it('keeps what has the label keep-review, and takes the environment of an open request that asks for it no more', async () => {
    const world = await opened('{ label: deploy-preview }');
    world.label('deploy-preview');
    await world.run();
    expect((await sweep(world)).outputs.removed).toEqual([]);
    world.label('Keep-Review');
    const kept = [{ environment: 'pr-1', reason: 'request 1 has the label keep-review' }];
    expect((await sweep(world)).outputs).toMatchObject({ removed: [], kept });
    const ran = await world.run('unlabeled');
    expect(ran.outputs).toMatchObject({ result: 'nothing' });
    expect(ran.summary).toContain('stays: request 1 has the label keep-review');
    world.label();
    const swept = await sweep(world);
    expect(swept.outputs.removed).toContainEqual(
      expect.objectContaining({ environment: 'pr-1', reason: 'request 1 lacks the label deploy-preview' }),
    );
    expect(tombstoneOf(world.at)).toMatchObject({ because: 'stopped' });
  });

  it('has less to do where `cleanup-review-env` runs on each event: it asks, and keeps a closed one with keep-review', async () => {
    const world = await opened('{ label: deploy-preview }');
    const { at, request, label } = world;
    label('deploy-preview');
    await world.run();
    const clean = (action: string) => at.requestPipeline(request, action).command('cleanup-review-env');
    expect((await clean('unlabeled')).outputs).toMatchObject({ removed: [], kept: [{ environment: 'pr-1' }] });
    label('keep-review');
    at.closeRequest(request);
    expect((await clean('closed')).outputs).toMatchObject({ removed: [], kept: [{ environment: 'pr-1' }] });
    label('bug');
    expect((await clean('closed')).outputs.removed).not.toEqual([]);
    expect(tombstoneOf(at)).toMatchObject({ because: 'closed' });
  });
});
