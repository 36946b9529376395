import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../../support/commands/world.ts';
import { commitFiles, commitMany, history } from '../../../support/git/repository.ts';
import { type GitServer, startGitServer } from '../../../support/git/server.ts';

const values = (tag: string) => `image:\n  repository: r.example.com/fe/web1\n  tag: ${tag}\n`;
const tagIn = (text: string) => /tag: "?([^"\n]*)/.exec(text)?.[1];
const sha8 = (commit: string | undefined) => commit!.slice(0, 8);

/** Each in a world of its own: `web1.yaml` begins with a tag that says nothing. */
function world(files: Readonly<Record<string, string>> = {}): World {
  return createWorld({ 'web1.yaml': values('none'), ...files });
}
/** Tags that name the commit, and tags that do not: then only the trailers of our commits tell. */
const tagging = [
  ['tags that name the commit', (commit: string) => sha8(commit)],
  // Letters that no commit's name has, one for each digit.
  [
    'tags that say nothing',
    (commit: string) =>
      `build-${sha8(commit).replace(/./g, (digit) => String.fromCharCode(103 + Number.parseInt(digit, 16)))}`,
  ],
] as const;

describe.each(tagging)('with %s, without a service', (_, tagOf) => {
  const bump = (at: World, index: number, given: Readonly<Record<string, string | boolean>> = {}) =>
    at.bump(at.line[index]!, { file: 'web1.yaml', tag: tagOf(at.line[index]!), ...given });

  it('older never replaces newer (law 3)', async () => {
    const at = world();
    await bump(at, 4);
    const { outputs, summary, lines } = await bump(at, 2);
    const inPlace = `r.example.com/fe/web1:${tagOf(at.line[4]!)}`;
    expect(outputs).toMatchObject({
      result: 'superseded',
      changed: false,
      commit: undefined,
      diff: '',
      'old-image': inPlace,
      'new-image': inPlace,
    });
    expect(summary).toContain(`an image of ${sha8(at.line[4])}, which is newer`);
    expect(lines.join('\n')).toContain('Nothing written');
    expect(history(at.gitops.path)).toHaveLength(2);
  });

  it('newer replaces older, and the same again changes nothing (law 4)', async () => {
    const at = world();
    await bump(at, 2);
    expect((await bump(at, 4)).outputs.result).toBe('committed');
    expect((await bump(at, 4)).outputs.result).toBe('unchanged');
    expect(tagIn(at.gitops.read('web1.yaml'))).toBe(tagOf(at.line[4]!));
  });

  it('on-older fails or applies as told', async () => {
    const at = world();
    await bump(at, 4);
    await expect(bump(at, 2, { 'on-older': 'fail' })).rejects.toMatchObject({
      code: 'OLDER_THAN_IN_PLACE',
      exitCode: 4,
    });
    expect((await bump(at, 2, { 'on-older': 'apply' })).outputs.result).toBe('committed');
  });

  it('a shallow checkout is deepened before it is believed', async () => {
    const at = world();
    await bump(at, 4);
    const workspace = join(at.directory, 'shallow');
    execFileSync('git', ['init', '-q', workspace]);
    execFileSync('git', ['-C', workspace, 'remote', 'add', 'origin', `file://${at.monorepo}`]);
    execFileSync('git', ['-C', workspace, 'fetch', '-q', '--depth=1', 'origin', at.line[2]!]);
    const given = { file: 'web1.yaml', tag: tagOf(at.line[2]!) };
    expect((await at.bump(at.line[2]!, given, { ci: { workspace } })).outputs.result).toBe('superseded');
    expect(
      (await at.bump(at.line[5]!, { ...given, tag: tagOf(at.line[5]!) }, { ci: { workspace } })).outputs.result,
    ).toBe('committed');
  });

  it.each([
    ['git revert', 'Revert "Deploy"\n\nThis reverts commit 0123456789.'],
    ['an edit by hand', 'Back to the one that works'],
  ])("a person's %s stays until a newer commit comes", async (_how, message) => {
    const at = world();
    await bump(at, 1);
    const before = at.gitops.read('web1.yaml');
    await bump(at, 3);
    commitFiles(at.gitops, { 'web1.yaml': before }, { message });
    for (const index of [3, 2]) {
      const { outputs, summary } = await bump(at, index);
      expect(outputs.result).toBe('superseded');
      expect(summary).toContain(`taken back from ${sha8(at.line[3])}`);
    }
    await expect(bump(at, 3, { 'on-older': 'fail' })).rejects.toThrow(/taken back/);
    expect(at.gitops.read('web1.yaml')).toBe(before);
    expect((await bump(at, 4)).outputs.result).toBe('committed');
    expect((await bump(at, 5)).outputs.result).toBe('committed');
  });

  it('on-older: apply brings a reverted image back on purpose', async () => {
    const at = world();
    await bump(at, 1);
    const before = at.gitops.read('web1.yaml');
    await bump(at, 3);
    commitFiles(at.gitops, { 'web1.yaml': before }, { message: 'By hand' });
    expect((await bump(at, 3, { 'on-older': 'apply' })).outputs.result).toBe('committed');
  });
});

