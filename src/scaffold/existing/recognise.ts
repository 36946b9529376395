/** Where the images of the services stand in the files of a GitOps repository: by the editor's own kinds of files. */
import { basename, join } from 'node:path/posix';
import { editFile, imagesIn } from '../../core/edit/edit.ts';
import { messageOf } from '../../core/failure.ts';
import { lastComponent } from '../../core/image/reference.ts';
import { type AppKeys, applicationsIn, type FoundApplication } from './applications.ts';
import type { GitopsFile } from './files.ts';
import { serviceIn } from './names.ts';

export interface KnownService {
  readonly name: string;
  readonly path: string;
  readonly packageName: string | undefined;
}

/** A place in which the image of a service stands. */
export interface Sighting {
  readonly service: string;
  /** Path in the GitOps repository. */
  readonly file: string;
  /** Path in the file, where commands do not find it by themselves. */
  readonly key: string | undefined;
  /** Repository without tag; undefined where the file has the tag alone. */
  readonly image: string | undefined;
  /** Of the Application that deploys it, where one was named. */
  readonly app: AppKeys | undefined;
  /** As somebody said it. */
  readonly environment: string | undefined;
  /** Further words in which the environment may stand: of the Application. */
  readonly hints: readonly string[];
}

/** The places, and what could not be recognised, each in a sentence that names the file. */
interface Recognised {
  readonly sightings: readonly Sighting[];
  readonly problems: readonly string[];
}

export interface Repository {
  /** Of a file at the checkout; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
  /** Names of the files of a directory. */
  readonly list: (directory: string) => Promise<readonly string[]>;
}

export async function recognise(
  files: readonly GitopsFile[],
  services: readonly KnownService[],
  repository: Repository,
): Promise<Recognised> {
  const found = await Promise.all(files.map((file) => recogniseFile(file, services, repository)));
  return {
    sightings: found.flatMap(({ sightings }) => sightings),
    problems: found.flatMap(({ problems }) => problems),
  };
}

async function recogniseFile(
  file: GitopsFile,
  services: readonly KnownService[],
  repository: Repository,
): Promise<Recognised> {
  const applications = applicationsIn(file);
  const inFile = places(file, services, { hints: applications.map(({ name }) => name) });
  if (applications.length === 0 || inFile.sightings.length > 0) return inFile;
  const behind = await Promise.all(applications.map((each) => behindApplication(file, each, services, repository)));
  return {
    sightings: behind.flatMap(({ sightings }) => sightings),
    problems: behind.flatMap(({ problems }) => problems),
  };
}

/** The files that an Application reads, the strongest first. */
async function behindApplication(
  file: GitopsFile,
  application: FoundApplication,
  services: readonly KnownService[],
  { read, list }: Repository,
): Promise<Recognised> {
  const { name, namespace, keys, reads, directory } = application;
  const inDirectory = directory === undefined || reads.length > 0 ? [] : await list(directory);
  const kustomization = inDirectory.find((each) => /^kustomization\.ya?ml$|^Kustomization$/.test(each));
  const manifests = kustomization === undefined ? inDirectory.filter((each) => /\.ya?ml$/.test(each)) : [kustomization];
  const candidates = [...reads.toReversed(), ...manifests.map((each) => join(directory ?? '.', each))];
  const problems: string[] = [];
  for (const path of candidates) {
    const text = await read(path);
    if (text === undefined) {
      problems.push(`${file.path}: it reads ${path}, which is not in this checkout`);
      continue;
    }
    const hints = [name, ...(namespace === undefined ? [] : [namespace])];
    const there = places({ path, text, environment: file.environment }, services, { hints, app: keys });
    if (there.sightings.length > 0) return { sightings: there.sightings, problems: [] };
    problems.push(...there.problems);
  }
  if (problems.length === 0) problems.push(`${file.path}: the Application ${name} reads no file of this repository`);
  return { sightings: [], problems };
}

interface Context {
  readonly hints: readonly string[];
  readonly app?: AppKeys;
}

type FoundImage = ReturnType<typeof imagesIn>[number];

