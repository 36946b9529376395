import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../support/clock.ts';
import { type StateWorldOptions, stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  preview:
    when: { request: true }
    ttl: 7d
    url: "https://{service}-{slug}.example.com"
    file: preview/{slug}/{service}.yaml
    from: sample.yaml
`;

/** A request that changes `web`, in a world where `main` is deployed. */
async function asked(options: StateWorldOptions = {}) {
  const at = await stateWorld({
    environments,
    services: ['api', 'web'],
    permissions: { pull_requests: 'write' },
    ...options,
  });
  await at.pipeline(at.shop.tip()).run();
  at.shop.git('checkout', '--quiet', '-b', 'feature/a');
  at.shop.push({ web: 'two' });
  const request = at.openRequest('feature/a');
  const pull = () => at.github!.repository('acme/shop').pulls[request.number - 1]!;
  const bodies = () =>
    (at.github === undefined ? at.gitlab!.mergeRequests[request.number - 1]!.comments : pull().comments).map(
      ({ body }) => body,
    );
  /** Writes of comments on the wire since the last look, as their tables show them. */
  const written = () => {
    const all = (at.github?.requests ?? []).filter(({ operation }) =>
      /^issues\.(create|update|delete)Comment$/.test(operation),
    );
    const seen = all.map(({ operation, body }) => `${operation.slice('issues.'.length)} ${stateIn(body)}`);
    at.github?.reset();
    return seen;
  };
  return { ...at, at, request, pull, bodies, written };
}

/** What the headline of a comment says: `live and healthy`. */
const stateIn = (body: string) => /### (?:\S+ )?([^·]*) ·/.exec(body)?.[1]?.trim() ?? '';

/** Where requests have no environment. */
const withoutReviews = `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  prod:
    when: { tag: "v*" }
    file: prod/{service}.yaml
`;

describe.skipIf(!parts.present)(parts.titled('a request without an environment'), () => {
  const inputs = { announce: 'comment' };

  it('says what merging deploys, and writes nothing else', async () => {
    const { at, request, bodies, written, gitops, registry } = await asked({ environments: withoutReviews });
    const tip = gitops.git('rev-parse', 'main');
    registry.requests.splice(0);
    const ended = await at.requestPipeline(request).run({ inputs });
    expect(ended).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    const [body = ''] = bodies();
    expect(body).toContain('### Merging into `main` deploys to `dev`');
    expect(body).toMatch(/\| `web` \| `web:[0-9a-f]{8}` \| is built first \| .*apps\/web\/app\.txt changed/);
    expect(body).toContain('1 service stays as it is.');
    expect(body).toMatch(/```diff\n[\s\S]*- {2}tag: [\s\S]*\+ {2}tag: /);
    expect(gitops.git('rev-parse', 'main')).toBe(tip);
    expect(registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
    expect(written()).toHaveLength(1);
    await at.requestPipeline(request).run({ inputs });
    expect(written()).toEqual([]);
  });

  it('whose target is deployed nowhere says so', async () => {
    const nowhere = withoutReviews.replace('branch: main', 'branch: release');
    const { at, request, bodies } = await asked({ environments: nowhere });
    await at.requestPipeline(request).run({ inputs });
    expect(bodies()).toEqual([expect.stringContaining('### Merging into `main` deploys nothing')]);
  });
});

