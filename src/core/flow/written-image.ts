/** What a commit writes has to be what was pushed (law 13): the edits and the registry are asked before the commit. */
import type { AppliedImage } from '../bump/applied-edit.ts';
import { subjectOf } from '../bump/update.ts';
import { Failure } from '../failure.ts';
import {
  type ImageParts,
  isTemplated,
  joinImage,
  parseReference,
  sameRepository,
  splitImage,
} from '../image/reference.ts';
import type { ServiceImage } from './images.ts';

/** An image that was pushed, or that is going to be. */
export type PushedImage = Pick<ServiceImage, 'service' | 'cluster' | 'repository' | 'tag' | 'digest'>;

/**
 * A file may keep a name of its own for an image: the `newName` of a Kustomization, a value of `set` in the same place.
 *
 * @throws bad input `IMAGE_NOT_PUSHED` for a place that would name another image than the one that its service pushes
 */
export function checkWritten(applied: readonly AppliedImage[], pushed: readonly PushedImage[]): void {
  const images = new Map(pushed.map((image) => [subjectOf(image), image]));
  for (const each of applied) {
    const { service, file, newImage } = each;
    const image = service === undefined ? undefined : images.get(subjectOf(each));
    if (image === undefined || newImage === undefined || isTemplated(newImage)) continue;
    if (names(splitImage(newImage), image)) continue;
    const what = joinImage({ repository: image.repository, tag: image.tag, digest: undefined });
    throw new Failure(
      'bad-input',
      'IMAGE_NOT_PUSHED',
      `${file} would name ${newImage}, and ${what} is what is pushed`,
      {
        hint: 'Let both say the same: `image` and `tag` of the environment (or `build.image` of the service), and the name that the file has.',
      },
    );
  }
}

/** What the text leaves out, such as the repository in values of a chart that knows it, names nothing else. */
function names({ repository, tag, digest }: ImageParts, pushed: PushedImage): boolean {
  return (
    (repository === undefined || sameRepository(repository, pushed.repository) || isMirror(repository, pushed)) &&
    (tag ?? pushed.tag) === pushed.tag &&
    (digest ?? pushed.digest) === pushed.digest
  );
}

/** Charts put the host of a pull-through cache (`global.imageRegistry`) before names of Docker Hub. */
function isMirror(repository: string, pushed: PushedImage): boolean {
  const { registry, repository: path } = parseReference(pushed.repository);
  return registry === 'docker.io' && repository.endsWith(`/${path}`);
}
