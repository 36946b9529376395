/**
 * The mark that says which Applications this project wrote, and for which review environment. Cleanup removes only
 * what carries it (law 8). Names that a selector needs are labels; what no label can hold (`group/project`,
 * `feature/x`) are annotations.
 */

export const managedByLabel = 'app.kubernetes.io/managed-by';
export const managedByValue = 'monorepo-gitops';
/** The review environment's name. Applications of lasting environments (dev, prod) do not have it. */
export const environmentLabel = 'monorepo-gitops/environment';
const sourceRepositoryAnnotation = 'monorepo-gitops/source-repository';
const sourceBranchAnnotation = 'monorepo-gitops/source-branch';
const sourceRequestAnnotation = 'monorepo-gitops/source-request';

/** What a review environment's Application says about where it came from. */
export interface Ownership {
  /** A DNS label, as `core/review` makes it. */
  readonly environment: string;
  /** `owner/name` of the monorepo. */
  readonly repository: string;
  readonly branch?: string | undefined;
  readonly request?: number | undefined;
}

/** The labels of an Application that belongs to a review environment. */
export function ownershipLabel(environment: string): Readonly<Record<string, string>> {
  return { [managedByLabel]: managedByValue, [environmentLabel]: environment };
}

/** Selects every owned Application, or those of one review environment. */
export function ownershipSelector(environment?: string): string {
  const managed = `${managedByLabel}=${managedByValue}`;
  return `${managed},${environmentLabel}${environment === undefined ? '' : `=${environment}`}`;
}

export function ownershipAnnotations(ownership: Ownership): Readonly<Record<string, string>> {
  return {
    [sourceRepositoryAnnotation]: ownership.repository,
    ...(ownership.branch === undefined ? {} : { [sourceBranchAnnotation]: ownership.branch }),
    ...(ownership.request === undefined ? {} : { [sourceRequestAnnotation]: String(ownership.request) }),
  };
}

/** The part of any Kubernetes object's metadata that can carry the mark. */
interface KubernetesMetadata {
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** Undefined unless the whole mark is there: a managed-by label alone may be anyone's. */
export function ownershipOf({ labels, annotations }: KubernetesMetadata): Ownership | undefined {
  const environment = labels?.[environmentLabel];
  const repository = annotations?.[sourceRepositoryAnnotation];
  if (labels?.[managedByLabel] !== managedByValue || environment === undefined || repository === undefined) {
    return undefined;
  }
  const branch = annotations?.[sourceBranchAnnotation];
  const request = Number(annotations?.[sourceRequestAnnotation]);
  return {
    environment,
    repository,
    ...(branch === undefined ? {} : { branch }),
    ...(Number.isSafeInteger(request) && request > 0 ? { request } : {}),
  };
}
