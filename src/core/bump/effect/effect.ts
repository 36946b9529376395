/**
 * Whether what was edited is what will be rendered. Reads the Kustomization of the edited file's directory, what that is made
 * of and the Kustomizations that are laid over it; what Argo CD Image Updater left in the directory; and the Applications
 * that read the file. Begin with `effectsOf`.
 */
import { basename, dirname, join } from 'node:path/posix';
import { parseDocument } from 'yaml';
import { imagesIn } from '../../edit/edit.ts';
import { Failure } from '../../failure.ts';
import { isGlob } from '../../glob.ts';
import {
  type ImageParts,
  isTemplated,
  joinImage,
  lastComponent,
  sameRepository,
  splitImage,
} from '../../image/reference.ts';
import {
  type ApplicationSource,
  kustomizeImages,
  type Override,
  valuesOverride,
  type WrittenPlace,
} from './applications.ts';
import { imageEntries, type RenderedImage, type Rendering, renderImages, type Writer } from './kustomize.ts';
import { kustomizationIn, kustomizationNames, type ReadFile } from './resources.ts';
import { type Repository, Search } from './search.ts';

export interface EditedImage {
  readonly file: string;
  /** As the file says it after the edit. */
  readonly image: string;
  /** The texts that the edit asked for, by their places. */
  readonly written: readonly WrittenPlace[];
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
  const directories = edits.map(({ file }) => dirname(file));
  const world = { repository, renderings: new Renderings(repository), search: new Search(repository, directories) };
  return (await Promise.all(edits.map((edited) => effectOf(world, edited)))).flat();
}

interface World {
  readonly repository: Repository;
  readonly renderings: Renderings;
  readonly search: Search;
}

async function effectOf(world: World, edited: EditedImage): Promise<readonly string[]> {
  const { repository, renderings } = world;
  const directory = dirname(edited.file);
  if (isGlob(directory)) return [];
  await refuseOverridden(repository, edited, directory);
  const kustomization = await kustomizationIn((path) => repository.read(path), directory);
  const own = kustomization === undefined ? undefined : await renderings.of(directory);
  if (own?.files.has(edited.file) !== true) return checkApplications(world, edited);
  const { text = '' } = kustomization ?? {};
  const isComponent = /^kind:\s*Component\b/m.test(text);
  if (!isComponent) requireShown(own, edited, text);
  const warnings = await checkOverlays(world, edited, directory, text);
  return [...warnings, ...(await checkApplications(world, edited))];
}

/** Applications may give Helm or Kustomize an image that goes before the one in the file. */
async function checkApplications(world: World, edited: EditedImage): Promise<readonly string[]> {
  const text = (await world.repository.read(edited.file)) ?? '';
  const isManifest = /^kind\s*:/m.test(text) && /^apiVersion\s*:/m.test(text) && !isKustomization(edited.file);
  const readers: { readonly source: ApplicationSource; readonly override: Override | 'none' }[] = [];
  for (const source of await world.search.applications()) {
    if (source.file === edited.file) continue;
    const override =
      (await kustomizeOverride(world, source, edited)) ??
      (isManifest ? undefined : await helmOverride(world, source, edited));
    if (override !== undefined) readers.push({ source, override });
  }
  const decided = readers.flatMap(({ override }) => (override === 'none' ? [] : [override]));
  const [first] = decided;
  if (first === undefined) return [];
  const isCertain = !readers.some(({ source }) => isTemplated(`${source.path} ${JSON.stringify(source.helm)}`));
  if (isCertain && decided.length === readers.length) {
    const message = `${edited.file}: ${first.field} of ${first.file} makes it ${first.text}`;
    throw new Failure('refused', 'EDIT_WITHOUT_EFFECT', `${message}: the edit would have no effect`, {
      hint: `Give file: ${first.file}, where the image is decided${first.field.includes('.') ? `; its key is ${first.field}` : ''}.`,
    });
  }
  return decided.map(({ file, field, text }) => `${edited.file}: ${file} shows ${text}, by ${field}`);
}

