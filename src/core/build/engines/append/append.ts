/**
 * The engine `append`: built files become reproducible layers on a base image, through the registry API alone. No daemon,
 * no root, no pull: of the base only its manifests and configurations are read.
 *
 * Begin here; then `files.ts` (which files), `tar.ts` and `layer.ts` (their bytes), `base.ts` and `config.ts` (the image).
 */
import { badInput } from '../../../failure.ts';
import { copyBlobs } from '../../../image/copy.ts';
import {
  type BlobSource,
  blobOf,
  type Descriptor,
  isStored,
  type Manifest,
  ociIndexType,
} from '../../../image/manifest.ts';
import { formatReference, parseRepositoryName, repositoryOf } from '../../../image/reference.ts';
import type { Registry } from '../../../image/registry.ts';
import type { Log } from '../../../ports.ts';
import { temporaryBase } from '../../../run-end.ts';
import type { BuildSpec, Engine, EnginePorts } from '../../engine.ts';
import { filesChanged } from '../../key/files-changed.ts';
import { takenOr } from '../../key/reuse.ts';
import { platformName } from '../../platform.ts';
import { declaredAppend } from '../declared.ts';
import { type Base, readBases } from './base.ts';
import { changedFiles } from './changed-files.ts';
import { checkSettings, mergeConfig } from './config.ts';
import { layerEntries } from './files.ts';
import { knownLayers, layerType, leaveLayers, marked } from './known-layers.ts';
import { findLayer, type Layer, packLayer } from './layer.ts';
import { machineCode } from './machine-code.ts';
import type { LayerEntry } from './tar.ts';

export const append: Engine = {
  ...declaredAppend,
  async probe(spec, ports) {
    const { registry } = ports;
    checkSettings(spec);
    warnOfLines(spec, ports.log);
    const epoch = sourceDate(ports.env.SOURCE_DATE_EPOCH);
    return {
      available: true,
      async plan() {
        await using image = await assembleImage(spec, epoch, ports);
        if (!spec.options.push) return { action: 'built', digest: undefined, lines: [] };
        const isThere = await hasImage(registry, spec, image);
        return { action: isThere ? 'reused' : 'built', digest: image.manifest.digest, lines: [] };
      },
      async build() {
        // Held here: the layers' files live until their upload has ended.
        await using image = await assembleImage(spec, epoch, ports);
        const [config, ...others] = image.configs;
        if (!spec.options.push) return { result: 'kept', imageId: others.length === 0 ? config?.digest : undefined };
        const to = parseRepositoryName(spec.image);
        const lacking = await image.lacking();
        // An image is not there without its layers.
        const isThere = lacking.length === 0 && (await hasImage(registry, spec, image));
        if (!isThere) await pushContent(registry, spec, image, lacking);
        if (spec.namesContent) await image.requireSameFiles();
        const again = () => pushContent(registry, spec, image, undefined);
        await Promise.all([
          ...spec.tags.map((tag) =>
            registry
              .putManifest({ ...to, tag }, image.manifest, again)
              .catch(takenOr(registry, to, tag, image.manifest)),
          ),
          isThere ? undefined : leaveLayers(registry, spec, image.children[0] ?? image.manifest, ports.log),
        ]);
        const { digest } = image.manifest;
        return { result: 'pushed', action: isThere ? 'reused' : 'built', digest, isConfirmed: true };
      },
    };
  },
};

/** A command line in one item would be the name of one program, which a container does not find. */
function warnOfLines({ command, entrypoint }: BuildSpec, log: Log): void {
  for (const [input, words] of Object.entries({ command, entrypoint })) {
    const [word = ''] = words;
    if (words.length !== 1 || !/\S\s+\S/.test(word)) continue;
    log.warn(
      `${input}: "${word}" is one word, so a container looks for a program of that name; give each word as an item`,
    );
  }
}

/** Seconds since the epoch. Source: reproducible-builds.org, SOURCE_DATE_EPOCH. */
function sourceDate(text = '0'): number {
  // What eleven octal digits of a tar header hold.
  if (/^\d{1,10}$/.test(text) && Number(text) < 8 ** 11) return Number(text);
  throw badInput('SOURCE_DATE_EPOCH', `"${text}" is not a number of seconds`, 'Use `git log -1 --format=%ct`.');
}

