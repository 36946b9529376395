import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { bumpTo, emptyWorld, rollback, tagIn, webValues } from '../../../support/commands/rollback.ts';
import type { World } from '../../../support/commands/world.ts';
import { commitFiles, commitMany, fsck, history } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import type { RunOptions } from '../../../support/inputs.ts';

const ofPipeline = (number: number): RunOptions => ({ ci: { pipelineUrl: `https://ci.example.com/${number}` } });

describe('rollback', () => {
  it('writes the image before the current one back, and says of what it is the rollback', async () => {
    const at = emptyWorld();
    await bumpTo(at, 1);
    await at.bump(at.line[2]!, { file: 'web1.yaml', tag: 'two', set: ['replicas:=3'] });
    commitFiles(at.gitops, { 'noise.yaml': 'x\n' });
    const { outputs } = await rollback(at);
    expect(outputs).toMatchObject({
      result: 'committed',
      'old-image': 'r.example.com/fe/web1:two',
      'new-image': 'r.example.com/fe/web1:one',
    });
    const [commit] = history(at.gitops.path);
    expect(commit?.subject).toBe('Roll back web1.yaml to one');
    expect(commit?.message).toContain(`Rollback-Of: ${at.line[2]}\n`);
    expect(commit?.message).toContain(`Source-Commit: ${at.line[1]}\n`);
    expect(commit?.files).toEqual(['web1.yaml']);
    // The image alone goes back (law 1).
    expect(at.gitops.read('web1.yaml')).toBe(webValues('one').replace('replicas: 1', 'replicas: 3'));
    fsck(at.gitops.path);
  });

  it('is not undone by the commit it took back, or an older one, and ends with a newer one', async () => {
    const at = emptyWorld();
    await bumpTo(at, 1);
    await bumpTo(at, 3);
    await rollback(at);
    for (const index of [3, 2]) {
      const { outputs, summary } = await bumpTo(at, index);
      expect(outputs.result).toBe('superseded');
      expect(summary).toContain(`taken back from ${at.line[3]!.slice(0, 8)}`);
    }
    expect(tagIn(at)).toBe('one');
    expect((await bumpTo(at, 4)).outputs.result).toBe('committed');
  });

  it('goes further back the second time, and keeps all that was taken back away', async () => {
    const at = emptyWorld();
    for (const index of [1, 2, 3]) await bumpTo(at, index);
    await rollback(at);
    await rollback(at);
    expect(tagIn(at)).toBe('one');
    for (const index of [2, 3]) expect((await bumpTo(at, index)).outputs.result).toBe('superseded');
    await rollback(at);
    expect(tagIn(at)).toBe('a');
    await expect(rollback(at)).rejects.toMatchObject({ code: 'ROLLBACK_NOTHING', exitCode: 1 });
  });

  it('does not return to what `git revert` took back', async () => {
    const at = emptyWorld();
    await bumpTo(at, 1);
    const one = at.gitops.read('web1.yaml');
    await bumpTo(at, 2);
    commitFiles(at.gitops, { 'web1.yaml': one }, { message: 'Revert "Deploy"\n\nThis reverts commit 0123456789.' });
    await rollback(at);
    expect(tagIn(at)).toBe('a');
  });

  it('is made once by a pipeline that runs again (law 4)', async () => {
    const at = emptyWorld();
    await bumpTo(at, 1);
    await bumpTo(at, 2);
    expect((await rollback(at, {}, ofPipeline(7))).outputs.result).toBe('committed');
    expect((await rollback(at, {}, ofPipeline(7))).outputs.result).toBe('unchanged');
    expect(tagIn(at)).toBe('one');
    expect((await rollback(at, {}, ofPipeline(8))).outputs.result).toBe('committed');
    expect(tagIn(at)).toBe('a');
  });

  it('is not made by a job that runs again after something newer was deployed', async () => {
    const at = emptyWorld();
    await bumpTo(at, 1);
    await bumpTo(at, 2);
    await rollback(at, {}, ofPipeline(7));
    await bumpTo(at, 3);
    await expect(rollback(at, {}, ofPipeline(7))).rejects.toMatchObject({
      code: 'ROLLBACK_OVERTAKEN',
      message: expect.stringMatching(/web1.yaml got .*:three after this pipeline had rolled it back/),
    });
    expect(tagIn(at)).toBe('three');
    expect((await rollback(at, { tag: 'one' }, ofPipeline(7))).outputs.result).toBe('committed');
    expect(tagIn(at), 'an image that is named comes back').toBe('one');
    await bumpTo(at, 4);
    expect((await rollback(at, {}, ofPipeline(8))).outputs.result).toBe('committed');
  });

  it('shows in a dry run what it would do', async () => {
    const at = emptyWorld();
    await bumpTo(at, 1);
    const { outputs } = await rollback(at, { 'dry-run': true });
    expect(outputs).toMatchObject({ result: 'planned', changed: true, 'new-image': 'r.example.com/fe/web1:a' });
    expect(outputs.diff).toContain('+  tag: a # by CI');
    expect(tagIn(at)).toBe('one');
  });

  it('finds the image behind many other commits, over wire too', async () => {
    const at = emptyWorld();
    await bumpTo(at, 1);
    commitMany(at.gitops, 60);
    await using server = await startGitServer({ root: at.directory });
    const { outputs } = await rollback(at, { 'gitops-repository': server.url(at.gitops), 'gitops-transport': 'wire' });
    expect(outputs['new-image']).toBe('r.example.com/fe/web1:a');
    expect(server.requests.length).toBeLessThan(20);
    expect(history(at.gitops.path)[0]?.message).toContain(`Rollback-Of: ${at.line[1]}\n`);
    expect((await bumpTo(at, 1)).outputs.result).toBe('superseded');
  });

  it('holds back an image that no commit of ours wrote, by its name and by the commit that its tag names', async () => {
    const at = emptyWorld();
    const tag = at.line[3]!.slice(0, 8);
    commitFiles(at.gitops, { 'web1.yaml': webValues(tag) }, { message: 'By hand' });
    await rollback(at);
    expect(tagIn(at)).toBe('a');
    expect(history(at.gitops.path)[0]?.message).toContain(`Rollback-Of: r.example.com/fe/web1:${tag}\n`);
    const again = { file: 'web1.yaml', tag };
    expect((await at.bump(at.line[3]!, again)).outputs.result).toBe('superseded');
    expect((await bumpTo(at, 2)).outputs.result).toBe('superseded');
    expect((await bumpTo(at, 4)).outputs.result).toBe('committed');
  });

  it('brings a tag with its digest back', async () => {
    const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
    const workload = (image: string) =>
      `kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: web1\n          image: ${image}\n`;
    const at = emptyWorld({ 'web1.yaml': workload(`r/web1:a@${digest('1')}`) });
    await at.bump(at.line[1]!, { file: 'web1.yaml', image: 'r/web1', tag: 'b', digest: digest('2') });
    await at.bump(at.line[7]!, { file: 'web1.yaml', image: 'r/web1', rollback: true });
    expect(at.gitops.read('web1.yaml')).toBe(workload(`r/web1:a@${digest('1')}`));
  });

  it('needs nothing but service and environment where gitops.yaml knows the file', async () => {
    const config = parseConfig(
      'gitops.yaml',
      `version: 1
registry: r.example.com/fe
services: { web1: { path: apps/web1 } }
environments: { dev: { when: { branch: main }, file: "{service}-{environment}.yaml" } }
`,
    );
    const at = emptyWorld({ 'web1-dev.yaml': webValues('a') });
    const run = (index: number, given: Readonly<Record<string, boolean>> = {}) =>
      at.bump(at.line[index]!, { service: 'web1', environment: 'dev', ...given }, { config });
    await run(2);
    await run(4);
    await run(4, { rollback: true });
    expect(tagIn(at, 'web1-dev.yaml')).toBe(at.line[2]!.slice(0, 8));
    expect(history(at.gitops.path)[0]?.subject).toBe(`Roll back web1 to ${at.line[2]!.slice(0, 8)} in dev`);
    expect((await run(3)).outputs.result).toBe('superseded');
    expect((await run(5)).outputs.result).toBe('committed');
  });

  describe('in a race', () => {
    /** Somebody is faster: `action` runs between the reading and the push. */
    async function raced(at: World, action: () => Promise<unknown>, given: Readonly<Record<string, string>> = {}) {
      await using server = await startGitServer({ root: at.directory });
      server.inject({ kind: 'before', at: 'receive-pack', action: async () => void (await action()) });
      return await rollback(at, { 'gitops-repository': server.url(at.gitops), ...given });
    }

    it('is made again on what others wrote elsewhere (law 2)', async () => {
      const at = emptyWorld();
      for (const index of [1, 2]) await bumpTo(at, index);
      const { outputs } = await raced(at, async () => commitFiles(at.gitops, { 'noise.yaml': 'x\n' }));
      expect(outputs).toMatchObject({ result: 'committed', attempts: 2, 'new-image': 'r.example.com/fe/web1:one' });
    });

    it('does not go back from an image that came meanwhile, but to one that was named', async () => {
      const at = emptyWorld();
      for (const index of [1, 2]) await bumpTo(at, index);
      await expect(raced(at, () => bumpTo(at, 3))).rejects.toMatchObject({
        code: 'ROLLBACK_OVERTAKEN',
        exitCode: 4,
        message: 'web1.yaml got r.example.com/fe/web1:three while it was rolled back from r.example.com/fe/web1:two',
      });
      expect(tagIn(at)).toBe('three');
      const { outputs } = await raced(at, () => bumpTo(at, 4), { tag: 'one' });
      expect(outputs).toMatchObject({ result: 'committed', attempts: 2 });
      expect(tagIn(at)).toBe('one');
      expect((await bumpTo(at, 4)).outputs.result).toBe('superseded');
    });

    it('is made once when the answer to its push never comes (law 4)', async () => {
      const at = emptyWorld();
      for (const index of [1, 2]) await bumpTo(at, index);
      await using server = await startGitServer({ root: at.directory });
      server.inject({ kind: 'drop-after', at: 'receive-pack' });
      const { outputs } = await rollback(at, { 'gitops-repository': server.url(at.gitops) });
      expect(outputs.result).toBe('committed');
      expect(tagIn(at)).toBe('one');
    });
  });

  it('refuses a file without an image', async () => {
    const at = emptyWorld({ 'web1.yaml': 'replicas: 1\n' });
    await expect(rollback(at)).rejects.toMatchObject({ exitCode: 2 });
  });
});
