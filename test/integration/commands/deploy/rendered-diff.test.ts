/** A request that no environment takes: its comment says what merging would change in the cluster, as Argo CD renders it. */
import { describe, expect, it } from 'vitest';
import { type StateWorldOptions, stateWorld } from '../../../support/commands/state-world.ts';
import { declinePushes, runGit } from '../../../support/git/repository.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const app =
  '{ name: "{service}-dev", path: ., values-files: ["dev/{service}.yaml"], dest-namespace: dev, sync-policy: automated }';
const environments = `
  dev:
    when: { branch: main }
    rendered-diff: true
    file: dev/{service}.yaml
    from: sample.yaml
    app: ${app}
`;

/** A request that changes `web`, in a world where `main` is deployed and live. */
async function asked(options: StateWorldOptions = {}) {
  const at = await stateWorld({
    argocd: true,
    environments,
    services: ['api', 'web'],
    permissions: { pull_requests: 'write' },
    ...options,
  });
  const { exitCode, message } = await at.pipeline(at.shop.tip()).run({ inputs: { wait: 'true' } });
  expect([exitCode, message]).toEqual([0, undefined]);
  at.shop.git('checkout', '--quiet', '-b', 'feature/a');
  at.shop.push({ web: 'two' });
  const request = at.openRequest('feature/a');
  const body = () => at.github!.repository('acme/shop').pulls[request.number - 1]!.comments.at(-1)?.body ?? '';
  const inputs = { announce: 'comment' };
  const run = (more: Readonly<Record<string, string>> = {}) =>
    at.requestPipeline(request).run({ inputs: { ...inputs, ...more } });
  /** Revisions that Argo CD was asked to render. */
  const rendered = () =>
    at.argocd!.requests.filter(({ path }) => path.endsWith('/manifests')).map(({ query }) => query.get('revision'));
  const branches = () => at.gitops.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n');
  return { ...at, at, request, body, run, rendered, branches };
}

const leftName = /^monorepo-gitops\/preview_[0-9a-f]{8}_1$/;

