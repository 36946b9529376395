import { describe, expect, it } from 'vitest';
import { contentLabel } from '../../../../src/core/build/key/own-tags.ts';
import { imagesIn } from '../../../../src/core/edit/edit.ts';
import { readImageConfig } from '../../../../src/core/image/image-config.ts';
import { tip, type World, world } from '../../../support/commands/deploy.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { robot, testClient } from '../../../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const values = 'values/web1-dev.yaml';
const oldDigest = `sha256:${'1'.repeat(64)}`;

/** The digest that the registry has under a tag. */
async function digestOf({ registry }: World, repository: string, tag: string): Promise<string | undefined> {
  return (await testClient(robot).headManifest({ registry: registry.host, repository, tag }))?.digest;
}

/** As it is in the GitOps repository. */
const deployed = (at: World, file = values) => imagesIn(file, at.gitops.read(file))[0];
const sha8 = (at: World) => at.git('rev-parse', 'HEAD').slice(0, 8);

describe.skipIf(!parts.present)(parts.titled('the digest of what deploy pushed'), () => {
  it('replaces the one that a file holds, and a file without one gets the tag alone', async () => {
    const at = await world();
    const held = `image:\n  repository: ${at.registry.host}/fe/web1\n  tag: old\n  digest: ${oldDigest}\n`;
    commitFiles(at.gitops, { [values]: held });
    await at.deploy();
    const digest = await digestOf(at, 'fe/web1', sha8(at));
    expect(digest).toMatch(/^sha256:/);
    expect(deployed(at)).toMatchObject({ tag: sha8(at), digest });
    expect(deployed(at, 'values/web2-dev.yaml')).toMatchObject({ tag: sha8(at), digest: undefined });
  });

  it.each([
    ['tag', false],
    ['digest', true],
    ['both', true],
  ] as const)('is written by `pin: %s` of the environment: %s', async (pin, isWritten) => {
    const at = await world([`environments.dev.pin=${pin}`]);
    await at.deploy({ services: 'web1' });
    const digest = await digestOf(at, 'fe/web1', sha8(at));
    expect(deployed(at)).toMatchObject({ tag: sha8(at), digest: isWritten ? digest : undefined });
  });

  it('is not known in a dry run, whose diff keeps its place', async () => {
    const at = await world(['environments.dev.pin=digest']);
    const { outputs, lines, summary } = await at.deploy({ services: 'web1', 'dry-run': 'true' });
    expect(outputs.diff).toMatch(/\+ +digest: "?sha256:/);
    expect(lines).toContainEqual(expect.stringMatching(/^would be built: /));
    expect(lines).toContain('Dry run: this would be committed to main.');
    expect(lines.join('\n')).not.toMatch(/^(built|Committed)/m);
    expect(summary).toContain('Dry run: would deploy');
  });
});

describe.skipIf(!parts.present)(parts.titled('what is written is what was pushed (law 13)'), () => {
  it('under the tag and in the repository of the environment', async () => {
    const at = await world(['environments.dev.tag={environment}-{sha8}']);
    const image = `${at.registry.host}/{environment}/{service}`;
    at.replace(
      'gitops.yaml',
      '    file: values/{service}-dev',
      `    image: "${image}"\n    file: values/{service}-dev`,
    );
    at.commit('Name the image');
    const { outputs } = await at.deploy({ services: 'web1' });
    const tag = `dev-${sha8(at)}`;
    expect(deployed(at)).toMatchObject({ repository: `${at.registry.host}/dev/web1`, tag });
    expect(outputs.images).toEqual({ web1: `${at.registry.host}/dev/web1@${await digestOf(at, 'dev/web1', tag)}` });
  });

  it('and a file that would name another image costs no build', async () => {
    const at = await world();
    commitFiles(at.gitops, {
      [values]: 'kind: Kustomization\nimages:\n- name: web1\n  newName: x.example.com/other\n',
    });
    at.replace('gitops.yaml', '    file: values/{service}-dev', '    image: web1\n    file: values/{service}-dev');
    at.commit('Name the image');
    const before = tip(at);
    const failure = await failureOf(at.deploy({ services: 'web1' }));
    expect([failure.exitCode, failure.message]).toEqual([
      2,
      expect.stringContaining('values/web1-dev.yaml would name'),
    ]);
    expect([tip(at), at.registry.requests.filter(({ method }) => method === 'PUT')]).toEqual([before, []]);
  });
});

describe.skipIf(!parts.present)(parts.titled('what somebody writes during the build'), () => {
  it('cannot make the commit name another image', async () => {
    const at = await world(['environments.dev.image=web1']);
    const repository = `${at.registry.host}/fe/web1`;
    at.replace('gitops.yaml', 'image: web1', `image: "${repository}"`);
    at.commit('Name the image');
    const entry = `kind: Kustomization\nimages:\n- name: "${repository}"\n  newTag: old\n`;
    commitFiles(at.gitops, { [values]: entry });
    const meanwhile = { [values]: `${entry}  newName: x.example.com/other\n` };
    let tipOfOthers = '';
    const action = () => {
      tipOfOthers = commitFiles(at.gitops, meanwhile);
    };
    // The right to push has been asked by then: what follows is the push itself.
    at.gitServer.inject({ at: 'receive-pack', kind: 'before', action });
    const failure = await failureOf(at.deploy({ services: 'web1' }));
    expect([failure.code, tip(at)]).toEqual(['IMAGE_NOT_PUSHED', tipOfOthers]);
  });
});

describe.skipIf(!parts.present)(parts.titled('a tag that names a commit holds its content (law 13)'), () => {
  const edited = async (settings: readonly string[] = []) => {
    const at = await world(settings);
    at.replace('apps/web1/src/server.mjs', "'not found\\n'", "'edited\\n'");
    return at;
  };

  it('so an edited checkout is refused before anything is pushed', async () => {
    const at = await edited();
    const before = tip(at);
    const failure = await failureOf(at.deploy({ services: 'web1' }));
    expect([failure.exitCode, failure.code]).toEqual([4, 'TAG_OF_OTHER_CONTENT']);
    expect(failure.message).toContain('apps/web1/src/server.mjs');
    expect([tip(at), await digestOf(at, 'fe/web1', sha8(at))]).toEqual([before, undefined]);
  });

  it.each<[string, readonly string[], Given]>([
    ['with allow-dirty', [], { 'allow-dirty': 'true' }],
    ['under a tag that names no commit', ['environments.dev.tag=build-{run}'], {}],
  ])('but %s it is deployed', async (_, settings, given) => {
    const at = await edited(settings);
    const { outputs } = await at.deploy({ services: 'web1', ...given });
    expect(outputs.result).toBe('committed');
  });

  it("and GitHub's merge of a request is refused with the line for its checkout, and its head is deployed", async () => {
    const at = await world(['environments.review.when:={"request":true}']);
    const event = { kind: 'request', number: 7, fromFork: false } as const;
    at.git('checkout', '--quiet', '-b', 'feature/login');
    at.replace('apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
    const commit = at.commit('web1: clearer 404');
    at.git('checkout', '--quiet', '--detach', at.git('commit-tree', '-p', 'develop', '-m', 'base', 'develop^{tree}'));
    at.git('merge', '--quiet', '--no-ff', '-m', 'Merge', commit);
    const request = { host: 'github', event, branch: 'feature/login', requestNumber: 7, commit } as const;
    const failure = await failureOf(at.deploy({ services: 'web1' }, request));
    expect([failure.exitCode, failure.hint]).toEqual([
      4,
      expect.stringContaining('github.event.pull_request.head.sha'),
    ]);
    at.git('checkout', '--quiet', commit);
    expect((await at.deploy({ services: 'web1' }, request)).outputs.result).toBe('committed');
  });
});

describe.skipIf(!parts.present)(parts.titled('the right to push is asked before the first build'), () => {
  it('of the GitOps server, whose refusal costs no image', async () => {
    const at = await world();
    const fault = { at: 'info-refs', service: 'git-receive-pack', kind: 'status', status: 403 } as const;
    at.gitServer.inject({ ...fault, times: 9 });
    const failure = await failureOf(at.deploy({ services: 'web1' }));
    expect([failure.exitCode, failure.code]).toEqual([1, 'GIT_AUTH']);
    expect(await digestOf(at, 'fe/web1', sha8(at))).toBeUndefined();
  });

  it('but not in a dry run, which may read alone', async () => {
    const at = await world();
    const fault = { at: 'info-refs', service: 'git-receive-pack', kind: 'status', status: 403 } as const;
    at.gitServer.inject({ ...fault, times: 9 });
    const { outputs } = await at.deploy({ services: 'web1', 'dry-run': 'true' });
    expect(outputs.result).toBe('planned');
  });
});

describe.skipIf(!parts.present)(parts.titled('the content key of what was built'), () => {
  const recorded = async (at: World, tag: string) => {
    const [{ message } = { message: '' }] = history(at.gitops.path);
    const reference = { registry: at.registry.host, repository: 'fe/web1', tag };
    const image = await readImageConfig(testClient(robot), reference);
    return { trailer: /^Content: web1 (v1-[0-9a-f]{32})\//m.exec(message)?.[1], label: image?.labels[contentLabel] };
  };

  it('is in the commit and, as a label, in the image', async () => {
    const at = await world();
    await at.deploy({ services: 'web1' });
    const { trailer, label } = await recorded(at, sha8(at));
    expect(trailer).toMatch(/^v1-/);
    expect(label).toBe(trailer);
  });

  it('is in neither where files were edited, so that nothing is ever promoted for it', async () => {
    const at = await world();
    at.replace('apps/web1/src/server.mjs', "'not found\\n'", "'edited\\n'");
    await at.deploy({ services: 'web1', 'allow-dirty': 'true' });
    expect(await recorded(at, sha8(at))).toEqual({ trailer: undefined, label: undefined });
  });
});
