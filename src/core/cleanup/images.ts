/**
 * Removes the images of a review environment when nothing else can be using them: no other environment, and none of the
 * latest commits of the GitOps repository, to which somebody may go back.
 */
import { isPassingTag } from '../build/key/own-tags.ts';
import { Failure } from '../failure.ts';
import { decodeCommit } from '../git/commit.ts';
import { readText, type Snapshot } from '../git/snapshot.ts';
import type { CommitObject } from '../git/transport.ts';
import { type ImageReference, parseReference, parseRepositoryName } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import { serviceImage } from '../monorepo/environments.ts';
import { clustersOf, environmentAt } from '../monorepo/place.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import type { RecordedImage } from '../review/marker.ts';
import { tombstoneDirectory } from '../review/tombstone.ts';
import type { CleanupReport } from './report.ts';
import type { RepositoryTags } from './repository-tags.ts';
import { Words } from './retention/words.ts';

/** Whether the files of the GitOps repository tell which images run, or why they do not. */
export type ImageUsage = { readonly known: true } | { readonly known: false; readonly reason: string };

/** Unless each environment has its files there, nothing counts as known (fail closed). */
export function imageUsage(config: ProjectConfig | undefined): ImageUsage {
  if (config === undefined) return unknownUsage('gitops.yaml is not at hand');
  const without = [...config.environments].find(([, { file }]) => file === undefined);
  return without === undefined ? { known: true } : unknownUsage(`environment ${without[0]} has no file`);
}

function unknownUsage(why: string): ImageUsage {
  return { known: false, reason: `${why}, so it is not known whether another environment uses it` };
}

/** Hosts of the registries that `gitops.yaml` names for its services and environments. */
export function registryHosts(
  config: ProjectConfig | undefined,
  environments?: readonly string[],
): ReadonlySet<string> {
  if (config === undefined) return new Set();
  const names = environments ?? [...config.environments.keys()];
  const found = names.flatMap((name) => imagesIn(config, name));
  const ofServices =
    environments === undefined ? [...config.services.keys()].map((each) => serviceImage(config, each)) : [];
  return new Set([...ofServices, ...found].flatMap((image) => (image === undefined ? [] : hostIn(image))));
}

/** The images of all services in all clusters of an environment, as templates. */
function imagesIn(config: ProjectConfig, name: string): readonly (string | undefined)[] {
  const environment = config.environments.get(name);
  if (environment === undefined) return [];
  return [...config.services.keys()].flatMap((service) =>
    clustersOf(environment).map((cluster) => {
      const { image, registry } = environmentAt(config, environment, { environment: name, service, cluster });
      return image ?? serviceImage(config, service, registry);
    }),
  );
}

/** None where a placeholder is in the host itself: then it may be any. */
function hostIn(template: string): readonly string[] {
  const [host = ''] = template.split('/', 1);
  if (host.includes('{')) return [];
  return [parseRepositoryName(template.replace(/\{[^{}]*\}/g, 'x')).registry];
}

/** Who else may run an image. */
export type ImageUsers =
  | {
      readonly known: true;
      /** Of all files of the GitOps repository that stay, by path: an image of which nobody told us runs as well. */
      readonly words: Words;
      /** The latest commits of the GitOps repository and of its rolling requests. */
      readonly commits: readonly NamingCommit[];
    }
  /** Then every image stays. */
  | { readonly known: false; readonly reason: string };

/** Commits to which somebody may go back. */
export const keptCommits = 50;

/** What a commit of the GitOps repository says. */
export interface NamingCommit {
  readonly id: string;
  readonly message: string;
  /** Files that it wrote, by its own words (`File`); empty where it does not say. */
  readonly files: readonly string[];
}