describe.skipIf(!parts.present)(parts.titled('a request with rendered-diff'), () => {
  it('shows what Argo CD would change, and leaves nothing in the GitOps repository', async () => {
    const { at, body, run, rendered, branches } = await asked();
    const tip = at.tip();
    const writes = at.argocd!.writes().length;
    const ended = await run();
    expect(ended).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' }, warnings: [] });
    expect(body()).toContain('<summary>What Argo CD would change of web-dev: +1 −1</summary>');
    expect(body()).toContain('+++ apps:Deployment:dev/dev/web.yaml (after the merge)');
    expect(body()).toMatch(/^- +- image: \S+\/fe\/web:[0-9a-f]{8}\n\+ +- image: \S+\/fe\/web:[0-9a-f]{8}$/m);
    expect(body()).toContain('<summary>What changes in the GitOps repository: +1 −1</summary>');
    expect([at.tip(), branches(), at.argocd!.writes().length]).toEqual([tip, ['main'], writes]);
    const [revision] = rendered();
    expect(at.gitops.git('log', '-1', '--format=%P %s', revision ?? '')).toMatch(
      new RegExp(`^${tip} \\[skip ci\\] What merging request 1 would deploy`),
    );
    // The same again says the same.
    const before = body();
    await run();
    expect(body()).toBe(before);
  });

  it.each([
    ['without it', environments.replace('rendered-diff: true', ''), {}, 'What changes in the GitOps repository'],
    ['in a dry run', environments, { 'dry-run': 'true' }, ''],
  ])('%s pushes nothing', async (_, given, inputs, shown) => {
    const { at, body, run, rendered } = await asked({ environments: given });
    at.cost();
    expect(await run(inputs)).toMatchObject({ exitCode: 0 });
    expect(body()).toContain(shown);
    expect(body()).not.toContain('Argo CD would');
    expect(rendered()).toEqual([]);
    expect(at.cost().asked.filter((each) => /^gitops .*(push|receive)/.test(each))).toEqual([]);
  });

  it('falls back to the files where the branch is refused', async () => {
    const { at, body, run, branches, rendered } = await asked();
    declinePushes(at.gitops, 'branches are made by people');
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(body()).toMatch(/\[`web-dev`\]\(http\S+\): not rendered: the server refuses the branch/);
    expect(body()).toContain('What changes in the GitOps repository: +1 −1');
    expect([branches(), rendered()]).toEqual([['main'], []]);
  });

  it('falls back to the files where Argo CD is away, and pushes nothing', async () => {
    const { at, body, run } = await asked();
    await at.argocd!.kill();
    at.cost();
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(body()).toContain('not rendered: ');
    expect(body()).toContain('What changes in the GitOps repository: +1 −1');
    expect(at.cost().asked.filter((each) => /^gitops .*(push|receive)/.test(each))).toEqual([]);
  });

  it('says of a new service that everything is added, and of a revision that does not render why', async () => {
    const { at, body, run } = await asked();
    const config = at.shop.read('gitops.yaml');
    at.shop.push({
      'gitops.yaml': config.replace(
        /^ {2}web: (.*)$/m,
        (line, rest) => `${line}\n  cron: ${rest.replaceAll('web', 'cron')}`,
      ),
      'apps/cron/package.json': '{"name":"cron"}\n',
      cron: 'one',
    });
    at.shop.bare.git('update-ref', 'refs/pull/1/head', at.shop.tip('refs/heads/feature/a'));
    const error = 'web.yaml: <b>no</b> such @key';
    const reply = { status: 500, body: JSON.stringify({ code: 2, error, message: error }) };
    at.argocd!.faults.push({ path: /\/web-dev\/manifests/, times: 10, reply });
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(body()).toMatch(/`cron-dev`\S*: Argo CD has no such Application yet, and everything of it would be created/);
    expect(body()).toMatch(/`web-dev`\S*: not rendered: Argo CD cannot render \(commit of the merge\): web\.yaml/);
    expect(body()).not.toContain('<b>');
  });

  it('shows no secret', async () => {
    const token = 'the-token-of-the-gitops-repository';
    const { body, run } = await asked({
      alsoRendered: ({ image: { tag } }) => [
        { kind: 'Secret', namespace: 'dev', name: 'web', manifest: { data: { [tag]: 'c2VjcmV0', password: tag } } },
        { kind: 'ConfigMap', namespace: 'dev', name: 'web', manifest: { data: { [tag]: `${token} of ${tag}` } } },
      ],
    });
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(body()).toContain('+++ :Secret:dev/web (after the merge)');
    expect(body()).toContain('(hidden)');
    expect(body()).toContain('*** of ');
    for (const value of ['c2VjcmV0', token]) expect(body()).not.toContain(value);
  });

  it('shows the image that is promoted', async () => {
    const promoted = `
  dev:
    when: { branch: "hot*" }
    file: dev/{service}.yaml
    from: sample.yaml
  prod:
    when: { branch: main }
    promote-from: dev
    rendered-diff: true
    file: prod/{service}.yaml
    from: sample.yaml
    app: ${app.replaceAll('dev', 'prod')}
`;
    const at = await stateWorld({
      argocd: true,
      environments: promoted,
      services: ['web'],
      permissions: { pull_requests: 'write' },
    });
    const first = at.shop.tip();
    at.shop.bare.git('update-ref', 'refs/heads/hot', first);
    expect(await at.pipeline(first, { ref: 'refs/heads/hot' }).run()).toMatchObject({ exitCode: 0 });
    expect(await at.pipeline(first).run({ inputs: { wait: 'true' } })).toMatchObject({ exitCode: 0 });
    at.shop.git('checkout', '--quiet', '-b', 'hot2');
    const next = at.shop.push({ web: 'two' });
    expect(await at.pipeline(next, { ref: 'refs/heads/hot2' }).run()).toMatchObject({ exitCode: 0 });
    const request = at.openRequest('hot2');
    await at.requestPipeline(request).run({ inputs: { announce: 'comment' } });
    const [comment] = at.github!.repository('acme/shop').pulls[0]!.comments;
    expect(comment?.body).toContain('promoted, not built');
    expect(comment?.body).toContain('<summary>What Argo CD would change of web-prod: +1 −1</summary>');
    expect(comment?.body).toMatch(new RegExp(`^\\+ +- image: \\S+/fe/web:${next.slice(0, 8)}`, 'm'));
  });

  it('shows what a request of the GitOps repository would bring (`deliver: pull-request`)', async () => {
    const requested = environments.replace('rendered-diff: true', 'rendered-diff: true\n    deliver: pull-request');
    const at = await stateWorld({
      argocd: true,
      environments: requested,
      services: ['web'],
      oneRepository: true,
      permissions: { contents: 'write', pull_requests: 'write' },
    });
    const pushed = await at.pipeline(at.shop.tip()).run({ inputs: { wait: 'true', deliver: 'push' } });
    expect([pushed.exitCode, pushed.message]).toEqual([0, undefined]);
    at.shop.git('pull', '--quiet', 'origin', 'main');
    at.shop.git('checkout', '--quiet', '-b', 'feature/a');
    at.shop.push({ web: 'two' });
    const request = at.openRequest('feature/a');
    await at.requestPipeline(request).run({ inputs: { announce: 'comment' } });
    const pulls = at.github!.repository('acme/shop').pulls;
    expect(pulls).toHaveLength(1);
    expect(pulls[0]?.comments[0]?.body).toContain('<summary>What Argo CD would change of web-dev: +1 −1</summary>');
    expect(at.gitops.git('for-each-ref', 'refs/heads/monorepo-gitops')).toBe('');
  });
});

