import { beforeAll, describe, expect, test } from 'vitest';
import { ArgocdClient } from '../../../../src/core/argocd/server/client.ts';
import type { Application, ApplicationSource } from '../../../../src/core/argocd/server/live.ts';
import { resourcesFinalizer } from '../../../../src/core/argocd/spec/application.ts';
import type { Registry } from '../../../../src/core/image/registry.ts';
import { mergeDeployment, serializeMarker } from '../../../../src/core/review/marker.ts';
import { type Ownership, ownershipAnnotations, ownershipLabel } from '../../../../src/core/review/ownership-label.ts';
import { parseTombstone } from '../../../../src/core/review/tombstone.ts';
import { type ArgocdServer, adminToken, startArgocdServer } from '../../../support/argocd/server.ts';
import { configFor, reviewWorld, surroundings } from '../../../support/commands/cleanup.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';
import { portsOf } from '../../../support/ports.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';

const part = await dockerRegistry();

describe.skipIf(!part.present)(part.titled('the images of a review environment'), () => {
  let registry: TestRegistry;
  let client: Registry;
  let turn = 0;

  beforeAll(async () => {
    registry = await startRegistry();
    client = testClient();
  });

  /** A GitOps repository whose environment `pr-1` has the tags in a registry repository of its own. */
  async function world(
    tags: Readonly<Record<string, string>>,
    recorded: readonly string[],
    others: Readonly<Record<string, string>> = {},
    trusted = registry.host,
  ) {
    turn += 1;
    const repository = `fe/web${turn}`;
    for (const [tag, content] of Object.entries(tags)) {
      await pushTestImage(client, { registry: registry.host, repository, tag }, content);
    }
    const images = recorded.map((each) => {
      const [tag, digest] = each.split('@');
      return { image: `${registry.host}/${repository}:${tag}`, ...(digest === undefined ? {} : { digest }) };
    });
    const marker = mergeDeployment(
      undefined,
      { name: 'pr-1', repository: 'acme/shop', ref: 'refs/heads/x', commit: 'a', services: ['web1'], images },
      1,
    );
    const files = {
      ...surroundings,
      ...others,
      'review/pr-1/.review-env.yaml': serializeMarker(marker),
      'review/pr-1/web1.yaml': 'image: {}\n',
    };
    const shop = reviewWorld(files, configFor(`${trusted}/fe`));
    return { shop, images, left: () => client.listTags({ registry: registry.host, repository }) };
  }

  test('go with it, and are no error when they are gone already', async () => {
    const { shop, images, left } = await world({ 'pr-1-aaaa': 'one', main: 'two' }, ['pr-1-aaaa', 'pr-1-gone']);
    const { removed, failed } = await shop.cleanup({ request: '1' });
    expect(removed.filter(({ kind }) => kind === 'image').map(({ name }) => name)).toEqual([images[0]?.image]);
    expect(failed).toEqual([]);
    expect(await left()).toEqual(['main']);
    expect(await shop.cleanup({ request: '1' })).toMatchObject({ removed: [], kept: [], failed: [] });
  });

  test.each([`b-${'1'.repeat(40)}`, 'c-layers'])('go with the tag %s, by which nobody runs them', async (tag) => {
    const { shop, left } = await world({ 'pr-1-aaaa': 'same', [tag]: 'same' }, ['pr-1-aaaa']);
    expect((await shop.cleanup({ request: '1' })).kept).toEqual([]);
    expect(await left()).toEqual([]);
  });

  test('stay when a tag that is not ours names the same image', async () => {
    const { shop, images, left } = await world({ 'pr-1-aaaa': 'same', stable: 'same' }, ['pr-1-aaaa']);
    const { kept } = await shop.cleanup({ request: '1' });
    expect(kept).toMatchObject([{ kind: 'image', name: images[0]?.image, reason: expect.stringContaining('stable') }]);
    expect((await left()).sort()).toEqual(['pr-1-aaaa', 'stable']);
  });

  test.each([
    ['another environment', 'values/web1-dev.yaml'],
    ['a review environment of another kind', 'release/v1/web1.yaml'],
    ['an Application', 'argocd/web1-dev.yaml'],
    ['a file that nobody told us of', 'team-b/jobs/nightly.yaml'],
    ['a file at the root', '.env'],
    ['a file by the whole name of the commit', 'other/kustomization.yaml', `abcd1234${'0'.repeat(32)}`],
  ])('stay when %s uses them', async (_, path, tag = 'abcd1234') => {
    const { shop, left } = await world({ abcd1234: 'one' }, ['abcd1234'], { [path]: `image:\n  tag: ${tag}\n` });
    const { kept } = await shop.cleanup({ request: '1', environment: 'review' });
    expect(kept).toMatchObject([{ kind: 'image', reason: `${path} uses it` }]);
    expect(await left()).toEqual(['abcd1234']);
  });

  test('go where another file has their tag as a part of a longer word', async () => {
    const files = { 'other/values.yaml': 'image:\n  tag: xpr-1-aaaay\n' };
    const { shop, left } = await world({ 'pr-1-aaaa': 'one' }, ['pr-1-aaaa'], files);
    expect((await shop.cleanup({ request: '1', environment: 'review' })).kept).toEqual([]);
    expect(await left()).toEqual([]);
  });

  test("stay on a registry that gitops.yaml does not name, which is not asked and gets nobody's password", async () => {
    const { shop, images } = await world({ 'pr-1-eeee': 'one' }, ['pr-1-eeee'], {}, 'registry.example.com');
    const before = registry.requests.length;
    const given = { 'registry-username': 'robot', 'registry-password': 'registry-secret' };
    const { kept } = await shop.cleanup({ request: '1', ...given });
    expect(kept).toMatchObject([{ name: images[0]?.image, reason: `${registry.host} is no registry of gitops.yaml` }]);
    expect(registry.requests).toHaveLength(before);
  });

  test('are found again after a removal that was interrupted before them', async () => {
    const { shop, left } = await world({ 'pr-1-bbbb': 'one' }, ['pr-1-bbbb']);
    await shop.cleanup({ request: '1', remove: 'files' });
    expect(await left()).toEqual(['pr-1-bbbb']);
    const path = '.monorepo-gitops/tombstones/pr-1.yaml';
    expect(parseTombstone(shop.gitops.read(path), path).images).toHaveLength(1);
    expect((await shop.cleanup({ request: '1' })).removed).toMatchObject([{ kind: 'image' }]);
    expect(await left()).toEqual([]);
  });

  test('that a registry does not let go are reported, and everything else is removed', async () => {
    const { shop } = await world({ 'pr-1-cccc': 'one' }, ['pr-1-cccc']);
    registry.answerNext({ method: 'DELETE', status: 403 });
    await expect(shop.cleanup({ request: '1', remove: ['files', 'images'] })).rejects.toMatchObject({
      code: 'CLEANUP_INCOMPLETE',
      exitCode: 1,
      outputs: { failed: [{ kind: 'image' }], removed: [{ kind: 'files' }, { kind: 'files' }] },
    });
    expect(shop.gitops.git('ls-tree', '-r', '--name-only', 'main')).not.toContain('review/pr-1');
  });

  test('that the job may not delete stay, with the reason, where nobody asked for them by name', async () => {
    const { shop, images } = await world({ 'pr-1-ffff': 'one' }, ['pr-1-ffff']);
    registry.answerNext({ method: 'DELETE', status: 403 });
    const { kept, failed } = await shop.cleanup({ request: '1' });
    expect(kept).toMatchObject([
      { name: images[0]?.image, reason: expect.stringContaining('name images in `remove`') },
    ]);
    expect(failed).toEqual([]);
  });

  test.each([
    ['one that another environment deployed', 'values/web1-dev.yaml', true],
    ['one that does not say what it wrote', undefined, true],
    ['its own deployment', 'review/pr-1/web1.yaml', false],
  ])('and the commits to which somebody may go back: %s', async (_, file, stays) => {
    const { shop, images, left } = await world({ '1a2b3c4d': 'one' }, ['1a2b3c4d']);
    const trailers = [`Image: ${images[0]?.image}`, ...(file === undefined ? [] : [`File: ${file}#image.tag`])];
    commitFiles(shop.gitops, { 'notes.txt': 'a' }, { message: `Deploy web1\n\n${trailers.join('\n')}\n` });
    const { kept } = await shop.cleanup({ request: '1' });
    expect(kept.map(({ reason }) => reason)).toEqual(
      stays ? [expect.stringMatching(/^the commit [0-9a-f]{8} of the GitOps/)] : [],
    );
    expect(await left()).toEqual(stays ? ['1a2b3c4d'] : []);
  });

  test.each<[string, Given]>([
    ['monorepo-gitops/prod', {}],
    ['feature/OPS-prod', { 'request-branch': 'feature/OPS-' }],
  ])('stay while a rolling request waits with them on %s', async (branch, given) => {
    const { shop, images, left } = await world({ '5a5b5c5d': 'one' }, ['5a5b5c5d']);
    shop.gitops.git('branch', branch, 'main');
    const message = `Deploy web1\n\nImage: ${images[0]?.image}\nFile: values/web1-prod.yaml#image.tag\n`;
    commitFiles(shop.gitops, { 'notes.txt': 'a' }, { message, branch });
    expect((await shop.cleanup({ request: '1', ...given })).kept).toHaveLength(1);
    expect(await left()).toEqual(['5a5b5c5d']);
  });

  test('stay when their tag has gone on to another image', async () => {
    const { shop, left } = await world({ 'pr-1': 'new' }, [`pr-1@sha256:${'0'.repeat(64)}`]);
    expect(await shop.cleanup({ request: '1' })).toMatchObject({ failed: [] });
    expect(await left()).toEqual(['pr-1']);
  });
});

