/** `commands/scaffolding`: what `init` takes, and what it says at its end. Begin here. */
import { pipelineHosts } from '../../core/ports.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { runInputs } from '../../inputs/declarations/run.ts';
import { reviewKinds } from '../../scaffold/adapt.ts';
import { layoutNames } from '../../scaffold/scaffold.ts';

export const initInputs = {
  ...runInputs,
  layout: {
    type: 'choice',
    options: layoutNames,
    default: 'helm-values',
    description:
      'How the GitOps repository is arranged: one chart with `helm-values` for each service, plain `manifests`, `kustomize` overlays, or an `applicationset` that makes an Application of every directory.',
  },
  host: {
    type: 'choice',
    options: pipelineHosts,
    description: 'Where pipelines run. Default: what the remote of the monorepo looks like.',
  },
  directory: { type: 'string', default: '.', description: 'The monorepo.' },
  'gitops-directory': {
    type: 'string',
    default: 'gitops',
    description: 'Where the files of the GitOps repository are written, to be pushed there. Relative to `directory`.',
  },
  registry: { type: 'string', description: 'Where images go, for example `harbor.example.com/fe`.' },
  domain: {
    type: 'string',
    description:
      'Below which services are opened: `apps.example.com` makes them `web1.dev.apps.example.com`, and their addresses what `url` says. Default: `example.com`, to be replaced.',
  },
  'gitops-repository': { type: 'string', description: 'URL or `owner/name` of the GitOps repository.' },
  'from-values': {
    type: 'list',
    description:
      'Files of a GitOps repository that is there already, in its checkout: Helm values, Kustomizations, manifests or Applications in which the images of services stand, one for each environment, or more. The environments are written from them, and no GitOps repository is laid out. `prod=path` says the environment where the path does not.',
  },
  services: { type: 'list', ofNames: true, description: 'Services to deploy, of those that are found. Default: all.' },
  'development-branch': {
    type: 'string',
    description:
      'Branch that is deployed to the first environment. Default: `develop`, or what origin has of that kind.',
  },
  'production-branch': {
    type: 'string',
    description: 'Branch that is deployed to production. Default: the default branch of origin, else `main`.',
  },
  review: {
    type: 'choice',
    options: reviewKinds,
    default: 'branch',
    description:
      'What has a review environment: each `branch` below `feature/`, each pull or merge `request`, or `none`.',
  },
  'argocd-server': {
    type: 'string',
    description: 'Argo CD server that is called for Applications. Default: they are written to the GitOps repository.',
  },
  'argocd-project': { type: 'string', description: 'Argo CD project of the Applications.' },
  yes: {
    type: 'boolean',
    default: 'false',
    description:
      'Ask nothing on a terminal: take what is not given as it is guessed. In pipelines nothing is asked anyway.',
  },
  force: {
    type: 'boolean',
    default: 'false',
    description:
      'Write the new text in the place of files that are there and differ; what they were is kept beside them as `<name>.old`. Without it they stay, and the new text is written beside them as `<name>.new`.',
  },
} as const satisfies InputDeclarations;
