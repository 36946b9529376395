/** What people are shown of a run that does not end as it should: it is always the last word, and never holds the run up. */
import { describe, expect, it } from 'vitest';
import { type StateWorldOptions, stateWorld } from '../../../support/commands/state-world.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = (when: string) => `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  preview:
    when: { request: ${when} }
    url: "https://{service}-{slug}.example.com"
    file: preview/{slug}/{service}.yaml
    from: sample.yaml
`;

async function asked({ when = 'true', ...options }: StateWorldOptions & { readonly when?: string } = {}) {
  const at = await stateWorld({
    environments: environments(when),
    services: ['api', 'web'],
    permissions: { pull_requests: 'write', deployments: 'write', statuses: 'write' },
    ...options,
  });
  const deployed = await at.pipeline(at.shop.tip()).run();
  expect(deployed.exitCode).toBe(0);
  at.shop.git('checkout', '--quiet', '-b', 'feature/a');
  at.shop.push({ web: 'two' });
  const request = at.openRequest('feature/a');
  at.github?.reset();
  const repository = () => at.github!.repository('acme/shop');
  return {
    at,
    request,
    github: at.github!,
    comments: () => repository().pulls[request.number - 1]!.comments.map(({ body }) => body),
    /** States of the newest deployment. */
    deployment: () =>
      repository()
        .deployments.at(-1)!
        .statuses.map(({ state }) => state),
    status: () => repository().statuses.at(-1)!,
  };
}

describe.skipIf(!parts.present)(parts.titled('what is shown of a run'), () => {
  it('that fails before it has a plan says why, with what to do', async () => {
    const { at, request, comments, status } = await asked();
    const ended = await at.requestPipeline(request).run({ inputs: { 'gitops-token': 'wrong' } });
    expect(ended).toMatchObject({ exitCode: 1, code: 'GIT_AUTH' });
    const [body = ''] = comments();
    expect(body).toContain('### 🔴 failed · `preview` · `pr-1`');
    expect(body).toContain('refused the credential from gitops-token');
    expect(body).toContain('The token must be valid');
    // There is no environment yet.
    expect(body).not.toContain('pr-1.example.com');
    expect(status()).toMatchObject({ state: 'failure', context: 'monorepo-gitops/preview' });
  });

  it('whose time is over is its end, within the half minute that a run has for it (law 14)', async () => {
    const { at, request, comments, deployment, status } = await asked();
    const action = () => new Promise<void>((resolve) => setTimeout(resolve, 12_000).unref());
    at.gitopsServer.inject({ at: 'ls-refs', after: 1, kind: 'before', action });
    const ended = await at.requestPipeline(request).run({ inputs: { timeout: '10s' } });
    expect(ended).toMatchObject({ exitCode: 3, code: 'DEADLINE' });
    expect(comments()[0]).toContain('### 🔴 failed · `preview` · `pr-1`');
    expect(deployment()).toEqual(['in_progress', 'failure']);
    expect(status()).toMatchObject({ state: 'failure' });
  });

  it.each(['issues.listComments', 'repos.createStatus'])(
    'waits for a forge that does not answer %s until the deadline at most, and shows the rest',
    async (operation) => {
      const { at, request, github, comments, deployment, status } = await asked();
      github.inject({ at: operation, kind: 'hang', times: 100 });
      const ended = await at.requestPipeline(request).run({ inputs: { timeout: '10s' } });
      expect(ended).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
      expect(ended.warnings).toHaveLength(1);
      const shown = [comments()[0]?.includes('handed to Argo CD'), deployment().at(-1), status().state];
      const all = [true, 'success', 'success'];
      const lost = operation === 'repos.createStatus' ? 2 : 0;
      expect(shown.filter((_, index) => index !== lost)).toEqual(all.filter((_, index) => index !== lost));
    },
  );

  it('whose request is closed meanwhile stays removed', async () => {
    const { at, request, comments, status } = await asked();
    at.meanwhile(async () => {
      at.closeRequest(request);
      await at.requestPipeline(request, 'closed').run();
    });
    expect(await at.requestPipeline(request).run()).toMatchObject({ outputs: { result: 'superseded' } });
    expect(comments()).toEqual([expect.stringContaining('### ⚪ removed · `preview` · `pr-1`')]);
    expect(comments()[0]).not.toContain('https://web-pr-1.example.com)');
    expect(status().description).toContain('was removed when its source was closed');
    expect(status().target_url).toContain('/actions/runs/');
  });

  it('of one of many jobs fails the whole, however long the names of its services are', async () => {
    const services = Array.from({ length: 10 }, (_, index) => `a-service-with-a-long-name-${index}`);
    const { at, request, deployment, status } = await asked({ services: ['api', 'web', ...services] });
    const job = at.requestPipeline(request);
    const [one, two] = [services.slice(0, 5), services.slice(5)];
    await job.run({ inputs: { services: one, 'registry-password': 'wrong' } });
    expect(await job.run({ inputs: { services: two } })).toMatchObject({ exitCode: 0 });
    expect(deployment()).toEqual(['in_progress', 'failure', 'failure', 'failure']);
    expect(status().context.length).toBeLessThan(100);
  });

  it('of a request that does not ask for its environment is what merging deploys, and how to ask', async () => {
    const { at, request, comments } = await asked({ when: '{ label: deploy-preview }' });
    const ended = await at.requestPipeline(request).run();
    expect(ended).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    const [body = ''] = comments();
    expect(body).toContain('### Merging into `main` deploys to `dev`');
    expect(body).toContain('To deploy it, give it the label deploy-preview.');
    expect(body).not.toContain('### ⚪');
  });

  it('goes to no forge but that of the monorepo where forge-url and forge-token are of another', async () => {
    const { at, request, comments, github } = await asked();
    await using other = await startGitlabServer({ repository: at.shop.bare, path: 'acme/shop' });
    const inputs = { 'forge-url': other.project.api, 'forge-token': other.token };
    expect(await at.requestPipeline(request).run({ inputs })).toMatchObject({ exitCode: 0 });
    expect(other.requests).toEqual([]);
    expect(comments()).toHaveLength(1);
    expect(github.requests.some(({ headers }) => JSON.stringify(headers).includes(other.token))).toBe(false);
  });
});