describe('the Applications of a review environment on a server', () => {
  const repositories = {
    resolve: () => 'c'.repeat(40),
    render: ({ path = '' }: ApplicationSource) => ({
      resources: [
        { kind: 'Deployment', namespace: 'review', name: 'web1' },
        ...(path === 'tracked' ? [{ kind: 'Namespace', namespace: '', name: 'web1-pr-8' }] : []),
      ],
      images: [],
    }),
  };
  let server: ArgocdServer;
  beforeAll(async () => {
    server = await startArgocdServer({ repositories });
  });

  const connection = () => ({ 'argocd-server': server.url, 'argocd-token': adminToken, 'argocd-plaintext': 'true' });

  async function create(
    name: string,
    ownership: Ownership | undefined,
    { path = 'review', namespace = 'review', syncOptions = [] as string[] } = {},
  ): Promise<void> {
    using client = ArgocdClient.open(
      { server: server.url, token: adminToken, insecure: false, plaintext: true, headers: [] },
      portsOf(),
    );
    const application: Application = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name,
        finalizers: [resourcesFinalizer],
        ...(ownership === undefined
          ? {}
          : { labels: ownershipLabel(ownership.environment), annotations: ownershipAnnotations(ownership) }),
      },
      spec: {
        project: 'default',
        source: { repoURL: 'https://git.example.com/infra/gitops.git', path, targetRevision: 'main' },
        destination: { server: 'https://kubernetes.default.svc', namespace },
        ...(syncOptions.length === 0 ? {} : { syncPolicy: { syncOptions } }),
      },
    };
    await client.upsert(application, { upsert: true, validate: false });
  }

  test('go with it when they carry its mark, and only those', async () => {
    await create('web1-pr-1', { environment: 'pr-1', repository: 'acme/shop' });
    await create('web1-pr-2', { environment: 'pr-2', repository: 'acme/shop' });
    await create('other-pr-1', { environment: 'pr-1', repository: 'acme/other' });
    await create('web1-dev', undefined);
    const shop = reviewWorld();
    const { removed } = await shop.cleanup({ ...connection(), request: '1', wait: 'true', timeout: '60s' });
    expect(removed).toMatchObject([{ kind: 'application', name: 'web1-pr-1', environment: 'pr-1' }]);
    expect([...server.controller.apps.values()].map(({ metadata }) => metadata.name).sort()).toEqual([
      'other-pr-1',
      'web1-dev',
      'web1-pr-2',
    ]);
    expect(await shop.cleanup({ ...connection(), request: '1' })).toMatchObject({ removed: [], failed: [] });
  });

  test.each<[string, Ownership | undefined, string]>([
    [
      'that somebody made by hand',
      undefined,
      'it does not have the label monorepo-gitops/environment: pr-7, so somebody else made it',
    ],
    ['of another monorepo', { environment: 'pr-7', repository: 'acme/other' }, 'it belongs to pr-7 of acme/other'],
    ['of another environment', { environment: 'pr-77', repository: 'acme/shop' }, 'it belongs to pr-77 of acme/shop'],
  ])('stay under their names when they are foreign, with the reason: one %s', async (_, ownership, reason) => {
    server.controller.apps.clear();
    await create('web1-pr-7', ownership);
    await create('web2-pr-7', { environment: 'pr-7', repository: 'acme/shop' });
    const deployment = { name: 'pr-7', repository: 'acme/shop', ref: 'refs/heads/x', commit: 'a' };
    const services = ['web1', 'web2'];
    const marker = serializeMarker(mergeDeployment(undefined, { ...deployment, services }, 1));
    const shop = reviewWorld({ ...surroundings, 'review/pr-7/.review-env.yaml': marker });
    const { removed, kept, failed } = await shop.cleanup({ ...connection(), request: '7' });
    expect(removed.filter(({ kind }) => kind === 'application').map(({ name }) => name)).toEqual(['web2-pr-7']);
    expect([kept, failed]).toEqual([[{ environment: 'pr-7', kind: 'application', name: 'web1-pr-7', reason }], []]);
    expect(server.app('web1-pr-7')?.metadata).not.toHaveProperty('deletionTimestamp');
  });

  test('go with the services that were asked for, and no others', async () => {
    await create('web1-pr-5', { environment: 'pr-5', repository: 'acme/shop' });
    await create('web2-pr-5', { environment: 'pr-5', repository: 'acme/shop' });
    const shop = reviewWorld();
    const { removed } = await shop.cleanup({ ...connection(), request: '5', services: 'web1' });
    expect(removed.map(({ name }) => name)).toEqual(['web1-pr-5']);
  });

  test.each([
    [
      'that Argo CD tracks goes with its Application',
      'web1-pr-8',
      'tracked',
      'removed',
      'Argo CD deletes it with the Application',
    ],
    [
      'that it does not track stays, with the line that removes it',
      'pr-8',
      'review',
      'kept',
      'kubectl delete namespace pr-8',
    ],
  ] as const)('a namespace %s', async (_, namespace, path, where, words) => {
    await create(
      'web1-pr-8',
      { environment: 'pr-8', repository: 'acme/shop' },
      { path, namespace, syncOptions: ['CreateNamespace=true'] },
    );
    const shop = reviewWorld();
    const given = { ...connection(), request: '8', wait: 'true', timeout: '60s', remove: ['app', 'namespace'] };
    const cleanup = await shop.cleanup(given);
    expect(cleanup[where].filter(({ kind }) => kind === 'namespace')).toMatchObject([
      { name: namespace, environment: 'pr-8', reason: expect.stringContaining(words) },
    ]);
    expect(cleanup[where === 'kept' ? 'removed' : 'kept'].filter(({ kind }) => kind === 'namespace')).toEqual([]);
    expect(cleanup.failed).toEqual([]);
  });

  test('a namespace that others have too is not spoken of', async () => {
    await create(
      'web1-pr-9',
      { environment: 'pr-9', repository: 'acme/shop' },
      { namespace: 'preview', syncOptions: ['CreateNamespace=true'] },
    );
    const shop = reviewWorld();
    const { removed, kept } = await shop.cleanup({ ...connection(), request: '9', remove: ['app', 'namespace'] });
    expect([...removed, ...kept].map(({ kind }) => kind)).toEqual(['application']);
  });

  test('go in a sweep when their branch is gone, also without any file', async () => {
    await create('web1-gone', { environment: 'gone', repository: 'acme/shop', branch: 'feature/gone' });
    await create('web1-live', { environment: 'live', repository: 'acme/shop', branch: 'feature/live' });
    const shop = reviewWorld();
    shop.push('feature/live');
    const { removed } = await shop.cleanup({ ...connection(), sweep: 'true', wait: 'true', timeout: '60s' });
    expect(removed.map(({ name }) => name)).toEqual(['web1-gone']);
  });

  test('count against max-deletions before anything is removed, the files included', async () => {
    await create('web1-gone-1', { environment: 'gone-1', repository: 'acme/shop', branch: 'feature/gone-1' });
    await create('web1-gone-2', { environment: 'gone-2', repository: 'acme/shop', branch: 'feature/gone-2' });
    const shop = reviewWorld();
    shop.push('feature/live');
    shop.push('feature/files');
    await shop.deploy('feature/files');
    shop.git('checkout', '-q', 'main');
    shop.git('branch', '-q', '-D', 'feature/files');
    const tree = shop.tree();
    const writes = server.writes().length;
    await expect(shop.cleanup({ ...connection(), sweep: 'true', 'max-deletions': '2' })).rejects.toMatchObject({
      code: 'SWEEP_TOO_MANY',
      exitCode: 4,
    });
    expect(shop.tree()).toEqual(tree);
    expect(server.writes()).toHaveLength(writes);
    const { removed } = await shop.cleanup({ ...connection(), sweep: 'true', 'max-deletions': '3' });
    expect(new Set(removed.map(({ environment }) => environment)).size).toBe(3);
  });

  test('are listed by a dry run, which asks for nothing to be changed', async () => {
    await create('web1-pr-3', { environment: 'pr-3', repository: 'acme/shop' });
    const shop = reviewWorld();
    const before = server.writes().length;
    const { removed } = await shop.cleanup({ ...connection(), request: '3', 'dry-run': 'true' });
    expect(removed).toMatchObject([{ name: 'web1-pr-3', kind: 'application' }]);
    expect(server.writes()).toHaveLength(before);
  });
});