/** An image, or an index of several, that is ready to push; nothing has been written to a registry yet. */
interface AssembledImage extends AsyncDisposable {
  /** What the tags are going to name. */
  readonly manifest: Manifest;
  /** Of an index, the images in it. */
  readonly children: readonly Manifest[];
  /** What the base's repository has. */
  readonly inherited: readonly Descriptor[];
  readonly layers: readonly BlobSource[];
  /** Those of the layers that the repository does not have, as it was when each was packed. */
  lacking(): Promise<readonly BlobSource[]>;
  /** Of the image, or of each child. */
  readonly configs: readonly BlobSource[];
  /** @throws Failure `FILES_CHANGED` */
  requireSameFiles(): Promise<void>;
}

/** OCI's, whatever the base has: Docker's manifests have no annotations. All registries and runtimes of today take them. */
const types = {
  index: ociIndexType,
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: layerType,
};

/** Whether the repository has this very image. */
async function hasImage(registry: Registry, spec: BuildSpec, { manifest }: AssembledImage): Promise<boolean> {
  const to = parseRepositoryName(spec.image);
  return (await registry.headManifest({ ...to, digest: manifest.digest })) !== undefined;
}

/**
 * Everything that the tags are going to name, but not yet the tags: they never name half an image (law 11).
 *
 * @param lacking layers that the repository lacks; undefined: it is asked
 */
async function pushContent(
  registry: Registry,
  { base, image: repository }: BuildSpec,
  { inherited, layers, configs, children }: AssembledImage,
  lacking: readonly BlobSource[] | undefined,
): Promise<void> {
  const to = parseRepositoryName(repository);
  const isElsewhere = base !== undefined && formatReference(repositoryOf(base)) !== formatReference(to);
  const pushBlobs = async (missing: readonly BlobSource[] | undefined) => {
    await Promise.all([
      isElsewhere ? copyBlobs(registry, inherited, repositoryOf(base), to) : undefined,
      ...(missing ?? layers).map((blob) => registry.uploadBlob(to, blob, missing === undefined ? undefined : false)),
      // No other image has them.
      ...configs.map((blob) => registry.uploadBlob(to, blob, false)),
    ]);
  };
  await pushBlobs(lacking);
  await Promise.all(children.map((child) => registry.putManifest(to, child, () => pushBlobs(undefined))));
}

/**
 * The same base digest, files and settings give the same digest on every machine and at every commit.
 *
 * @param epoch seconds since 1970 that files and the image are dated with
 */