describe.skipIf(!parts.present)(parts.titled('a branch that a run with rendered-diff has left'), () => {
  /** As after a run that was killed: the server keeps the branch. */
  async function left() {
    const world = await asked();
    const { at, run, branches } = world;
    at.gitops.git('config', 'receive.denyDeletes', 'true');
    const ended = await run();
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ended.warnings).toEqual([expect.stringMatching(/^the branch monorepo-gitops\/preview_\S+ .* is left: /)]);
    at.gitops.git('config', '--unset', 'receive.denyDeletes');
    const branch = branches().at(-1) ?? '';
    expect(branches()).toEqual(['main', expect.stringMatching(leftName)]);
    return { ...world, branch };
  }

  it('goes with the next run of the request, which shows what its own commit brings', async () => {
    const { at, run, body, branches } = await left();
    at.shop.push({ web: 'three' });
    at.shop.bare.git('update-ref', 'refs/pull/1/head', at.shop.tip('refs/heads/feature/a'));
    const ended = await run();
    expect(ended.warnings.filter((each) => each.includes('branch'))).toEqual([]);
    expect(body()).toContain('What Argo CD would change of web-dev: +1 −1');
    expect(branches()).toEqual(['main']);
  });

  it('goes when the request is closed, but not in a dry run', async () => {
    const { at, request, branches, branch } = await left();
    at.closeRequest(request);
    await at.requestPipeline(request, 'closed').run({ inputs: { 'dry-run': 'true' } });
    expect(branches()).toEqual(['main', branch]);
    expect(await at.requestPipeline(request, 'closed').run()).toMatchObject({ exitCode: 0 });
    expect(branches()).toEqual(['main']);
  });

  it('goes with a sweep when no run can be at it any more', async () => {
    const { at, branches, branch } = await left();
    const sweep = (more: Readonly<Record<string, string>> = {}) =>
      at.pipeline(at.shop.tip()).command('cleanup-review-env', {
        inputs: {
          sweep: 'true',
          file: 'review/{slug}/{service}.yaml',
          'forge-token': 'ghs_the-token-of-the-job',
          ...more,
        },
      });
    expect(await sweep()).toMatchObject({ exitCode: 0 });
    expect(branches()).toEqual(['main', branch]);
    const commit = at.gitops.git('cat-file', 'commit', branch);
    const hours = (text: string) => text.replace(/> (\d+) /g, (_, seconds) => `> ${Number(seconds) - 7200} `);
    const old = runGit(
      ['-C', at.gitops.path, 'hash-object', '-t', 'commit', '-w', '--stdin'],
      Buffer.from(hours(`${commit}\n`)),
    );
    at.gitops.git('update-ref', `refs/heads/${branch}`, String(old).trim());
    expect((await sweep({ 'dry-run': 'true' })).lines.join('\n')).toContain(`would delete branch ${branch}`);
    expect(branches()).toEqual(['main', branch]);
    expect((await sweep()).lines.join('\n')).toContain(`deleted branch ${branch}`);
    expect(branches()).toEqual(['main']);
  });

  it('of other people is left alone', async () => {
    const { at, run, body, branches, branch } = await left();
    at.gitops.git('update-ref', `refs/heads/${branch}`, at.tip());
    expect(await run()).toMatchObject({ exitCode: 0, warnings: [] });
    expect(body()).toMatch(/not rendered: the branch \S+ holds nothing of this request/);
    expect(branches()).toEqual(['main', branch]);
    expect(at.gitops.git('rev-parse', branch)).toBe(at.tip());
  });
});
