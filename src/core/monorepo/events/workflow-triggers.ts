/**
 * What starts the workflows of a monorepo on GitHub, against what its `gitops.yaml` deploys: a branch that no workflow starts
 * for is never deployed, and no run can say so. GitHub's globs are not those of `gitops.yaml` in all: `?` and `+` repeat the
 * character before them, `[…]` is a class, and there is no `{a,b}`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { globs } from '../../glob.ts';
import { sampleRefs } from '../sample-run.ts';
import { type EventConfig, ofService, servicesIn, type TaggedServices, tagNames } from './events.ts';

type RefKind = 'branch' | 'tag';

/** The pushes that a workflow takes. */
interface Pushes {
  readonly file: string;
  /** Patterns; `all` without any. */
  readonly branch: readonly string[] | 'all' | 'none';
  readonly tag: readonly string[] | 'all' | 'none';
}

const directory = '.github/workflows';
/** An action or reusable workflow of this project, wherever it is published. */
const ofProject = /(^|[/\s"'])monorepo-gitops(\/actions\/[\w-]+|\/\.github\/workflows\/[\w.-]+)?@/m;

/**
 * One sentence for each pattern of `when` that has a push which starts no workflow of this project; none where that cannot
 * be told, as in a checkout without workflows.
 *
 * @param root of the checkout
 */
export async function unstartedPushes(
  root: string,
  { environments, services = new Map() }: EventConfig,
): Promise<readonly string[]> {
  const workflows = await pushesIn(root);
  if (workflows.length === 0) return [];
  return [...environments].flatMap(([name, { when, services: list }]) =>
    (['branch', 'tag'] as const).flatMap((kind) => {
      const patterns = when?.[kind] ?? [];
      const names = servicesIn(list, services.keys()).map((service) => namesOf(service, services));
      const takes = globs(patterns.flatMap((pattern) => filled(pattern, names.flat())));
      const isMissed = (refs: readonly string[]) =>
        refs.every((ref) => takes(ref) && !workflows.some((each) => starts(each[kind], ref)));
      return patterns.flatMap((pattern) => {
        const [missed] = samplesOf(pattern, names).find(isMissed) ?? [];
        return missed === undefined ? [] : [sentence({ name, kind, pattern, missed, workflows })];
      });
    }),
  );
}

function sentence(found: {
  readonly name: string;
  readonly kind: RefKind;
  readonly pattern: string;
  readonly missed: string;
  readonly workflows: readonly Pushes[];
}): string {
  const { name, kind, pattern, missed, workflows } = found;
  const globsOf = ({ file, [kind]: globs }: Pushes) =>
    `${directory}/${file} has ${typeof globs === 'string' ? `no ${kind === 'branch' ? 'branches' : 'tags'}` : globs.join(', ')}`;
  const what = pattern === missed ? `the ${kind} \`${missed}\`` : `a ${kind} such as \`${missed}\``;
  return `A push of ${what} starts no workflow, and \`${pattern}\` of gitops.yaml deploys it to ${name}: \`on.push\` of ${workflows.map(globsOf).join('; of ')}.`;
}

/** The workflows that use this project on a push; none where one of them cannot be read. */
async function pushesIn(root: string): Promise<readonly Pushes[]> {
  const names = await readdir(join(root, directory)).catch((): string[] => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name));
  if (files.length === 0) return [];
  const { parse } = await import('yaml');
  const texts = new Map(
    await Promise.all(files.map(async (name) => [name, await readFile(join(root, directory, name), 'utf8')] as const)),
  );
  const isOurs = (text: string): boolean => {
    if (ofProject.test(text)) return true;
    const called = [...text.matchAll(/uses:\s*["']?\.\/\.github\/workflows\/([\w.-]+)/g)].map(([, name = '']) => name);
    return called.some((name) => ofProject.test(texts.get(name) ?? ''));
  };
  try {
    return [...texts].flatMap(([file, text]) => {
      const push = isOurs(text) ? pushOf((parse(text) as { on?: unknown } | null)?.on) : undefined;
      return push === undefined ? [] : [{ file, ...push }];
    });
  } catch {
    // GitHub says so of the workflow itself.
    return [];
  }
}

/** Undefined where a push starts nothing. */
function pushOf(on: unknown): Omit<Pushes, 'file'> | undefined {
  const everything = { branch: 'all', tag: 'all' } as const;
  if (on === 'push' || (Array.isArray(on) && on.includes('push'))) return everything;
  if (typeof on !== 'object' || on === null || !('push' in on)) return undefined;
  const filter = (on.push ?? {}) as Readonly<Record<string, unknown>>;
  const branch = patternsOf(filter.branches, filter['branches-ignore']);
  const tag = patternsOf(filter.tags, filter['tags-ignore']);
  if (branch === undefined && tag === undefined) return everything;
  // A filter of the one leaves out the other.
  return { branch: branch ?? 'none', tag: tag ?? 'none' };
}

function patternsOf(taken: unknown, ignored: unknown): readonly string[] | undefined {
  if (taken !== undefined) return [taken].flat().map(String);
  if (ignored === undefined) return undefined;
  return ['**', ...[ignored].flat().map((pattern) => `!${String(pattern)}`)];
}

function starts(patterns: Pushes[RefKind], ref: string): boolean {
  if (typeof patterns === 'string') return patterns === 'all';
  const last = patterns.findLast((pattern) => githubGlob(pattern.replace(/^!/, '')).test(ref));
  return last !== undefined && !last.startsWith('!');
}

/** Source: docs.github.com, "Filter pattern cheat sheet". */
function githubGlob(pattern: string): RegExp {
  const source = pattern.replace(/\\.|\*\*\/?|[*?+]|\[[^\]]*\]|[^\w]/gs, (token) => {
    if (token.startsWith('\\') && token.length === 2) return `\\${token[1]}`;
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?' || token === '+') return token;
    if (token.startsWith('[') && token.length > 2) return token.replace(/\\/g, '');
    return /[\^$.|()[\]{}/\\-]/.test(token) ? `\\${token}` : token;
  });
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    // A class such as `[z-a]`: GitHub says so of the workflow itself.
    return /^/;
  }
}

function namesOf(service: string, services: TaggedServices): readonly string[] {
  return tagNames(services, [service]).map(({ name }) => name);
}

function filled(pattern: string, names: readonly string[]): readonly string[] {
  return pattern.includes(ofService) ? names.map((name) => pattern.replaceAll(ofService, name)) : [pattern];
}

/** Refs of which one has to start something: a service's tag is called by one of its names. */
function samplesOf(pattern: string, names: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (!pattern.includes(ofService)) return sampleRefs(pattern).map((ref) => [ref]);
  return names.map((own) => filled(pattern, own).flatMap((each) => sampleRefs(each)));
}
