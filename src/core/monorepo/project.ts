/**
 * `core/monorepo` knows the monorepo: its services, environments and workspace, and what of it a change affects. It
 * imports the floors up to `source`. Begin with `plan.ts`; this file has the types, which `inputs` fills from
 * `gitops.yaml`.
 */

import type { RequestOptIn } from '../ports.ts';

/** What the configuration file may be called, at the root of the monorepo. */
export const configFileNames = ['gitops.yaml', 'monorepo-gitops.yaml'] as const;

/** What `gitops.yaml` says. Names that users choose are keys of Maps, in the order of the file. */
export interface ProjectConfig {
  /** Where images go: `harbor.example.com/fe`. */
  readonly registry?: string;
  /** Which images may go. */
  readonly retention?: RetentionConfig;
  readonly services: ReadonlyMap<string, ServiceConfig>;
  readonly environments: ReadonlyMap<string, EnvironmentConfig>;
}

/** A deployable unit of the monorepo. */
export interface ServiceConfig {
  /** Its directory. */
  readonly path: string;
  /** Name of its workspace package, which tags may call it by; known where a tag names a service. */
  readonly package?: string;
  /** Globs of files outside the directory that it is built from. */
  readonly watch?: readonly string[];
  /** Other services that affect this one when they change. */
  readonly 'depends-on'?: readonly string[];
  readonly build?: {
    readonly image?: string;
    readonly tags?: readonly string[];
    readonly dockerfile?: string;
    readonly context?: string;
    readonly prune?: 'none' | 'turbo' | 'workspace';
    readonly 'extra-files'?: readonly string[];
  };
  /** Other services that come first: in the order of builds, and of waiting. */
  readonly needs?: readonly string[];
  /** For its own repositories, in place of the rules for all. */
  readonly retention?: readonly RetentionRuleConfig[];
  /** What differs for it in an environment, by the environment's name: see `environmentAt`. */
  readonly environments?: ReadonlyMap<string, PlaceConfig>;
}

export interface RetentionConfig {
  /** `self`: this program deletes what no rule keeps. `registry`: the registry does, by a policy that is written from the rules. */
  readonly apply?: 'self' | 'registry';
  readonly rules?: readonly RetentionRuleConfig[];
}

/** At least one of `keep-last` and `keep-days` is there. */
export interface RetentionRuleConfig {
  /** Globs of repositories, below `registry` unless they begin with a host. Default: the images of the services. */
  readonly repository?: readonly string[];
  /** Globs of tags. Default: `*`. */
  readonly tags?: readonly string[];
  readonly 'keep-last'?: number;
  readonly 'keep-days'?: number;
}

/** What a place says for itself. Text may hold placeholders. */
export interface PlaceConfig {
  /** File in the GitOps repository that holds the image. */
  readonly file?: string;
  readonly image?: string;
  readonly tag?: string;
  /** The Application of each service; absent where something else makes it. */
  readonly app?: { readonly name?: string };
  /** Where people open the deployed service. */
  readonly url?: string;
  /** What differs in a cluster, by its name. */
  readonly clusters?: ReadonlyMap<string, ClusterConfig>;
}

/** A cluster that an environment is deployed to, besides others. */
interface ClusterConfig extends Omit<PlaceConfig, 'clusters'> {
  readonly 'dest-server'?: string;
  readonly 'dest-name'?: string;
  readonly 'dest-namespace'?: string;
}

/** Where images come from that are not built. */
export interface PromotionSource {
  /** The environment that runs them. */
  readonly environment: string;
  /** Only what its Applications run in good health. */
  readonly when?: 'healthy';
  /** How long it has run there: `1h`. */
  readonly after?: string;
}

/** Where and when services are deployed. */
export interface EnvironmentConfig extends PlaceConfig {
  /**
   * The events that deploy to it: globs of branches and tags, and requests: all of them, or those that ask for it. `schedule`
   * and `manual` say whether pipelines of that kind do.
   */
  readonly when?: {
    readonly branch?: readonly string[];
    readonly tag?: readonly string[];
    readonly request?: boolean | RequestOptIn;
    readonly schedule?: boolean;
    readonly manual?: boolean;
  };
  /** Names and globs of the services that are deployed to it. Default: all. */
  readonly services?: readonly string[];
  /** The environment whose image is deployed here instead of a build of this commit. */
  readonly 'promote-from'?: PromotionSource;
  /** Where its images go, in place of the one for all. */
  readonly registry?: string;
  /** How long a review environment may live: `7d`. */
  readonly ttl?: string;
  /** How many review environments it may have at a time. */
  readonly 'max-environments'?: number;
  /** Of review environments: the environment that has what they leave out. */
  readonly base?: string;
}
