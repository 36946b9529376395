import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { imagesIn } from '../../../../src/core/edit/edit.ts';
import { argocdOf, comparedOf, revisionOf, tip, world } from '../../../support/commands/deploy.ts';
import { onGithubByApp } from '../../../support/commands/forges.ts';
import type { Scenery } from '../../../support/commands/scenery.ts';
import { failureOf } from '../../../support/failure.ts';
import { history } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';
import { readPage } from '../../../support/markdown.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { robot, testClient } from '../../../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const address = 'environments.dev.url=https://{service}.dev.example.com';

/** An upload that is begun and cancelled asks for the right to push, and leaves nothing. */
const pushedTo = ({ registry }: Scenery) => registry.requests.filter(({ method }) => ['PUT', 'PATCH'].includes(method));

describe.skipIf(!parts.present)(parts.titled('deploy with an Argo CD server'), () => {
  it('upserts both Applications, which follow the branch, and waits for the commit that it made', async () => {
    const scenery = await world([address]);
    const { server, given } = await argocdOf(scenery);
    const { outputs, summary } = await scenery.deploy({ ...given, wait: 'true' });
    const page = readPage(summary);
    expect(page.verdict).toMatch(/^🟢 Deployed to dev, live and healthy/);
    const [web1] = page.tables[0]?.rows ?? [];
    expect([web1?.[0]?.split(' ')[0], ...(web1?.slice(3) ?? [])]).toEqual([
      'web1',
      'values/web1-dev.yaml new',
      '🟢 live and healthy · Argo CD ↗',
    ]);
    expect(page.links).toContainEqual({
      text: 'Argo CD ↗',
      url: expect.stringMatching(/\/applications\/argocd\/web1-dev$/),
    });
    expect(outputs).toMatchObject({ result: 'committed', applications: ['web1-dev', 'web2-dev'] });
    expect(outputs.urls).toEqual({ web1: 'https://web1.dev.example.com', web2: 'https://web2.dev.example.com' });
    expect(outputs.commit).toBe(tip(scenery));
    expect([revisionOf(server, 'web1-dev'), revisionOf(server, 'web2-dev')]).toEqual(['main', 'main']);
    expect([comparedOf(server, 'web1-dev'), comparedOf(server, 'web2-dev')]).toEqual([tip(scenery), tip(scenery)]);
    expect(server.app('web2-dev')?.status.summary?.images).toEqual([
      `${scenery.registry.host}/fe/web2:${scenery.git('rev-parse', 'HEAD').slice(0, 8)}`,
    ]);
    expect(history(scenery.gitops.path)[0]?.files).toEqual(['values/web1-dev.yaml', 'values/web2-dev.yaml']);
  });

  it('without the right to sync it neither builds nor commits, and says which lines are missing', async () => {
    const scenery = await world();
    const token = 'aGVhZGVy.cm9sZS13aXRob3V0LXN5bmM.c2lnbmF0dXJl';
    const allow = ['get default/*', 'create default/*', 'update default/*'];
    const accounts = { [token]: { username: 'proj:default:ci', allow } };
    const { server, given } = await argocdOf(scenery, { accounts });
    const before = tip(scenery);
    const failure = await failureOf(scenery.deploy({ ...given, 'argocd-token': token, sync: 'true' }));
    expect(failure).toMatchObject({ code: 'ARGOCD_FORBIDDEN', exitCode: 1 });
    expect(failure.message).toMatch(/may not sync Application web1-dev .*may not sync Application web2-dev/);
    expect(failure.hint).toContain('p, proj:default:ci, applications, sync, default/*, allow');
    expect([tip(scenery), pushedTo(scenery), server.writes()]).toEqual([before, [], []]);
  });

  it('law 11: ended between the commit and the server, it goes on from there the next time', async () => {
    const scenery = await world();
    const { server, given } = await argocdOf(scenery);
    const body = JSON.stringify({ error: 'gone', code: 7, message: 'permission denied' });
    const reply = { status: 403, type: 'application/json', body };
    server.faults.push({ method: 'POST', path: /^\/api\/v1\/applications$/, times: 2, reply });
    await failureOf(scenery.deploy(given));
    const made = tip(scenery);
    expect([history(scenery.gitops.path)[0]?.message.includes('Service: web1'), server.controller.apps.size]).toEqual([
      true,
      0,
    ]);
    const { outputs } = await scenery.deploy(given);
    expect([outputs.result, tip(scenery)]).toEqual(['unchanged', made]);
    expect([revisionOf(server, 'web1-dev'), revisionOf(server, 'web2-dev')]).toEqual(['main', 'main']);
  });

  it('one of two is Degraded: both are there at the commit, and the failure names that one', async () => {
    const scenery = await world([address]);
    const { server, given } = await argocdOf(scenery);
    // Its pods crash, whatever was deployed.
    server.controller.listen((_type, app) => {
      if (app.metadata.name === 'web2-dev' && app.status.health?.status === 'Healthy') {
        app.status.health = { status: 'Degraded' };
      }
    });
    const known = {};
    const report = (outputs: object) => Object.assign(known, outputs);
    const failure = await failureOf(scenery.deploy({ ...given, wait: 'true', 'degraded-grace': '2s' }, {}, { report }));
    expect(failure.exitCode).toBe(1);
    // The address of the environment stays that of people; Argo CD's is in the message.
    expect(Object.keys(failure.outputs ?? {})).toEqual(['failed-resources']);
    expect(failure.message).toContain(`\nArgo CD: ${server.url}/applications/argocd/web2-dev`);
    expect(known).toMatchObject({
      result: 'committed',
      commit: tip(scenery),
      services: ['web1', 'web2'],
      applications: ['web1-dev', 'web2-dev'],
      url: 'https://web1.dev.example.com',
      urls: { web1: 'https://web1.dev.example.com', web2: 'https://web2.dev.example.com' },
    });
    expect(failure.message).toContain('web2-dev');
    expect(failure.message).toContain('Degraded');
    expect(failure.message).not.toContain('web1-dev');
    expect([comparedOf(server, 'web1-dev'), comparedOf(server, 'web2-dev')]).toEqual([tip(scenery), tip(scenery)]);
  });

  it('takes one token of a GitHub App for all its steps, and leaves none that is valid (law 6)', async () => {
    const scenery = await world();
    const { given } = await argocdOf(scenery);
    const { git, github, given: app } = await onGithubByApp(scenery, { contents: 'write' });
    const revokedBehind: number[] = [];
    github.inject({ at: 'apps.revoke', kind: 'before', action: () => revokedBehind.push(git.requests.length) });
    // A status of the commit would take a token that may do no more than that.
    const { outputs } = await scenery.deploy({ ...given, ...app, announce: 'none' });
    expect(outputs.result).toBe('committed');
    expect(github.operations()).toEqual(['apps.installation', 'apps.token', 'apps.revoke']);
    expect([revokedBehind, github.validTokens()]).toEqual([[git.requests.length], []]);
  });

  it('law 3: an older run leaves the newer one’s Applications alone', async () => {
    const scenery = await world();
    const { server, given } = await argocdOf(scenery);
    const older = scenery.git('rev-parse', 'HEAD');
    scenery.replace('apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
    scenery.commit('web1: clearer 404');
    await scenery.deploy(given);
    server.requests.splice(0);
    scenery.git('checkout', '--quiet', older);
    expect((await scenery.deploy(given)).outputs.result).toBe('superseded');
    expect(server.writes()).toEqual([]);
  });

  it('law 8: a late run does not bring the Applications of a closed request back', async () => {
    const scenery = await world(['environments.review.when:={"request":true}']);
    const { server, given } = await argocdOf(scenery);
    const event = { kind: 'request', number: 7, fromFork: false } as const;
    const open = { event, branch: 'feature/login', requestNumber: 7 };
    await scenery.deploy(given, open);
    expect([...server.controller.apps.values()].map(({ metadata }) => metadata.name)).toEqual([
      'pr-7-web1',
      'pr-7-web2',
    ]);
    const closed = { kind: 'request-closed', number: 7, merged: false } as const;
    expect((await scenery.deploy(given, { ...open, event: closed })).outputs.result).toBe('removed');
    server.requests.splice(0);
    expect((await scenery.deploy(given, open)).outputs.result).toBe('superseded');
    expect(server.writes()).toEqual([]);
  });
});

describe.skipIf(!parts.present)(
  parts.titled('deploy refuses what cannot work before anything is built or written'),
  () => {
    const cases: readonly { title: string; set?: readonly string[]; given: Given; says: RegExp }[] = [
      { title: '`wait` without an Argo CD server', given: { wait: 'true' }, says: /^wait: needs an Argo CD server/ },
      { title: '`sync` without an Argo CD server', given: { sync: 'true' }, says: /^sync: needs an Argo CD server/ },
      { title: 'a file outside the repository', set: ['environments.dev.file=../{service}'], given: {}, says: /\.\./ },
      {
        title: 'a file outside the repository, for a service that is asked for',
        set: ['environments.dev.file=../{service}'],
        given: { services: 'web1' },
        says: /\.\./,
      },
      {
        title: 'a template outside the repository',
        set: ['environments.dev.from=../template'],
        given: { services: 'web1' },
        says: /from.*\.\./,
      },
      {
        title: 'a key of a GitHub App that is none',
        given: {
          services: 'web1',
          'gitops-token': undefined,
          'gitops-app-id': '7',
          'gitops-app-private-key': 'nonsense-of-a-key',
          'forge-url': 'https://github.example.com/api/v3',
          'gitops-repository': 'https://github.example.com/acme/gitops.git',
        },
        says: /^gitops-app-private-key: /,
      },
      {
        title: 'a GitHub App for a repository that is no forge’s',
        given: {
          services: 'web1',
          'gitops-token': undefined,
          'gitops-app-id': '7',
          'gitops-app-private-key': 'nonsense-of-a-key',
          'gitops-repository': './gitops.git',
        },
        says: /is on no GitHub or GitLab/,
      },
      {
        title: 'a malformed token of Argo CD',
        given: { services: 'web1', 'argocd-server': 'argocd.example.com', 'argocd-token': 'abc' },
        says: /^argocd-token: /,
      },
      {
        title: 'a request in a repository that is no forge’s',
        given: { services: 'web1', deliver: 'pull-request' },
        says: /GitHub and GitLab only, and \S+ is not known to be on one of them/,
      },
      {
        title: 'commits of the API in a repository that is no forge’s',
        given: { services: 'web1', 'commit-via': 'api' },
        says: /GitHub and GitLab only, and \S+ is not known to be on one of them/,
      },
    ];

    it.each(cases)('$title', async ({ set = [], given, says }) => {
      const scenery = await world(set);
      const before = tip(scenery);
      const failure = await failureOf(scenery.deploy(given));
      expect([failure.exitCode, failure.message]).toEqual([2, expect.stringMatching(says)]);
      expect(pushedTo(scenery)).toEqual([]);
      expect(tip(scenery)).toBe(before);
    });
  },
);

describe.skipIf(!parts.present)(parts.titled('deploy'), () => {
  it('writes the tag that was pushed, where the service has tags of its own', async () => {
    const scenery = await world(['services.web1.build.tags:=["v-{sha8}"]']);
    await scenery.deploy();
    const tag = `v-${scenery.git('rev-parse', 'HEAD').slice(0, 8)}`;
    const [image] = imagesIn('values/web1-dev.yaml', scenery.gitops.read('values/web1-dev.yaml'));
    expect(image?.tag).toBe(tag);
    const pushed = { registry: scenery.registry.host, repository: 'fe/web1', tag };
    expect(await testClient(robot).headManifest(pushed)).toBeDefined();
  });

  it('writes no Application where the environment describes none', async () => {
    const scenery = await world([], ['environments.dev.app']);
    const { outputs } = await scenery.deploy();
    expect(outputs).toMatchObject({ result: 'committed', applications: [] });
    expect(history(scenery.gitops.path)[0]?.files).toEqual(['values/web1-dev.yaml', 'values/web2-dev.yaml']);
  });

  it('commits nothing when one of two images fails, and names its service', async () => {
    const scenery = await world(['services.web2.build.files:=["nowhere:/app"]']);
    const before = tip(scenery);
    const failure = await failureOf(scenery.deploy());
    expect(failure.message).toContain('web2');
    expect(failure.message).not.toContain('web1');
    expect(tip(scenery)).toBe(before);
  });

  it('names every service whose image fails', async () => {
    const scenery = await world();
    for (const service of ['web1', 'web2']) rmSync(join(scenery.monorepo, `apps/${service}/dist`), { recursive: true });
    const { message } = await failureOf(scenery.deploy());
    expect(message).toMatch(/^web1: /m);
    expect(message).toMatch(/^web2: /m);
  });

  it('law 8: a reopened request gets its environment back at the same commit, a late run does not', async () => {
    const scenery = await world(['environments.review.when:={"request":true}']);
    const request = { kind: 'request', number: 7, fromFork: false } as const;
    const open = { event: request, branch: 'feature/login', requestNumber: 7 };
    expect((await scenery.deploy({}, open)).outputs).toMatchObject({ result: 'committed', slug: 'pr-7' });
    const files = () => scenery.gitops.git('ls-tree', '-r', '--name-only', 'main', 'review/pr-7/');
    const there = files();
    expect(there).toContain('review/pr-7/web1.yaml');

    const closed = { ...open, event: { kind: 'request-closed', number: 7, merged: false } as const };
    expect((await scenery.deploy({}, closed)).outputs.result).toBe('removed');
    expect(files()).toBe('');
    expect((await scenery.deploy({}, open)).outputs.result).toBe('superseded');
    expect(files()).toBe('');

    const event = { ...request, reopened: true } as const;
    const reopened = { ...open, event, pipelineCreatedAt: Date.parse('2100-01-01T00:00:00Z') };
    expect((await scenery.deploy({}, reopened)).outputs.result).toBe('committed');
    expect(files()).toBe(there);
    const marker = parse(scenery.gitops.read('review/pr-7/.review-env.yaml')) as { services: unknown };
    expect(marker.services).toEqual(['web1', 'web2']);
  });
});
