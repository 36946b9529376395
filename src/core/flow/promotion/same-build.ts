/** What is promoted runs with what was built for another environment: both have to be built alike. */
import type { ImageRequest } from '../../build/request.ts';
import { badInput } from '../../failure.ts';

/** What of a build is in the image, with the placeholders of its environment filled in. */
export type BuildSettings = Pick<ImageRequest, 'image' | 'target' | 'build-args'>;

interface PlacedBuild extends BuildSettings {
  /** Where the images of the environment go: their names may differ by that alone, and the image is copied. */
  readonly registry?: string | undefined;
}

interface PromotedBuild {
  readonly service: string;
  /** In the environment that gets the image. */
  readonly here: PlacedBuild;
  /** In the one that it is promoted from. */
  readonly there: PlacedBuild;
}

/**
 * An image with `SERVER_ENV=dev` inside would run in prod.
 *
 * @throws bad input that names every service and setting that differs, because of `{environment}` for example
 */
export function refuseOtherBuilds(
  { environment, from }: { readonly environment: string; readonly from: string },
  services: readonly PromotedBuild[],
): void {
  const differences = services.flatMap(({ service, here, there }) => {
    const settings = differencesOf(here, there);
    return settings.length === 0 ? [] : [`${service} (${settings.join(', ')})`];
  });
  if (differences.length === 0) return;
  throw badInput(
    `environments.${environment}.promote-from`,
    `what ${from} runs is not what is built for ${environment}: ${differences.join(', ')}`,
    `Give the services these settings when they start, or leave promote-from out, so that ${environment} builds its own images.`,
  );
}

/** Names alone: a value may be long. */
function differencesOf(here: PlacedBuild, there: PlacedBuild): readonly string[] {
  const [ours, theirs] = [argumentsOf(here), argumentsOf(there)];
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return [
    ...[...names].filter((name) => ours.get(name) !== theirs.get(name)).map((name) => `build argument ${name}`),
    ...(here.target === there.target ? [] : [`target ${there.target ?? 'of the last stage'}`]),
    ...(isSameImage(here, there) ? [] : [`image ${there.image}`]),
  ];
}

function isSameImage(here: PlacedBuild, there: PlacedBuild): boolean {
  if (here.image === there.image) return true;
  const [ours, theirs] = [nameIn(here), nameIn(there)];
  return ours !== undefined && ours === theirs;
}

/** What stands behind the registry; undefined where the image is in another one. */
function nameIn({ image, registry }: PlacedBuild): string | undefined {
  const prefix = registry === undefined ? undefined : `${registry.replace(/\/+$/, '')}/`;
  return prefix !== undefined && image?.startsWith(prefix) === true ? image.slice(prefix.length) : undefined;
}

/** A later one wins; without `=` the value is that of the variable, which is the same in both. */
function argumentsOf({ 'build-args': args }: BuildSettings): ReadonlyMap<string, string | undefined> {
  return new Map(
    args.map((item) => {
      const equals = item.indexOf('=');
      return equals < 0 ? [item, undefined] : [item.slice(0, equals).trim(), item.slice(equals)];
    }),
  );
}
