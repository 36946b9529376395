/** Which event brings which commit where: releases, tags by hand, workflow_run, merges made for a run, queues, forks. */
import { describe, expect, it } from 'vitest';
import {
  deployedWorld,
  type PipelineOptions,
  type StateWorld,
  stateWorld,
} from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const review = `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  review:
    when: { request: true }
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    ttl: 7d
`;

/** Of branches and requests alike: GitLab starts two pipelines for a push to a branch with an open request. */
const both = review.replace('when: { request: true }', 'when: { branch: "feature/*", request: true }');

function tagged(at: StateWorld, name: string): string {
  at.shop.git('tag', name);
  at.shop.git('push', '--quiet', 'origin', name);
  return `refs/tags/${name}`;
}

/** A branch with a change of `api`. */
function branched(at: StateWorld, branch: string, text = 'feature'): string {
  at.shop.git('checkout', '--quiet', '-b', branch);
  const commit = at.shop.push({ api: text });
  at.shop.git('checkout', '--quiet', 'main');
  return commit;
}

describe.skipIf(!parts.present)(parts.titled('a tag, however its pipeline began'), () => {
  it.each<[string, PipelineOptions['event']]>([
    ['a push', { name: 'push' }],
    ['a release', { name: 'release', payload: { action: 'published', release: { tag_name: 'v1.0.0' } } }],
    ['a dispatch', { name: 'workflow_dispatch', payload: { inputs: {} } }],
    ['a schedule', { name: 'schedule' }],
  ])('by %s deploys to the environment of the tag', async (_title, event) => {
    const at = await stateWorld();
    const commit = at.shop.push({ api: 'released' });
    const ref = tagged(at, 'v1.0.0');
    const ran = await at.pipeline(commit, { ref, ...(event === undefined ? {} : { event }) }).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { environment: 'prod', result: 'committed' } });
    expect(await at.running('prod')).toEqual({ api: 'released', web: 'one', worker: 'one' });
    expect(at.message()).toContain(`Source-Ref: ${ref}`);
  });

  it.each([
    ['by the web page', { CI_PIPELINE_SOURCE: 'web' }],
    ['by a trigger', { CI_PIPELINE_SOURCE: 'trigger' }],
    ['by a push', {}],
  ])('on GitLab %s', async (_title, env) => {
    const at = await stateWorld({ host: 'gitlab' });
    const commit = at.shop.push({ api: 'released' });
    const ran = await at.pipeline(commit, { ref: tagged(at, 'v1.0.0'), env }).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { environment: 'prod', result: 'committed' } });
    expect((await at.running('prod')).api).toBe('released');
  });
});

describe.skipIf(!parts.present)(parts.titled('workflow_run'), () => {
  const of = (at: StateWorld, head_sha: string, more: object = {}): PipelineOptions => ({
    // It runs on the tip of the default branch.
    event: {
      name: 'workflow_run',
      payload: {
        action: 'completed',
        workflow_run: {
          event: 'push',
          head_sha,
          head_branch: 'main',
          head_repository: { full_name: 'acme/shop' },
          run_attempt: 1,
          updated_at: new Date().toISOString(),
          pull_requests: [],
          ...more,
        },
      },
    },
    env: { GITHUB_SHA: at.shop.tip() },
  });

  it('deploys the commit that the workflow ran on, and its tip is asked', async () => {
    const at = await deployedWorld();
    const tested = at.shop.push({ api: 'two' });
    const ran = await at.pipeline(tested, of(at, tested)).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { environment: 'dev', services: ['api'] } });
    const older = at.pipeline(tested, of(at, tested));
    await at.pipeline(at.shop.push({ api: 'three' })).run();
    expect(await older.run()).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
    expect((await at.running('dev')).api).toBe('three');
  });

  it('refuses the checkout that the event makes by itself, and says which one it needs', async () => {
    const at = await deployedWorld();
    const tested = at.shop.push({ api: 'two' });
    const tip = at.shop.push({ api: 'three' });
    const before = at.tip();
    const ran = await at.pipeline(tested, of(at, tested)).run({ checkout: tip });
    expect(ran).toMatchObject({ exitCode: 4, code: 'OTHER_COMMIT_CHECKED_OUT' });
    expect(ran.hint).toContain('github.event.workflow_run.head_sha');
    expect(at.tip()).toBe(before);
  });

  it('of a tag finds the environment of the tag', async () => {
    const at = await stateWorld();
    const commit = at.shop.push({ api: 'released' });
    tagged(at, 'v1.0.0');
    const ran = await at.pipeline(commit, of(at, commit, { head_branch: 'v1.0.0' })).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { environment: 'prod' } });
  });

  it('of a fork deploys nothing', async () => {
    const at = await deployedWorld();
    const commit = at.shop.push({ api: 'two' });
    const from = { event: 'pull_request', head_repository: { full_name: 'eve/shop' } };
    const ran = await at.pipeline(commit, of(at, commit, from)).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    expect((await at.running('dev')).api).toBe('one');
  });
});

