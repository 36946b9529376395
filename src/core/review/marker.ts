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
import { type FileChange, readText, type Snapshot } from '../git/snapshot.ts';
import type { RecordedMonorepo } from './monorepo.ts';

export const markerFile = '.review-env.yaml';

const line = z.string().min(1).max(1024);
export const lines = z.array(line).readonly();

/** What a record of a review environment begins with, in the order of its text. */
export const recordShape = {
  schema: z.literal(1),
  /** The environment's name, the slug of its directory. */
  name: line,
  /** The monorepo, as in `CiContext.repository`. */
  repository: line,
  /** Its address without protocol and in lower case, `git.example.com/acme/shop`; absent in older records. */
  monorepo: line.exactOptional(),
  /** Full ref name, `refs/heads/feature/x`. */
  ref: line.startsWith('refs/'),
  /** Number of the pull or merge request, when there is one. */
  request: z.int().positive().exactOptional(),
  /** 1, and one more each time the environment comes back after a removal. */
  generation: z.int().positive(),
};

/** An Application: a manifest in the GitOps repository (`file`), or one on an Argo CD server (`namespace`: its own). */
const application = z.union([
  z.strictObject({ file: line }),
  z.strictObject({ name: line, namespace: line.exactOptional(), project: line.exactOptional() }),
]);
export type OwnedApplication = z.output<typeof application>;

/** Older records hold the reference alone. */
const image = z.union([
  line.transform((reference): { image: string; digest?: string } => ({ image: reference })),
  z.strictObject({
    /** In full: `harbor.example.com/fe/web1:ab12cd34`; without a tag where none was written. */
    image: line,
    digest: line.exactOptional(),
  }),
]);
export type RecordedImage = Readonly<z.output<typeof image>>;

export const recordedImages = z.array(image).readonly();

/** A namespace that exists because an Application of the environment was to create it. */
const namespace = z.strictObject({
  name: line,
  /** `destination.name` or `destination.server` of the Application. */
  cluster: line,
});
export type OwnedNamespace = z.output<typeof namespace>;

export const ownedNamespaces = z.array(namespace).readonly();

const markerShape = z.strictObject({
  ...recordShape,
  /** Source commit of the first and of the latest deployment. */
  created: line,
  deployed: line,
  /** RFC 3339, UTC; when `deployed` became what it is. Absent when the writer had no clock. */
  deployedAt: z.iso.datetime().exactOptional(),
  services: lines,
  applications: z.array(application).readonly(),
  /** What the environment runs or ran, and tags that exist for it alone. */
  images: recordedImages,
  namespaces: ownedNamespaces.exactOptional(),
});
export type ReviewMarker = Readonly<Omit<z.output<typeof markerShape>, 'schema'>>;

/** What a review environment stands for. Two environments with one name and different sources never mix. */
export type ReviewSource = Pick<ReviewMarker, 'name' | 'repository' | 'monorepo' | 'ref' | 'request'>;

/** The deployment of some services into a review environment. */
export type ReviewDeployment = ReviewSource & { readonly commit: string } & Pick<ReviewMarker, 'services'> &
  Partial<Pick<ReviewMarker, 'applications' | 'images' | 'namespaces' | 'deployedAt'>>;

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused): what cannot be read proves nothing. */
export async function readMarker(snapshot: Pick<Snapshot, 'readFile'>, directory: string) {
  const path = `${directory}/${markerFile}`;
  const text = await readText(snapshot, path);
  return text === undefined ? undefined : parseMarker(text, path);
}

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused) */
export function parseMarker(text: string, path: string): ReviewMarker {
  const { schema: _, ...marker } = parseRecord(text, path, markerShape);
  return marker;
}

/** The marker's text. The same marker always gives the same bytes. */
export function serializeMarker(marker: ReviewMarker): string {
  const title = 'This review environment belongs to monorepo-gitops, which removes it by this record.';
  return serializeRecord(title, markerShape, marker);
}

export function markerChange(directory: string, marker: ReviewMarker): FileChange {
  return { path: `${directory}/${markerFile}`, body: Buffer.from(serializeMarker(marker), 'utf8') };
}

/**
 * The marker after a deployment that wrote something: services, Applications and images accumulate, sorted and without
 * repetition. Its clock begins anew, so that each deployment prolongs the environment's life.
 *
 * Whether the current marker is of the same source is asked before (`assertOurs`).
 */
export function mergeDeployment(
  current: ReviewMarker | undefined,
  deployment: ReviewDeployment,
  generation: number,
): ReviewMarker {
  const { name, repository, monorepo, ref, commit } = deployment;
  const request = deployment.request ?? current?.request;
  const deployedAt = deployment.deployedAt ?? current?.deployedAt;
  const namespaces = unionBy(({ cluster, name }) => `${cluster} ${name}`, current?.namespaces, deployment.namespaces);
  return {
    name,
    repository,
    ...(monorepo === undefined ? {} : { monorepo }),
    ref,
    ...(request === undefined ? {} : { request }),
    generation: current?.generation ?? generation,
    created: current?.created ?? commit,
    deployed: commit,
    ...(deployedAt === undefined ? {} : { deployedAt }),
    services: unionBy((service) => service, current?.services, deployment.services),
    applications: unionBy(identity, current?.applications, deployment.applications),
    images: unionOfImages(current?.images, deployment.images),
    ...(namespaces.length === 0 ? {} : { namespaces }),
  };
}

/** Older records name an image by its tag alone; one with a digest takes its place. */
export function unionOfImages(
  before: readonly RecordedImage[] = [],
  added: readonly RecordedImage[] = [],
): readonly RecordedImage[] {
  const all = unionBy(({ image, digest = '' }) => `${image}@${digest}`, before, added);
  const known = new Set(all.flatMap(({ image, digest }) => (digest === undefined ? [] : [image])));
  return all.filter(({ image, digest }) => digest !== undefined || !known.has(image));
}

/** What a marker or a tombstone says of its monorepo. */
export function recordedMonorepo(record: {
  readonly repository: string;
  readonly monorepo?: string;
  readonly ref: string;
  readonly request?: number;
  readonly deployed?: string;
  readonly commits?: readonly string[];
}): RecordedMonorepo {
  const { repository, monorepo, ref, request, deployed, commits = [] } = record;
  return { repository, monorepo, commits: deployed === undefined ? commits : [deployed], source: { ref, request } };
}

/**
 * An Application that reads plain manifests would fail on a file without a kind; this comment makes Argo CD pass over
 * it (documented under "Directory", Skipping File Rendering).
 */
const skippedByArgoCd = '# +argocd:skip-file-rendering';

/**
 * The fields in the order of the shape. Text is always quoted: a commit such as `12e3456` is a number to one YAML reader
 * and text to another.
 */
export function serializeRecord<Shape extends z.ZodObject>(
  title: string,
  shape: Shape,
  record: Omit<z.output<Shape>, 'schema'>,
): string {
  const fields: Readonly<Record<string, unknown>> = { schema: 1, ...record };
  const ordered = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, fields[name]]));
  const body = stringify(ordered, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
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
    // A record needs no alias, and an alias bomb would be one.
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

/** Sorted by their identity, each once; of two that are the same the later one. */
function unionBy<T>(identityOf: (each: T) => string, before: readonly T[] = [], added: readonly T[] = []): T[] {
  const byIdentity = new Map([...before, ...added].map((each) => [identityOf(each), each]));
  return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function identity(each: OwnedApplication): string {
  return 'file' in each ? `file ${each.file}` : `name ${each.namespace ?? ''}/${each.name}`;
}