export function namingCommits(commits: readonly CommitObject[]): readonly NamingCommit[] {
  return commits.map(({ id, body }) => {
    const { message } = decodeCommit(body);
    const files = [...message.matchAll(/^[ *-]*File: ([^\n#]+)/gm)].flatMap(([, path]) => path ?? []);
    return { id, message, files };
  });
}

/**
 * Reads the files of the GitOps repository.
 *
 * @param commits as `ImageUsers` has them
 * @param goes whether a file goes in this very cleanup
 */
export async function imageUsers(
  snapshot: Snapshot,
  usage: ImageUsage,
  commits: readonly NamingCommit[],
  goes: (path: string) => boolean,
): Promise<ImageUsers> {
  if (!usage.known) return usage;
  const words = new Words();
  // A tombstone says what an environment ran that is gone.
  const stays = (path: string) => !path.startsWith(`${tombstoneDirectory}/`) && !goes(path);
  const paths = (await snapshot.glob(['**'])).filter(stays);
  for (let start = 0; start < paths.length; start += readAtOnce) {
    const some = paths.slice(start, start + readAtOnce);
    const texts = await Promise.all(some.map((path) => readText(snapshot, path)));
    for (const [at, text] of texts.entries()) words.add(text ?? '', some[at] ?? '');
  }
  return { known: true, words, commits };
}

/** Files in one request. */
const readAtOnce = 1000;

interface ImageRemoval {
  readonly environment: string;
  /** Its directories, whose own commits do not count as another use. */
  readonly directories: ReadonlySet<string>;
  /** As the marker records them. */
  readonly images: readonly RecordedImage[];
  /**
   * Hosts of the registries that `gitops.yaml` names. People who may write the GitOps repository can write any host into
   * a marker; it gets no request.
   */
  readonly registries: ReadonlySet<string>;
  readonly users: ImageUsers;
  /** They were asked for by name, and not because everything goes: a registry that does not let them go is then an error. */
  readonly named: boolean;
  readonly dryRun: boolean;
}

/** @param tags of the run, so that the tags of a repository are looked at once for all environments */
export async function removeImages(
  registry: Registry,
  tags: RepositoryTags,
  removal: ImageRemoval,
  report: CleanupReport,
): Promise<void> {
  const { environment, images, registries, users, dryRun } = removal;
  // A registry deletes a manifest with every tag on it: the other tags of an image are gone with its first one.
  const goneWith = new Map<string, string>();
  for (const recorded of images) {
    const { image } = recorded;
    const removeOne = async () => {
      const reference = parseReference(image, 'images');
      if (!registries.has(reference.registry)) {
        return { result: 'kept', reason: `${reference.registry} is no registry of gitops.yaml` } as const;
      }
      if (!users.known) return { result: 'kept', reason: users.reason } as const;
      const { tag } = reference;
      if (tag === undefined && recorded.digest === undefined) {
        return { result: 'kept', reason: 'it has neither a tag of its own nor a digest' } as const;
      }
      const byDigest = recorded.digest === undefined ? {} : { digest: recorded.digest };
      const first = goneWith.get(`${reference.registry}/${reference.repository}@${recorded.digest}`);
      if (first !== undefined)
        return { result: 'removed', reason: `it went with ${first}, which is the same image` } as const;
      const found = await registry.headManifest(tag === undefined ? { ...reference, ...byDigest } : reference);
      if (found === undefined) return undefined;
      // The tag went on to another image, which is not this environment's.
      if (recorded.digest !== undefined && found.digest !== recorded.digest) return undefined;
      const whole = { ...reference, digest: found.digest };
      const user = userIn(whole, removal, users) ?? (await tagUser(tags, whole, images));
      if (user !== undefined) return { result: 'kept', reason: user } as const;
      if (dryRun) return { result: 'removed', reason: `${found.digest.slice(0, 19)} would go` } as const;
      const done = await remove(registry, whole);
      if (done?.result === 'removed') goneWith.set(`${whole.registry}/${whole.repository}@${whole.digest}`, image);
      return done;
    };
    await report.attempt({ environment, kind: 'image', name: image }, () =>
      removeOne().catch((error: unknown) => {
        if (removal.named || !(error instanceof Failure) || error.code !== 'REGISTRY_UNAUTHORIZED') throw error;
        return { result: 'kept', reason: `${error.message}; name images in \`remove\` to have this fail` } as const;
      }),
    );
  }
}

type WholeReference = ImageReference & { readonly digest: string };

/** The file or commit that names the image besides the environment. */
function userIn(
  { tag, digest, repository }: WholeReference,
  { directories }: Pick<ImageRemoval, 'directories'>,
  { words, commits }: Extract<ImageUsers, { known: true }>,
): string | undefined {
  const path = words.originOfDigest(digest) ?? (tag === undefined ? undefined : words.originOfTag(tag));
  if (path !== undefined) return `${path} uses it`;
  const isOwn = (path: string) => [...directories].some((directory) => path.startsWith(`${directory}/`));
  for (const { id, message, files: written } of commits) {
    if (written.length > 0 && written.every(isOwn)) continue;
    const names = (tag !== undefined && message.includes(`${repository}:${tag}`)) || message.includes(digest);
    if (names) return `the commit ${id.slice(0, 8)} of the GitOps repository names it`;
  }
  return undefined;
}

/** A registry deletes a manifest with every tag on it, so all of them must be ours. */
async function tagUser(
  tags: RepositoryTags,
  image: WholeReference,
  ours: readonly RecordedImage[],
): Promise<string | undefined> {
  const own = new Set(
    ours
      .map((each) => parseReference(each.image, 'images'))
      .filter(({ registry: host, repository }) => host === image.registry && repository === image.repository)
      .map((each) => each.tag),
  );
  const other = (await tags.naming(image)).find((tag) => !own.has(tag) && !isPassingTag(tag));
  return other === undefined ? undefined : `the tag ${other} names the same image`;
}

async function remove(registry: Registry, image: WholeReference) {
  try {
    const result = await registry.deleteManifest(image);
    return result === 'absent' ? undefined : { result: 'removed' as const, reason: `was ${image.digest}` };
  } catch (error) {
    // Some registries only delete by their own retention; that is no failure of this environment.
    if (!(error instanceof Failure) || error.code !== 'REGISTRY_DELETE_UNSUPPORTED') throw error;
    return { result: 'kept' as const, reason: error.message };
  }
}
