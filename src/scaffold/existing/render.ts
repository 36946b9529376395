/** The parts of `gitops.yaml` that come from a GitOps repository which is there already. */
import { stringify } from 'yaml';
import { type FoundEnvironment, type PlaceKeys, shared } from './environments.ts';

export interface Branches {
  readonly development: string;
  readonly production: string;
  /** Those of `origin`. */
  readonly known: readonly string[];
}

export interface ExistingConfiguration {
  /** `defaults.environment`, indented; undefined without any. */
  readonly defaults: string | undefined;
  /** The content of `environments`, indented. */
  readonly environments: string;
  /** By service: its `environments`, indented as a key of the service. */
  readonly services: ReadonlyMap<string, string>;
  /** That begin an environment. */
  readonly branches: readonly string[];
}

const development = /^dev(?:elop(?:ment)?)?$/;
const production = /^(?:pro?d|production|live)$/;

/** @param services all of the monorepo */
export function renderExisting(
  found: readonly FoundEnvironment[],
  services: readonly string[],
  branches: Branches,
): ExistingConfiguration {
  const { defaults, environments } = shared(inOrder(found));
  const rendered = environments.map((each) => {
    const begun = branchOf(each.name, environments.length, branches);
    const own = each.services.length < services.length ? { services: [...each.services] } : {};
    const keys = { ...own, ...each.keys };
    const lines = [
      `  ${each.name}:`,
      ...(begun.isKnown ? [] : [`    # No branch says that it is deployed here: name the one that is.`]),
      `    when: ${stringify({ branch: begun.branch }, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`,
      ...indented(keys, 4),
    ];
    return { text: lines.join('\n'), branch: begun.branch };
  });
  return {
    defaults: Object.keys(defaults).length === 0 ? undefined : ['  environment:', ...indented(defaults, 4)].join('\n'),
    environments: rendered.map(({ text }) => text).join('\n\n'),
    services: servicePlaces(found),
    branches: rendered.map(({ branch }) => branch),
  };
}

/** The first environment of a change first: the first one that matches an event is taken. */
function inOrder(found: readonly FoundEnvironment[]): readonly FoundEnvironment[] {
  const rank = ({ name }: FoundEnvironment) => (development.test(name) ? 0 : production.test(name) ? 2 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

function branchOf(name: string, count: number, branches: Branches) {
  if (development.test(name)) return { branch: branches.development, isKnown: true };
  if (production.test(name) || count === 1) return { branch: branches.production, isKnown: true };
  return { branch: name, isKnown: branches.known.includes(name) };
}

function servicePlaces(found: readonly FoundEnvironment[]): ReadonlyMap<string, string> {
  const byService = new Map<string, Record<string, PlaceKeys>>();
  for (const { name, differing } of found) {
    for (const [service, keys] of differing) byService.set(service, { ...byService.get(service), [name]: keys });
  }
  return new Map(
    [...byService].map(([service, places]) => [service, ['    environments:', ...indented(places, 6)].join('\n')]),
  );
}

function indented(value: object, by: number): readonly string[] {
  if (Object.keys(value).length === 0) return [];
  const lines = stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line) => `${' '.repeat(by)}${line}`);
}
