/** Where no commit is at hand there is nothing to tell what is deployed: bad input, and not "nothing to do". */
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { demo } from '../../../../src/commands/demo.ts';
import { deploy } from '../../../../src/commands/deploy.ts';
import { plan } from '../../../../src/commands/plan.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import type { Command } from '../../../../src/inputs/command.ts';
import { failureOf } from '../../../support/failure.ts';
import { createBareRepository, gitIn } from '../../../support/git/repository.ts';
import { commit, type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { repositoryRoot } from '../../../support/program.ts';

/** A directory of the monorepo's files that is no checkout of it, and the GitOps repository beside it. */
function directory() {
  const cwd = scratchDirectory('no-checkout');
  const gitops = createBareRepository(scratchDirectory('gitops'), { files: { 'web1.yaml': 'image: {}\n' } });
  const config = `
version: 1
registry: registry.example.com/fe
gitops: { repository: ${gitops.path} }
services: { web1: { path: apps/web1 } }
environments: { dev: { when: { branch: main }, file: "{service}.yaml" } }
`;
  const run = (command: Command, given: Given = {}, ci: Partial<CiContext> = {}, PATH = process.env.PATH) =>
    runCommand(command, given, { config, cwd, ci, env: { PATH }, programs: systemPrograms, home: repositoryRoot });
  return { cwd, gitops, run };
}

const unknown: Partial<CiContext> = { commit: undefined, branch: undefined, sourceRef: undefined };
const commands: readonly (readonly [string, Command, Given, Partial<CiContext>])[] = [
  ['deploy', deploy as unknown as Command, {}, unknown],
  ['deploy, of a commit that the host names', deploy as unknown as Command, {}, { commit }],
  ['plan', plan as unknown as Command, {}, unknown],
  ['plan, of a commit that the host names', plan as unknown as Command, { all: true }, { commit }],
  ['build-image', buildImage as unknown as Command, { service: 'web1' }, unknown],
];

describe.each(commands)('%s', (_, command, given, ci) => {
  it('outside of a git repository is bad input', async () => {
    const { cwd, gitops, run } = directory();
    const failure = await failureOf(run(command, given, ci));
    expect([failure.exitCode, failure.code, failure.message, failure.hint]).toEqual([
      2,
      'NO_CHECKOUT',
      `${cwd} is in no git repository, and the commit to deploy is the one that is checked out`,
      expect.stringContaining('actions/checkout'),
    ]);
    expect(gitops.git('rev-list', '--count', 'main')).toBe('1');
  });

  it('without git on PATH is bad input', async () => {
    const { run } = directory();
    const failure = await failureOf(run(command, given, ci, '/nowhere'));
    expect([failure.exitCode, failure.code, failure.message, failure.hint]).toEqual([
      2,
      'NO_CHECKOUT',
      'the program git is not on PATH, and it tells which commit is deployed',
      expect.stringMatching(/^Install git 2\.31 or newer /),
    ]);
  });

  it('before the first commit is bad input', async () => {
    const { cwd, run } = directory();
    gitIn(cwd)('init', '--quiet');
    expect(await failureOf(run(command, given, ci))).toMatchObject({
      exitCode: 2,
      message: `the git repository in ${cwd} has no commit yet`,
    });
  });
});

describe('what needs no checkout', () => {
  it.each<[string, Partial<CiContext>]>([
    ['a branch that was deleted', { event: { kind: 'branch-deleted' }, branch: 'chore' }],
    ['a request from a fork', { event: { kind: 'request', number: 1, fromFork: true } }],
    ['a merge queue', { event: { kind: 'queue' } }],
  ])('%s ends green without one', async (_, ci) => {
    expect((await directory().run(deploy as unknown as Command, {}, ci)).outputs.result).toBe('nothing');
  });

  it('a build of an image with a name of its own does not ask for one', async () => {
    const given = { image: 'registry.example.com/x', tags: 'v1', engine: 'append', files: 'absent' };
    const failure = await failureOf(directory().run(buildImage as unknown as Command, given, unknown, '/nowhere'));
    expect(failure.code).not.toBe('NO_CHECKOUT');
  });
});

it('the demo without git on PATH is bad input, and leaves nothing', async () => {
  const failure = await failureOf(directory().run(demo as unknown as Command, {}, {}, '/nowhere'));
  expect([failure.exitCode, failure.message]).toEqual([2, 'the program git is not on PATH']);
});
