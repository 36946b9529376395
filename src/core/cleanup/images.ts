/**
 * Removes the images of a review environment when nothing else can be using them: no other environment, and none of the
 * latest commits of the GitOps repository, to which somebody may go back.
 */
import { Failure } from '../failure.ts';
import { decodeCommit } from '../git/commit.ts';
import { readText, type Snapshot } from '../git/snapshot.ts';
import type { CommitObject } from '../git/transport.ts';
import { type ImageReference, parseReference, parseRepositoryName } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import { isReviewEnvironment, serviceImage } from '../monorepo/environments.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import { environmentDirectory } from '../review/environment.ts';
import type { RecordedImage } from '../review/marker.ts';
import { observedEnvironments } from './observed.ts';
import { applicationFiles } from './removal.ts';
import type { CleanupReport } from './report.ts';
import type { RepositoryTags } from './repository-tags.ts';

/** Where images may be used too: the places of all environments of `gitops.yaml`, or why they cannot be listed. */
export type UsagePlaces =
  | {
      readonly known: true;
      /** Files of environments that stay. */
      readonly files: readonly string[];
      /** `file` of every review environment, whichever are cleaned up. */
      readonly templates: readonly string[];
    }
  | { readonly known: false; readonly reason: string };

/** Where all environments name what they run. Unless each of them is known, none counts as known (fail closed). */
export function usagePlaces(config: ProjectConfig | undefined): UsagePlaces {
  if (config === undefined) return unknownUsage('gitops.yaml is not at hand');
  const files: string[] = [];
  const templates: string[] = [];
  for (const [name, environment] of config.environments) {
    if (environment.file === undefined) return unknownUsage(`environment ${name} has no file`);
    const template = environment.file.replaceAll('{environment}', name);
    if (isReviewEnvironment(environment) && hasOwnDirectories(template)) {
      templates.push(template);
      continue;
    }
    const paths = [...config.services.keys()].map((service) => template.replaceAll('{service}', service));
    const open = paths.find((path) => /[{}*?[\]]/.test(path));
    if (open !== undefined) return unknownUsage(`${open} of environment ${name} stands for several files`);
    files.push(...paths);
  }
  return { known: true, files: [...new Set(files)], templates: [...new Set(templates)] };
}

function hasOwnDirectories(template: string): boolean {
  try {
    return environmentDirectory(template, 'slug') !== '';
  } catch {
    return false;
  }
}

function unknownUsage(why: string): UsagePlaces {
  return { known: false, reason: `${why}, so it is not known whether another environment uses it` };
}

/** Hosts of the registries that `gitops.yaml` names for its services and environments. */
export function registryHosts(config: ProjectConfig | undefined): ReadonlySet<string> {
  if (config === undefined) return new Set();
  const ofServices = [...config.services.keys()].map((name) => serviceImage(config, name));
  const ofEnvironments = [...config.environments.values()].map(({ image }) => image);
  return new Set([...ofServices, ...ofEnvironments].flatMap((image) => (image === undefined ? [] : hostIn(image))));
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
      /** Text of the files that other environments run by, by path. */
      readonly files: ReadonlyMap<string, string>;
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
 * Reads the files by which other environments run.
 *
 * @param commits as `ImageUsers` has them
 * @param appFile where manifests of Applications are; they may set images too
 * @param goes whether a file goes in this very cleanup
 */
export async function imageUsers(
  snapshot: Snapshot,
  usage: UsagePlaces,
  appFile: string,
  commits: readonly NamingCommit[],
  goes: (path: string) => boolean,
): Promise<ImageUsers> {
  if (!usage.known) return usage;
  if (/\{.*\//.test(appFile)) return { known: false, reason: 'app-file names more than one directory' };
  const paths = new Set([...usage.files, ...(await applicationFiles(snapshot, appFile, ''))]);
  for (const template of usage.templates) {
    for (const { directory } of await observedEnvironments(snapshot, template)) {
      for (const path of await snapshot.filesBelow(directory)) paths.add(path);
    }
  }
  const left = [...paths].filter((path) => !goes(path));
  const texts = await Promise.all(left.map(async (path) => [path, await readText(snapshot, path)] as const));
  const found = texts.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { known: true, files: new Map(found), commits };
}

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
      if (dryRun) return { result: 'removed', reason: `a dry run: ${found.digest} would go` } as const;
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
  { files, commits }: Extract<ImageUsers, { known: true }>,
): string | undefined {
  for (const [path, text] of files) {
    if ((tag !== undefined && text.includes(tag)) || text.includes(digest)) return `${path} uses it`;
  }
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
  const other = (await tags.naming(image)).find((tag) => !own.has(tag));
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