function helmOverride({ repository }: World, source: ApplicationSource, { file, image, written }: EditedImage) {
  return valuesOverride((path) => repository.read(path), source, file, written, image);
}

/** Argo CD writes the images of an Application into the Kustomization of its directory, each in the place of an entry of its name. */
async function kustomizeOverride(
  { repository, renderings }: World,
  source: ApplicationSource,
  edited: EditedImage,
): Promise<Override | 'none' | undefined> {
  const { path } = source;
  if (path === undefined || isTemplated(path) || isGlob(path) || path.startsWith('..')) return undefined;
  const read = (each: string) => repository.read(each);
  const found = await kustomizationIn(read, path);
  if (found === undefined || !(await renderings.of(path)).files.has(edited.file)) return undefined;
  const images = kustomizeImages(source);
  const kustomization: unknown = parseDocument(found.text).toJS();
  if (images.length === 0 || typeof kustomization !== 'object' || kustomization === null) return 'none';
  const own = 'images' in kustomization && Array.isArray(kustomization.images) ? kustomization.images : [];
  const isReplaced = (entry: { readonly name?: unknown }) => images.some((each) => each.entry.name === entry.name);
  const entries = [...own.filter((each) => !isReplaced(each)), ...images.map(({ entry }) => entry)];
  const text = JSON.stringify({ ...kustomization, images: entries });
  const withImages: ReadFile = async (each) => (each === found.file ? text : read(each));
  const rendering = await renderImages(withImages, path);
  const ends = endsOf(await renderings.of(path), edited);
  if (rendering.unknown.length > 0 || ends.length === 0 || isLost(ends, edited)) return 'none';
  const reached = rendering.images.filter((each) => ends.some((end) => isSameContainer(end, each)));
  const [shown] = reached;
  if (shown?.image === undefined || !isLost(reached, edited)) return 'none';
  const by = images.find(({ entry }) => shown.writers.at(-1)?.field === `images[name=${String(entry.name)}]`);
  return by === undefined ? 'none' : { file: source.file, field: by.field, text: shown.image };
}

function isSameContainer(one: RenderedImage, other: RenderedImage): boolean {
  return (['kind', 'name', 'list', 'container', 'index'] as const).every((field) => one[field] === other[field]);
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

/** Overlays far from a base, or of a directory that is not called one, may be of another deployment: those are only said. */
async function checkOverlays(
  { repository, renderings, search }: World,
  edited: EditedImage,
  directory: string,
  kustomization: string,
): Promise<readonly string[]> {
  const isBase = aboveBase(directory) !== undefined;
  const candidates = (await search.overlaysOf(directory)) ?? (await overlaysBeside(repository, directory));
  if (candidates.length > maxCandidates) return [];
  const rendered = await Promise.all(
    candidates.map(async (each) => ({ overlay: each, rendering: await renderings.of(each) })),
  );
  const over = rendered.filter(({ rendering }) => rendering.directories.has(directory));
  const seen = over.map((each) => ({ ...each, ends: endsOf(each.rendering, edited) }));
  const without = seen.filter(({ rendering, ends }) => rendering.unknown.length === 0 && isLost(ends, edited));
  if (isBase && without.length > 0 && without.length === over.length) {
    for (const { rendering } of without) requireShown(rendering, edited, kustomization);
  }
  return without.flatMap(({ overlay, ends: [end] }) => {
    const by = end?.writers.at(-1);
    const writer = by === undefined ? '' : `, by ${describe(by)}`;
    return `${edited.file}: ${overlay} shows ${end?.image ?? 'another image'}${writer}`;
  });
}

/** In a repository that is too large to be searched. */
async function overlaysBeside(repository: Repository, directory: string): Promise<readonly string[]> {
  const above = aboveBase(directory);
  // The directory above may be the only overlay itself.
  const beside = above === undefined ? [] : ['.', '*', above === '.' ? overlayNames : '*/*'];
  const patterns = beside.map((each) => join(above ?? '', each, `{${kustomizationNames.join(',')}}`));
  const files = await repository.glob(patterns);
  return files.map((file) => dirname(file)).filter((each) => each !== directory);
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
