/** A service as `init` finds it in the monorepo. */
import type { FoundBuild, ServiceAt } from './reading/dockerfiles.ts';

/** `name` is a DNS label: the key in `gitops.yaml`, and part of names in the cluster. */
export interface ScaffoldService extends ServiceAt {
  /** A Dockerfile is there that builds it, its own or one that services share: it is kept. */
  readonly hasDockerfile: boolean;
  readonly build?: FoundBuild | undefined;
  /** What its image runs. Default: a server whose `start` is not known. */
  readonly image?: ServiceImage;
}

/**
 * - `server`: the program of the script `start`; `start` are its words where it is one plain command of the runtime.
 * - `next`: Next.js with `output: 'standalone'`, which brings a server of its own.
 * - `static`: files in the directory `output` of the package, made by its script `build`, behind a web server.
 */
export type ServiceImage =
  | { readonly kind: 'server'; readonly start: readonly string[] | undefined }
  | { readonly kind: 'next' }
  | { readonly kind: 'static'; readonly output: string };