function places(file: GitopsFile, services: readonly KnownService[], { hints, app }: Context): Recognised {
  let images: readonly FoundImage[];
  try {
    images = imagesIn(file.path, file.text);
  } catch (error) {
    return { sightings: [], problems: [messageOf(error)] };
  }
  if (images.length === 0) return { sightings: [], problems: [`${file.path}: no image stands in it`] };
  const owned = ownersOf(images, file, services, hints);
  const problems = images.flatMap((image) =>
    [...owned.values()].flat().includes(image) || image.repository === undefined
      ? []
      : [`${file.path}: ${image.path} has ${image.repository}, the image of no service of this monorepo`],
  );
  const sightings = [...owned].flatMap(([service, own]) => {
    const [first] = own;
    const key = keyFor(file, own, service);
    if (first === undefined || key === undefined) {
      problems.push(
        `${file.path}: ${own.map(({ path }) => path).join(', ')} cannot be edited as one place of ${service}`,
      );
      return [];
    }
    const { environment, path } = file;
    const found = { service, file: path, key: key.key, image: first.repository, app, environment, hints };
    return [found];
  });
  return { sightings, problems: owned.size > 0 && sightings.length > 0 ? [] : withNone(problems, file, images) };
}

function withNone(problems: readonly string[], file: GitopsFile, images: readonly FoundImage[]): readonly string[] {
  if (problems.length > 0) return problems;
  return [`${file.path}: nothing says which service ${images.map(({ path }) => path).join(', ')} belongs to`];
}

/** By the name of the image, else by its key, else by the path of the file or the name of its Application. */
function ownersOf(
  images: readonly FoundImage[],
  file: GitopsFile,
  services: readonly KnownService[],
  hints: readonly string[],
): ReadonlyMap<string, readonly FoundImage[]> {
  const owned = new Map<string, FoundImage[]>();
  const own = (service: string, image: FoundImage) => owned.set(service, [...(owned.get(service) ?? []), image]);
  for (const image of images) {
    const service = serviceOfImage(image, services);
    if (service !== undefined) own(service, image);
  }
  if (owned.size > 0) return owned;
  const ofFile = [file.path, ...hints]
    .map((text) => serviceIn(text, services))
    .find((service) => service !== undefined);
  const only = ofFile ?? (services.length === 1 ? services[0] : undefined);
  const [first, ...others] = images;
  const main = images.find(({ path }) => path === 'image.tag') ?? (others.length === 0 ? first : undefined);
  if (only !== undefined && main !== undefined) own(only.name, main);
  return owned;
}

function serviceOfImage({ repository, path }: FoundImage, services: readonly KnownService[]): string | undefined {
  if (repository === undefined) return serviceIn(path, services)?.name;
  const name = lastComponent(repository);
  const isExact = (service: KnownService) =>
    [service.name, basename(service.path), service.packageName?.replace(/^@[^/]*\//, '')].includes(name);
  return (services.find(isExact) ?? serviceIn(name, services))?.name;
}

/** A tag that no file has. */
const probe = '0123456789abcdef-probe';

/** The key with which an edit changes these places and no other: none where the editor finds them by itself. */
function keyFor(
  file: GitopsFile,
  own: readonly FoundImage[],
  service: string,
): { readonly key: string | undefined } | undefined {
  const wanted = own.map(({ path }) => path).join();
  const [first] = own;
  const image = first?.repository ?? `registry.example.com/${service}`;
  const keys = [undefined, ...(own.length === 1 ? [first?.path] : [])];
  const found = keys.find((key) => editedPaths(file, image, key)?.join() === wanted);
  return found === undefined && editedPaths(file, image, undefined)?.join() !== wanted ? undefined : { key: found };
}

/** Paths of the images that an edit changes; undefined where it is refused or changes another repository. */
function editedPaths(
  { path, text }: GitopsFile,
  image: string,
  key: string | undefined,
): readonly string[] | undefined {
  try {
    const before = imagesIn(path, text);
    const after = imagesIn(path, editFile(path, text, { image, tag: probe, key }).text);
    const isMoved = after.some(({ repository }, index) => repository !== before[index]?.repository);
    if (after.length !== before.length || isMoved) return undefined;
    return after.filter(({ tag }) => tag === probe).map((each) => each.path);
  } catch {
    return undefined;
  }
}
