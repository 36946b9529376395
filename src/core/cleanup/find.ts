/** Finds review environments in the GitOps repository: that of a source, whatever it is called, and all that have a marker. */
import { Failure, messageOf } from '../failure.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Log } from '../ports.ts';
import { environmentDirectory } from '../review/environment.ts';
import { type ReviewMarker, readMarker, recordedMonorepo } from '../review/marker.ts';
import { type Belonging, belongingOf, isSpelledAlike } from '../review/monorepo.ts';
import { requestEnvironmentName } from '../review/review-name.ts';
import { readTombstone, type Tombstone, tombstonePath } from '../review/tombstone.ts';
import { didYouMean } from '../suggestion.ts';
import { markedEnvironments, type ObservedEnvironment, observedEnvironments } from './observed.ts';
import type { CleanupSettings, RepositoryCleaned } from './repository.ts';
import type { RemovalTarget } from './target.ts';

/** The name that the environment has in this GitOps repository. */
export async function nameIn(
  snapshot: Snapshot,
  { name, request }: RemovalTarget,
  { templates, monorepo }: CleanupSettings,
): Promise<string> {
  if (request === undefined) return name;
  const names = await Promise.all(
    templates.map((template) => {
      const directoryOf = (slug: string) => environmentDirectory(template, slug);
      return requestEnvironmentName(snapshot, { request, directoryOf }, monorepo);
    }),
  );
  return names.find((each) => each !== name) ?? name;
}

/** An environment of the same source that is not known to be of this monorepo. */
interface OtherEnvironment {
  readonly directory: string;
  readonly marker: ReviewMarker | Tombstone;
  readonly belonging: Belonging & { readonly isOurs: false };
}

/** A record of the environment's name, or of its source. */
interface FoundRecord {
  readonly directory: string;
  readonly marker: ReviewMarker | Tombstone;
}

/**
 * The environment may have another name than this run computes: the monorepo was called otherwise, or its remote is spelled
 * otherwise here. Where nothing has the name, those of the same source are looked at.
 *
 * @returns with those that share history with this monorepo and are not known to be of it
 */
export async function findNamed(
  snapshot: Snapshot,
  target: RemovalTarget,
  { monorepo, templates }: CleanupSettings,
  log: Log,
): Promise<{ readonly name: string; readonly others: readonly OtherEnvironment[] }> {
  const { name } = target;
  const [named] = await recordsAt(snapshot, name, templates);
  if (named !== undefined) {
    const belonging = await belongingOf(recordedMonorepo(named.marker), monorepo);
    // What has the name and no history of ours is refused where it would be removed.
    const isCopy = !belonging.isOurs && belonging.sharesHistory === 'yes';
    return { name, others: isCopy ? [{ ...named, belonging }] : [] };
  }
  const others: OtherEnvironment[] = [];
  for (const each of await environmentsIn(snapshot, templates, log)) {
    if (!('marker' in each) || !isOfSource(each.marker, target)) continue;
    const belonging = await belongingOf(recordedMonorepo(each.marker), monorepo);
    if (belonging.isOurs) return { name: each.marker.name, others: [] };
    if (belonging.sharesHistory !== 'no') others.push({ ...each, belonging });
  }
  return { name, others };
}

/** What there is under a name; of an environment that was removed its tombstone. */
async function recordsAt(
  snapshot: Snapshot,
  name: string,
  templates: readonly string[],
): Promise<readonly FoundRecord[]> {
  const directories = [...directoriesOf(templates, name).keys()];
  const [tombstone, ...markers] = await Promise.all([
    readTombstone(snapshot, name),
    ...directories.map(async (directory) => ({ directory, marker: await readMarker(snapshot, directory) })),
  ]);
  const living = markers.flatMap(({ directory, marker }) => (marker === undefined ? [] : [{ directory, marker }]));
  return [...living, ...(tombstone === undefined ? [] : [{ directory: tombstonePath(name), marker: tombstone }])];
}

function isOfSource(marker: ReviewMarker, { ref, request }: RemovalTarget): boolean {
  return request === undefined ? marker.request === undefined && marker.ref === ref : marker.request === request;
}

/** A person who names a branch or a request is never told that there is nothing, while there is. */
export function belongsElsewhere(
  { directory, marker, belonging }: OtherEnvironment,
  { monorepo }: CleanupSettings,
): Failure {
  const own = monorepo.monorepo ?? monorepo.repository;
  const source = marker.request === undefined ? marker.ref : `request ${marker.request}`;
  const problem = `${directory} is of ${source} and ${belonging.reason}; this is ${own}, which has its commit, too`;
  return new Failure('refused', 'REVIEW_ENV_FOREIGN', problem, {
    hint: `If it may go, remove it by its name: --name ${marker.name}`,
  });
}

/** The directories that one name may have, one for each kind of review environment, with its templates. */
export function directoriesOf(templates: readonly string[], name: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const template of templates) {
    const directory = environmentDirectory(template, name);
    found.set(directory, [...(found.get(directory) ?? []), template]);
  }
  return found;
}

/** Where `file` puts them; everywhere when this run does not know it. */
export async function environmentsIn(
  snapshot: Snapshot,
  templates: readonly string[],
  log: Log,
): Promise<readonly ObservedEnvironment[]> {
  const lists = await Promise.all(templates.map((template) => observedEnvironments(snapshot, template)));
  return lists.length === 0 ? markedOrWarned(snapshot, log) : lists.flat();
}

/** All that have a marker; with a warning none where the repository is too large to look through. */
export async function markedOrWarned(snapshot: Snapshot, log: Log): Promise<readonly ObservedEnvironment[]> {
  try {
    return await markedEnvironments(snapshot);
  } catch (error) {
    log.warn(`Environments are looked for where \`file\` puts them, and nowhere else: ${messageOf(error)}`);
    return [];
  }
}

/** The review environments of this monorepo in the GitOps repository. */
export async function namesOfOurs(snapshot: Snapshot, settings: CleanupSettings, log: Log): Promise<readonly string[]> {
  const observed = await environmentsIn(snapshot, settings.templates, log);
  const names = observed.flatMap((each) =>
    'marker' in each && isSpelledAlike(recordedMonorepo(each.marker), settings.monorepo) ? [each.marker.name] : [],
  );
  return [...new Set(names)].sort();
}

/** Names that are listed. */
const mostNames = 20;

/** For a person who named one that is not among those that exist. */
export function describeUnknown({ name, others }: NonNullable<RepositoryCleaned['unknown']>): string {
  const near = didYouMean(name, others);
  const listed = others.slice(0, mostNames).join(', ');
  const more = others.length > mostNames ? `, and ${others.length - mostNames} more` : '';
  const existing =
    others.length === 0 ? 'The GitOps repository has none of this monorepo.' : `There are: ${listed}${more}.`;
  return `There is no review environment ${name}. ${near}${existing}`;
}
