/** What the demo finds, and whether it is what it should be: read from Git and from the registry, not from our words. */
import { readPath } from '../core/edit/edit.ts';
import type { Run } from '../inputs/command.ts';
import type { World } from './world.ts';

export interface DemoStep {
  readonly title: string;
  readonly milliseconds: number;
  readonly services: unknown;
  readonly commit: string | undefined;
  readonly diff: string;
}

export interface DemoFacts {
  readonly steps: readonly DemoStep[];
  readonly checks: readonly { readonly check: string; readonly holds: boolean; readonly detail: string }[];
  add(run: Run, title: string, milliseconds: number, outputs: Readonly<Record<string, unknown>>): DemoStep;
  check(check: string, holds: boolean, detail: string): void;
}

export function newFacts(): DemoFacts {
  const steps: DemoStep[] = [];
  const checks: DemoFacts['checks'][number][] = [];
  return {
    steps,
    checks,
    add(run, title, milliseconds, outputs) {
      const { commit, services, diff } = outputs;
      const step = {
        title,
        milliseconds,
        services,
        commit: typeof commit === 'string' ? commit : undefined,
        diff: typeof diff === 'string' ? diff : '',
      };
      steps.push(step);
      run.log.info(`${step.commit === undefined ? 'no commit' : step.commit.slice(0, 8)} in ${milliseconds} ms`);
      return step;
    },
    check: (check, holds, detail) => void checks.push({ check, holds, detail }),
  };
}

/** Each service's values name the image of this commit, and the registry has that image. */
export async function checkTags(
  world: World,
  facts: DemoFacts,
  expected: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  for (const [service, commit] of Object.entries(expected)) {
    const tag = commit?.slice(0, 8) ?? '';
    const file = `values/${service}-dev.yaml`;
    const written = readPath(file, await world.git(world.gitops, 'show', `main:${file}`), 'image.tag');
    facts.check(`${file} names ${tag}`, written === tag, `it says ${written}`);
    const answer = await fetch(`http://${world.registry}/v2/fe/${service}/manifests/${tag}`, { method: 'HEAD' });
    const digest = answer.headers.get('docker-content-digest');
    facts.check(`the registry has fe/${service}:${tag}`, answer.ok, digest ?? `${answer.status}`);
  }
}

/** Path → blob of every file at a branch of the GitOps repository. */
export async function filesAt(world: World, branch: string): Promise<Map<string, string>> {
  const listing = await world.git(world.gitops, 'ls-tree', '-r', '-z', branch);
  const entries = listing.split('\0').filter((entry) => entry !== '');
  return new Map(entries.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.slice(0, entry.indexOf('\t'))]));
}

export function report(facts: DemoFacts, milliseconds: number): string {
  const rows = facts.steps.map(
    ({ title, milliseconds: time, commit }) => `| ${title} | ${commit?.slice(0, 8) ?? ''} | ${time} ms |`,
  );
  const held = facts.checks.filter(({ holds }) => holds).length;
  return [
    '### demo',
    `${held} of ${facts.checks.length} checks hold · ${(milliseconds / 1000).toFixed(1)} s`,
    ['| step | commit | time |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}