describe.skipIf(!parts.present)(parts.titled('a merge that the host makes for the run'), () => {
  /** HEAD of GitHub's `refs/pull/N/merge`, or of GitLab's merged results. */
  function merged(at: StateWorld, branch: string): string {
    const { git } = at.shop;
    git('checkout', '--quiet', '--detach', 'main');
    git(
      'merge',
      '--quiet',
      '--no-ff',
      '-m',
      `Merge ${git('rev-parse', branch)} into ${git('rev-parse', 'main')}`,
      branch,
    );
    const merge = git('rev-parse', 'HEAD');
    git('push', '--quiet', 'origin', `${merge}:refs/merges/1`);
    git('checkout', '--quiet', 'main');
    return merge;
  }

  it.each(sliceOfCommit(['github', 'gitlab'] as const, 2))(
    'on %s is not deployed as the head, unless `allow-dirty` says so',
    async (host) => {
      const at = await deployedWorld({ host, environments: review });
      branched(at, 'feature/x');
      at.shop.push({ 'apps/api/more.txt': 'of main' });
      const request = at.openRequest('feature/x');
      const merge = merged(at, 'feature/x');
      const env =
        host === 'github'
          ? { GITHUB_SHA: merge }
          : {
              CI_COMMIT_SHA: merge,
              CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result',
              CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: at.shop.tip('refs/heads/feature/x'),
            };
      const pipeline = at.requestPipeline(request);
      const tip = at.tip();
      const refused = await pipeline.run({ checkout: merge, env });
      expect(refused.exitCode).toBe(4);
      expect(`${refused.message} ${refused.hint}`).toContain('allow-dirty');
      expect(at.tip()).toBe(tip);
      const ran = await pipeline.run({ checkout: merge, env, inputs: { 'allow-dirty': 'true' } });
      expect(ran).toMatchObject({ exitCode: 0, outputs: { environment: 'review', services: ['api'] } });
      const head = at.shop.tip('refs/heads/feature/x');
      expect(at.message()).toContain(`Source-Commit: ${head}`);
      // The head itself is the same commit of the source, with another content.
      const again = await at.requestPipeline(request).run();
      expect([again.exitCode, again.message]).toEqual([0, undefined]);
    },
  );

  it('a queue of GitHub deploys nothing and says why', async () => {
    const at = await deployedWorld();
    const head = branched(at, 'gh-readonly-queue/main/pr-7-0000000');
    const base = at.shop.tip();
    const payload = {
      action: 'checks_requested',
      merge_group: { base_sha: base, head_sha: head, base_ref: 'refs/heads/main' },
    };
    const ref = 'refs/heads/gh-readonly-queue/main/pr-7-0000000';
    for (const event of [{ name: 'merge_group', payload }, { name: 'push' }]) {
      const tip = at.tip();
      const ran = await at.pipeline(head, { ref, event }).run();
      expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
      expect(ran.lines.join('\n')).toMatch(/[Mm]erge queue/);
      expect(at.tip()).toBe(tip);
    }
  });

  it('a train of GitLab deploys nothing and says why', async () => {
    const at = await deployedWorld({ host: 'gitlab', environments: review });
    branched(at, 'feature/x');
    const request = at.openRequest('feature/x');
    const ran = await at.requestPipeline(request).run({ env: { CI_MERGE_REQUEST_EVENT_TYPE: 'merge_train' } });
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    expect(ran.lines.join('\n')).toMatch(/train/);
  });
});

describe.skipIf(!parts.present)(parts.titled('two pipelines of one source'), () => {
  it.each(sliceOfCommit(['gitlab', 'github'] as const, 2))('on %s are one review environment', async (host) => {
    const at = await deployedWorld({ host, environments: both });
    const head = branched(at, 'feature/x');
    const ofBranch = at.pipeline(head, { ref: 'refs/heads/feature/x' });
    const first = await ofBranch.run();
    expect(first).toMatchObject({ exitCode: 0, outputs: { environment: 'review', services: ['api'] } });
    const tip = at.tip();
    const request = at.openRequest('feature/x');
    const second = await at.requestPipeline(request, 'opened').run();
    expect(second).toMatchObject({ exitCode: 0, outputs: { result: 'unchanged', slug: first.outputs.slug } });
    expect(at.tip()).toBe(tip);
    const names = () => at.gitops.git('ls-tree', '--name-only', 'main', 'review/').split('\n');
    expect(names()).toEqual([`review/${first.outputs.slug}`]);
    // Of the next push the request's pipeline is the first.
    at.shop.git('checkout', '--quiet', 'feature/x');
    const next = at.shop.push({ api: 'more' });
    at.shop.bare.git('update-ref', host === 'gitlab' ? 'refs/merge-requests/1/head' : 'refs/pull/1/head', next);
    const third = await at.requestPipeline(request).run();
    expect(third).toMatchObject({ exitCode: 0, outputs: { result: 'committed', slug: first.outputs.slug } });
    expect((await at.pipeline(next, { ref: 'refs/heads/feature/x' }).run()).outputs.result).toBe('unchanged');
    // GitHub tells that a person runs it again, GitLab does not: the pipeline has put this commit there before.
    expect((await ofBranch.run()).exitCode).toBe(4);
    expect(names()).toEqual([`review/${first.outputs.slug}`]);
  });
});

