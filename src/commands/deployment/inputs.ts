/**
 * `commands/deployment` has the parts of `deploy`: its inputs, and its steps as calls of the core. It imports what `commands`
 * may. Begin with `steps.ts`.
 *
 * This file: the inputs of `deploy`.
 */
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { builderInputs, buildInputs, buildsInputs } from '../../inputs/declarations/build.ts';
import { announceInputs, commitInputs, deliveryInputs } from '../../inputs/declarations/gitops.ts';
import {
  argocdInputs,
  changeInputs,
  plannedInputs,
  promotionInput,
  registryInputs,
  runInputs,
} from '../../inputs/declarations/run.ts';
import { argocdUpsertApp } from '../argocd-upsert-app.ts';
import { type GitopsRun, gitopsConnectionInputs } from '../gitops-remote.ts';

export const deployInputs = {
  ...runInputs,
  ...changeInputs,
  ...plannedInputs,
  promotion: promotionInput,
  'allow-dirty': {
    type: 'boolean',
    default: 'false',
    description:
      'Deploy also a checkout that is not what the tag says: tracked files differ from the commit, or it is the merge of a request under the name of its head.',
  },
  ...buildsInputs,
  'build-timeout': buildInputs['build-timeout'],
  ...builderInputs,
  sync: { type: 'boolean', default: 'false', description: 'Sync the Applications (with `argocd-server`).' },
  wait: {
    type: 'boolean',
    default: 'false',
    description: 'Wait until this commit is live and healthy (with `argocd-server`).',
  },
  'wait-for': argocdUpsertApp.inputs['wait-for'],
  'wait-timeout': {
    type: 'duration',
    default: '10m',
    description: 'Deadline of `sync` and `wait`, which `timeout` does not bound.',
  },
  'degraded-grace': argocdUpsertApp.inputs['degraded-grace'],
  'on-failure': argocdUpsertApp.inputs['on-failure'],
  ...gitopsConnectionInputs,
  ...commitInputs,
  ...deliveryInputs,
  ...announceInputs,
  ...argocdInputs,
  ...registryInputs,
} as const satisfies InputDeclarations;

/** What `gitops.yaml` fills of `deploy`, for any place. */
export const configuredDeploy = { inputs: deployInputs, everyService: true } as const satisfies CommandInputs;

export type DeployRun = Run<typeof deployInputs> & Pick<GitopsRun, 'appTokens'>;
