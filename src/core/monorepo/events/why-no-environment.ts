/** Why an event deploys nowhere: what the environments take, and what was most likely meant. */
import { glob } from '../../glob.ts';
import type { Wish } from '../../ports.ts';
import { remedyOf } from '../../source/wish/opt-in.ts';
import { didYouMean } from '../../suggestion.ts';
import {
  type EventConfig,
  type EventSource,
  hasSource,
  ofService,
  servicesIn,
  tagNames,
  tagOf,
  takesEvent,
  triggerOf,
} from './events.ts';
import { nearMiss } from './near-miss.ts';

/** Why no environment has the source of the run, with the patterns that it was held against. */
export function whyNoEnvironment(config: EventConfig, ci: EventSource): string {
  const { event, branch } = ci;
  if (event.kind === 'request' || event.kind === 'request-closed') return whyNotTaken(ci);
  const untaken = whyNotStartedSo(config, ci);
  if (untaken !== undefined) return untaken;
  const tag = tagOf(ci);
  if (tag !== undefined) {
    const near = untakenService(config, tag) ?? nearMisses(config, tag, 'tag');
    return `No environment of gitops.yaml takes the tag ${tag}: ${listed(config, 'tag')}.${near}`;
  }
  if (branch === undefined) {
    const all = [...patternsOf(config, 'branch'), ...patternsOf(config, 'tag')];
    const known = all.length === 0 ? 'none has a `when.branch`' : all.join(', ');
    return `No environment of gitops.yaml is chosen, because neither a branch nor a tag is known of this run: ${known}. Give the input \`environment\`, or run it on a branch or tag.`;
  }
  const others = startedOtherwise(config);
  return `No environment of gitops.yaml takes the branch ${branch}: ${listed(config, 'branch')}.${others}${nearMisses(config, branch, 'branch')}`;
}

/** Environments that no branch reaches, because only schedules or a person start them. */
function startedOtherwise({ environments }: EventConfig): string {
  const found = [...environments].flatMap(([name, { when }]) => {
    if (when?.branch !== undefined || when?.tag !== undefined) return [];
    const keys = (['schedule', 'manual'] as const).filter((key) => when?.[key] === true);
    return keys.length === 0 ? [] : [`${name} (${keys.join(', ')})`];
  });
  return found.length === 0 ? '' : ` By schedule or by hand alone: ${found.join(', ')}.`;
}

function whyNotTaken({ wishes = new Map() }: EventSource): string {
  const found = [...wishes].map(([name, wish]) => describeWish(name, wish));
  return found.join(' ') || 'No environment of gitops.yaml takes requests: none has `when.request: true`.';
}

function describeWish(environment: string, { is, why, optIn }: Wish): string {
  return `Not deployed to ${environment}: ${why}.${is === 'no' ? ` ${remedyOf(optIn)}` : ''}`;
}

/** Why the request of a run is to have nothing in an environment; undefined where it is, or that is not known. */
export function whyUnwanted(environment: string, { wishes }: Pick<EventSource, 'wishes'>): string | undefined {
  const wish = wishes?.get(environment);
  return wish?.is === 'no' ? describeWish(environment, wish) : undefined;
}

type RefKind = 'branch' | 'tag';

function patternsOf({ environments }: EventConfig, kind: RefKind): readonly string[] {
  return [...environments].flatMap(([name, { when }]) => {
    const given = when?.[kind] ?? [];
    return given.length === 0 ? [] : [`${name} (${kind} ${given.join(', ')})`];
  });
}

function listed(config: EventConfig, kind: RefKind): string {
  const found = patternsOf(config, kind);
  return found.length === 0 ? `none has a \`when.${kind}\`` : found.join(', ');
}

function nearMisses({ environments, services = new Map() }: EventConfig, name: string, kind: RefKind): string {
  const misses = [...environments.values()].flatMap((environment) => {
    const patterns = environment.when?.[kind] ?? [];
    const names = patterns.some((each) => each.includes(ofService)) ? tagNames(services, environment.services) : [];
    const filled = patterns.flatMap((pattern) =>
      pattern.includes(ofService) ? names.map((each) => pattern.replaceAll(ofService, each.name)) : [pattern],
    );
    return nearMiss(name, kind, filled) ?? [];
  });
  return misses.length === 0 ? '' : ` \`${name}\` matches no environment; ${misses[0]}.`;
}

/** An environment has the source, and not what started the run; or has schedules of the default branch alone. */
function whyNotStartedSo({ environments, services }: EventConfig, ci: EventSource): string | undefined {
  const trigger = triggerOf(ci);
  if (trigger === undefined) return undefined;
  const what = trigger === 'schedule' ? 'scheduled pipelines' : 'pipelines that are started by hand';
  const { branch = '', defaultBranch } = ci;
  const source = tagOf(ci) ?? branch;
  const push: EventSource = { ...ci, event: tagOf(ci) === undefined ? { kind: 'push' } : { kind: 'tag', tag: source } };
  for (const [name, environment] of environments) {
    if (environment.when?.[trigger] === false && takesEvent(environment, push, services)) {
      return `No environment of gitops.yaml takes ${what} of ${source}: ${name} has \`when.${trigger}: false\`.`;
    }
  }
  const [alone] = [...environments].find(([, each]) => each.when?.[trigger] === true && !hasSource(each)) ?? [];
  if (alone === undefined) return undefined;
  const only = defaultBranch === undefined ? 'the default branch' : `the default branch ${defaultBranch}`;
  return `No environment of gitops.yaml takes ${what} of ${source}: ${alone} takes those of ${only} alone, because its \`when\` names no other branch. Give the input \`environment\`.`;
}

/** What a tag names where a service stands in a pattern, and why that is none. */
function untakenService({ environments, services = new Map() }: EventConfig, tag: string): string | undefined {
  for (const [name, environment] of environments) {
    for (const pattern of environment.when?.tag ?? []) {
      const word = wordIn(tag, pattern);
      if (word === undefined) continue;
      const known = tagNames(services, undefined);
      const service = known.find((each) => each.name === word)?.service;
      if (service !== undefined) {
        if (servicesIn(environment.services, services.keys()).includes(service)) continue;
        return ` It names ${service}, which \`environments.${name}.services\` has not.`;
      }
      const near = didYouMean(
        word,
        known.map((each) => each.name),
        (each) => `"${each}"`,
      );
      return ` By \`${pattern}\` of ${name} it names "${word}", which is neither a service nor the workspace package of one. ${near}`.trimEnd();
    }
  }
  return undefined;
}

/** What stands in a tag for the service of a pattern: `web9` of `web9@1.2.3` by `{service}@*`. */
function wordIn(tag: string, pattern: string): string | undefined {
  const at = pattern.indexOf(ofService);
  if (at < 0 || pattern.startsWith('!')) return undefined;
  const before = glob(pattern.slice(0, at));
  const after = glob(pattern.slice(at + ofService.length));
  for (let begin = 0; begin < tag.length; begin += 1) {
    if (!before(tag.slice(0, begin))) continue;
    for (let end = tag.length; end > begin; end -= 1) if (after(tag.slice(end))) return tag.slice(begin, end);
  }
  return undefined;
}
