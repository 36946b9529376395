/**
 * Whether what was edited is what will be rendered. Reads the Kustomization of the edited file's directory, what that is made
 * of and, for a base, the Kustomizations beside it; and what Argo CD Image Updater left in the directory. Begin with
 * `effectsOf`.
 */
import { basename, dirname, join } from 'node:path/posix';
import { imagesIn } from '../../edit/edit.ts';
import { Failure } from '../../failure.ts';
import { isGlob } from '../../glob.ts';
import { type ImageParts, joinImage, lastComponent, sameRepository, splitImage } from '../../image/reference.ts';
import { imageEntries, type RenderedImage, type Rendering, renderImages, type Writer } from './kustomize.ts';
import { kustomizationIn, kustomizationNames } from './resources.ts';

export interface EditedImage {
  readonly file: string;
  /** As the file says it after the edit. */
  readonly image: string;
}

interface Repository {
  /** With the edits. Undefined when no file is there. */
  read(path: string): Promise<string | undefined>;
  glob(patterns: readonly string[]): Promise<readonly string[]>;
}

const isKustomization = (file: string) => kustomizationNames.includes(basename(file));

/** A directory that others are laid over; those are looked for beside it and one level below. */
const baseName = /^(?:bases?|commons?|shared|components?|default|manifests|resources)$/i;

/** At the root of a repository the directories beside a base may be all of its services. */
const overlayNames = '{overlays,environments,envs,clusters}/*';

/** Beyond so many directories beside a base its overlays are not looked for. */
const maxCandidates = 50;

/**
 * Returns warnings of overlays that show another image.
 *
 * @throws Failure refused `EDIT_WITHOUT_EFFECT` where nothing that is rendered shows the image
 */
export async function effectsOf(repository: Repository, edits: readonly EditedImage[]): Promise<readonly string[]> {
  const renderings = new Renderings(repository);
  return (await Promise.all(edits.map((edited) => effectOf(repository, renderings, edited)))).flat();
}

async function effectOf(
  repository: Repository,
  renderings: Renderings,
  edited: EditedImage,
): Promise<readonly string[]> {
  const directory = dirname(edited.file);
  if (isGlob(directory)) return [];
  await refuseOverridden(repository, edited, directory);
  const kustomization = await kustomizationIn((path) => repository.read(path), directory);
  if (kustomization === undefined) return [];
  const own = await renderings.of(directory);
  if (!own.files.has(edited.file)) return [];
  const { text } = kustomization;
  const isComponent = /^kind:\s*Component\b/m.test(text);
  if (!isComponent) requireShown(own, edited, text);
  return checkOverlays(renderings, repository, edited, directory, text);
}

/** What Argo CD Image Updater writes there goes before what the directory says. */
async function refuseOverridden(
  repository: Repository,
  { file, image }: EditedImage,
  directory: string,
): Promise<void> {
  const overrides = await repository.glob([join(directory, '.argocd-source{,-*}.yaml')]);
  const wanted = splitImage(image);
  for (const override of overrides) {
    if (override === file) continue;
    const text = (await repository.read(override)) ?? '';
    // A tag without a repository is of the only image of its chart.
    const others = imagesOf(override, text).filter(
      (each) => (each.repository === undefined || isAlike(each.repository, wanted)) && !isSame(each, wanted),
    );
    const [other] = others;
    if (other === undefined) continue;
    const message = `${file}: ${override} goes before it, and says ${joinImage(other)} at ${other.path}`;
    throw new Failure('refused', 'EDIT_WITHOUT_EFFECT', `${message}: the edit would have no effect`, {
      hint: `Give file: ${override}; or delete it, when nothing writes it any more.`,
    });
  }
}

