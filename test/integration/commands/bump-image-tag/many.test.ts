/** Laws 3 and 5: what a bump asks of git, of servers and of the parser does not grow with its entries. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { Parser } from 'yaml';
import type { Programs } from '../../../../src/core/ports.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { createWorld, type World } from '../../../support/commands/world.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';
import { type GitServer, startGitServer } from '../../../support/git/server.ts';
import type { Ran } from '../../../support/inputs.ts';

type Way = 'git by path' | 'git' | 'wire';

/** What one run asked: programs by their name and first argument, requests by their kind, and how often YAML was parsed. */
interface Asked {
  readonly programs: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
  readonly parses: number;
}

interface Many {
  readonly at: World;
  /** Commits of `main`, oldest first: one for each service, and three more. */
  readonly line: readonly string[];
  readonly services: readonly string[];
  run(commit: string, entries: readonly object[]): Promise<Ran & { readonly asked: Asked }>;
}

/** Services of one file, each at a commit of its own. */
async function manyServices(count: number, way: Way, server: GitServer | undefined, at: World): Promise<Many> {
  const commits = Array.from(
    { length: count + 2 },
    (_, index) =>
      `commit refs/heads/main\ncommitter Ada <ada@example.com> ${2_000_000_000 + index} +0000\ndata 2\nc\n${index === 0 ? 'from refs/heads/main^0\n' : ''}`,
  );
  execFileSync('git', ['fast-import', '--quiet'], { cwd: at.monorepo, input: commits.join('') });
  const line = at.git('rev-list', '--reverse', 'main').split('\n');
  const services = Array.from({ length: count }, (_, index) => `svc-${index}`);
  const text = services.map((name, index) => serviceText(name, line[index] ?? '')).join('');
  commitFiles(at.gitops, { 'values.yaml': text });
  const run: Many['run'] = async (commit, entries) => {
    const programs: string[] = [];
    const counted = countedPrograms(programs);
    server?.reset();
    const parse = vi.spyOn(Parser.prototype, 'parse');
    const given = {
      updates: JSON.stringify(entries),
      'gitops-transport': way === 'wire' ? 'wire' : 'git',
      ...(server === undefined ? {} : { 'gitops-repository': server.url(at.gitops) }),
    };
    const ran = await at.bump(commit, given, { programs: counted });
    const parses = parse.mock.calls.length;
    parse.mockRestore();
    const requests = (server?.requests ?? []).map(({ kind }) => kind);
    return { ...ran, asked: { programs: tally(programs), requests: tally(requests), parses } };
  };
  return { at, line, services, run };
}

function countedPrograms(seen: string[]): Programs {
  const note = ([program, ...rest]: readonly string[]) => {
    const subject = rest.find((each, index) => !each.startsWith('-') && !/^-(C|-git-dir)$/.test(rest[index - 1] ?? ''));
    seen.push(`${program} ${subject}`);
  };
  return {
    run: (call) => {
      note(call.argv);
      return systemPrograms.run(call);
    },
    start: (call) => {
      note(call.argv);
      return systemPrograms.start(call);
    },
  };
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const name of names) found[name] = (found[name] ?? 0) + 1;
  return found;
}

function serviceText(name: string, commit: string): string {
  return `${name}:\n  replicas: 1\n  image: {repository: ghcr.io/acme/${name}, tag: "${commit.slice(0, 8)}"}\n`;
}

const byKey = (commit: string) => (name: string) => ({
  file: 'values.yaml',
  service: name,
  key: `${name}.image.tag`,
  tag: commit.slice(0, 8),
});
const withValue = (commit: string, replicas: number) => (name: string) => ({
  ...byKey(commit)(name),
  set: [`${name}.replicas:=${replicas}`],
});
const tagsIn = (at: World) => at.gitops.read('values.yaml').match(/(?<=tag: ").*?(?=")/g) ?? [];

/** All that a team does with so many services, one after the other. */
async function askedOf(count: number, way: Way): Promise<Readonly<Record<string, Asked>>> {
  const at = createWorld({}, { commits: 1 });
  const server = way === 'git by path' ? undefined : await startGitServer({ root: at.directory });
  const { line, services, run } = await manyServices(count, way, server, at);
  const [middle, before, last] = [line[count / 2], line.at(-2), line.at(-1)].map((each) => each ?? '');
  if (middle === undefined || before === undefined || last === undefined) throw new Error('no commits');
  const asked: Record<string, Asked> = {};
  const step = async (name: string, commit: string, entries: readonly object[], result: string) => {
    const ran = await run(commit, entries);
    expect([name, ran.outputs.result, ran.warnings.filter((line) => !/holds an image of/.test(line))]).toEqual([
      name,
      result,
      [],
    ]);
    asked[name] = ran.asked;
  };
  // Half of the services hold what is newer than this commit.
  await step('a late run', middle, services.map(byKey(middle)), 'committed');
  const older = middle.slice(0, 8);
  expect(tagsIn(at)).toEqual(line.slice(0, count).map((each, index) => (index < count / 2 ? older : each.slice(0, 8))));
  await step('all, from tags of their own', before, services.map(byKey(before)), 'committed');
  await step('nothing to do', before, services.map(byKey(before)), 'unchanged');
  commitFiles(at.gitops, { 'values.yaml': at.gitops.read('values.yaml').replaceAll('replicas: 1', 'replicas: 2') });
  await step('half of them there already', last, services.slice(0, count / 2).map(byKey(last)), 'committed');
  await step('the other half', last, services.map(withValue(last, 3)), 'committed');
  expect(new Set(tagsIn(at))).toEqual(new Set([last.slice(0, 8)]));
  expect(at.gitops.read('values.yaml').match(/replicas: 3/g)).toHaveLength(count);
  await step(
    'by image, what is there',
    last,
    services.map((name) => ({ file: 'values.yaml', image: `ghcr.io/acme/${name}`, tag: last.slice(0, 8) })),
    'unchanged',
  );
  const [newest] = history(at.gitops.path);
  expect(newest?.message.match(/^Service: /gm)).toHaveLength(count);
  return asked;
}

describe('what a bump of many entries asks', () => {
  const ways: readonly Way[] = ['git by path', 'git', 'wire'];
  it.each(ways)('is the same for 50 and for 200: %s', async (way) => {
    expect(await askedOf(200, way)).toEqual(await askedOf(50, way));
  });
});