describe('a tag that no commit of ours wrote, in a shallow checkout', () => {
  /** Without a remote it stays as shallow as it is. */
  const shallow = (at: World, index: number, remote: 'remote' | 'no remote', depth = 1) => {
    const workspace = join(at.directory, `shallow-${index}`);
    const git = (...args: string[]) => execFileSync('git', ['-C', at.directory, ...args]);
    git('init', '-q', workspace);
    git('-C', workspace, 'remote', 'add', 'origin', `file://${at.monorepo}`);
    git('-C', workspace, 'fetch', '-q', `--depth=${depth}`, 'origin', at.line[index]!);
    if (remote === 'no remote') git('-C', workspace, 'remote', 'remove', 'origin');
    return { ci: { workspace } };
  };
  const ask = (at: World, index: number, remote: 'remote' | 'no remote', onOlder: string) => {
    const given = { file: 'web1.yaml', tag: sha8(at.line[index]), 'on-older': onOlder };
    return at.bump(at.line[index]!, given, shallow(at, index, remote));
  };

  it('is found by deepening, so that older does not replace newer (law 3)', async () => {
    const at = world();
    commitFiles(at.gitops, { 'web1.yaml': values(sha8(at.line[4])) }, { message: 'By hand' });
    expect((await ask(at, 2, 'remote', 'skip')).outputs.result).toBe('superseded');
    await expect(ask(at, 1, 'remote', 'fail')).rejects.toMatchObject({ code: 'OLDER_THAN_IN_PLACE' });
    expect((await ask(at, 5, 'remote', 'fail')).outputs.result).toBe('committed');
  });

  it('that cannot be found is refused by on-older: fail, never taken for older in silence', async () => {
    const at = world();
    commitFiles(at.gitops, { 'web1.yaml': values(sha8(at.line[4])) }, { message: 'By hand' });
    await expect(ask(at, 2, 'no remote', 'fail')).rejects.toMatchObject({
      code: 'ORDER_UNKNOWN',
      exitCode: 4,
      message: expect.stringContaining(`cannot tell whether ${sha8(at.line[4])} in web1.yaml is newer`),
    });
    expect((await ask(at, 1, 'no remote', 'skip')).outputs.result).toBe('committed');
  });

  it('is not looked for where a record tells', async () => {
    const at = world();
    await at.bump(at.line[2]!, { file: 'web1.yaml', tag: '20261121' });
    const given = { file: 'web1.yaml', tag: '20261122', 'on-older': 'fail' };
    const checkout = shallow(at, 3, 'no remote', 2);
    expect((await at.bump(at.line[3]!, given, checkout)).outputs.result).toBe('committed');
  });
});

describe('several updates of one place in one run', () => {
  const twice = (at: World, index: number) =>
    at.bump(at.line[index]!, {
      updates: JSON.stringify(['first', 'second'].map((service) => ({ service, file: 'web1.yaml', tag: 'both' }))),
    });

  it('are judged by what was in place before the run, not by what it has just written itself', async () => {
    const at = world();
    await at.bump(at.line[2]!, { file: 'web1.yaml', tag: 'two' });
    const { outputs, summary } = await twice(at, 2);
    expect(outputs.result).toBe('committed');
    expect(summary).not.toContain('taken back');
    expect(summary.match(/:two\b/g)).toHaveLength(2);
    expect(tagIn(at.gitops.read('web1.yaml'))).toBe('both');
  });

  it('are held together', async () => {
    const at = world();
    await at.bump(at.line[4]!, { file: 'web1.yaml', tag: 'four' });
    expect((await twice(at, 2)).outputs.result).toBe('superseded');
    expect(tagIn(at.gitops.read('web1.yaml'))).toBe('four');
  });

  it('are free in a file that the run itself has made', async () => {
    const at = world();
    await at.bump(at.line[4]!, { file: 'new.yaml', from: 'web1.yaml', set: ['replicas:=2'] });
    commitFiles(at.gitops, { 'new.yaml': undefined }, { message: 'By hand' });
    const updates = [{ tag: 'new' }, { set: ['replicas:=1'] }].map((each) => ({
      file: 'new.yaml',
      from: 'web1.yaml',
      ...each,
    }));
    await at.bump(at.line[2]!, { updates: JSON.stringify(updates) });
    expect(at.gitops.read('new.yaml')).toContain('replicas: 1');
  });
});

