/** What is shown of a place, a column and a service, from what was read of it. */
import { Failure } from '../../core/failure.ts';
import { type SeenApplication, statusApplication } from '../../core/flow/status/applications.ts';
import type { FoundPlace } from '../../core/flow/status/places.ts';
import type { SourceCommit } from '../../core/flow/status/sources.ts';
import type { Status, StatusColumn, StatusPlace } from '../../core/flow/status/status.ts';
import { forgeFor } from '../../core/forge/forges.ts';
import { environmentAddress, environmentNamed } from '../../core/monorepo/environments.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { gitopsCommitUrl, gitopsUrl } from '../gitops-remote.ts';
import { columnOf, type StatusRun, type StatusScope } from './inputs.ts';
import type { OpenBranch, Waiting } from './repositories.ts';

/** A place with what the branch says of it. */
export interface GatheredPlace extends FoundPlace {
  readonly opened: OpenBranch;
  readonly scope: StatusScope;
  /** When the commit of its record came to the branch. */
  readonly since: number | undefined;
  /** When the commit that it is built from came to the place first. */
  readonly first: number | undefined;
  readonly waiting: Waiting | undefined;
  readonly behind: StatusPlace['behind'];
}

interface Known {
  readonly run: StatusRun;
  readonly config: ConfigFile;
  readonly commits: ReadonlyMap<string, SourceCommit>;
  readonly applications: ReadonlyMap<string, SeenApplication & { readonly name: string }>;
}

export function statusPlaceOf(place: GatheredPlace, known: Known): StatusPlace {
  const { service, column, edit, image, deployed, since, first, held, waiting, behind, scope, opened } = place;
  const { run, config, commits, applications } = known;
  const commit = deployed?.builtFrom;
  const source = commit === undefined ? undefined : commits.get(commit);
  const seen = applications.get(`${service} ${column}`);
  const recordedBy = deployed?.recordedBy;
  return {
    service,
    column,
    file: edit.file,
    image,
    commit,
    commitUrl: commit === undefined ? undefined : sourceUrl(run, commit),
    subject: source?.subject,
    author: source?.author,
    since,
    gitopsCommit: recordedBy,
    gitopsUrl: recordedBy === undefined ? undefined : gitopsCommitUrl(opened.run, recordedBy),
    leadTime: first === undefined || source?.at === undefined ? undefined : Math.max(0, first - source.at),
    behind,
    held,
    waiting,
    url: addressOf(scope, config, service),
    application: seen === undefined ? undefined : statusApplication(seen, seen.name),
  };
}

function sourceUrl({ ci, env, inputs }: StatusRun, commit: string): string | undefined {
  if (ci.repositoryUrl === undefined) return undefined;
  const forge = forgeFor(ci.repositoryUrl, { env, forgeUrl: inputs['forge-url'] });
  return forge?.kind.commitUrl(forge, commit);
}

export function webUrl(run: StatusRun): string | undefined {
  return forgeFor(gitopsUrl(run), { env: run.env, forgeUrl: run.inputs['forge-url'] })?.url;
}

/** Undefined where a placeholder has no value without a pipeline. */
function addressOf({ name, cluster, run }: StatusScope, config: ConfigFile, service: string): string | undefined {
  const environment = environmentNamed(config, name);
  try {
    return environmentAddress(config, { name, environment }, run.ci, [service], [cluster]);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}

/** Each is compared with the environment that it gets its images from, else with the first. */
export function columnsOf(scopes: readonly StatusScope[], config: ConfigFile): readonly StatusColumn[] {
  const [first] = scopes;
  return scopes.map((scope) => {
    const { name, cluster } = scope;
    const promotion = config.environments.get(name)?.['promote-from'];
    const from = promotion?.environment ?? first?.name;
    const others = scopes.filter((each) => each.name === from && each.name !== name);
    const other = others.find((each) => each.cluster === cluster) ?? others[0];
    const isPromoted = promotion === undefined ? {} : { isPromoted: true as const };
    return { name: columnOf(scope), environment: name, cluster, behindOf: other && columnOf(other), ...isPromoted };
  });
}

/** Those of any of the environments. */
export function servicesOf(config: ConfigFile, scopes: readonly StatusScope[]): Status['services'] {
  const names = new Set(scopes.flatMap(({ services }) => services));
  return [...config.services].flatMap(([name, { path }]) => (names.has(name) ? [{ name, path }] : []));
}
