import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { slugFor } from '../core/monorepo/environments.ts';
import type { CiContext } from '../core/ports.ts';
import { checkTags, type DemoFacts, filesAt, newFacts, report } from '../demo/checks.ts';
import { buildServices, commitAll, contextOf, createWorld, type World } from '../demo/world.ts';
import { defineCommand, type InputDeclarations, type Run } from '../inputs/command.ts';
import { loadConfig } from '../inputs/config.ts';
import { deploy } from './deploy.ts';
import { stepRun } from './step.ts';

const inputs = {
  keep: { type: 'boolean', default: 'false', description: 'Leave the directory of the demo for a look.' },
} as const satisfies InputDeclarations;

const branch = 'feature/friendlier-greeting';

export const demo = defineCommand({
  name: 'demo',
  summary: 'Run the whole flow in a temporary directory, with nothing installed but Node and git',
  inputs,
  outputs: {
    ok: '`true` when every check held.',
    steps: 'JSON list of the steps: `{title, milliseconds, services, commit, diff}`.',
    checks: 'JSON list of the checks: `{check, holds, detail}`.',
    directory: 'Where it all happened; there afterwards only with `keep`.',
    'duration-ms': 'Milliseconds in all.',
  },
  configured: () => ({}),

  async run(run) {
    const started = run.clock.now();
    await using world = await createWorld(run.home, run.env, run.inputs.keep);
    const facts = newFacts();
    const push = { event: { kind: 'push' } } as const;

    await world.git(world.monorepo, 'checkout', '--quiet', '-b', 'develop');
    await buildServices(world, ['web1', 'web2']);
    const first = await contextOf(world, { ...push, branch: 'develop' });
    await step(run, world, facts, 'Push to develop: both services are built and deployed to dev', first);
    await checkTags(world, facts, { web1: first.commit, web2: first.commit });

    await say(world, 'apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
    const second = await contextOf(world, {
      ...push,
      branch: 'develop',
      base: await changed(world, 'web1: clearer 404'),
    });
    await step(run, world, facts, 'Change web1: only web1 moves', second);
    await checkTags(world, facts, { web1: second.commit, web2: first.commit });

    const before = await filesAt(world, 'main');
    const again = await step(run, world, facts, 'The same run once more: nothing to do', second);
    facts.check('running twice equals running once', again.commit === undefined, 'no second commit');

    await world.git(world.monorepo, 'checkout', '--quiet', '-b', branch);
    await say(world, 'packages/greeting/src/index.mjs', 'Hello', 'Hello there');
    const feature = await contextOf(world, { ...push, branch, base: await changed(world, 'A friendlier greeting') });
    await step(run, world, facts, `Push to ${branch}: a review environment`, feature);
    const slug = slugFor(feature) ?? '';
    const review = await filesAt(world, 'main');
    facts.check('the review environment is there', review.has(`review/${slug}/web1.yaml`), `review/${slug}`);

    await world.git(world.monorepo, 'checkout', '--quiet', 'develop');
    const closed: CiContext = { ...feature, event: { kind: 'branch-deleted' } };
    await step(run, world, facts, `Delete ${branch}: its environment goes`, closed);
    const after = await filesAt(world, 'main');
    after.delete(`.monorepo-gitops/tombstones/${slug}.yaml`);
    const same = JSON.stringify([...after]) === JSON.stringify([...before]);
    facts.check('the tree is byte for byte what it was, the tombstone aside', same, `${after.size} files`);

    await world.git(world.monorepo, 'checkout', '--quiet', branch);
    await buildServices(world, ['web1', 'web2']);
    await step(run, world, facts, 'A late deployment of the deleted branch', feature);
    const late = await filesAt(world, 'main');
    facts.check(
      'a deleted environment is not revived',
      !late.has(`review/${slug}/web1.yaml`),
      'fenced by its tombstone',
    );
    return finish(run, world, facts, run.clock.now() - started);
  },
});

type DemoRun = Run<typeof inputs>;

/** One event of the monorepo: the deploy command as CI would run it, its time, its diff. */
async function step(run: DemoRun, world: World, facts: DemoFacts, title: string, ci: CiContext) {
  const config = await loadConfig(world.monorepo);
  return run.log.group(title, async () => {
    const started = run.clock.now();
    const there: Run = { ...run, config, ci, cwd: world.monorepo };
    const { outputs } = await deploy.run(stepRun(deploy, there, {}));
    return facts.add(run, title, run.clock.now() - started, outputs);
  });
}

/** Rewrites a piece of a source file. */
async function say(world: World, path: string, before: string, after: string): Promise<void> {
  const file = join(world.monorepo, path);
  const text = await readFile(file, 'utf8');
  if (!text.includes(before))
    throw new Failure('failed', 'DEMO_SOURCE', `${path} of the example no longer says ${before}`);
  await writeFile(file, text.replace(before, after));
}

/** Builds and commits the change; the commit before it. */
async function changed(world: World, message: string): Promise<string> {
  const base = (await world.git(world.monorepo, 'rev-parse', 'HEAD')).trim();
  await buildServices(world, ['web1', 'web2']);
  await commitAll(world, message);
  return base;
}

function finish(run: DemoRun, world: World, facts: DemoFacts, milliseconds: number) {
  const failed = facts.checks.filter(({ holds }) => !holds);
  for (const { check, holds, detail } of facts.checks) run.log.info(`${holds ? '✓' : '✗'} ${check} (${detail})`);
  const outputs = {
    ok: failed.length === 0,
    steps: facts.steps,
    checks: facts.checks,
    directory: world.directory,
    'duration-ms': milliseconds,
  };
  if (failed.length > 0) {
    throw new Failure(
      'failed',
      'DEMO_CHECK',
      `${failed.length} of ${facts.checks.length} checks of the demo do not hold`,
      { outputs },
    );
  }
  if (run.inputs.keep) run.log.info(`Kept: ${world.directory} (git -C ${world.gitops} log -p)`);
  return { outputs, summary: report(facts, milliseconds) };
}