describe.skipIf(!parts.present)(parts.titled('runs without secrets'), () => {
  const fork = { repo: { full_name: 'eve/shop' } };

  it.each(sliceOfCommit(['opened', 'synchronize', 'closed'], 2))(
    'a request of a fork that is %s ends green',
    async (action) => {
      const at = await deployedWorld({ environments: review });
      const head = branched(at, 'feature/x');
      const pull = {
        number: 9,
        merged: false,
        head: { ref: 'main', sha: head, ...fork },
        base: { ref: 'main', sha: at.shop.tip(), repo: { full_name: 'acme/shop' } },
      };
      const event = { name: 'pull_request', payload: { action, number: 9, pull_request: pull } };
      const tip = at.tip();
      for (const command of ['deploy', 'plan', 'cleanup-review-env'] as const) {
        const ran = await at
          .pipeline(head, { ref: 'refs/pull/9/merge', event })
          .command(command, { without: 'secrets' });
        expect([command, ran.exitCode, ran.message]).toEqual([command, 0, undefined]);
        expect(ran.lines.join('\n')).toContain('Requests from forks are not deployed.');
      }
      expect(at.tip()).toBe(tip);
    },
  );

  it('a merge request of a fork on GitLab ends green, opened and stopped', async () => {
    const at = await deployedWorld({ host: 'gitlab', environments: review });
    branched(at, 'feature/x');
    const request = at.openRequest('feature/x');
    for (const env of [{}, { CI_ENVIRONMENT_ACTION: 'stop' }]) {
      const ran = await at
        .requestPipeline(request)
        .run({ without: 'secrets', env: { ...env, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '43' } });
      expect([ran.exitCode, ran.outputs.result]).toEqual([0, 'nothing']);
    }
  });

  it.each([
    ['push', undefined],
    ['request', 'synchronize'],
    ['closed request', 'closed'],
  ])("Dependabot's %s without secrets ends green", async (_title, action) => {
    const at = await deployedWorld({ environments: both.replace('feature/*', 'dependabot/**') });
    const head = branched(at, 'dependabot/npm_and_yarn/left-1.2.0');
    const env = { GITHUB_ACTOR: 'dependabot[bot]' };
    const request = at.openRequest('dependabot/npm_and_yarn/left-1.2.0');
    const pipeline =
      action === undefined
        ? at.pipeline(head, { ref: 'refs/heads/dependabot/npm_and_yarn/left-1.2.0' })
        : at.requestPipeline(request, action);
    const tip = at.tip();
    for (const command of ['deploy', 'plan', 'cleanup-review-env'] as const) {
      if (command === 'cleanup-review-env' && action !== 'closed') continue;
      const ran = await pipeline.command(command, { env, without: 'secrets' });
      expect([command, ran.exitCode, ran.message]).toEqual([command, 0, undefined]);
      expect(ran.lines.join('\n')).toContain('Dependabot');
    }
    expect(at.tip()).toBe(tip);
  });

  it('with secrets Dependabot is deployed like everybody', async () => {
    const at = await deployedWorld({ environments: both.replace('feature/*', 'dependabot/**') });
    const head = branched(at, 'dependabot/npm_and_yarn/left-1.2.0');
    const env = { GITHUB_ACTOR: 'dependabot[bot]' };
    const ran = await at.pipeline(head, { ref: 'refs/heads/dependabot/npm_and_yarn/left-1.2.0' }).run({ env });
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed', environment: 'review' } });
  });

  it.each([
    ['a push by a person', {}],
    ['a push to main that Dependabot merged', { GITHUB_ACTOR: 'dependabot[bot]' }],
  ])('%s without secrets is an error', async (_title, env) => {
    const at = await deployedWorld();
    const ran = await at.pipeline(at.shop.push({ api: 'two' })).run({ env, without: 'secrets' });
    expect(ran.exitCode).toBe(1);
    expect(ran.code).toBe('GIT_AUTH');
  });
});
