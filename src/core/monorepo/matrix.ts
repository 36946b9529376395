import type { ProjectConfig, ServiceConfig } from '../../inputs/config.ts';
import { Failure } from '../failure.ts';
import { expand, placeholderValues } from '../names/placeholders.ts';
import type { CiContext } from '../ports.ts';
import { type NamedEnvironment, serviceImage, slugFor } from './environments.ts';

/** One job: what a workflow reads as `matrix.service`, `matrix.image`, …; empty text where there is nothing to say. */
export interface MatrixEntry {
  readonly service: string;
  readonly environment: string;
  readonly slug: string;
  /** The service's directory. */
  readonly path: string;
  /** Image repository without a tag. */
  readonly image: string;
  readonly tag: string;
}

/** GitHub starts no more jobs from one matrix. Source: docs.github.com, "Workflow syntax", `strategy.matrix`. */
const largestMatrix = 256;

export function matrixEntry(
  { config, ci }: { readonly config: ProjectConfig | undefined; readonly ci: CiContext },
  name: string,
  service: ServiceConfig,
  chosen: NamedEnvironment | undefined,
): MatrixEntry {
  const slug = slugFor(ci);
  const values = placeholderValues(ci, { service: name, environment: chosen?.name, slug });
  const image = chosen?.environment.image ?? (config === undefined ? undefined : serviceImage(config, name));
  const tag = chosen?.environment.tag ?? (ci.commit === undefined ? '' : '{sha8}');
  return {
    service: name,
    environment: chosen?.name ?? '',
    slug: slug ?? '',
    path: service.path,
    image: expand(image ?? '', values, `image of ${name}`),
    tag: expand(tag, values, `tag of ${name}`),
  };
}

/** @throws Failure `MATRIX_LIMIT` on GitHub, which would fail the workflow with less to go by */
export function checkMatrix(ci: CiContext, entries: readonly MatrixEntry[]): void {
  if (ci.host !== 'github' || entries.length <= largestMatrix) return;
  throw new Failure('bad-input', 'MATRIX_LIMIT', `${entries.length} services are more than a matrix of GitHub holds`, {
    hint: `Plan at most ${largestMatrix} at a time with the input services, in several jobs.`,
  });
}
