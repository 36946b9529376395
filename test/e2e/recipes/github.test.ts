/** The recipes of `examples/github`, each run by act as its file is, against git, registries and the fakes of the forges. */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { kaniko } from '../../../src/core/build/engines/kaniko.ts';
import { prepareBuildah, rootBuildah, rootDocker, startDocker } from '../../support/build/builders.ts';
import { dockerOfKaniko } from '../../support/build/kaniko-stand-in.ts';
import { type BareRepository, fsck, history } from '../../support/git/repository.ts';
import { act } from '../../support/github/act.ts';
import {
  gitopsToken,
  jobToken,
  type RecipeWorld,
  secretsOfWorld,
  startRecipeWorld,
} from '../../support/github/recipes.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { openssl } from '../../support/net/web.ts';
import { allParts, dockerRegistry, findProgram, gitHttpBackend } from '../../support/real-parts.ts';
import { anonymous, robot, testClient } from '../../support/registry/server.ts';
import { itInAll } from '../../support/slice.ts';

const parts = allParts(await act(), await gitHttpBackend(), await dockerRegistry(), await rootBuildah(), openssl);
const docker = await rootDocker();

/** What takes longer, and is about what the others are about too. */
const all = process.env.MG_TEST_ALL !== undefined;

describe.skipIf(!parts.present)(parts.titled('recipes for GitHub'), () => {
  let world: RecipeWorld;
  beforeAll(async () => {
    world = await startRecipeWorld((await prepareBuildah()).env);
  });

  /** The digest in GHCR. */
  const inGhcr = async (service: string, tag: string) =>
    (await testClient(anonymous).headManifest({ registry: world.ghcr.host, repository: `acme/${service}`, tag }))
      ?.digest;
  const inHarbor = async (service: string, tag: string) =>
    (await testClient(robot).headManifest({ registry: world.harbor.host, repository: `shop/${service}`, tag }))?.digest;

  /** What a first deployment makes of the sample of the layout `manifests`. */
  const manifest = (service: string, tag: string) =>
    world.gitops.read(`sample/${service}.yaml`).replace(`${service}:unset`, `${service}:${tag}`);

  /** What a first deployment makes of a sample of `examples/gitops`. */
  const values = (environment: 'dev' | 'review' | 'prod', service: string, tag: string) => {
    const name = environment === 'review' ? `pr-1-${service}` : service;
    const domain = { dev: 'dev.example.com', review: 'preview.example.com', prod: 'example.com' }[environment];
    const registry = environment === 'review' ? 'ghcr.io/acme' : 'harbor.example.com/shop';
    return world.charts
      .read(`sample/values-${environment}.yaml`)
      .replace(/^name: \S+/m, `name: ${name}`)
      .replace(/host: \S+/, `host: ${name}.${domain}`)
      .replace(/repository: \S+/, `repository: ${registry}/${service}`)
      .replace(/tag: \S+/, `tag: "${tag}"`);
  };

  /** What was committed since the recipe began, newest first. */
  const committed = ({ path }: BareRepository) => history(path).slice(0, -1);

  const withoutTombstones = ({ git }: BareRepository) =>
    git('ls-tree', '-r', 'main')
      .split('\n')
      .filter((line) => !line.includes('.monorepo-gitops/tombstones/'))
      .join('\n');

  /** Pushes to GitOps repositories. */
  const pushes = () =>
    world.gitRequests.filter(
      ({ path, password }) => path.startsWith('POST') && path.endsWith('/git-receive-pack') && password !== '',
    );

  const openRequest = (branch: string, from?: string) =>
    world.openRequest(branch, () => world.replace('apps/web1/src/server.mjs', "'not found", "'no such page"), from);

  it('ghcr-manifests: an owner in upper case', async () => {
    world.begin('ghcr-manifests');
    const event = { ...world.push('main'), repository: 'Acme/Shop' };
    const tag = event.commit.slice(0, 8);
    const run = await world.run('deploy.yml', event);
    expect(run.outcome).toEqual([0, '']);
    for (const service of ['web1', 'web2']) {
      expect(world.gitops.read(`dev/${service}/manifests.yaml`)).toBe(manifest(service, tag));
      expect(world.gitops.read(`argocd/${service}-dev.yaml`)).toContain('repoURL: https://github.com/acme/gitops.git');
      const digest = await inGhcr(service, tag);
      expect(committed(world.gitops)[0]?.message).toContain(`\nImage: ghcr.io/acme/${service}:${tag}@${digest}\n`);
    }
    expect(committed(world.gitops)).toHaveLength(1);
    expect(committed(world.gitops)[0]?.message).toContain('\nSource-Repository: https://github.com/Acme/Shop\n');
    expect([...new Set(pushes().map(({ path, password }) => `${path} ${password}`))]).toEqual([
      `POST /acme/gitops.git/git-receive-pack ${gitopsToken}`,
    ]);
    const uploads = world.ghcr.requests.filter(({ method }) => method === 'PUT');
    const users = uploads.map(({ headers }) =>
      Buffer.from(headers.authorization?.split(' ')[1] ?? '', 'base64').toString(),
    );
    expect([...new Set(users)]).toEqual([`mona:${jobToken}`]);
  });

  it('ghcr-manifests: a branch, and its end', async () => {
    world.git('checkout', '--quiet', '-b', 'feature/login/form');
    world.replace('apps/web1/src/server.mjs', "'not found", "'no such page");
    const tag = world.commit('web1: clearer 404').slice(0, 8);
    const before = world.gitops.git('ls-tree', '-r', 'main');
    expect((await world.run('deploy.yml', world.push('feature/login/form'))).outcome).toEqual([0, '']);
    const directory = committed(world.gitops)[0]
      ?.files.find((file) => file.endsWith('.review-env.yaml'))
      ?.replace(/\/[^/]*$/, '');
    expect(world.gitops.read(`${directory}/web1/manifests.yaml`)).toBe(manifest('web1', tag));
    expect(committed(world.gitops)[0]?.files.some((file) => file.includes('web2'))).toBe(false);

    world.git('push', '--quiet', 'origin', ':feature/login/form');
    const payload = { ref: 'feature/login/form', ref_type: 'branch' };
    expect((await world.run('deploy.yml', { ...world.push('main'), name: 'delete', payload })).outcome).toEqual([
      0,
      '',
    ]);
    expect(withoutTombstones(world.gitops)).toBe(before);
  });

  it('ghcr-manifests: an owner in upper case in gitops.yaml is an error that says how to write it', async () => {
    world.begin('ghcr-manifests');
    world.replace('gitops.yaml', 'ghcr.io/acme', 'ghcr.io/Acme');
    world.commit('The registry of Acme');
    const run = await world.run('deploy.yml', { ...world.push('main'), repository: 'Acme/Shop' });
    expect(run.outcome[0]).toBe(1);
    // With a step that fails act may lose the end of its output; the summary is a file.
    expect(run.log).toMatch(
      /^\| \*\*checks\*\* \|.*"ghcr\.io\/Acme\/web1" has upper-case letters in "Acme"<br>\s*write it as "acme"/m,
    );
    expect([committed(world.gitops), pushes()]).toEqual([[], []]);
  });

  it('harbor-helm: a robot account, an App, Helm values in another repository, Applications on the server', async () => {
    world.begin('harbor-helm');
    world.git('checkout', '--quiet', '-b', 'develop');
    world.git('push', '--quiet', 'origin', 'develop');
    const event = world.push('develop');
    const tag = event.commit.slice(0, 8);
    expect((await world.run('deploy.yml', event)).outcome).toEqual([0, '']);
    for (const service of ['web1', 'web2']) {
      expect(world.charts.read(`values/${service}-dev.yaml`)).toBe(values('dev', service, tag));
      expect(world.argocd.app(`${service}-dev`)?.spec.source).toMatchObject({
        repoURL: 'https://github.com/acme/helm-charts.git',
        helm: { valueFiles: [`values/${service}-dev.yaml`] },
      });
      const digest = await inHarbor(service, tag);
      expect(committed(world.charts)[0]?.message).toContain(`harbor.example.com/shop/${service}:${tag}@${digest}\n`);
    }
    expect(committed(world.charts)).toHaveLength(1);
    // The token of the App may write to that repository alone, pushed, and is revoked.
    const [push] = pushes();
    expect(push?.path).toBe('POST /acme/helm-charts.git/git-receive-pack');
    expect(world.github.account(push?.password ?? '')).toMatchObject({
      permissions: { contents: 'write', metadata: 'read' },
      repositories: ['acme/helm-charts'],
    });
    expect(world.github.operations()).toContain('apps.revoke');
    expect(world.github.validTokens()).toEqual([]);

    // The branch of production: nothing is built, it gets what dev has.
    world.git('checkout', '--quiet', 'main');
    world.git('commit', '--quiet', '--allow-empty', '--message', 'Merge develop');
    world.git('push', '--quiet', 'origin', 'main');
    const uploads = () =>
      world.harbor.requests.filter(({ method, url }) => method === 'PUT' && url.includes('/blobs/'));
    const built = uploads().length;
    const release = world.push('main');
    expect((await world.run('deploy.yml', release)).outcome).toEqual([0, '']);
    expect(uploads()).toHaveLength(built);
    expect(world.charts.read('values/web1-prod.yaml')).toBe(values('prod', 'web1', tag));
    expect(committed(world.charts)[0]?.message).toContain(`\nSource-Commit: ${release.commit}\n`);
  });

  it('matrix: a build job for each service, and one commit', async () => {
    world.begin('ghcr-manifests', 'matrix');
    for (const service of ['web1', 'web2']) world.replace(`apps/${service}/src/server.mjs`, "'not found", "'nothing");
    const tag = world.commit('Other words').slice(0, 8);
    const { outcome, log } = await world.run('deploy.yml', world.push('main'));
    expect(outcome).toEqual([0, '']);
    for (const service of ['web1', 'web2']) {
      const digest = await inGhcr(service, tag);
      expect(world.gitops.read(`dev/${service}/manifests.yaml`)).toBe(manifest(service, tag));
      expect(log).toMatch(new RegExp(`\\[deploy/build-\\d *\\].*built: ghcr.io/acme/${service}@${digest}`));
      expect(log).toMatch(new RegExp(`\\[deploy/deploy *\\].*reused: ghcr.io/acme/${service}@${digest}`));
    }
    expect(committed(world.gitops).map(({ files }) => files)).toEqual([
      ['argocd/web1-dev.yaml', 'argocd/web2-dev.yaml', 'dev/web1/manifests.yaml', 'dev/web2/manifests.yaml'],
    ]);
  });

  it('kaniko: a script for each image, run in its own container', async () => {
    world.begin('ghcr-manifests', 'kaniko');
    const event = world.push('main');
    const tag = event.commit.slice(0, 8);
    const { image } = kaniko.otherJob ?? { image: '' };
    const env = { PATH: `${dockerOfKaniko(image)}:${process.env.PATH}` };
    expect((await world.run('deploy.yml', event, { env })).outcome).toEqual([0, '']);
    for (const service of ['web1', 'web2']) {
      expect(world.gitops.read(`dev/${service}/manifests.yaml`)).toBe(manifest(service, tag));
      const digest = await inGhcr(service, tag);
      expect(digest).toBeDefined();
      expect(committed(world.gitops)[0]?.message).toContain(`\nImage: ghcr.io/acme/${service}:${tag}@${digest}\n`);
    }
    expect(committed(world.gitops)).toHaveLength(1);
    // Nothing is to be built, so there is no script to run.
    const again = await world.run('deploy.yml', event);
    expect(again.outcome).toEqual([0, '']);
    expect(committed(world.gitops)).toHaveLength(1);
  });

  itInAll('matrix: a build that fails writes nothing, and a run without a change has no build', async () => {
    world.begin('ghcr-manifests', 'matrix');
    world.replace('apps/Dockerfile', 'COPY apps', 'COPY nothing apps');
    world.commit('A Dockerfile that builds nothing');
    expect((await world.run('deploy.yml', world.push('main'))).outcome[0]).toBe(1);
    expect(committed(world.gitops)).toEqual([]);
    world.git('revert', '--no-edit', 'HEAD');
    world.git('push', '--quiet', 'origin', 'main');
    expect((await world.run('deploy.yml', world.push('main'))).outcome).toEqual([0, '']);
    expect(committed(world.gitops)).toHaveLength(1);
    const again = await world.run('deploy.yml', world.push('main'));
    expect(again.outcome).toEqual([0, '']);
    expect(again.log).not.toMatch(/\[deploy\/(build|deploy)/);
    expect(committed(world.gitops)).toHaveLength(1);
  });

  it('preview and nightly-sweep: requests have environments with links, until they are closed', async () => {
    world.begin('preview', 'nightly-sweep');
    const before = world.charts.git('ls-tree', '-r', 'main');
    const [first, second] = [openRequest('feature/login'), openRequest('feature/logout')];
    const opened = await world.run('preview.yml', first.event('opened'));
    expect(opened.outcome).toEqual([0, '']);
    const tag = first.head.slice(0, 8);
    expect(world.charts.read('review/pr-1/web1.yaml')).toBe(values('review', 'web1', tag));
    expect(committed(world.charts)[0]?.message).toContain(`@${await inGhcr('web1', tag)}\n`);
    expect(opened.log).toContain('set-output:: url=https://pr-1-web1.preview.example.com');
    expect(opened.log).toContain('Summary - Preview: https://pr-1-web1.preview.example.com');
    expect(opened.log).not.toContain('::warning');
    const one = world.charts.git('ls-tree', '-r', 'main');

    expect((await world.run('preview.yml', second.event('opened'))).outcome).toEqual([0, '']);
    second.request.state = 'closed'; // and GitHub drops the event
    const night = { ...world.push('main'), name: 'schedule', payload: { schedule: '23 3 * * *' } };
    expect((await world.run('sweep.yml', night)).outcome).toEqual([0, '']);
    expect(withoutTombstones(world.charts)).toBe(one);

    first.request.state = 'closed';
    expect((await world.run('preview.yml', first.event('closed'))).outcome).toEqual([0, '']);
    expect(withoutTombstones(world.charts)).toBe(before);
  });

  it.each([
    { whose: 'a fork', branch: 'main-of-a-fork', from: 'eve/shop', actor: 'eve' },
    { whose: 'Dependabot', branch: 'dependabot/npm_and_yarn/left-pad-2', from: 'acme/shop', actor: 'dependabot[bot]' },
  ])('preview: a request of $whose has no environment and no link, and is green', async ({ branch, from, actor }) => {
    const before = world.charts.git('rev-parse', 'main');
    const { event } = openRequest(branch, from);
    const opened = await world.run('preview.yml', event('opened'), { secrets: {}, actor });
    expect([...opened.outcome, opened.log.includes('Preview:')]).toEqual([0, '', false]);
    if (all) expect((await world.run('preview.yml', event('closed'), { secrets: {}, actor })).outcome).toEqual([0, '']);
    expect(world.charts.git('rev-parse', 'main')).toBe(before);
  });

  it('preview-by-label: a request has an environment while it asks for one, by its label or a comment', async () => {
    world.begin('preview-by-label');
    const before = world.charts.git('ls-tree', '-r', 'main');
    const shop = world.github.repository('acme/shop');
    Object.assign(shop.settings, { roles: { ada: 'write' } });
    const { request, head, event } = openRequest('feature/login');
    const commented = {
      ...world.push('main'),
      name: 'issue_comment',
      payload: { action: 'created', issue: { number: 1, pull_request: {} }, comment: { body: '/deploy-preview' } },
    };
    shop.addComment(request, 'eve', '/deploy-preview');
    expect((await world.run('preview-by-label.yml', commented)).outcome).toEqual([0, '']);
    expect(world.charts.git('ls-tree', '-r', 'main')).toBe(before);

    shop.addComment(request, 'ada', '/deploy-preview');
    expect((await world.run('preview-by-label.yml', commented)).outcome).toEqual([0, '']);
    expect(world.charts.read('review/pr-1/web1.yaml')).toBe(values('review', 'web1', head.slice(0, 8)));

    shop.addComment(request, 'ada', '/stop-preview');
    request.labels.push('bug');
    expect((await world.run('preview-by-label.yml', event('labeled'))).outcome).toEqual([0, '']);
    expect(withoutTombstones(world.charts)).toBe(before);
  });

  it('release: the tag v1.2.3', async () => {
    world.begin('release');
    world.git('tag', '--annotate', 'v1.2.3', '--message', 'Release 1.2.3');
    world.git('push', '--quiet', 'origin', 'v1.2.3');
    expect((await world.run('release.yml', world.push('refs/tags/v1.2.3'))).outcome).toEqual([0, '']);
    for (const service of ['web1', 'web2']) {
      expect(world.gitops.read(`prod/${service}/manifests.yaml`)).toBe(manifest(service, '1.2.3'));
      expect(committed(world.gitops)[0]?.message).toContain(`@${await inGhcr(service, '1.2.3')}\n`);
    }
    expect(committed(world.gitops).map(({ subject }) => subject)).toEqual(['Release v1.2.3: web1, web2']);
  });

  itInAll('release: an older tag that comes late replaces nothing', async () => {
    world.git('tag', 'v1.2.2', 'main');
    world.replace('apps/web1/src/server.mjs', "'not found", "'nothing");
    world.commit('Other words');
    world.git('tag', 'v1.3.0');
    world.git('push', '--quiet', 'origin', 'v1.2.2', 'v1.3.0');
    expect((await world.run('release.yml', world.push('refs/tags/v1.3.0'))).outcome).toEqual([0, '']);
    expect((await world.run('release.yml', world.push('refs/tags/v1.2.2'))).outcome).toEqual([0, '']);
    expect(world.gitops.read('prod/web1/manifests.yaml')).toBe(manifest('web1', '1.3.0'));
  });

  it('promotion: one request holds what production lacks, and its merge promotes', async () => {
    world.begin('promotion');
    const event = world.push('main');
    const tag = event.commit.slice(0, 8);
    const run = await world.run('deploy.yml', event);
    expect(run.outcome).toEqual([0, '']);
    expect(world.gitops.read('dev/web1/manifests.yaml')).toBe(manifest('web1', tag));
    const { pulls } = world.github.repository('acme/gitops');
    const [request] = pulls;
    expect(run.log).toMatch(/Summary - Waiting for approval - \S+\/acme\/gitops\/pull\/1\n/);
    expect([request?.base, request?.state, request?.author]).toEqual(['main', 'open', 'deploy-bot']);
    expect(committed(world.gitops)).toHaveLength(1);

    world.replace('apps/web1/src/server.mjs', "'not found", "'nothing");
    const next = world.commit('Other words').slice(0, 8);
    expect((await world.run('deploy.yml', world.push('main'))).outcome).toEqual([0, '']);
    expect(pulls).toHaveLength(1);
    world.github.repository('acme/gitops').merge(request as NonNullable<typeof request>, 'MERGE');
    expect(world.gitops.read('prod/web1/manifests.yaml')).toBe(manifest('web1', next));
    expect(world.gitops.read('prod/web2/manifests.yaml')).toBe(manifest('web2', tag));
  });

  it('reusable: the workflow of the organisation, called by a monorepo', async () => {
    world.begin('ghcr-manifests', 'reusable/monorepo');
    const event = world.push('main');
    const run = await world.run('deploy.yml', event);
    expect(run.outcome).toEqual([0, '']);
    expect(world.gitops.read('dev/web1/manifests.yaml')).toBe(manifest('web1', event.commit.slice(0, 8)));
    expect(run.log).toContain(`committed ${committed(world.gitops)[0]?.id}`);
  });

  describe.skipIf(!docker.present)(docker.titled('check'), () => {
    let env: Readonly<Record<string, string>>;
    let images: () => number;
    beforeAll(async () => {
      const daemon = await startDocker();
      // The client that can build is the first on PATH.
      const programs = scratchDirectory('bin');
      symlinkSync((await findProgram(daemon.program)) ?? daemon.program, join(programs, 'docker'));
      env = { ...daemon.env, PATH: `${programs}:${daemon.env.PATH}` };
      images = () => execFileSync('docker', ['images', '--quiet'], { env, encoding: 'utf8' }).split('\n').length - 1;
    });

    it('builds what a request from a fork affects, without a secret, and pushes nothing', async () => {
      world.begin('ghcr-manifests', 'check');
      const { event } = openRequest('feature/login', 'eve/shop');
      const requests = world.ghcr.requests.length;
      const run = await world.run('check.yml', event('opened'), { secrets: {}, env });
      expect(run.outcome).toEqual([0, '']);
      expect(run.log).toMatch(/set-output:: matrix=\{"include":\[\{"service":"web1",[^[\]]*\}\]\}\n/);
      expect([images(), world.ghcr.requests.length, pushes()]).toEqual([1, requests, []]);
    });

    itInAll('is red when a build fails, and green when there is nothing to build', async () => {
      const broken = world.openRequest('broken', () =>
        world.replace('apps/Dockerfile', 'COPY apps', 'COPY nothing apps'),
      );
      const red = await world.run('check.yml', broken.event('opened'), { secrets: {}, env });
      expect([red.code, /\[check\/check *\].*Job failed/.test(red.log)]).toEqual([1, true]);
      const words = world.openRequest('words', () => world.replace('README.md', 'Example', 'An example'));
      const green = await world.run('check.yml', words.event('opened'), { secrets: {}, env });
      expect([...green.outcome, /\[check\/check *\].*Job succeeded/.test(green.log)]).toEqual([0, '', true]);
      expect(green.log).not.toContain('[check/build');
    });

    itInAll('stands beside preview, whose GitOps repository it cannot read', async () => {
      world.begin('preview', 'check');
      const run = await world.run('check.yml', openRequest('feature/login').event('opened'), { secrets: {}, env });
      expect(run.outcome).toEqual([0, '']);
      expect(run.log).toMatch(/set-output:: matrix=\{"include":\[\{"service":"web1",[^[\]]*\}\]\}\n/);
      expect(pushes()).toEqual([]);
    });
  });

  it('reaches no other host, and leaves sound repositories and no secret in a log', () => {
    expect(world.unknownHosts).toEqual([]);
    for (const { path } of [world.gitops, world.charts]) fsck(path);
    for (const secret of secretsOfWorld) expect(world.logs.join('')).not.toContain(secret);
  });
});
