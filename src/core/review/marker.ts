/**
 * `core/review` says which deployment belongs to which review environment, and proves who owns one.
 * It may import `net`, `names`, `git`, `image`, `forge`, `edit` and what stands beside the folders of `core`.
 * Begin here, with the marker: then `tombstone.ts` (what a removal leaves), `environment.ts` (name and directory) and
 * `ownership-label.ts` (the same proof on an Application).
 *
 * The marker lies in the environment's directory of the GitOps repository and is written in the commit that makes the
 * directory; nothing is removed without it (law 8).
 */
import { parseDocument, stringify } from 'yaml';
import * as z from 'zod';
import { Failure, messageOf } from '../failure.ts';

export const markerFile = '.review-env.yaml';

/** What a review environment stands for. Two environments with one name and different sources never mix. */
export interface ReviewSource {
  /** The environment's name, the slug of its directory. */
  readonly name: string;
  /** The monorepo, as in `CiContext.repository`. */
  readonly repository: string;
  /** Full ref name, `refs/heads/feature/x`. */
  readonly ref: string;
  /** Number of the pull or merge request, when there is one. */
  readonly request?: number;
}

/** An Application: a manifest in the GitOps repository (`file`), or one on an Argo CD server (`namespace`: its own). */
export type OwnedApplication =
  | { readonly file: string }
  | { readonly name: string; readonly namespace?: string; readonly project?: string };

export interface ReviewMarker extends ReviewSource {
  /** 1, and one more each time the environment comes back after a removal. */
  readonly generation: number;
  /** Source commit of the first and of the latest deployment. */
  readonly created: string;
  readonly deployed: string;
  /** RFC 3339, UTC; when `deployed` became what it is. Absent when the writer had no clock. */
  readonly deployedAt?: string;
  readonly services: readonly string[];
  readonly applications: readonly OwnedApplication[];
  /** Tags that exist for this environment alone, in full: `harbor.example.com/fe/web1:ab12cd34`. */
  readonly images: readonly string[];
}

/** One service's deployment into a review environment. */
export interface ReviewDeployment extends ReviewSource {
  readonly commit: string;
  readonly services: readonly string[];
  readonly applications?: readonly OwnedApplication[];
  readonly images?: readonly string[];
  /** RFC 3339, UTC. */
  readonly deployedAt?: string;
}

const line = z.string().min(1).max(1024);

export const sourceShape = {
  schema: z.literal(1),
  name: line,
  repository: line,
  ref: line.startsWith('refs/'),
  request: z.int().positive().exactOptional(),
  generation: z.int().positive(),
};

const application = z.union([
  z.strictObject({ file: line }),
  z.strictObject({ name: line, namespace: line.exactOptional(), project: line.exactOptional() }),
]);

const markerShape = z.strictObject({
  ...sourceShape,
  created: line,
  deployed: line,
  deployedAt: z.iso.datetime().exactOptional(),
  services: z.array(line),
  applications: z.array(application),
  images: z.array(line),
});

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused): what cannot be read proves nothing. */
export function parseMarker(text: string, path: string): ReviewMarker {
  const { schema: _, ...marker } = parseRecord(text, path, markerShape);
  return marker;
}

/** The marker's text. The same marker always gives the same bytes. */
export function serializeMarker(marker: ReviewMarker): string {
  return serializeRecord('This review environment belongs to monorepo-gitops, which removes it by this record.', {
    ...sourceFields(marker),
    created: marker.created,
    deployed: marker.deployed,
    ...(marker.deployedAt === undefined ? {} : { deployedAt: marker.deployedAt }),
    services: marker.services,
    applications: marker.applications,
    images: marker.images,
  });
}

/**
 * The marker after a deployment: services, Applications and images accumulate, sorted and without repetition.
 *
 * The clock moves only with the deployment: running the same one twice leaves the same bytes (law 4).
 *
 * @throws Failure `REVIEW_ENV_FOREIGN` (refused) when the environment stands for another source.
 */
