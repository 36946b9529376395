/** What `deploy` takes: its own inputs, and those of its steps. */

import type { InputDeclarations, Run } from '../inputs/command.ts';
import { commitInputs, deliveryInputs } from '../inputs/declarations/commit.ts';
import { argocdInputs, registryInputs } from '../inputs/declarations/connections.ts';
import { runInputs } from '../inputs/declarations/run.ts';
import { argocdUpsertApp } from './argocd-upsert-app.ts';
import { type GitopsRun, gitopsConnectionInputs } from './gitops-remote.ts';

export const deployInputs = {
  ...runInputs,
  services: { type: 'list', description: 'Services to look at. Default: all of them.' },
  all: { type: 'boolean', default: 'false', description: 'Deploy every service, whatever changed.' },
  base: { type: 'string', description: 'Commit or ref to compare with. Default: by the event.' },
  sync: { type: 'boolean', default: 'false', description: 'Sync the Applications (with `argocd-server`).' },
  wait: {
    type: 'boolean',
    default: 'false',
    description: 'Wait until this commit is live and healthy (with `argocd-server`).',
  },
  'wait-for': argocdUpsertApp.inputs['wait-for'],
  'wait-timeout': { type: 'duration', default: '10m', description: 'Deadline of `sync` and `wait`.' },
  'degraded-grace': argocdUpsertApp.inputs['degraded-grace'],
  'on-failure': argocdUpsertApp.inputs['on-failure'],
  ...gitopsConnectionInputs,
  ...commitInputs,
  ...deliveryInputs,
  ...argocdInputs,
  ...registryInputs,
} as const satisfies InputDeclarations;

export type DeployRun = Run<typeof deployInputs> & Pick<GitopsRun, 'appTokens'>;
