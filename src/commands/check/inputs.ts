/** The inputs of `check`: those of a deployment, which it asks about before the first one. */
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { builderInputs, buildsInputs } from '../../inputs/declarations/build.ts';
import { commitInputs, deliveryInputs } from '../../inputs/declarations/gitops.ts';
import { argocdInputs, changeInputs, registryInputs, runInputs } from '../../inputs/declarations/run.ts';
import { type GitopsRun, gitopsConnectionInputs } from '../gitops-remote.ts';
import { clusterScopes as inClusters, scopesOf as inEnvironments, type Scope } from '../places/scopes.ts';

export const checkInputs = {
  ...runInputs,
  environment: { ...runInputs.environment, description: 'Environment to look at. Default: all of them.' },
  service: { ...runInputs.service, description: 'Service to look at. Default: all of them.' },
  timeout: {
    ...runInputs.timeout,
    description: 'Deadline of the whole command. A check that has no answer shortly before it has failed.',
  },
  'dry-run': {
    ...runInputs['dry-run'],
    description: 'Leave out the uploads to registries that are begun and cancelled: `online` then only reads.',
  },
  online: {
    type: 'boolean',
    default: 'false',
    description:
      'Ask the servers too: GitOps repository, forge, registries, Argo CD, builder. Without it files are read, and a GitOps repository that is a path.',
  },
  explain: {
    type: 'boolean',
    default: 'false',
    description:
      'Check nothing, and print each input of the commands that deploy a service, with the line of `gitops.yaml`, the variable or the default that it comes from.',
  },
  cluster: { type: 'string', description: 'Cluster of the environment to look at. Default: all of them.' },
  services: { ...changeInputs.services, description: 'Services to look at. Default: all of them.' },
  engine: buildsInputs.engine,
  ...builderInputs,
  ...gitopsConnectionInputs,
  message: commitInputs.message,
  author: commitInputs.author,
  sign: commitInputs.sign,
  ...deliveryInputs,
  ...argocdInputs,
  ...registryInputs,
} as const satisfies InputDeclarations;

export type CheckRun = Run<typeof checkInputs> & Pick<GitopsRun, 'appTokens'>;

export type EnvironmentScope = Scope<CheckRun>;

/** What `gitops.yaml` fills of `check`, for any place. */
const checkCommand = { inputs: checkInputs, everyService: true } as const satisfies CommandInputs;

/** The environments that the inputs name, or all. @param branches of the monorepo, as far as they are known */
export function scopesOf(run: CheckRun, config: ConfigFile, branches: readonly string[]): readonly EnvironmentScope[] {
  return inEnvironments(checkCommand, run, config, branches);
}

/** The parts that are written apart, in the clusters of their environments. */
export function clusterScopes(
  run: CheckRun,
  config: ConfigFile,
  scopes: readonly EnvironmentScope[],
): readonly EnvironmentScope[] {
  return inClusters(checkCommand, run, config, scopes);
}