describe.skipIf(!parts.present)(parts.titled('a request'), () => {
  it('has one comment that follows the deployment, and stays as it is when nothing changes (law 4)', async () => {
    const { at, request, bodies, written, shop } = await asked();
    const ended = await at.requestPipeline(request).run();
    expect(ended).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
    expect(ended.warnings.filter((each) => each.startsWith('comment'))).toEqual([]);
    const writes = written();
    expect([writes[0], writes.at(-1)]).toEqual(['createComment building', 'updateComment handed to Argo CD']);
    expect(writes.slice(1, -1).filter((each) => each !== 'updateComment deploying')).toEqual([]);
    const [body = ''] = bodies();
    expect(bodies()).toHaveLength(1);
    expect(body).toContain('### 🟢 handed to Argo CD · `preview` · `pr-1`');
    expect(body).toContain('[web-pr-1.example.com](https://web-pr-1.example.com/)');
    expect(body).toContain(`[\`${shop.tip('refs/heads/feature/a').slice(0, 8)}\``);
    expect(body).toMatch(/goes \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    expect(body).not.toContain('`api`');

    expect(await at.requestPipeline(request).run()).toMatchObject({ outputs: { result: 'unchanged' } });
    expect(written()).toEqual([]);
    expect(bodies()).toEqual([body]);
  });

  it('that changes no service shows no link, since there is nothing behind it', async () => {
    const { at, shop, github } = await asked();
    shop.git('checkout', '--quiet', '-b', 'feature/empty', 'main');
    shop.git('commit', '--quiet', '--allow-empty', '--message', 'Hello');
    shop.git('push', '--quiet', 'origin', 'feature/empty');
    const request = at.openRequest('feature/empty');
    const ended = await at.requestPipeline(request).run();
    expect(ended).toMatchObject({ exitCode: 0, outputs: { result: 'nothing', url: undefined } });
    const pull = github!.repository('acme/shop').pulls[request.number - 1]!;
    const [body = ''] = pull.comments.map((each) => each.body);
    expect(body).toContain('No service is affected.');
    expect(body).toContain('### ⚪ nothing to deploy · `preview` · `pr-2`');
    expect(body).not.toContain('pr-2.example.com');
    expect(JSON.stringify(github!.repository('acme/shop').statuses)).not.toContain('pr-2.example.com');
  });

  it('has one comment for all jobs of a pipeline, with the rows of each', async () => {
    const { at, request, bodies, shop } = await asked();
    shop.push({ api: 'two' });
    const job = at.requestPipeline(request);
    const run = (service: string) => job.run({ inputs: { service } });
    const ended = await Promise.all([run('api'), run('web')]);
    expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(bodies()).toHaveLength(1);
    expect(rowsOf(bodies()[0])).toEqual(['api 🟢 handed to Argo CD', 'web 🟢 handed to Argo CD']);
  });

  it('keeps what a newer commit says when an older run comes late (law 3)', async () => {
    const { at, request, bodies, shop } = await asked();
    const late = at.requestPipeline(request);
    shop.push({ web: 'three' });
    const newest = shop.tip('refs/heads/feature/a');
    shop.bare.git('update-ref', 'refs/pull/1/head', newest);
    await at.requestPipeline(request).run();
    const before = bodies();
    const ended = await late.run();
    expect(ended.outputs.result).toBe('superseded');
    expect(bodies()).toEqual(before);
    expect(before[0]).toContain(newest.slice(0, 8));
  });

  it('says what failed, with the reason and the page of the code, and what was not reached', async () => {
    const { at, request, bodies, registry, shop } = await asked();
    shop.push({ api: 'two' });
    await registry.close();
    const ended = await at.requestPipeline(request).run();
    expect(ended.exitCode).toBe(1);
    const [body = ''] = bodies();
    expect(body).toContain('### 🔴 failed · `preview` · `pr-1`');
    expect(body).toMatch(/what \[`[A-Z_]+`\]\(https:\/\/github.com\/[^)]*errors.md#[a-z%0-9_A-F]+\) means/);
    expect(body).toContain('```text');
  });

  it.each([
    ['GitHub', {}, { permissions: {} }, '`pull-requests: write` under `permissions:` of the job'],
    ['GitLab', { host: 'gitlab' }, {}, 'a project access token with the `api` scope'],
  ] as const)(
    'without a token of %s that may write goes on, and says once what it needs',
    async (_, host, options, needs) => {
      const { at, request, bodies } = await asked({ ...host, ...options });
      const ended = await at.requestPipeline(request).run();
      expect(ended).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
      const said = ended.warnings.filter((each) => each.startsWith('comment: '));
      expect(said).toEqual([expect.stringContaining(needs)]);
      expect(ended.summary).toContain(needs);
      expect(bodies()).toEqual([]);
    },
  );

  it('says of a deployment whose time was over that it has failed', async () => {
    const { at, request, bodies } = await asked();
    at.meanwhile(() => systemClock.sleep(4_000));
    const ended = await at.requestPipeline(request).run({ inputs: { timeout: '3s' } });
    expect(ended).toMatchObject({ exitCode: 3, code: 'DEADLINE' });
    expect(bodies()).toEqual([expect.stringMatching(/^### \S+ failed · `preview`/m)]);
    expect(bodies()[0]).toContain('the deadline (timeout: ');
  });

  it('says on the page of a failed run why there is none', async () => {
    const { at, request, bodies } = await asked({ permissions: { pull_requests: 'read' } });
    const ended = await at.requestPipeline(request).run({ inputs: { 'registry-password': 'wrong' } });
    expect(ended.exitCode).toBe(1);
    expect(ended.summary).toContain('Not deployed');
    expect(ended.summary).toMatch(/^> comment: .*pull-requests: write/m);
    expect(bodies()).toEqual([]);
  });

  it('at GitLab has one note, written with a token of its own', async () => {
    const { at, request, bodies, gitlab } = await asked({ host: 'gitlab' });
    const inputs = { 'forge-token': gitlab!.token };
    await at.requestPipeline(request).run({ inputs });
    expect(bodies()).toEqual([expect.stringContaining('### 🟢 handed to Argo CD · `preview` · `pr-1`')]);
    gitlab!.reset();
    await at.requestPipeline(request).run({ inputs });
    expect(gitlab!.writes().filter((each) => each.includes('/notes'))).toEqual([]);
  });

  it('finds its comment behind two pages of others, and leaves a stranger’s copy alone', async () => {
    const { at, request, bodies, pull, github, written } = await asked();
    await at.requestPipeline(request).run();
    const [own = ''] = bodies();
    const repository = github!.repository('acme/shop');
    const mine = pull().comments.splice(0);
    repository.addComment(pull(), 'mallory', own);
    for (let count = 0; count < 240; count += 1) repository.addComment(pull(), 'mona', `Comment ${count}`);
    pull().comments.push(...mine);
    written();
    at.shop.push({ web: 'three' });
    at.shop.bare.git('update-ref', 'refs/pull/1/head', at.shop.tip('refs/heads/feature/a'));
    await at.requestPipeline(request).run();
    expect(written().filter((each) => !each.startsWith('updateComment'))).toEqual([]);
    expect(bodies()[0]).toBe(own);
    expect(bodies().at(-1)).not.toBe(own);
    expect(bodies()).toHaveLength(242);
  });

  it('says that the environment is gone when it is closed, and comments on nothing without a comment', async () => {
    const { at, request, bodies, closeRequest } = await asked();
    await at.requestPipeline(request).run();
    closeRequest(request);
    const ended = await at.requestPipeline(request, 'closed').run();
    expect(ended).toMatchObject({ exitCode: 0, outputs: { result: 'removed' } });
    expect(bodies()).toEqual([expect.stringContaining('### ⚪ removed · `preview` · `pr-1`')]);
    expect(rowsOf(bodies()[0])).toEqual(['web ⚪ removed']);
  });
});

/** `web 🟢 handed to Argo CD`: the first two cells of each row. */
function rowsOf(body = ''): readonly string[] {
  return [...body.matchAll(/^\| `([^`]+)`[^|]* \| ([^|]+?) \|/gm)].map(([, service, state]) => `${service} ${state}`);
}
