/** The inputs of `status`, and the environments as it sees them. */
import { isReviewEnvironment } from '../../core/monorepo/environments.ts';
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { deliveryInputs } from '../../inputs/declarations/gitops.ts';
import { argocdInputs, runInputs } from '../../inputs/declarations/run.ts';
import { type GitopsRun, gitopsConnectionInputs } from '../gitops-remote.ts';
import { clusterScopes, type Scope, scopesOf } from '../places/scopes.ts';

export const statusInputs = {
  ...runInputs,
  service: { ...runInputs.service, description: 'Service to show. Default: all of them.' },
  environment: { ...runInputs.environment, description: 'Environment to show. Default: all of them.' },
  cluster: { ...runInputs.cluster, description: 'Cluster of the environments to show. Default: all of them.' },
  timeout: {
    ...runInputs.timeout,
    description: 'Deadline of the whole command. What has not answered shortly before it is left out, and said.',
  },
  'dry-run': { ...runInputs['dry-run'], description: 'Leave out the file of `html`: nothing else is written anyway.' },
  html: {
    type: 'string',
    description: 'File to write the page to: one HTML file without scripts, for an artifact or a static site.',
  },
  commit: {
    type: 'string',
    description: 'Commit of the monorepo to look for: full or short name, branch or tag. Where is it, and since when?',
  },
  'request-key': deliveryInputs['request-key'],
  'request-branch': deliveryInputs['request-branch'],
  ...gitopsConnectionInputs,
  ...argocdInputs,
} as const satisfies InputDeclarations;

/** What `gitops.yaml` fills of `status`, for any place. */
const statusCommand = { inputs: statusInputs } as const satisfies CommandInputs;

export type StatusRun = Run<typeof statusInputs> & Pick<GitopsRun, 'appTokens'>;

export type StatusScope = Scope<StatusRun>;

interface StatusScopes {
  /** Lasting environments, in each of their clusters. */
  readonly lasting: readonly StatusScope[];
  /** Kinds of review environments, in each of their clusters. */
  readonly reviews: readonly StatusScope[];
}

/** @throws bad input for a service, environment or cluster that is not in `gitops.yaml` */
export function statusScopes(run: StatusRun, config: ConfigFile): StatusScopes {
  const all = clusterScopes(statusCommand, run, config, scopesOf(statusCommand, run, config, []));
  const isReview = ({ name }: StatusScope) => isReviewEnvironment(config.environments.get(name) ?? {});
  return { lasting: all.filter((each) => !isReview(each)), reviews: all.filter(isReview) };
}

/** `prod@eu`, or `dev`. */
export function columnOf({ name, cluster }: Pick<StatusScope, 'name' | 'cluster'>): string {
  return cluster === undefined ? name : `${name}@${cluster}`;
}
