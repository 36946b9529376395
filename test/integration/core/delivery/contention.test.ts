import { describe, expect, it } from 'vitest';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import { createBareRepository, fsck, history } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const root = scratchDirectory('mg-contention');
const server = await startGitServer({ root });

const writers = 20;
const text = Array.from({ length: writers }, (_, index) => `service${index}: old\n`).join('');

describe(`${writers} writers at once on adjacent lines of one file`, () => {
  it.each([
    { name: 'wire', mode: 'wire', url: (path: { path: string }) => server.url(path as never) },
    { name: 'git on a path', mode: 'git', url: ({ path }: { path: string }) => path },
  ] as const)('all land by $name: linear history, each commit its own line (law 2)', async ({ mode, url }) => {
    const repository = createBareRepository(root, { files: { 'tags.yaml': text } });
    const results = await Promise.all(
      Array.from({ length: writers }, async (_, index) => {
        await using transport = await open(url(repository), mode);
        return await deliver(transport, setLine('tags.yaml', `service${index}`, `new${index}`), { timeout: 110_000 });
      }),
    );
    expect(results.map(({ result }) => result)).toEqual(Array(writers).fill('committed'));
    expect(repository.read('tags.yaml')).toBe(text.replace(/service(\d+): old/g, 'service$1: new$1'));
    const commits = history(repository.path);
    expect(commits).toHaveLength(writers + 1);
    expect(commits.every(({ parents }) => parents.length <= 1)).toBe(true);
    expect(new Set(results.map((each) => each.result === 'committed' && each.commit)).size).toBe(writers);
    for (const { id, subject } of commits.slice(0, -1)) {
      const changed = repository
        .git('diff', '-U0', `${id}^`, id)
        .split('\n')
        .filter((line) => /^[+-]s/.test(line));
      const index = /service(\d+)/.exec(subject)?.[1];
      expect(changed).toEqual([`-service${index}: old`, `+service${index}: new${index}`]);
    }
    fsck(repository.path);
  });
});

describe('the cost of a bump', () => {
  it.each(['wire', 'git'] as const)('by %s stays the same in a repository of 5,000 files (law 5)', async (mode) => {
    const cost = async (services: number) => {
      const files: Record<string, string> = {};
      for (let index = 0; index < services; index += 1) {
        files[`apps/team-${index % 70}/service-${index}/values.yaml`] = `tag: old\n# ${'x'.repeat(800)}${index}\n`;
      }
      const repository = createBareRepository(root, { files });
      server.reset();
      await using transport = await open(server.url(repository), mode);
      await deliver(transport, setLine('apps/team-3/service-3/values.yaml', 'tag', 'new'));
      const bytes = server.requests.reduce((sum, request) => sum + request.bytesIn + request.bytesOut, 0);
      return { bytes, requests: server.requests.length };
    };
    const [small, large] = [await cost(70), await cost(5_000)];
    expect(large.requests).toBe(small.requests);
    // What grows is the listing of the directories on the path: 70 teams and 71 services.
    expect(large.bytes).toBeLessThan(20_000);
    expect(large.bytes - small.bytes).toBeLessThan(5_000);
  });

  it('by git stays small when the race is lost (no lazy fetch of the unknown tip)', async () => {
    const files: Record<string, string> = { 'apps/a/values.yaml': 'tag: old\n' };
    for (let index = 0; index < 2_000; index += 1) files[`apps/d${index % 50}/s${index}/values.yaml`] = `${index}\n`;
    const repository = createBareRepository(root, { files });
    await using transport = await open(server.url(repository), 'git');
    const plan = setLine('apps/a/values.yaml', 'tag', 'new');
    server.reset();
    let lost = false;
    await deliver(transport, async (snapshot, attempt) => {
      if (!lost) {
        await using rival = await open(repository.path);
        await deliver(rival, setLine('apps/d3/s3/values.yaml', 'tag', 'rival'));
        lost = true;
      }
      return plan(snapshot, attempt);
    });
    expect(server.requests.reduce((sum, request) => sum + request.bytesOut, 0)).toBeLessThan(20_000);
    expect(history(repository.path)).toHaveLength(3);
  });

  it('of a new branch stays small after the base has moved (no upload of the repository)', async () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 2_000; index += 1)
      files[`apps/d${index % 50}/s${index}/values.yaml`] = `tag: ${index}\n`;
    const repository = createBareRepository(root, { files });
    await using transport = await open(server.url(repository), 'git');
    const plan = setLine('apps/d3/s3/values.yaml', 'tag', 'new');
    server.reset();
    let moved = false;
    const delivered = await deliver(
      transport,
      async (snapshot, attempt) => {
        if (!moved) {
          await using rival = await open(repository.path);
          await deliver(rival, setLine('apps/d4/s4/values.yaml', 'tag', 'rival'));
          moved = true;
        }
        return plan(snapshot, attempt);
      },
      { branch: 'bump/web', startFrom: 'main' },
    );
    expect(delivered.attempts).toBe(1);
    expect(server.requests.reduce((sum, request) => sum + request.bytesIn, 0)).toBeLessThan(20_000);
    expect(repository.read('apps/d3/s3/values.yaml', 'bump/web')).toBe('tag: new\n');
    fsck(repository.path);
  });
});
