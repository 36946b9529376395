/** The images that several places need, each once. */
import { imageTarget } from '../../build/request.ts';
import { badInput } from '../../failure.ts';
import { type PromotedImage, promoting, type ServiceImage, type WantedImage } from '../images.ts';
import { placeOf, type ServiceDeployment } from '../service-deployment.ts';

/**
 * The images of some places, each once: what has one name is built once.
 *
 * @param promotions by service: a promoted image has its own tag, whatever the run would call one that it builds
 * @throws bad input where two places would build one name in two ways
 */
export function distinctImages(
  deployments: readonly ServiceDeployment[],
  promotions: ReadonlyMap<string, PromotedImage>,
): readonly WantedImage[] {
  const found = new Map<string, { first: ServiceDeployment; places: string[] }>();
  for (const each of deployments) {
    const { image, tags } = imageTarget(promoting(each.image, promotions.get(each.service)));
    const name = JSON.stringify([each.service, image, tags]);
    const known = found.get(name);
    if (known === undefined) found.set(name, { first: each, places: [placeOf(each)] });
    else {
      refuseOtherBuild(known.first, each, `${image}:${tags[0]}`);
      known.places.push(placeOf(each));
    }
  }
  const ofService = (service: string) => [...found.values()].filter(({ first }) => first.service === service);
  return [...found.values()].map(({ first: { service, cluster, image }, places }) => ({
    service,
    ...(ofService(service).length > 1 ? { cluster } : {}),
    image,
    places,
  }));
}

/** What is of the run or the place, and not of the image. */
const besideImage: ReadonlySet<string> = new Set([
  'service',
  'environment',
  'cluster',
  'placeholders',
  'ci',
  'cwd',
  'pruned',
  'registry-username',
  'registry-password',
]);

function refuseOtherBuild(one: ServiceDeployment, other: ServiceDeployment, name: string): void {
  const settings = ({ image }: ServiceDeployment) =>
    new Map(Object.entries(image).map(([key, value]) => [key, JSON.stringify(value)]));
  const [ours, theirs] = [settings(one), settings(other)];
  const keys = [...ours.keys(), ...theirs.keys()].filter((each) => !besideImage.has(each));
  const key = keys.find((each) => ours.get(each) !== theirs.get(each));
  if (key === undefined) return;
  const fix = 'Give each cluster an image of its own (`image` with `{cluster}`), or move the setting to where it runs.';
  throw badInput(key, `differs between ${placeOf(one)} and ${placeOf(other)}, and both would be ${name}`, fix);
}

/** @param images in the order of those that were wanted */
export function imagesByPlace(
  wanted: readonly WantedImage[],
  images: readonly ServiceImage[],
): ReadonlyMap<string, ServiceImage> {
  return new Map(
    wanted.flatMap(({ places }, index) => {
      const image = images[index];
      return image === undefined ? [] : places.map((place) => [place, image] as const);
    }),
  );
}
