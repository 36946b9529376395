/**
 * `src/demo` shows the whole flow in one temporary directory, with nothing installed but Node and git.
 * It may import `core` only; the command hands in how to deploy.
 * Begin here, with the story that `demo` tells: then `sandbox.ts` (its repositories) and `registry.ts` (its registry).
 */
import { readPath } from '../core/edit/edit.ts';
import { slugFor } from '../core/monorepo/environments.ts';
import type { CiContext, Clock, Log } from '../core/ports.ts';
import { buildServices, commitAll, contextOf, deleteBranch, push, replaceIn, type Sandbox } from './sandbox.ts';

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

/** What must be so, and what was found: read from Git and from the registry, not from what commands say. */
interface Check {
  readonly check: string;
  readonly holds: boolean;
  readonly detail: string;
}

const branch = 'feature/friendlier-greeting';

/** A push, a change of one service, the same run again, a review environment, its end, and a late deployment of it. */
export async function runDemo(sandbox: Sandbox, ports: DemoPorts): Promise<DemoReport> {
  const steps: DemoReport['steps'][number][] = [];
  const checks: Check[] = [];
  const step = async (title: string, ci: CiContext) => {
    const done = await timed(ports, title, ci);
    steps.push(done);
    return done;
  };
  const check = (what: string, holds: boolean, detail: string) => checks.push({ check: what, holds, detail });
  const pushed = { event: { kind: 'push' } } as const;

  await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', '-b', 'develop');
  await buildServices(sandbox);
  await push(sandbox, 'develop');
  const first = await contextOf(sandbox, { ...pushed, branch: 'develop' });
  await step('Push to develop: both services are built and deployed to dev', first);
  checks.push(...(await checkTags(sandbox, { web1: first.commit, web2: first.commit })));

  await replaceIn(sandbox, 'apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
  const second = await contextOf(sandbox, {
    ...pushed,
    branch: 'develop',
    base: await change(sandbox, 'develop', 'web1: clearer 404'),
  });
  await step('Change web1: only web1 moves', second);
  checks.push(...(await checkTags(sandbox, { web1: second.commit, web2: first.commit })));

  const before = await filesAt(sandbox, 'main');
  const again = await step('The same run once more: nothing to do', second);
  check('running twice equals running once', again.commit === undefined, 'no second commit');

  await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', '-b', branch);
  await replaceIn(sandbox, 'packages/greeting/src/index.mjs', 'Hello', 'Hello there');
  const feature = await contextOf(sandbox, {
    ...pushed,
    branch,
    base: await change(sandbox, branch, 'A friendlier greeting'),
  });
  await step(`Push to ${branch}: a review environment`, feature);
  const slug = slugFor(feature) ?? '';
  const review = await filesAt(sandbox, 'main');
  check('the review environment is there', review.has(`review/${slug}/web1.yaml`), `review/${slug}`);

  await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', 'develop');
  await deleteBranch(sandbox, branch);
  await step(`Delete ${branch}: its environment goes`, { ...feature, event: { kind: 'branch-deleted' } });
  const after = await filesAt(sandbox, 'main');
  after.delete(`.monorepo-gitops/tombstones/${slug}.yaml`);
  const same = JSON.stringify([...after]) === JSON.stringify([...before]);
  check('the tree is byte for byte what it was, the tombstone aside', same, `${after.size} files`);

  await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', branch);
  await buildServices(sandbox);
  await step('A late deployment of the deleted branch', feature);
  const late = await filesAt(sandbox, 'main');
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

/** Builds, commits and pushes the change; the commit before it. */
async function change(sandbox: Sandbox, to: string, message: string): Promise<string> {
  const base = (await sandbox.git(sandbox.monorepo, 'rev-parse', 'HEAD')).trim();
  await buildServices(sandbox);
  await commitAll(sandbox, message);
  await push(sandbox, to);
  return base;
}

/** Each service's values name the image of this commit, and the registry has that image. */
async function checkTags(
  sandbox: Sandbox,
  expected: Readonly<Record<string, string | undefined>>,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const [service, commit] of Object.entries(expected)) {
    const tag = commit?.slice(0, 8) ?? '';
    const file = `values/${service}-dev.yaml`;
    const written = readPath(file, await sandbox.git(sandbox.gitops, 'show', `main:${file}`), 'image.tag');
    checks.push({ check: `${file} names ${tag}`, holds: written === tag, detail: `it says ${written}` });
    const digest = sandbox.registry.digestOf(`fe/${service}`, tag);
    checks.push({
      check: `the registry has fe/${service}:${tag}`,
      holds: digest !== undefined,
      detail: digest ?? 'there is no such tag',
    });
  }
  return checks;
}

/** Path → blob of every file at a branch of the GitOps repository. */
async function filesAt(sandbox: Sandbox, name: string): Promise<Map<string, string>> {
  const listing = await sandbox.git(sandbox.gitops, 'ls-tree', '-r', '-z', name);
  const entries = listing.split('\0').filter((entry) => entry !== '');
  return new Map(entries.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.slice(0, entry.indexOf('\t'))]));
}
