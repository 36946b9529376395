/** The images of a deployment: built, found or promoted, several at a time. */
import type { ConfirmedImage } from '../build/check-image.ts';
import type { MadeImage } from '../build/engine.ts';
import { type ImageRequest, imageTarget } from '../build/request.ts';
import { subjectOf } from '../bump/update.ts';
import { badInput } from '../failure.ts';
import type { ObjectId } from '../git/transport.ts';
import type { Log } from '../ports.ts';
import { inParallel } from './in-parallel.ts';

/** A builder uses all cores by itself, and the append engine waits for the registry. */
const buildsAtOnce = 4;
/** One small request each. */
const confirmedAtOnce = 8;

/** A pushed image without its repository. */
export interface ImageVersion {
  readonly tag: string;
  /** Undefined in a dry run, which builds nothing. */
  readonly digest: string | undefined;
}

/** The image that a service gets instead of a build. */
export interface PromotedImage {
  /** By digest where a record has one, else by tag. */
  readonly reference: string;
  readonly tag: string | undefined;
  /** The commit that it was built from. */
  readonly builtFrom: ObjectId;
}

/** The image of a service; its tag is the first one. */
export interface ServiceImage extends ImageVersion {
  readonly service: string;
  /** Where its clusters have images of their own: the first that has this one. */
  readonly cluster?: string | undefined;
  /** Without a tag, its host included. */
  readonly repository: string;
  /** `image@digest`; in a dry run, which builds nothing, `image:tag`. */
  readonly reference: string;
  /** `image:tag` for each of its tags. */
  readonly tagged: readonly string[];
}

/** One image, and the places that get it. */
export interface WantedImage {
  readonly service: string;
  /** Where the clusters of the service have images of their own. */
  readonly cluster?: string | undefined;
  readonly image: ImageRequest;
  /** `web1@eu`, `web1@us`. */
  readonly places: readonly string[];
}

/**
 * In the order of the services; one begins when those are there that it needs. After a failure no further build begins.
 *
 * @param needs service → those of the services that come before it
 * @param made called with each image as it is there, also when others fail
 * @throws Failure of one service under its name, `IMAGES_FAILED` for several
 */
export function makeImages(
  services: readonly Omit<WantedImage, 'places'>[],
  promotions: ReadonlyMap<string, PromotedImage>,
  makeImage: (request: ImageRequest) => Promise<MadeImage>,
  log: Log,
  made: (image: ServiceImage) => void = () => {},
  needs: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<readonly ServiceImage[]> {
  const make = async ({ service, cluster, image }: Omit<WantedImage, 'places'>) => {
    const request = promoting(image, promotions.get(service));
    const found = await makeImage(request);
    refuseOtherImage(request, found);
    const result = {
      ...serviceImage(service, found, { log, isDry: request['dry-run'] }),
      ...(cluster === undefined ? {} : { cluster }),
    };
    made(result);
    return result;
  };
  const tasks = services.map((each) => ({
    name: nameOf(each),
    after: services.filter((other) => needs.get(each.service)?.includes(other.service)).map(nameOf),
    run: () => (services.length === 1 ? make(each) : apart(nameOf(each), each.image, () => make(each), log)),
  }));
  return inParallel(tasks, { atOnce: buildsAtOnce, code: 'IMAGES_FAILED' });
}

function nameOf({ service, cluster }: Pick<WantedImage, 'service' | 'cluster'>): string {
  return subjectOf({ service, cluster }) ?? service;
}

/** Every line says of which build it is. Those of a dry run are to be pasted. */
function apart<T>(name: string, image: ImageRequest, make: () => Promise<T>, log: Log): Promise<T> {
  return image['dry-run'] ? log.group(name, make) : log.group(name, make, { label: name });
}

/** @throws bad input for a directory of `finish` with the image of another commit or service */
function refuseOtherImage(request: ImageRequest, { image, tags }: MadeImage): void {
  if (request.finish === undefined) return;
  const wanted = imageTarget(request);
  if (wanted.image === image && wanted.tags[0] === tags[0]) return;
  const problem = `${request.finish} has the image ${image}:${tags[0]}, and ${wanted.image}:${wanted.tags[0]} is deployed`;
  throw badInput('finish', problem, 'Give the directory that `emit` wrote for this commit and this environment.');
}

/**
 * Asks the registry once more for exactly what is going to be written, whether it was built, found or promoted: other images
 * may have taken an hour since. In a dry run there is nothing to ask for.
 *
 * @throws Failure of one service under its name, `IMAGES_UNCONFIRMED` for several
 */
export async function confirmImages(
  services: readonly Omit<WantedImage, 'places'>[],
  images: readonly ServiceImage[],
  confirmImage: (request: ImageRequest, image: ConfirmedImage) => Promise<void>,
): Promise<void> {
  const requests = new Map(services.map((each) => [nameOf(each), each.image]));
  const tasks = images.flatMap((each) => {
    const { repository, tag, digest } = each;
    const request = requests.get(nameOf(each));
    if (request === undefined || digest === undefined) return [];
    return [{ name: nameOf(each), run: () => confirmImage(request, { repository, tag, digest }) }];
  });
  await inParallel(tasks, { atOnce: confirmedAtOnce, code: 'IMAGES_UNCONFIRMED' });
}

/** A promoted image keeps its tag: the tag of this commit may belong to another build of it. */
export function promoting(request: ImageRequest, promoted: PromotedImage | undefined): ImageRequest {
  if (promoted === undefined) return request;
  const tags = promoted.tag === undefined ? {} : { tags: [promoted.tag] };
  return { ...request, ...tags, 'promote-from': promoted.reference, finish: undefined };
}

function serviceImage(
  service: string,
  { image, tags, action, digest }: MadeImage,
  { log, isDry }: { readonly log: Log; readonly isDry: boolean },
): ServiceImage {
  log.info(
    `${isDry ? `would be ${action}` : action}: ${digest === undefined ? image : `${image}@${digest}`} ${tags.join(' ')}`,
  );
  const [tag] = tags;
  return {
    service,
    repository: image,
    digest,
    reference: digest === undefined ? `${image}:${tag}` : `${image}@${digest}`,
    tag,
    tagged: tags.map((each) => `${image}:${each}`),
  };
}
