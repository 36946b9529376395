/**
 * `src/demo` shows the whole flow in one temporary directory, with nothing installed but Node and git.
 * It may import `core` only; the command hands in how to deploy.
 * Begin here, with the story that `demo` tells: then `world.ts` (its repositories) and `registry.ts` (its registry).
 */
import { readPath } from '../core/edit/edit.ts';
import { slugFor } from '../core/monorepo/environments.ts';
import type { CiContext, Clock, Log } from '../core/ports.ts';
import { buildServices, commitAll, contextOf, replaceIn, type World } from './world.ts';

interface DemoPorts {
  /** Deploys the monorepo as it is, for an event of it. */
  deploy(ci: CiContext): Promise<DemoDeployment>;
  readonly log: Log;
  readonly clock: Clock;
}

/** What a deployment came to. */
export interface DemoDeployment {
  readonly services: readonly string[];
  readonly commit: string | undefined;
  readonly diff: string;
}

export interface DemoReport {
  readonly steps: readonly (DemoDeployment & { readonly title: string; readonly milliseconds: number })[];
  readonly checks: readonly Check[];
}

/** What must be so, and what was found: read from Git and from the registry's files, not from what commands say. */
interface Check {
  readonly check: string;
  readonly holds: boolean;
  readonly detail: string;
}

const branch = 'feature/friendlier-greeting';

/** A push, a change of one service, the same run again, a review environment, its end, and a late deployment of it. */
export async function runDemo(world: World, ports: DemoPorts): Promise<DemoReport> {
  const steps: DemoReport['steps'][number][] = [];
  const checks: Check[] = [];
  const step = async (title: string, ci: CiContext) => {
    const done = await timed(ports, title, ci);
    steps.push(done);
    return done;
  };
  const check = (what: string, holds: boolean, detail: string) => checks.push({ check: what, holds, detail });
  const push = { event: { kind: 'push' } } as const;

  await world.git(world.monorepo, 'checkout', '--quiet', '-b', 'develop');
  await buildServices(world);
  const first = await contextOf(world, { ...push, branch: 'develop' });
  await step('Push to develop: both services are built and deployed to dev', first);
  checks.push(...(await checkTags(world, { web1: first.commit, web2: first.commit })));

  await replaceIn(world, 'apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
  const second = await contextOf(world, { ...push, branch: 'develop', base: await change(world, 'web1: clearer 404') });
  await step('Change web1: only web1 moves', second);
  checks.push(...(await checkTags(world, { web1: second.commit, web2: first.commit })));

  const before = await filesAt(world, 'main');
  const again = await step('The same run once more: nothing to do', second);
  check('running twice equals running once', again.commit === undefined, 'no second commit');

  await world.git(world.monorepo, 'checkout', '--quiet', '-b', branch);
  await replaceIn(world, 'packages/greeting/src/index.mjs', 'Hello', 'Hello there');
  const feature = await contextOf(world, { ...push, branch, base: await change(world, 'A friendlier greeting') });
  await step(`Push to ${branch}: a review environment`, feature);
  const slug = slugFor(feature) ?? '';
  const review = await filesAt(world, 'main');
  check('the review environment is there', review.has(`review/${slug}/web1.yaml`), `review/${slug}`);

  await world.git(world.monorepo, 'checkout', '--quiet', 'develop');
  await step(`Delete ${branch}: its environment goes`, { ...feature, event: { kind: 'branch-deleted' } });
  const after = await filesAt(world, 'main');
  after.delete(`.monorepo-gitops/tombstones/${slug}.yaml`);
  const same = JSON.stringify([...after]) === JSON.stringify([...before]);
  check('the tree is byte for byte what it was, the tombstone aside', same, `${after.size} files`);

  await world.git(world.monorepo, 'checkout', '--quiet', branch);
  await buildServices(world);
  await step('A late deployment of the deleted branch', feature);
  const late = await filesAt(world, 'main');
  check('a deleted environment is not revived', !late.has(`review/${slug}/web1.yaml`), 'fenced by its tombstone');
  return { steps, checks };
}

/** One event of the monorepo: what its deployment came to, and its time. */
async function timed({ deploy, log, clock }: DemoPorts, title: string, ci: CiContext) {
  return log.group(title, async () => {
    const started = clock.now();
    const done = await deploy(ci);
    const milliseconds = clock.now() - started;
    log.info(`${done.commit === undefined ? 'no commit' : done.commit.slice(0, 8)} in ${milliseconds} ms`);
    return { title, milliseconds, ...done };
  });
}

/** Builds and commits the change; the commit before it. */
async function change(world: World, message: string): Promise<string> {
  const base = (await world.git(world.monorepo, 'rev-parse', 'HEAD')).trim();
  await buildServices(world);
  await commitAll(world, message);
  return base;
}

/** Each service's values name the image of this commit, and the registry has that image. */
async function checkTags(
  world: World,
  expected: Readonly<Record<string, string | undefined>>,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const [service, commit] of Object.entries(expected)) {
    const tag = commit?.slice(0, 8) ?? '';
    const file = `values/${service}-dev.yaml`;
    const written = readPath(file, await world.git(world.gitops, 'show', `main:${file}`), 'image.tag');
    checks.push({ check: `${file} names ${tag}`, holds: written === tag, detail: `it says ${written}` });
    const digest = await world.registry.digestOf(`fe/${service}`, tag);
    checks.push({
      check: `the registry has fe/${service}:${tag}`,
      holds: digest !== undefined,
      detail: digest ?? 'there is no such tag',
    });
  }
  return checks;
}

/** Path → blob of every file at a branch of the GitOps repository. */
async function filesAt(world: World, name: string): Promise<Map<string, string>> {
  const listing = await world.git(world.gitops, 'ls-tree', '-r', '-z', name);
  const entries = listing.split('\0').filter((entry) => entry !== '');
  return new Map(entries.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.slice(0, entry.indexOf('\t'))]));
}
