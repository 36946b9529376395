/** Image tags of a review environment: gone when no one else can be using what they name. */
import { Failure } from '../failure.ts';
import { type ImageReference, parseReference } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import type { CleanupReport } from './report.ts';

/** Who else may run an image. */
export type ImageUsers =
  /** Text of the files that other environments run by, by path. */
  | { readonly known: true; readonly files: ReadonlyMap<string, string> }
  /** Then every image stays. */
  | { readonly known: false; readonly reason: string };

export interface ImageRemoval {
  readonly environment: string;
  /** Full references with tags, as the marker records them. */
  readonly images: readonly string[];
  /**
   * Hosts of the registries that `gitops.yaml` names. Whoever may write the GitOps repository can write any host into a
   * marker; that one is not even asked.
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
