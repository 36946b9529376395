/** The tag of `build-image` and the content that is checked out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { createMonorepo } from '../../../support/git/monorepo.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { runCommand } from '../../../support/inputs.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { startRegistry } from '../../../support/registry/server.ts';

const part = await dockerRegistry();
const monorepo = await createMonorepo({ 'app.txt': 'app\n' });
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
