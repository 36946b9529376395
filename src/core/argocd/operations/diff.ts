/** What differs between an Application and the cluster: as it is now, or as a commit would make it. Reads alone. */
import { counted } from '../../counted.ts';
import { badInput, Failure } from '../../failure.ts';
import { textDiff } from '../../git/diff.ts';
import { sameRepository } from '../../git/repository.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { type GitopsTarget, gitopsPositions } from '../rollout/gitops-target.ts';
import { type AppHandle, compare } from '../rollout/observe.ts';
import { isSelected, type NamedResource, type ResourceSelection, resourceNamed } from '../rollout/selection.ts';
import { withoutEmpty } from '../server/equality.ts';
import { argocdErrorOf, grpc } from '../server/errors.ts';
import {
  type Application,
  appNamed,
  type LiveApplication,
  type ManagedResource,
  type ResourceStatus,
  sourcesOf,
} from '../server/live.ts';
import { type ApplicationRequest, buildApplication } from '../spec/application.ts';
import { differsFromLive, withControllerFinalizers } from '../upsert.ts';
import { isHook, type State, shownStates, stateOf } from './manifest-state.ts';
import { predictedAt } from './prediction.ts';

export interface Difference {
  /** `apps:Deployment:shop/web`, or `Application`. */
  readonly name: string;
  /** `deleted`: a sync that prunes does so. */
  readonly change: 'created' | 'changed' | 'deleted';
  /** Unified. */
  readonly diff: string;
}

interface DiffRequest {
  /** Rendered by Argo CD. Undefined: what the sources name now. */
  readonly revision: string | undefined;
  /** Tells which of several sources the revision is of. */
  readonly target: Pick<GitopsTarget, 'url' | 'branch'>;
  /** Undefined: all. */
  readonly selection: ResourceSelection | undefined;
  /** What the diff calls the revision. Default: itself. */
  readonly called?: string;
}

/** One resource before a sync and after it. */
interface Change extends NamedResource {
  readonly before: State;
  readonly after: State;
}

/**
 * Has the controller compare first, and then reads what it found.
 *
 * @throws Failure `ARGOCD_NOT_FOUND`; `ARGOCD_COMPARISON` when what the sources name now cannot be rendered
 */