describe('what is not older', () => {
  it('services in one file have an order each', async () => {
    const at = world({ 'tags.yaml': 'web1: a\nweb2: b\nweb3: c\n' });
    const bump = (index: number, key: string, tag: string) => at.bump(at.line[index]!, { file: 'tags.yaml', key, tag });
    await bump(4, 'web2', 'two');
    expect((await bump(2, 'web1', 'one')).outputs.result).toBe('committed');
    expect((await bump(4, 'web3', 'three')).outputs.result).toBe('committed');
    expect((await bump(3, 'web2', 'early')).outputs.result).toBe('superseded');
    expect(at.gitops.read('tags.yaml')).toBe('web1: one\nweb2: two\nweb3: three\n');
  });

  it('images of one Kustomization have an order each', async () => {
    const images = 'kind: Kustomization\nimages:\n  - name: r/web1\n    newTag: a\n  - name: r/web2\n    newTag: b\n';
    const at = world({ 'kustomization.yaml': images });
    const bump = (index: number, image: string, tag: string) =>
      at.bump(at.line[index]!, { file: 'kustomization.yaml', image, tag });
    await bump(4, 'r/web2', 'two');
    expect((await bump(2, 'r/web1', 'one')).outputs.result).toBe('committed');
    expect((await bump(2, 'r/web2', 'early')).outputs.result).toBe('superseded');
  });

  it('values that other jobs set in the same file are independent', async () => {
    const at = world();
    await at.bump(at.line[4]!, { file: 'web1.yaml', set: ['replicas:=2'] });
    expect((await at.bump(at.line[2]!, { file: 'web1.yaml', set: ['host=x'] })).outputs.result).toBe('committed');
    expect((await at.bump(at.line[2]!, { file: 'web1.yaml', tag: 'early' })).outputs.result).toBe('committed');
    expect((await at.bump(at.line[2]!, { file: 'web1.yaml', set: ['replicas:=1'] })).outputs.result).toBe('superseded');
  });

  it('commits of a branch that left before what is in place, and go beside it', async () => {
    const at = world();
    await at.bump(at.line[4]!, { file: 'web1.yaml', tag: 'four' });
    const onHotfix = (commit: string, tag: string) =>
      at.bump(commit, { file: 'web1.yaml', tag }, { ci: { branch: 'hotfix' } });
    at.git('checkout', '--quiet', '-b', 'hotfix', at.line[2]!);
    // What hotfix begins with is in place already.
    expect((await onHotfix(at.line[2]!, 'two')).outputs.result).toBe('superseded');
    at.git('commit', '--quiet', '--allow-empty', '--message', 'Fix it');
    const { outputs, lines } = await onHotfix(at.git('rev-parse', 'HEAD'), 'fix');
    expect(outputs.result).toBe('committed');
    expect(lines.join('\n')).toContain(`this takes out ${sha8(at.line[4])} of main, which`);
  });

  it('of two services in one run the older one is left out', async () => {
    const at = world({ 'web2.yaml': values('none') });
    await at.bump(at.line[4]!, { file: 'web1.yaml', tag: 'four' });
    const updates = JSON.stringify([
      { service: 'web1', file: 'web1.yaml', tag: 'two' },
      { service: 'web2', file: 'web2.yaml', tag: 'two' },
    ]);
    const { outputs, summary } = await at.bump(at.line[2]!, { updates });
    expect(outputs).toMatchObject({ result: 'committed', changed: true });
    expect(summary).toContain('web1: web1.yaml holds an image of');
    expect([tagIn(at.gitops.read('web1.yaml')), tagIn(at.gitops.read('web2.yaml'))]).toEqual(['four', 'two']);
  });

  it('commits that do not name their files are told by service, image and tree', async () => {
    const at = world({ 'prod.yaml': values('none') });
    const trailers = (commit: string, tag: string) =>
      `Deploy\n\nSource-Commit: ${commit}\nService: web1\nImage: r.example.com/fe/web1:${tag}\n`;
    commitFiles(at.gitops, { 'web1.yaml': values('four') }, { message: trailers(at.line[4]!, 'four') });
    commitFiles(at.gitops, { 'prod.yaml': values('one') }, { message: trailers(at.line[1]!, 'one') });
    const updates = (file: string) => JSON.stringify([{ service: 'web1', file, tag: 'new' }]);
    expect((await at.bump(at.line[2]!, { updates: updates('web1.yaml') })).outputs.result).toBe('superseded');
    expect((await at.bump(at.line[2]!, { updates: updates('prod.yaml') })).outputs.result).toBe('committed');
    commitFiles(at.gitops, { 'web1.yaml': values('hand') }, { message: 'By hand' });
    expect((await at.bump(at.line[4]!, { updates: updates('web1.yaml') })).outputs.result).toBe('superseded');
  });
});

