/** `explain`: what is in the content key of a build, and what differs from another commit. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { prepareBuildah, pushBusybox, rootBuildah } from '../../../support/build/builders.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { anonymous, startRegistry, testClient } from '../../../support/registry/server.ts';

const registry = await startRegistry();
const client = testClient(anonymous);
const buildahPart = await rootBuildah();
const noBuilder = { PATH: process.env.PATH, DOCKER_HOST: 'unix:///nowhere' };
let number = 0;

interface Explained {
  readonly key?: string;
  readonly parts: readonly { kind: string; name: string; value: string }[];
  readonly commit?: string;
  readonly differences?: readonly { kind: string; name: string; before?: string; now?: string }[];
  readonly unknown?: readonly string[];
}

const gitops = (environment: string) => `version: 1
registry: ${registry.host}/fe
gitops: { repository: /nowhere }
services:
  web1:
    path: apps/web1
    build: { dockerfile: apps/Dockerfile, unless-changed: true, args: { SERVER_ENV: ${environment} } }
environments:
  dev: { when: { branch: main }, file: "{service}.yaml" }
`;

async function monorepo() {
  number += 1;
  const workspace = scratchDirectory('explain');
  const git = gitIn(workspace);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  };
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  const base = await pushBusybox(client, registry.host, 'old', `base/explain${number}`);
  const moveBase = async (content: string) => {
    await pushBusybox(client, registry.host, content, `base/explain${number}`);
    const moved = await client.getManifest(parseReference(`${registry.host}/base/explain${number}:${content}`));
    await client.putManifest(parseReference(base), moved!);
  };
  git('init', '--quiet', '--initial-branch=main');
  put('gitops.yaml', gitops('staging'));
  put('apps/Dockerfile', `FROM ${base}\nARG SERVER_ENV\nCOPY apps/web1/src /app\n`);
  put('apps/web1/package.json', '{ "name": "web1" }\n');
  put('apps/web1/src/a.js', 'a');
  put('apps/web1/src/b.js', 'b');
  put('apps/web2/src/c.js', 'c');
  const first = commit('Begin');
  const image = `${registry.host}/fe/explain${number}`;
  const build = (given: Given = {}, env: Environment = noBuilder) =>
    runCommand(
      buildImage,
      { image, service: 'web1', environment: 'dev', cache: 'none', ...given },
      { cwd: workspace, env, ...configured() },
    );
  let config = gitops('staging');
  const configured = () => ({ config, ci: { workspace, commit: git('rev-parse', 'HEAD') } });
  const configure = (text: string) => {
    config = text;
    put('gitops.yaml', text);
  };
  const explain = async (what: string | boolean, given: Given = {}) => {
    const ran = await build({ explain: what, ...given });
    return { ...ran, explained: ran.outputs.explain as Explained };
  };
  return { workspace, git, put, commit, first, base, moveBase, image, build, configure, explain };
}

describe('explain: true', () => {
  it('tells every part with its value, as a table and as JSON, and builds nothing', async () => {
    const at = await monorepo();
    const before = registry.requests.length;
    const { outputs, explained, lines } = await at.explain(true, { labels: ['team=fe'], target: '0' });
    expect(outputs).toMatchObject({ action: 'built', image: at.image });
    expect(outputs.digest).toBeUndefined();
    expect(explained.key).toMatch(/^c-[0-9a-f]{40}$/);
    const { digest } = (await client.headManifest(parseReference(at.base)))!;
    const part = (kind: string, name: unknown, value: unknown) => ({ kind, name, value });
    expect(explained.parts).toEqual(
      expect.arrayContaining([
        part('target', '', '0'),
        part('argument', 'SERVER_ENV', 'staging'),
        part('label', 'team', 'fe'),
        part('base', at.base, digest),
        part('file', 'apps/web1/src/a.js', expect.stringMatching(/^file 644 sha256:[0-9a-f]{64}$/)),
      ]),
    );
    expect(JSON.stringify(explained)).not.toContain('web2');
    expect(lines).toContainEqual(expect.stringMatching(/^file +apps\/web1\/src\/a\.js +file 644 sha256:[0-9a-f]{12}$/));
    expect(lines).toContainEqual(expect.stringMatching(/^argument +SERVER_ENV +staging$/));
    expect(registry.requests.slice(before).filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
  });

  it('gives values that could be secrets as digests', async () => {
    const at = await monorepo();
    const values = ['https://ci:hunter2@npm.example.com/', 'abcdef0123456789ABCDEF0123', 'short'];
    const labels = values.map((value, index) => `l${index}=${value}`);
    const { explained, lines } = await at.explain(true, { labels });
    const shown = explained.parts.filter(({ kind }) => kind === 'label').map(({ value }) => value);
    expect(shown).toEqual([expect.stringMatching(/^sha256:/), expect.stringMatching(/^sha256:/), 'short']);
    expect(lines.join('\n')).not.toContain('hunter2');
  });

  it.each([
    [{ files: ['apps/web1/src:/app'], dockerfile: undefined }, /an image of files has no content key/],
    [{ 'promote-from': 'example.com/a:b' }, /there is no build with promote-from/],
    [{ finish: '.kaniko' }, /there is no build with finish/],
  ])('is bad input beside %j', async (given, problem) => {
    const at = await monorepo();
    await expect(at.explain(true, { service: undefined, environment: undefined, ...given })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(problem),
    });
  });
});

describe('explain: a commit', () => {
  it('tells what differs from it, its own gitops.yaml included, and touches neither the checkout nor its index', async () => {
    const at = await monorepo();
    at.put('apps/web1/src/a.js', 'other');
    at.put('apps/web1/src/new.js', 'new');
    rmSync(join(at.workspace, 'apps/web1/src/b.js'));
    at.put('apps/web2/src/c.js', 'other');
    at.put('README.md', 'text');
    at.configure(gitops('production'));
    at.commit('Change');
    at.put('untracked.txt', 'mine');
    const status = () => [at.git('status', '--porcelain'), at.git('rev-parse', 'HEAD'), at.git('worktree', 'list')];
    const before = status();
    const { lines, explained, warnings, summary } = await at.explain(at.first.slice(0, 10));
    const said = [
      'argument SERVER_ENV was staging, is production',
      'apps/web1/src/a.js changed',
      'apps/web1/src/b.js is gone',
      'apps/web1/src/new.js is new',
    ];
    expect(lines.filter((line) => /changed|was|is gone|is new/.test(line) && said.includes(line))).toEqual(said);
    expect(explained.commit).toBe(at.first);
    expect(explained.differences?.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'argument SERVER_ENV',
      'file apps/web1/src/a.js',
      'file apps/web1/src/b.js',
      'file apps/web1/src/new.js',
    ]);
    expect(warnings).toEqual([expect.stringContaining('which base images there were then is not known')]);
    expect(summary).toContain('- apps/web1/src/a.js changed');
    expect(status()).toEqual(before);
  });

  it('HEAD tells what an edited checkout has changed, permissions too', async () => {
    const at = await monorepo();
    at.put('apps/web1/src/a.js', 'edited');
    at.git('update-index', '--chmod=+x', 'apps/web1/src/b.js');
    at.git('commit', '--quiet', '--message', 'Executable');
    const { explained } = await at.explain('HEAD');
    expect(explained.differences).toEqual([
      expect.objectContaining({ name: 'apps/web1/src/a.js' }),
      expect.objectContaining({
        name: 'apps/web1/src/b.js',
        before: expect.stringContaining('755'),
        now: expect.stringContaining('644'),
      }),
    ]);
  });

  it('says that nothing differs', async () => {
    const at = await monorepo();
    at.put('apps/web2/src/c.js', 'other');
    at.commit('Another service');
    const { explained, lines } = await at.explain(at.first);
    expect(explained.differences).toEqual([]);
    expect(lines).toContain('nothing differs');
  });

  it.each(['0123456789abcdef0123456789abcdef01234567', 'no-such-branch', '--output=x'])(
    '%s, which is none of the checkout, is bad input',
    async (revision) => {
      const at = await monorepo();
      const before = registry.requests.length;
      await expect(at.explain(revision)).rejects.toMatchObject({
        exitCode: 2,
        message: `explain: ${revision} is no commit of this checkout`,
        hint: expect.stringContaining('fetch-depth'),
      });
      // No key of now has been computed, and so none was shown before the error.
      expect(registry.requests.length).toBe(before);
    },
  );

  it('takes the settings of now where those of then cannot be read, and says so', async () => {
    const at = await monorepo();
    at.put('gitops.yaml', 'version: 1\nservices: [');
    const broken = at.commit('Break');
    at.configure(gitops('production'));
    at.commit('Mend');
    const { explained } = await at.explain(broken);
    expect(explained.unknown).toContainEqual(expect.stringMatching(/^the settings of [0-9a-f]{40} cannot be read/));
    expect(explained.differences).toEqual([]);
  });
});

describe.skipIf(!buildahPart.present)(buildahPart.titled('with images that were built'), () => {
  let buildah: Environment;
  beforeAll(async () => {
    buildah = (await prepareBuildah()).env;
  });

  it('tells a base that moved from the image of that commit, and a miss tells why in one line', async () => {
    const at = await monorepo();
    const built = { engine: 'buildah', tags: ['{sha8}', 'latest'] };
    expect((await at.build(built, buildah)).outputs.action).toBe('built');
    const { digest: before } = (await client.headManifest(parseReference(at.base)))!;
    expect((await at.explain(at.first)).explained).toMatchObject({ differences: [], unknown: [] });

    await at.moveBase('new');
    at.put('apps/web1/src/a.js', 'other');
    at.commit('Change');
    const { digest: now } = (await client.headManifest(parseReference(at.base)))!;
    const { explained, lines } = await at.explain(at.first);
    expect(explained.unknown).toEqual([]);
    expect(explained.differences).toEqual([
      { kind: 'base', name: at.base, before, now },
      expect.objectContaining({ kind: 'file', name: 'apps/web1/src/a.js' }),
    ]);
    const short = (digest: string) => digest.slice(0, 'sha256:'.length + 12);
    const moved = `base ${at.base} moved from ${short(before)} to ${short(now)}`;
    expect(lines).toContain(moved);

    const missed = await at.build({ ...built, 'dry-run': true }, buildah);
    expect(missed.lines).toContain(
      `No image has this content. What differs from ${at.image}:latest: the files, ${moved}`,
    );
  });
});