export function mergeDeployment(
  current: ReviewMarker | undefined,
  deployment: ReviewDeployment,
  generation: number,
): ReviewMarker {
  if (current !== undefined) assertSameSource(current, deployment);
  const { name, repository, ref } = deployment;
  const request = deployment.request ?? current?.request;
  const unmoved = current?.deployed === deployment.commit;
  const deployedAt = (unmoved ? current.deployedAt : undefined) ?? deployment.deployedAt;
  return {
    name,
    repository,
    ref,
    ...(request === undefined ? {} : { request }),
    generation: current?.generation ?? generation,
    created: current?.created ?? deployment.commit,
    deployed: deployment.commit,
    ...(deployedAt === undefined ? {} : { deployedAt }),
    services: unionOf(current?.services, deployment.services),
    applications: unionOfApplications(current?.applications, deployment.applications),
    images: unionOf(current?.images, deployment.images),
  };
}

/** @throws Failure `REVIEW_ENV_FOREIGN` (refused) naming both sources. */
export function assertSameSource(recorded: ReviewSource, wanted: Omit<ReviewSource, 'ref'> & { ref?: string }): void {
  const differs =
    recorded.name !== wanted.name ||
    recorded.repository !== wanted.repository ||
    (wanted.ref !== undefined && recorded.ref !== wanted.ref);
  if (!differs) return;
  throw new Failure(
    'refused',
    'REVIEW_ENV_FOREIGN',
    `review environment ${recorded.name} belongs to ${recorded.ref} of ${recorded.repository}, not to ${wanted.ref ?? wanted.name} of ${wanted.repository}`,
    { hint: 'Give the environment a name of its own, or run this from the repository that owns it.' },
  );
}

export function sourceFields(source: ReviewSource & { readonly generation: number }) {
  return {
    schema: 1,
    name: source.name,
    repository: source.repository,
    ref: source.ref,
    ...(source.request === undefined ? {} : { request: source.request }),
    generation: source.generation,
  };
}

/**
 * An Application that reads plain manifests would fail on a file without a kind; this comment makes Argo CD pass over
 * it (documented under "Directory", Skipping File Rendering).
 */
const skippedByArgoCd = '# +argocd:skip-file-rendering';

/** Text is always quoted: a commit such as `12e3456` is a number to one YAML reader and text to another. */
export function serializeRecord(title: string, record: Readonly<Record<string, unknown>>): string {
  const body = stringify(record, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return `# ${title}\n${skippedByArgoCd}\n${body}`;
}

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused). */
export function parseRecord<Shape extends z.ZodType>(text: string, path: string, shape: Shape): z.output<Shape> {
  const parsed = shape.safeParse(plain(text, path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the record';
  throw unreadable(path, `${field}: ${issue?.message ?? 'is not valid'}`, parsed.error);
}

function plain(text: string, path: string): unknown {
  const document = parseDocument(text);
  const [syntax] = document.errors;
  if (syntax !== undefined) throw unreadable(path, messageOf(syntax), syntax);
  try {
    // A record is small and plain; an alias bomb is neither.
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw unreadable(path, messageOf(error), error);
  }
}

function unreadable(path: string, problem: string, cause: unknown): Failure {
  return new Failure('refused', 'REVIEW_RECORD_UNREADABLE', `${path} cannot be read: ${problem}`, {
    hint: 'Restore the file from the history of the GitOps repository. Nothing is changed until it can be read.',
    cause,
  });
}

function unionOf(before: readonly string[] = [], added: readonly string[] = []): string[] {
  return [...new Set([...before, ...added])].sort();
}

function unionOfApplications(before: readonly OwnedApplication[] = [], added: readonly OwnedApplication[] = []) {
  const byIdentity = new Map([...before, ...added].map((each) => [identity(each), each]));
  return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function identity(each: OwnedApplication): string {
  return 'file' in each ? `file ${each.file}` : `name ${each.namespace ?? ''}/${each.name}`;
}
