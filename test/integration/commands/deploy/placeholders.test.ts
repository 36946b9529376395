/** Placeholders in `build.image` and `build.tags` of gitops.yaml: what is pushed, compared, promoted and removed is one image. */
import { describe, expect, it } from 'vitest';
import { type StateWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { robot, testClient } from '../../../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = `
  dev: { when: { branch: [main, "hot*"] }, file: "dev/{service}.yaml", from: sample.yaml, pin: both }
  review: { when: { branch: "feature/**" }, file: "review/{slug}/{service}.yaml", from: sample.yaml, ttl: 7d }
  prod:
    when: { tag: "v*" }
    file: prod/{service}.yaml
    from: sample.yaml
    promote-from: dev
    set: { version: "{version}" }
`;

/** @param build of the one service, in which `REGISTRY` is the host */
async function world(build: string, more = environments): Promise<StateWorld> {
  const at = await stateWorld({ services: ['api'], environments: more });
  const text = at.shop.read('gitops.yaml').replace('build: {', `build: { ${build},`);
  at.shop.push({ 'gitops.yaml': text.replaceAll('REGISTRY', at.registry.host) });
  return at;
}

const tagsOf = async ({ registry }: StateWorld, repository: string) =>
  (await testClient(robot).listTags({ registry: registry.host, repository })).toSorted();
const sha8 = (commit: string) => commit.slice(0, 8);

function tagged(at: StateWorld, tag: string) {
  at.shop.git('tag', tag);
  at.shop.git('push', '--quiet', 'origin', tag);
  return at.pipeline(at.shop.tip(), { ref: `refs/tags/${tag}` });
}

describe.skipIf(!parts.present)(parts.titled('an image path and tags by branch'), () => {
  it('are pushed, written, not built again, and removed with the review environment', async () => {
    const at = await world('image: "REGISTRY/fe/{branch-slug}/{service}", tags: ["{branch-slug}-{sha8}", "{slug}"]');
    const first = at.shop.tip();
    await at.pipeline(first).run();
    const { repository, tag } = at.values('dev', 'api').image;
    expect([repository, tag]).toEqual([`${at.registry.host}/fe/main/api`, `main-${sha8(first)}`]);
    expect(await tagsOf(at, 'fe/main/api')).toEqual(expect.arrayContaining([tag]));
    // The branch is part of the path, not of the content.
    at.shop.git('checkout', '--quiet', '-b', 'hot1');
    expect(await at.pipeline(at.shop.push({ 'README.md': 'x' }), { ref: 'refs/heads/hot1' }).run()).toMatchObject({
      outputs: { result: 'nothing', services: [] },
    });
    at.shop.git('checkout', '--quiet', '-b', 'feature/New_One');
    const branch = 'refs/heads/feature/New_One';
    const commit = at.shop.push({ api: 'two' });
    const { slug } = (await at.pipeline(commit, { ref: branch }).run()).outputs;
    const tags = [`feature-new-one-${sha8(commit)}`, String(slug)];
    expect(await tagsOf(at, 'fe/feature-new-one/api')).toEqual(tags.toSorted());
    at.shop.git('push', '--quiet', 'origin', '--delete', 'feature/New_One');
    const inputs = { branch: 'feature/New_One' };
    const { outputs, exitCode } = await at.pipeline(first).command('cleanup-review-env', { inputs });
    expect(exitCode).toBe(0);
    const removed = outputs.removed as readonly { kind: string; name: string }[];
    const images = removed.filter(({ kind }) => kind === 'image').map(({ name }) => name);
    expect(images.toSorted()).toEqual(
      tags.toSorted().map((each) => `${at.registry.host}/fe/feature-new-one/api:${each}`),
    );
    expect(await tagsOf(at, 'fe/feature-new-one/api')).toEqual([]);
    expect(await tagsOf(at, 'fe/main/api')).toHaveLength(2);
  });

  it('let a Git tag promote what the branch built, under the tag that it has, with {version} in the values', async () => {
    const at = await world('tags: ["{branch-slug}-{sha8}", "{environment}"]');
    await at.pipeline(at.shop.tip()).run();
    const { digest, tag } = at.values('dev', 'api').image;
    const { outputs } = await tagged(at, 'v1.2.3').run();
    expect(outputs).toMatchObject({ result: 'committed', images: { api: `${at.registry.host}/fe/api@${digest}` } });
    expect(at.values('prod', 'api')).toMatchObject({ image: { tag }, version: '1.2.3' });
    expect(await tagsOf(at, 'fe/api')).toEqual(['dev', tag]);
    expect(await at.pipeline(at.shop.tip(), { ref: 'refs/tags/v1.2.3' }).run()).toMatchObject({
      outputs: { result: 'unchanged' },
    });
  });

  it.each([
    [
      'a path that names the environment, where images are promoted',
      'image: "REGISTRY/fe/{environment}/{service}"',
      /^environments\.prod\.promote-from: what dev runs is not what is built for prod: api \(image .*\/fe\/dev\/api\)/,
    ],
    [
      'a path by branch on a Git tag, which has none',
      'image: "REGISTRY/fe/{branch-slug}/{service}"',
      /^services\.api\.build\.image: .* uses \{branch-slug\}, which has no value in this run/,
    ],
    ['a path with a typo', 'image: "REGISTRY/fe/{servce}"', /^services\.api\.build\.image: .*\{servce\}/],
  ])('are bad input for %s, and nothing is pushed or written', async (_, build, message) => {
    const at = await world(build);
    const before = at.tip();
    expect(await tagged(at, 'v1.0.0').run()).toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
    expect([at.tip(), at.registry.requests]).toEqual([before, []]);
  });

  it('are bad input for a tag with a typo, before anything is built', async () => {
    const at = await world('tags: ["{sha8}", "{environmnt}"]');
    expect(await at.pipeline(at.shop.tip()).run()).toMatchObject({
      exitCode: 2,
      message: 'api: tags: "{environmnt}" has the unknown placeholder {environmnt}',
      hint: expect.stringContaining('Did you mean {environment}?'),
    });
    expect(await tagsOf(at, 'fe/api')).toEqual([]);
  });
});
