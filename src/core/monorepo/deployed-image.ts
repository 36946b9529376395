/** The image that a service has in an environment: what is built and pushed there is what is written there (law 13). */
import { expand, type PlaceholderValues } from '../names/placeholders.ts';
import type { CiContext } from '../ports.ts';
import { type NamedEnvironment, placeholdersFor, serviceImage } from './environments.ts';
import { clustersOf } from './place.ts';
import type { EnvironmentConfig, ProjectConfig } from './project.ts';

interface ImageTemplates {
  /** Repository without a tag; undefined where nothing says where images go. */
  readonly image: string | undefined;
  /** The tag that is deployed. The service's others are pushed beside it. */
  readonly tag: string;
}

/**
 * The environment's `image` and `tag`, else the service's `build.image` and first of `build.tags`, else
 * `{registry}/{service}` and `{sha8}`.
 */
export function imageTemplates(
  config: ProjectConfig | undefined,
  service: string,
  environment: EnvironmentConfig | undefined,
): ImageTemplates {
  return {
    image:
      environment?.image ?? (config === undefined ? undefined : serviceImage(config, service, environment?.registry)),
    tag: environment?.tag ?? config?.services.get(service)?.build?.tags?.[0] ?? '{sha8}',
  };
}

interface ImageSelection {
  readonly config: ProjectConfig | undefined;
  readonly ci: CiContext;
  readonly cluster?: string | undefined;
}

/** The repository with its placeholders filled in. @throws bad input for one that this run has no value for */
export function imageRepository(
  { config, ci, cluster }: ImageSelection,
  service: string,
  environment: NamedEnvironment | undefined,
): string | undefined {
  const { image } = imageTemplates(config, service, environment?.environment);
  return image && expand(image, valuesFor({ ci, cluster }, service, environment), `image of ${service}`);
}

/** The tag with its placeholders filled in. @throws bad input for one that this run has no value for */
export function imageTag(
  { config, ci, cluster }: ImageSelection,
  service: string,
  environment: NamedEnvironment | undefined,
): string {
  const { tag } = imageTemplates(config, service, environment?.environment);
  return expand(tag, valuesFor({ ci, cluster }, service, environment), `tag of ${service}`);
}

/** Where no cluster is meant it is the first one. */
function valuesFor(
  { ci, cluster }: Pick<ImageSelection, 'ci' | 'cluster'>,
  service: string,
  environment: NamedEnvironment | undefined,
): PlaceholderValues {
  const [first] = clustersOf(environment?.environment ?? {});
  return placeholdersFor(ci, service, environment?.name, cluster ?? first);
}

/** Whether a tag says which commit the image was built from. */
export function namesCommit(template: string): boolean {
  return /(?<!\{)\{(sha8?|version|git-tag)\}(?!\})/.test(template);
}
