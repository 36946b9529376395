/** `rollback` to an image that the run names, and what does not go beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { bumpTo, deployedWorld, emptyWorld, rollback, tagIn, webValues } from '../../../support/commands/rollback.ts';
import type { World } from '../../../support/commands/world.ts';
import { commitFiles, commitMany, history } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';

describe('rollback with a tag', () => {
  it.each<[string, Given]>([
    ['a tag', { tag: 'one' }],
    ['an image reference', { image: 'r.example.com/fe/web1:one' }],
    ['an entry of updates', { updates: '[{"file": "web1.yaml", "tag": "one"}]' }],
  ])('given as %s goes back to exactly that image, and away is what was there', async (_, given) => {
    const at = await deployedWorld(1, 2, 3);
    const { outputs } = await rollback(at, given);
    expect(outputs).toMatchObject({
      result: 'committed',
      'old-image': 'r.example.com/fe/web1:three',
      'new-image': 'r.example.com/fe/web1:one',
    });
    expect(at.gitops.read('web1.yaml')).toBe(webValues('one'));
    const message = history(at.gitops.path)[0]?.message;
    expect(message).toContain(`Rollback-Of: ${at.line[3]}\n`);
    expect(message).toContain(`Source-Commit: ${at.line[1]}\n`);
    for (const index of [3, 2]) expect((await bumpTo(at, index)).outputs.result).toBe('superseded');
    expect((await bumpTo(at, 4)).outputs.result).toBe('committed');
  });

  it('goes to one that was taken back before, too', async () => {
    const at = await deployedWorld(1, 2);
    await rollback(at);
    await rollback(at, { tag: 'two' });
    expect(tagIn(at)).toBe('two');
    await rollback(at);
    expect(tagIn(at)).toBe('one');
  });

  it('finds it behind many other commits', async () => {
    const at = await deployedWorld(1);
    commitMany(at.gitops, 60);
    await bumpTo(at, 2);
    await rollback(at, { tag: 'a' });
    expect(tagIn(at)).toBe('a');
  });

  it('does nothing the second time (law 4)', async () => {
    const at = await deployedWorld(1, 2, 3);
    await rollback(at, { tag: 'one' });
    const { outputs, lines } = await rollback(at, { tag: 'one' });
    expect(outputs).toMatchObject({ result: 'unchanged', 'new-image': 'r.example.com/fe/web1:one' });
    expect(lines.join('\n')).not.toContain('leave its tag');
    expect(history(at.gitops.path)).toHaveLength(5);
  });

  it('of what is in place by a deployment does nothing, and says how to go back from it', async () => {
    const at = await deployedWorld(1, 2);
    const { outputs, lines } = await rollback(at, { tag: 'two' });
    expect(outputs).toMatchObject({ result: 'unchanged', 'old-image': 'r.example.com/fe/web1:two' });
    expect(lines).toContain(
      'web1.yaml holds r.example.com/fe/web1:two already; to go back from it, leave its tag and digest out or name an earlier one',
    );
  });

  it.each<[string, Given, RegExp]>([
    ['tag', { tag: 'tow' }, /^tag: web1.yaml has held no image tow in the last 1000 commits/],
    ['digest', { digest: `sha256:${'1'.repeat(64)}` }, /^digest: web1.yaml has held no image sha256:1111/],
  ])('a %s that the file never held is bad input, with those that it held', async (_, given, message) => {
    const at = await deployedWorld(1, 2, 3);
    const before = at.gitops.git('rev-parse', 'main');
    await expect(rollback(at, given)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
      hint: expect.stringContaining('Before the current one it held: two, one, a.'),
    });
    expect(at.gitops.git('rev-parse', 'main')).toBe(before);
  });

  it('a tag that is none is bad input before anything is read', async () => {
    const at = await deployedWorld();
    const refused = rollback(at, { tag: 'a b', 'gitops-repository': join(at.directory, 'nowhere') });
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/^tag: the tag "a b"/) });
  });

  it('a digest brings back the image with its tag', async () => {
    const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
    const workload = (image: string) =>
      `kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: web1\n          image: ${image}\n`;
    const at = emptyWorld({ 'web1.yaml': workload(`r/web1:a@${digest('1')}`) });
    for (const digit of ['2', '3']) {
      await at.bump(at.line[Number(digit)]!, { file: 'web1.yaml', image: 'r/web1', tag: digit, digest: digest(digit) });
    }
    await rollback(at, { image: 'r/web1', digest: digest('1') });
    expect(at.gitops.read('web1.yaml')).toBe(workload(`r/web1:a@${digest('1')}`));
  });
});

const config = parseConfig(
  'gitops.yaml',
  `version: 1
registry: r.example.com/fe
services: { web1: { path: apps/web1 } }
environments:
  dev: { when: { branch: main }, file: "{service}.yaml", from: sample.yaml, set: { replicas: 1 } }
`,
);
const service = { service: 'web1', environment: 'dev' };

describe('rollback of a service of gitops.yaml', () => {
  async function deployed(): Promise<World> {
    const at = await deployedWorld();
    for (const index of [1, 2, 3]) await at.bump(at.line[index]!, service, { config });
    return at;
  }
  const named = (at: World, index: number) => at.line[index]!.slice(0, 8);

  it('takes the tag and the values that gitops.yaml deploys for none that were asked for', async () => {
    const at = await deployed();
    commitFiles(at.gitops, { 'web1.yaml': webValues(named(at, 3)).replace('replicas: 1', 'replicas: 5') });
    await at.bump(at.line[3]!, { ...service, rollback: true }, { config });
    expect(tagIn(at)).toBe(named(at, 2));
    expect(at.gitops.read('web1.yaml')).toContain('replicas: 5');
  });

  it('goes to the tag that the run names', async () => {
    const at = await deployed();
    await at.bump(at.line[7]!, { ...service, rollback: true, tag: named(at, 1) }, { config });
    expect(tagIn(at)).toBe(named(at, 1));
  });

  it('hands over the place alone, for the job that commits', async () => {
    const at = await deployed();
    await at.bump(at.line[3]!, { ...service, rollback: true, emit: 'updates/web1.json' }, { config });
    expect(JSON.parse(readFileSync(join(at.directory, 'updates/web1.json'), 'utf8'))).toEqual([
      {
        'on-alias': 'anchor',
        'keep-tag': false,
        placeholders: false,
        service: 'web1',
        file: ['web1.yaml'],
        image: 'r.example.com/fe/web1',
      },
    ]);
    await rollback(at, { updates: '@updates' });
    expect(tagIn(at)).toBe(named(at, 2));
  });
});

describe('rollback beside values', () => {
  it.each<[string, Given]>([
    ['set', { set: ['replicas:=2'] }],
    ['unset', { unset: ['replicas'] }],
    ['updates[1].set', { updates: '[{"file": "web1.yaml"}, {"file": "web1.yaml", "set": ["a=b"]}]' }],
    ['updates[0].unset', { updates: '[{"file": "web1.yaml", "unset": ["a"]}]' }],
    ['updates[0].delete', { updates: '[{"file": "web1.yaml", "delete": true}]' }],
  ])('%s is bad input, and nothing is written', async (input, given) => {
    const at = await deployedWorld(1, 2);
    const before = at.gitops.git('rev-parse', 'main');
    await expect(rollback(at, given)).rejects.toMatchObject({
      exitCode: 2,
      message: `${input}: cannot go beside rollback, which writes images back and nothing else`,
    });
    expect(at.gitops.git('rev-parse', 'main')).toBe(before);
  });

  it('a template is for files that are not there yet, and there is nothing to go back from', async () => {
    const at = await deployedWorld(1, 2);
    await expect(rollback(at, { file: 'new.yaml', from: 'web1.yaml' })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      exitCode: 2,
    });
    await rollback(at, { from: 'sample.yaml' });
    expect(tagIn(at)).toBe('one');
  });
});
