/** The tag of `build-image` and the content that is checked out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { keyLabel } from '../../../../src/core/build/content-key.ts';
import { readImageConfig } from '../../../../src/core/image/image-config.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { prepareBuildah, rootBuildah } from '../../../support/build/builders.ts';
import { createMonorepo } from '../../../support/git/monorepo.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { runCommand } from '../../../support/inputs.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { startRegistry, testClient } from '../../../support/registry/server.ts';

const part = await dockerRegistry();
const buildahPart = await rootBuildah();
const monorepo = await createMonorepo({ 'app.txt': 'app\n', Dockerfile: 'FROM scratch\nCOPY app.txt /\n' });
const feature = await monorepo.commit('feature', { 'b.txt': 'b\n' });
monorepo.mergeRef(7, 'feature');

async function build(cwd: string, ci: Partial<CiContext>, tags = ['{sha8}']) {
  const registry = await startRegistry();
  const given = { image: `${registry.host}/web1`, engine: 'append', files: 'app.txt:/app.txt', tags };
  return runCommand(buildImage, given, { cwd, env: process.env, ci: { workspace: cwd, ...ci } });
}

describe.skipIf(!part.present)(part.titled('build-image'), () => {
  it('warns of edited files, and not under a tag that names no commit', async () => {
    const cwd = await monorepo.checkout('main', 1);
    const commit = gitIn(cwd)('rev-parse', 'HEAD');
    expect((await build(cwd, { commit })).warnings).toEqual([]);
    writeFileSync(join(cwd, 'app.txt'), 'edited\n');
    expect((await build(cwd, { commit })).warnings).toEqual([
      expect.stringContaining(`the tag {sha8} names ${commit.slice(0, 8)}, and tracked files differ from it: app.txt.`),
    ]);
    expect((await build(cwd, { commit }, ['{run}'])).warnings).toEqual([]);
  });

  it("warns of GitHub's merge under the name of the head, with the line for the checkout", async () => {
    const cwd = await monorepo.checkout('refs/pull/7/merge', 1);
    const event = { kind: 'request', number: 7, fromFork: false } as const;
    const { warnings, outputs } = await build(cwd, { host: 'github', commit: feature, event });
    expect(warnings).toEqual([expect.stringContaining('github.event.pull_request.head.sha')]);
    expect(outputs.tag).toBe(feature.slice(0, 8));
  });

  it('names what is checked out, where the event is about another commit', async () => {
    const cwd = await monorepo.checkout('main', 1);
    const { outputs, warnings } = await build(cwd, { commit: feature });
    expect(outputs.tag).toBe(gitIn(cwd)('rev-parse', '--short=8', 'HEAD'));
    expect(warnings).toEqual([]);
  });
});

describe.skipIf(!buildahPart.present)(buildahPart.titled('build-image with unless-changed'), () => {
  it.each<[string, () => Promise<{ cwd: string; ci: Partial<CiContext> }>]>([
    [
      'edited files',
      async () => {
        const cwd = await monorepo.checkout('main', 1);
        const commit = gitIn(cwd)('rev-parse', 'HEAD');
        writeFileSync(join(cwd, 'app.txt'), 'edited\n');
        return { cwd, ci: { commit } };
      },
    ],
    [
      "GitHub's merge",
      async () => {
        const event = { kind: 'request', number: 7, fromFork: false } as const;
        return { cwd: await monorepo.checkout('refs/pull/7/merge', 1), ci: { host: 'github', commit: feature, event } };
      },
    ],
  ])('gives %s no key, and reuses nothing for it', async (_, checkout) => {
    const { env } = await prepareBuildah();
    const registry = await startRegistry();
    const { cwd, ci } = await checkout();
    const given = { image: `${registry.host}/web1`, engine: 'buildah', cache: 'none', 'unless-changed': true };
    const made = async (tags: readonly string[]) =>
      runCommand(buildImage, { ...given, tags }, { cwd, env, ci: { workspace: cwd, ...ci } });
    // Under a name that is not the commit's the content has its key.
    expect((await made(['{run}'])).outputs.action).toBe('built');
    const { outputs, warnings } = await made(['{sha8}']);
    expect(outputs.action).toBe('built');
    expect(warnings).toEqual([expect.stringContaining('the image is built in any case, and gets no key')]);
    const client = testClient();
    const reference = { registry: registry.host, repository: 'web1', tag: String(outputs.tag) };
    expect((await readImageConfig(client, reference))?.labels).not.toHaveProperty([keyLabel]);
    expect((await readImageConfig(client, reference))?.labels).not.toHaveProperty([
      'org.opencontainers.image.revision',
    ]);
    expect((await client.listTags(reference)).filter((tag) => tag.startsWith('c-'))).toHaveLength(1);
  });
});