export async function compared(handle: AppHandle, revision: string | undefined): Promise<LiveApplication | undefined> {
  const { client, ref, log } = handle;
  const answer = await compare(handle);
  const app = typeof answer === 'string' ? await client.get(ref) : answer;
  if (app === undefined) return undefined;
  if (answer === 'silent' || answer === 'cut') {
    const when = app.status?.reconciledAt ?? 'an unknown time';
    log.warn(`${appNamed(ref)}: the controller did not answer a refresh; the comparison is that of ${when}`);
  }
  const error = app.status?.conditions?.find(({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError');
  if (error === undefined) return app;
  const problem = `${appNamed(ref)} cannot be compared: ${error.message}`;
  if (revision === undefined) {
    throw new Failure('failed', 'ARGOCD_COMPARISON', problem, {
      hint: 'Mend what the message names; with `revision` a commit that mends it can be compared.',
    });
  }
  log.warn(`${problem}; what leaves Git with ${revision} is not seen`);
  return app;
}

/** The resources that a sync would change, in the order of the server, new ones last. */
export async function resourceDifferences(
  { client, ref }: AppHandle,
  app: LiveApplication,
  { revision, target, selection, called = revision }: DiffRequest,
): Promise<readonly Difference[]> {
  const positions = revision === undefined ? undefined : positionsOf(app, target);
  const managed = (await client.managedResources(ref)).filter(({ hook }) => hook !== true);
  const changes =
    revision === undefined
      ? managed.map((resource) => changeNow(resource, app))
      : changesAt(await renderedAt({ client, ref }, revision, positions), managed, app);
  const asked = changes.filter((change) => selection === undefined || isSelected(selection, change));
  return asked.flatMap((change) => differenceOf(change, called));
}

async function renderedAt(
  { client, ref }: Pick<AppHandle, 'client' | 'ref'>,
  revision: string,
  positions: readonly number[] | undefined,
): Promise<readonly string[]> {
  try {
    return await client.manifests(ref, revision, positions);
  } catch (error) {
    // The repo-server's own words; only its errors have no code of gRPC.
    const answer = argocdErrorOf(error);
    if (answer?.code !== grpc.unknown || !(error instanceof Failure) || error.code !== 'ARGOCD_REFUSED') throw error;
    throw new Failure('failed', 'ARGOCD_INVALID_SPEC', `Argo CD cannot render ${revision}: ${answer.message}`, {
      hint: 'The commit would break the Application: mend what the message names.',
      cause: error,
    });
  }
}

/** Undefined: the only source. */
function positionsOf({ spec }: LiveApplication, target: DiffRequest['target']): readonly number[] | undefined {
  if ((spec.sources ?? []).length === 0) return undefined;
  const positions = gitopsPositions(spec, target);
  if (positions.length > 0) return positions;
  const problem = `the Application has ${sourcesOf(spec).length} sources, and none follows ${target.url ?? 'a repository that this run names'}`;
  throw badInput('revision', problem, 'Give repo-url: the repository whose revision this is.');
}

function changeNow(resource: ManagedResource, app: LiveApplication): Change {
  const { live, predicted, target } = statesOf(resource);
  const named = nameOf(resource);
  if (target === undefined) return { ...named, before: live, after: isToBePruned(named, app) ? undefined : live };
  return { ...named, before: live, after: live === undefined ? target : predicted };
}

function statesOf({ targetState, liveState, normalizedLiveState, predictedLiveState }: ManagedResource) {
  const live = stateOf(normalizedLiveState) ?? stateOf(liveState);
  const target = stateOf(targetState);
  return { live, target, predicted: stateOf(predictedLiveState) ?? target };
}

/** Not what Argo CD keeps on purpose: a namespace that it created, or `IgnoreExtraneous`. */
function isToBePruned(named: NamedResource, { status }: LiveApplication): boolean {
  const found = status?.resources?.find((resource) => isSame(named, resource));
  return found?.status !== 'Synced';
}

function isSame({ group, kind, namespace, name }: NamedResource, other: ResourceStatus): boolean {
  return (
    group === (other.group ?? '') && kind === other.kind && namespace === (other.namespace ?? '') && name === other.name
  );
}

function changesAt(
  manifests: readonly string[],
  managed: readonly ManagedResource[],
  app: LiveApplication,
): readonly Change[] {
  const wanted = new Map<string, Change & { readonly after: JsonObject }>();
  const known = new Set(managed.map((resource) => resourceNamed(nameOf(resource))));
  for (const manifest of manifests) {
    const state = stateOf(manifest);
    if (state === undefined || isHook(state)) continue;
    const named = inCluster(namedIn(state), known, app.spec.destination.namespace ?? '');
    wanted.set(resourceNamed(named), { ...named, before: undefined, after: state });
  }
  const changes = managed.map((resource): Change => {
    const now = changeNow(resource, app);
    const name = resourceNamed(now);
    const after = wanted.get(name)?.after;
    wanted.delete(name);
    const { live, target, predicted } = statesOf(resource);
    // Unless Argo CD keeps it although it is not in Git.
    if (after === undefined) return target === undefined ? now : { ...now, after: undefined };
    if (live === undefined) return { ...now, after };
    return { ...now, after: predictedAt(predicted ?? live, target, after) };
  });
  return [...changes, ...wanted.values()];
}

function nameOf({ group = '', kind = '', namespace = '', name = '' }: ManagedResource): NamedResource {
  return { group, kind, namespace, name };
}

function namedIn({ apiVersion, kind, metadata }: JsonObject): NamedResource {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  const [group = ''] = String(apiVersion ?? '').split('/', String(apiVersion).includes('/') ? 1 : 0);
  return { group, kind: String(kind ?? ''), namespace: String(namespace ?? ''), name: String(name ?? '') };
}

/** A manifest need not say its namespace, and one of a cluster's own resource is ignored. */
function inCluster(named: NamedResource, known: ReadonlySet<string>, destination: string): NamedResource {
  const places = [named.namespace || destination, '', named.namespace].map((namespace) => ({ ...named, namespace }));
  return places.find((place) => known.has(resourceNamed(place))) ?? named;
}

function differenceOf({ before, after, ...named }: Change, called = 'git'): readonly Difference[] {
  const shown = shownStates(before, after);
  const name = resourceNamed(named);
  const diff = textDiff(
    { name: `${name} (cluster)`, text: shown.before },
    { name: `${name} (${called})`, text: shown.after },
  );
  if (diff === '') return [];
  return [{ name, change: before === undefined ? 'created' : after === undefined ? 'deleted' : 'changed', diff }];
}

/** What an upsert would change of the Application itself. */
export function specDifference(wanted: Application, live: LiveApplication | undefined): readonly Difference[] {
  if (live !== undefined && !differsFromLive(wanted, live)) return [];
  const before = live && partsOf(live, {});
  const after = partsOf(withControllerFinalizers(wanted, live), live?.metadata ?? {});
  const shown = shownStates(before, after);
  const diff = textDiff(
    { name: 'Application (server)', text: shown.before },
    { name: 'Application (these inputs)', text: shown.after },
  );
  if (diff === '') return [];
  return [{ name: 'Application', change: live === undefined ? 'created' : 'changed', diff }];
}

/** The Application that is asked for, at the revision that the live one follows. */
export function atItsRevision(request: ApplicationRequest, live: LiveApplication | undefined): Application {
  const { repoUrl, defaultRepoUrl } = request.source;
  const repository = repoUrl ?? defaultRepoUrl;
  const sources = live === undefined ? [] : sourcesOf(live.spec);
  const followed =
    sources.length === 1
      ? sources[0]
      : sources.find(({ repoURL }) => repository !== undefined && sameRepository(repoURL, repository));
  return buildApplication({ ...request, source: { ...request.source, revision: followed?.targetRevision } });
}

/** What users write of it. An upsert merges labels and annotations. */
function partsOf({ metadata, spec }: Pick<Application, 'metadata' | 'spec'>, old: Partial<Application['metadata']>) {
  const { labels, annotations, finalizers } = metadata;
  const parts = {
    metadata: {
      labels: { ...old.labels, ...labels },
      annotations: { ...old.annotations, ...annotations },
      finalizers,
    },
    spec: { ...spec, project: spec.project || 'default' },
  };
  return withoutEmpty(parts) as JsonObject;
}

/** Characters of all differences together: a comment on GitHub holds 65,536. */
const mostCharacters = 50_000;
/** Lines of one resource, and characters of one line. */
const mostLines = 400;
const longestLine = 1_000;
/** Names of resources that found no room. */
const mostNames = 100;

/**
 * Unified, with a word instead of what is too long.
 *
 * @param redact what is known to be secret: half of it would not be known any more
 */
export function diffText(differences: readonly Difference[], redact: (text: string) => string): string {
  let left = mostCharacters;
  const parts: string[] = [];
  const leftOut: string[] = [];
  for (const { name, change, diff } of differences) {
    const shown = shortened(redact(diff));
    if (shown.length > left) leftOut.push(`… ${name}: ${change}, too long to be shown\n`);
    else parts.push(shown);
    if (shown.length <= left) left -= shown.length;
  }
  const unnamed = leftOut.length - mostNames;
  return [...parts, ...leftOut.slice(0, mostNames), unnamed > 0 ? `… and ${unnamed} more\n` : ''].join('');
}

function shortened(diff: string): string {
  const lines = diff.split('\n').map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
  const more = lines.length - mostLines;
  return more <= 0 ? lines.join('\n') : `${lines.slice(0, mostLines).join('\n')}\n… ${counted(more, 'more line')}\n`;
}
