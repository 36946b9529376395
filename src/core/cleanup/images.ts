/** Removes image tags of a review environment when nothing else can be using their images. */
import { Failure } from '../failure.ts';
import { readText, type Snapshot } from '../git/snapshot.ts';
import { type ImageReference, parseReference, parseRepositoryName } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import { isReviewEnvironment, serviceImage } from '../monorepo/environments.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import { environmentDirectory } from '../review/environment.ts';
import { applicationFiles } from './removal.ts';
import type { CleanupReport } from './report.ts';
import { observedEnvironments } from './sweep.ts';

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

/** Hosts of the registries that the services of `gitops.yaml` use. */
export function registryHosts(config: ProjectConfig | undefined): ReadonlySet<string> {
  const images = [...(config?.services.keys() ?? [])].map((name) => config && serviceImage(config, name));
  return new Set(images.flatMap((image) => (image === undefined ? [] : [parseRepositoryName(image).registry])));
}

/** Who else may run an image. */
export type ImageUsers =
  /** Text of the files that other environments run by, by path. */
  | { readonly known: true; readonly files: ReadonlyMap<string, string> }
  /** Then every image stays. */
  | { readonly known: false; readonly reason: string };

/**
 * Reads the files by which other environments run.
 *
 * @param appFile where manifests of Applications are; they may set images too
 * @param goes whether a file goes in this very cleanup
 */
export async function imageUsers(
  snapshot: Snapshot,
  usage: UsagePlaces,
  appFile: string,
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
  return { known: true, files: new Map(found) };
}

interface ImageRemoval {
  readonly environment: string;
  /** Full references with tags, as the marker records them. */
  readonly images: readonly string[];
  /**
   * Hosts of the registries that `gitops.yaml` names. People who may write the GitOps repository can write any host into
   * a marker; it gets no request.
   */
  readonly registries: ReadonlySet<string>;
  readonly users: ImageUsers;
  readonly dryRun: boolean;
}

export async function removeImages(registry: Registry, removal: ImageRemoval, report: CleanupReport): Promise<void> {
  const { environment, images, registries, users, dryRun } = removal;
  for (const image of images) {
    await report.attempt({ environment, kind: 'image', name: image }, async () => {
      const reference = parseReference(image, 'images');
      if (!registries.has(reference.registry)) {
        return { result: 'kept', reason: `${reference.registry} is no registry of gitops.yaml` };
      }
      if (!users.known) return { result: 'kept', reason: users.reason };
      const found = await registry.headManifest(reference);
      if (found === undefined) return undefined;
      const user = await userOf(registry, { ...reference, digest: found.digest }, images, users.files);
      if (user !== undefined) return { result: 'kept', reason: user };
      if (dryRun) return { result: 'removed', reason: `a dry run: ${found.digest} would go` };
      return remove(registry, { ...reference, digest: found.digest });
    });
  }
}

/** A registry deletes a manifest with every tag on it, so all of them must be ours and unused. */
async function userOf(
  registry: Registry,
  image: ImageReference & { readonly digest: string },
  ours: readonly string[],
  others: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const { tag, digest } = image;
  if (tag === undefined) return 'it has no tag of its own';
  for (const [path, text] of others) {
    if (text.includes(tag) || text.includes(digest)) return `${path} uses it`;
  }
  const own = new Set(
    ours
      .map((each) => parseReference(each, 'images'))
      .filter(({ registry: host, repository }) => host === image.registry && repository === image.repository)
      .map((each) => each.tag),
  );
  for (const other of await registry.listTags(image)) {
    if (own.has(other)) continue;
    const found = await registry.headManifest({ registry: image.registry, repository: image.repository, tag: other });
    if (found?.digest === digest) return `the tag ${other} names the same image`;
  }
  return undefined;
}

async function remove(registry: Registry, image: ImageReference & { readonly digest: string }) {
  try {
    const result = await registry.deleteManifest(image);
    return result === 'absent' ? undefined : { result: 'removed' as const, reason: `was ${image.digest}` };
  } catch (error) {
    // Some registries only delete by their own retention; that is no failure of this environment.
    if (!(error instanceof Failure) || error.code !== 'REGISTRY_DELETE_UNSUPPORTED') throw error;
    return { result: 'kept' as const, reason: error.message };
  }
}
