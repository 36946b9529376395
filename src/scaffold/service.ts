/** A service as `init` finds it in the monorepo. */
import type { FoundBuild, ServiceAt } from './reading/dockerfiles.ts';

/** `name` is a DNS label: the key in `gitops.yaml`, and part of names in the cluster. */
export interface ScaffoldService extends ServiceAt {
  /** A Dockerfile is there that builds it, its own or one that services share: it is kept. */
  readonly hasDockerfile: boolean;
  readonly build?: FoundBuild | undefined;
}