/** A file that Argo CD could not read either decides nothing. */
function imagesOf(file: string, text: string): ReturnType<typeof imagesIn> {
  try {
    return imagesIn(file, text);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

/** Several images of one directory are looked for in one rendering. */
class Renderings {
  readonly #repository: Repository;
  readonly #known = new Map<string, Promise<Rendering>>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  of(directory: string): Promise<Rendering> {
    const rendering = this.#known.get(directory) ?? renderImages((path) => this.#repository.read(path), directory);
    this.#known.set(directory, rendering);
    return rendering;
  }
}

async function checkOverlays(
  renderings: Renderings,
  repository: Repository,
  edited: EditedImage,
  directory: string,
  kustomization: string,
): Promise<readonly string[]> {
  const above = aboveBase(directory);
  // The directory above may be the only overlay itself.
  const beside = above === undefined ? [] : ['.', '*', above === '.' ? overlayNames : '*/*'];
  const patterns = beside.map((each) => join(above ?? '', each, `{${kustomizationNames.join(',')}}`));
  const candidates = (await repository.glob(patterns))
    .map((file) => dirname(file))
    .filter((each) => each !== directory);
  if (candidates.length > maxCandidates) return [];
  const rendered = await Promise.all(
    candidates.map(async (each) => ({ overlay: each, rendering: await renderings.of(each) })),
  );
  const over = rendered.filter(({ rendering }) => rendering.directories.has(directory));
  const seen = over.map((each) => ({ ...each, ends: endsOf(each.rendering, edited) }));
  const without = seen.filter(({ rendering, ends }) => rendering.unknown.length === 0 && isLost(ends, edited));
  if (without.length > 0 && without.length === over.length) {
    for (const { rendering } of without) requireShown(rendering, edited, kustomization);
  }
  return without.flatMap(({ overlay, ends: [end] }) => {
    const by = end?.writers.at(-1);
    const writer = by === undefined ? '' : `, by ${describe(by)}`;
    return `${edited.file}: ${overlay} shows ${end?.image ?? 'another image'}${writer}`;
  });
}

/** The containers that the edit reaches, as they are in the end. */
function endsOf({ images }: Rendering, { file, image }: EditedImage): readonly RenderedImage[] {
  const wanted = splitImage(image);
  return images.filter(({ writers }) =>
    writers.some((each) => each.file === file && each.image !== undefined && isSame(splitImage(each.image), wanted)),
  );
}

/** Whether every container has another version than the one that was written. A new name is no other version. */
function isLost(ends: readonly RenderedImage[], { image }: EditedImage): boolean {
  const wanted = splitImage(image);
  return (
    ends.length > 0 && !ends.some((each) => each.image !== undefined && isSameVersion(splitImage(each.image), wanted))
  );
}

/**
 * An edit is only refused where all that is rendered is known, and there is something.
 *
 * @param kustomization the text of the one in the directory of the edited file
 */
function requireShown(rendering: Rendering, edited: EditedImage, kustomization: string): void {
  if (rendering.unknown.length > 0 || rendering.images.length === 0) return;
  const ends = endsOf(rendering, edited);
  if (ends.length === 0 && isKustomization(edited.file)) throw nothingNamed(rendering, edited, kustomization);
  const by = isLost(ends, edited) ? ends[0]?.writers.at(-1) : undefined;
  if (by === undefined) return;
  const shown = by.image === undefined ? 'writes another image' : `makes it ${by.image}`;
  const message = `${edited.file}: ${describe(by)} ${shown}: the edit would have no effect`;
  throw new Failure('refused', 'EDIT_WITHOUT_EFFECT', message, { hint: whereDecided(by, edited) });
}

function whereDecided({ file, field, origin }: Writer, edited: EditedImage): string {
  if (origin === undefined) {
    const place = file === edited.file ? `key: ${field}` : `file: ${file}`;
    return `Give ${place}, where the image is decided.`;
  }
  const copied = `${field} copies ${origin.value}`;
  if (origin.file === undefined) return `${copied}: change it there.`;
  return `${copied}. Give file: ${origin.file} and key: ${origin.key}.`;
}

function nothingNamed({ images }: Rendering, { file, image }: EditedImage, kustomization: string): Failure {
  const names = new Set(images.flatMap((each) => splitImage(each.image ?? '').repository ?? []));
  const { repository = '' } = splitImage(image);
  const name = entryFor(kustomization, repository) ?? repository;
  const message = `${file}: nothing that it is made of has the image ${name}`;
  const there = [...names].slice(0, 5).join(', ');
  const hint = `Kustomize finds an image by its name, exactly as the resources have it: change the name of the entry images[name=${name}] to one that is there.`;
  return new Failure('refused', 'EDIT_WITHOUT_EFFECT', `${message}; there is ${there}`, { hint });
}

/** The name of the entry that makes an image, of its `newName`. */
function entryFor(kustomization: string, repository: string): string | undefined {
  return imageEntries(kustomization).find(({ newName }) => newName === repository)?.name;
}

/** The directory that a base and its overlays are in. */
function aboveBase(directory: string): string | undefined {
  const steps = directory.split('/');
  const at = steps.findIndex((step) => baseName.test(step));
  return at < 0 ? undefined : steps.slice(0, at).join('/') || '.';
}

function describe({ file, field }: Writer): string {
  return field === undefined ? file : `${field} of ${file}`;
}

function isAlike(repository: string | undefined, wanted: ImageParts): boolean {
  return lastComponent(repository ?? '') === lastComponent(wanted.repository ?? '');
}

function isSame(one: ImageParts, other: ImageParts): boolean {
  const named = one.repository === undefined || sameRepository(one.repository, other.repository ?? '');
  return named && isSameVersion(one, other);
}

function isSameVersion(one: ImageParts, other: ImageParts): boolean {
  return other.digest === undefined ? one.tag === other.tag : one.digest === other.digest;
}
