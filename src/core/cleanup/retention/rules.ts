/**
 * Retention: which images of a registry may go. Rules as `gitops.yaml` writes them, and the repositories that each rule is
 * about. A rule keeps; what no rule matches is kept too, so that nothing goes that nobody wrote down (law 8).
 */
import { badInput } from '../../failure.ts';
import { alternatives, glob, isGlob } from '../../glob.ts';
import { dockerHub, type Repository, splitHost } from '../../image/reference.ts';
import { imageTemplates } from '../../monorepo/deployed-image.ts';
import type { ProjectConfig, RetentionConfig, RetentionRuleConfig } from '../../monorepo/project.ts';

export interface RetentionRule {
  /** Where it is written, for messages: `retention.rules[0]`. */
  readonly place: string;
  /** Host of the registry. */
  readonly registry: string;
  /** Globs of repositories in the registry. */
  readonly repositories: readonly string[];
  /** Globs of tags. */
  readonly tags: readonly string[];
  /** In each repository so many images, the newest of those with a tag of the rule. */
  readonly keepLast: number | undefined;
  readonly keepDays: number | undefined;
  /** Written for one service: in its repositories the rules for all do not count. */
  readonly ofService: boolean;
}

interface RuleSources {
  readonly config: ProjectConfig | undefined;
  readonly retention: RetentionConfig;
  /** Whether the rules of services count beside it: not where the whole was given for this run. */
  readonly withServices: boolean;
  /** In place of the images of the services; for a build of one image. */
  readonly image?: string | undefined;
}

/** Every rule, with its repositories in full. @throws bad input `retention…` */
export function retentionRules({ config, retention, withServices, image }: RuleSources): readonly RetentionRule[] {
  const services = [...(config?.services.keys() ?? [])];
  const images = (names: readonly string[]) =>
    image === undefined ? names.flatMap((name) => imagePatterns(config, name)) : [image];
  const rules = (
    written: readonly RetentionRuleConfig[],
    place: string,
    names: readonly string[],
    ofService: boolean,
  ) =>
    written.flatMap((rule, index) => {
      const own = `${place}[${index}]`;
      const { repository = images(names), tags = ['*'], 'keep-last': keepLast, 'keep-days': keepDays } = rule;
      if (keepLast === undefined && keepDays === undefined) {
        throw badInput(own, 'keeps nothing', 'Write keep-last (images), keep-days, or both: what either keeps stays.');
      }
      for (const tag of tags) checkPattern(tag, own);
      const byRegistry = new Map<string, string[]>();
      for (const pattern of repository) {
        const { registry, repository: path } = inFull(pattern, config?.registry, own);
        byRegistry.set(registry, [...(byRegistry.get(registry) ?? []), path]);
      }
      return [...byRegistry].map(([registry, repositories]) => ({
        place: own,
        registry,
        repositories: [...new Set(repositories)],
        tags,
        keepLast,
        keepDays,
        ofService,
      }));
    });
  return [
    ...rules(retention.rules ?? [], 'retention.rules', services, false),
    ...(withServices ? services : []).flatMap((name) =>
      rules(config?.services.get(name)?.retention ?? [], `services.${name}.retention`, [name], true),
    ),
  ];
}

/** The rules that count in a repository: those of a service, where it has any of its own, else those for all. */
export function rulesFor(rules: readonly RetentionRule[], { registry, repository }: Repository): RetentionRule[] {
  const fitting = rules.filter((rule) => rule.registry === registry && matchesAny(rule.repositories, repository));
  const own = fitting.filter(({ ofService }) => ofService);
  return own.length > 0 ? own : fitting;
}

export function matchesAny(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => glob(pattern)(text));
}

/** Repositories that the rules name without a wildcard: they need no list of the registry. */
export function namedRepositories(rules: readonly RetentionRule[]): readonly Repository[] {
  const all = rules.flatMap(({ registry, repositories }) =>
    repositories.flatMap((pattern) =>
      alternatives(pattern, 'retention')
        .filter((each) => !isGlob(each))
        .map((repository) => ({ registry, repository })),
    ),
  );
  return [...new Map(all.map((each) => [`${each.registry}/${each.repository}`, each])).values()];
}

/** `keep-last 5, keep-days 7 of feature-*`, for people. */
export function describeRule({ tags, keepLast, keepDays }: RetentionRule): string {
  const kept = [
    ...(keepLast === undefined ? [] : [`keep-last ${keepLast}`]),
    ...(keepDays === undefined ? [] : [`keep-days ${keepDays}`]),
  ];
  return `${kept.join(', ')} of ${tags.join(' ')}`;
}

/** Whether two globs have nothing in common for sure: they begin differently, as far as they say how they begin. */
export function areDisjoint(a: string, b: string): boolean {
  const beginnings = (pattern: string) => alternatives(pattern, 'retention').map(beginningOf);
  return beginnings(a).every((x) => beginnings(b).every((y) => differ(x, y)));
}

function beginningOf(pattern: string): { readonly text: string; readonly isWhole: boolean } {
  return { text: pattern.replace(/[*?].*$/s, ''), isWhole: !isGlob(pattern) };
}

function differ(a: ReturnType<typeof beginningOf>, b: ReturnType<typeof beginningOf>): boolean {
  if (a.isWhole && b.isWhole) return a.text !== b.text;
  if (a.isWhole) return !a.text.startsWith(b.text);
  if (b.isWhole) return !b.text.startsWith(a.text);
  return !a.text.startsWith(b.text) && !b.text.startsWith(a.text);
}

/** The repositories of a service's images, in every environment; what a run fills in may be anything. */
function imagePatterns(config: ProjectConfig | undefined, service: string): readonly string[] {
  const environments = [['', undefined] as const, ...(config?.environments ?? [])];
  const templates = environments.flatMap(([name, environment]) => {
    const { image } = imageTemplates(config, service, environment);
    return image === undefined ? [] : [image.replaceAll('{service}', service).replaceAll('{environment}', name || '*')];
  });
  return [...new Set(templates.map((image) => image.replace(/\{[^{},]*\}/g, '*')))];
}

function inFull(pattern: string, base: string | undefined, place: string): Repository {
  checkPattern(pattern, place);
  const { host, path } = splitHost(pattern);
  if (host !== undefined) {
    if (isGlob(host)) throw badInput(place, `the host of "${pattern}" is a pattern`, 'Write a rule for each registry.');
    return { registry: host.toLowerCase(), repository: path };
  }
  if (base === undefined) {
    throw badInput(
      place,
      `"${pattern}" says no registry`,
      'Begin it with the host, or give `registry` in gitops.yaml.',
    );
  }
  const root = splitHost(`${base.replace(/\/+$/, '')}/`);
  const prefix = root.host === undefined ? `${base.replace(/\/+$/, '')}/` : root.path;
  return { registry: root.host?.toLowerCase() ?? dockerHub, repository: `${prefix}${pattern}` };
}

function checkPattern(pattern: string, place: string): void {
  if (pattern === '') throw badInput(place, 'a pattern is empty', 'Write a name or a glob: `*`, `**`, `?`, `{a,b}`.');
  const bad = /[![\]\\\s]/.exec(pattern)?.[0];
  if (bad !== undefined) {
    throw badInput(
      place,
      `"${pattern}" has "${bad}", which no pattern here has`,
      'There are `*`, `**`, `?` and `{a,b}`.',
    );
  }
  alternatives(pattern, place);
}