describe('the cost of knowing the order (law 5)', () => {
  let server: GitServer;
  let at: World;
  beforeAll(async () => {
    at = world();
    server = await startGitServer({ root: at.directory });
    commitMany(at.gitops, 120);
    await at.bump(at.line[2]!, { file: 'web1.yaml', tag: sha8(at.line[2]) });
  });

  const fetches = async (given: Readonly<Record<string, string>>, commit: string) => {
    server.reset();
    await at.bump(commit, { 'gitops-repository': server.url(at.gitops), 'gitops-transport': 'wire', ...given });
    const requests = server.requests.filter(({ kind }) => kind === 'fetch');
    return {
      requests: requests.length,
      history: requests.filter(({ body }) => body.includes('deepen 50')).length,
      bytes: requests.reduce((sum, { bytesOut }) => sum + bytesOut, 0),
    };
  };

  it.each([
    ['a file with an older image', { file: 'web1.yaml' }],
    ['a new file', { file: 'new.yaml', from: 'web1.yaml' }],
    ['a tag in place that is newer', { file: 'web1.yaml' }],
    ['a file that says this already', { file: 'web1.yaml' }],
  ])('is commits alone, which come along with the file: %s', async (title, given) => {
    const [tag, commit] = title.includes('newer') ? [sha8(at.line[1]), at.line[1]!] : [sha8(at.line[3]), at.line[3]!];
    const cost = await fetches({ ...given, tag }, commit);
    // The commit with its root tree, then the file.
    expect(cost).toMatchObject({ requests: 2, history: 1 });
    expect(cost.bytes).toBeLessThan(12_000);
    // What is brought back on purpose says what it takes back.
    expect(await fetches({ ...given, tag, 'on-older': 'apply' }, commit)).toMatchObject({ requests: 2, history: 1 });
  });

  const lose = (files: Record<string, string>) =>
    server.inject({ kind: 'before', at: 'receive-pack', action: () => void commitFiles(at.gitops, files) });

  it('is one request in a lost race too', async () => {
    lose({ 'noise.yaml': 'first\n' });
    lose({ 'noise.yaml': 'second\n' });
    const tag = sha8(at.line[4]);
    expect((await fetches({ file: 'web1.yaml', tag }, at.line[4]!)).history).toBe(1);
    expect(tagIn(at.gitops.read('web1.yaml'))).toBe(tag);
  });

  it.each(['wire', 'git'])(
    'is asked anew where somebody writes the place and takes that back meanwhile, over %s',
    async (mode) => {
      const own = world();
      await using remote = await startGitServer({ root: own.directory });
      await own.bump(own.line[1]!, { file: 'web1.yaml', tag: 'one' });
      const before = own.gitops.read('web1.yaml');
      const rival = async () => {
        await own.bump(own.line[4]!, { file: 'web1.yaml', tag: 'four' });
        commitFiles(own.gitops, { 'web1.yaml': before }, { message: 'Back to the one that works' });
      };
      remote.inject({ kind: 'before', at: 'receive-pack', action: rival });
      const given = {
        file: 'web1.yaml',
        tag: 'two',
        'gitops-repository': remote.url(own.gitops),
        'gitops-transport': mode,
      };
      const { outputs, summary } = await own.bump(own.line[2]!, given);
      expect(outputs).toMatchObject({ result: 'superseded', attempts: 2 });
      expect(summary).toContain(`taken back from ${sha8(own.line[4])}`);
      expect(own.gitops.read('web1.yaml')).toBe(before);
      const histories = remote.requests.filter(({ body }) => body.includes('deepen 50'));
      // Of several commits that came meanwhile git fetches the last one alone.
      expect(histories).toHaveLength(mode === 'wire' ? 1 : 2);
    },
  );

  it('is asked anew when a newer run wins the race, and then gives way', async () => {
    const own = world();
    await using server = await startGitServer({ root: own.directory });
    const url = { 'gitops-repository': server.url(own.gitops), 'gitops-transport': 'wire' };
    const rival = () => own.bump(own.line[4]!, { file: 'web1.yaml', tag: 'rival' });
    server.inject({ kind: 'before', at: 'receive-pack', action: async () => void (await rival()) });
    const { outputs } = await own.bump(own.line[2]!, { ...url, file: 'web1.yaml', tag: 'late' });
    expect(outputs).toMatchObject({ result: 'superseded', attempts: 2, 'new-image': 'r.example.com/fe/web1:rival' });
    expect(tagIn(own.gitops.read('web1.yaml'))).toBe('rival');
  });
});