async function assembleImage(spec: BuildSpec, epoch: number, ports: EnginePorts): Promise<AssembledImage> {
  const [bases, packed] = await Promise.allSettled([
    readBases(ports.registry, spec.base, spec.platforms),
    packLayers(spec, epoch, ports),
  ]);
  if (packed.status === 'rejected') throw packed.reason;
  const { layers, isThere, forOneMachine, requireSameFiles, dispose } = packed.value;
  try {
    if (bases.status === 'rejected') throw bases.reason;
    const { each, annotations } = bases.value;
    if (each.length > 1 && forOneMachine().length > 0) throw notForAll(each, forOneMachine());
    const images = each.map((base) => imageOn(base, spec, layers, epoch));
    const blobs = once(layers.map(({ blob }) => blob));
    const inherited = each.flatMap((base) => base.layers.filter(isStored));
    const [image] = images;
    const single = image !== undefined && images.length === 1 ? image.manifest : undefined;
    const children = images.map(({ manifest }) => manifest);
    return {
      manifest: single ?? indexOf(children, each, annotated(annotations, spec)),
      children: single === undefined ? children : [],
      inherited,
      layers: blobs,
      async lacking() {
        const known = await Promise.all(blobs.map(isThere));
        return blobs.filter((_, at) => known[at] === false);
      },
      configs: once(images.map(({ config }) => config)),
      requireSameFiles,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function once(blobs: readonly BlobSource[]): readonly BlobSource[] {
  return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
}

/** A second list of more would take too much memory: then what was packed is looked at, and not what is new. */
const mostListedAgain = 50_000;

interface PackedLayers {
  readonly layers: readonly Layer[];
  /** Whether the repository has it; asked once, as soon as it is packed, where the image is pushed. */
  isThere(blob: BlobSource): Promise<boolean>;
  /** Paths of files that run on one kind of machine alone. */
  forOneMachine(): readonly string[];
  /** @throws Failure `FILES_CHANGED` where they are not as they were packed */
  requireSameFiles(): Promise<void>;
  dispose(): Promise<void>;
}

async function packLayers(
  spec: BuildSpec,
  epoch: number,
  { env, registry, clock }: EnginePorts,
): Promise<PackedLayers> {
  const { files, cwd, context, base, image, options } = spec;
  const known = knownLayers(registry, spec);
  const read = () => layerEntries(files, { cwd, context, onBase: base !== undefined });
  const entries = await read();
  const asked = new Map<string, Promise<boolean>>();
  const isThere = ({ digest }: BlobSource) => {
    const answer = asked.get(digest) ?? registry.showsBlob(parseRepositoryName(image), digest);
    asked.set(digest, answer);
    return answer;
  };
  const packed = await Promise.allSettled(
    entries.map(async (each) => {
      const found = await findLayer(each, epoch, temporaryBase(env), { known: await known, clock });
      if (found !== undefined && (await isThere(found.blob))) return found;
      const layer = await packLayer(each, epoch, temporaryBase(env));
      // Its failure is thrown where it is waited for.
      if (options.push) isThere(layer.blob).catch(() => {});
      return layer;
    }),
  );
  const layers = packed.flatMap((each): Layer[] => (each.status === 'fulfilled' ? [each.value] : []));
  const dispose = async () => {
    for (const layer of layers) await layer[Symbol.asyncDispose]();
  };
  const failed = packed.find((each) => each.status === 'rejected');
  if (failed !== undefined) {
    await dispose();
    throw failed.reason;
  }
  let found: readonly string[] | undefined;
  return {
    layers,
    isThere,
    forOneMachine() {
      found ??= entries.flatMap((each: readonly LayerEntry[]) => machineCode(each));
      return found;
    },
    async requireSameFiles() {
      const count = entries.reduce((sum, { length }) => sum + length, 0);
      const now = count > mostListedAgain ? entries : await read();
      const changed: string[] = [];
      for (const [at, layer] of layers.entries()) {
        const before = { entries: entries[at] ?? [], layer };
        changed.push(...(await changedFiles(before, now[at] ?? [], { mtime: epoch, clock })));
      }
      if (changed.length > 0) throw filesChanged(changed.map((path) => `/${path}`));
    },
    dispose,
  };
}

function imageOn(base: Base, spec: BuildSpec, layers: readonly Layer[], epoch: number) {
  const created = new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
  const diffIds = layers.map(({ diffId }) => diffId);
  const config = blobOf(Buffer.from(JSON.stringify(mergeConfig(base.config, spec, diffIds, created))));
  const manifest = manifestOf(types.manifest, {
    config: descriptor(types.config, config),
    layers: [...base.layers, ...layers.map(({ blob, diffId }) => marked(descriptor(types.layer, blob), diffId, spec))],
    annotations: annotated(base.annotations, spec),
  });
  return { config, manifest };
}

/** What is said of the base, and the annotations of the spec, which may say it otherwise. */
function annotated(ofBase: Base['annotations'], { options }: Pick<BuildSpec, 'options'>): Base['annotations'] {
  const given = Object.fromEntries([...options.annotations].sort(([a], [b]) => (a < b ? -1 : 1)));
  return options.annotations.size === 0 ? ofBase : { ...ofBase, ...given };
}

function indexOf(images: readonly Manifest[], bases: readonly Base[], annotations: Base['annotations']): Manifest {
  const manifests = images.map((image, at) => ({
    ...descriptor(image.mediaType, image),
    platform: bases[at]?.platform,
  }));
  return manifestOf(types.index, { manifests, annotations });
}

/** Without what is undefined. */
function manifestOf(mediaType: string, content: object): Manifest {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
  return { ...descriptor(mediaType, blobOf(bytes)), bytes };
}

function descriptor(mediaType: string, { digest, size }: Pick<BlobSource, 'digest' | 'size'>): Descriptor {
  return { mediaType, digest, size };
}

function notForAll(bases: readonly Base[], paths: readonly string[]): Error {
  const some = paths.slice(0, 5).map((each) => `/${each}`);
  const more = paths.length > some.length ? ` and ${paths.length - some.length} more` : '';
  const platforms = bases.map(({ platform }) => platformName(platform)).join(', ');
  return badInput(
    'platforms',
    `the files run on one kind of machine alone, and the image is for ${platforms}: ${some.join(', ')}${more}`,
    'Give one platform, leave those files out (.dockerignore), or build with a Dockerfile.',
  );
}
