/** What a run is about, which almost every command takes, and how the run reaches its servers. */
import { badInput } from '../../core/failure.ts';
import type { InputDeclaration, InputDeclarations, InputValues } from '../declaration.ts';

export const runInputs = {
  config: {
    type: 'string',
    description: 'Path of the configuration file. Without it `gitops.yaml` is read when there is one.',
  },
  service: { type: 'string', description: 'Service in `gitops.yaml` that fills the other inputs.' },
  environment: { type: 'string', description: 'Environment in `gitops.yaml` that fills the other inputs.' },
  cluster: {
    type: 'string',
    description: 'Cluster of an environment with `clusters` in `gitops.yaml`. Default: all of them.',
  },
  timeout: {
    type: 'duration',
    default: '5m',
    description: 'Deadline of the whole command: of all waiting, reading and writing. It then ends with exit code 3.',
  },
  'dry-run': {
    type: 'boolean',
    default: 'false',
    description: 'Do all reading, print the exact diff or request, write nothing.',
  },
} as const satisfies InputDeclarations;

/** Which services a run is about, by what has changed. */
export const changeInputs = {
  services: { type: 'list', ofNames: true, description: 'Services to look at. Default: all of them.' },
  all: { type: 'boolean', default: 'false', description: 'Take every service, whatever changed.' },
  base: {
    type: 'string',
    description:
      'Commit (full object name) or ref to compare with. Default: by the event. Without a base everything is taken.',
  },
} as const satisfies InputDeclarations;

/** What a job of a planned pipeline is told by the job that made the plan. */
export const plannedInputs = {
  seen: {
    type: 'string',
    description:
      'Output `seen` of the `plan` that this job belongs to: what the GitOps repository was then. What came since counts as come meanwhile, and `service` names no wish of a person.',
  },
} as const satisfies InputDeclarations;

export const promotionInput = {
  type: 'choice',
  options: ['require', 'build'],
  default: 'require',
  description:
    'With `promote-from`: take the image of the other environment, or build this commit here (a hotfix past that environment).',
} as const satisfies InputDeclaration;

export const gitopsInputs = {
  'gitops-repository': {
    type: 'string',
    config: { keys: ['gitops.repository'], form: 'url' },
    description: 'GitOps repository: a URL, `owner/name` on the forge of this job, or a path.',
  },
  'gitops-branch': {
    type: 'string',
    config: { keys: ['gitops.branch'] },
    description: "Branch to write to. Default: the repository's HEAD.",
  },
  'gitops-token': {
    type: 'string',
    secret: true,
    description: 'Token that may push to the GitOps repository, sent as an authorization header only.',
  },
  'gitops-username': {
    type: 'string',
    config: { keys: ['gitops.username'] },
    description:
      "User name that goes with `gitops-password` or `gitops-token`. Default of a token: what its forge wants, also for the job's own.",
  },
  'gitops-password': { type: 'string', secret: true, description: 'Password that goes with `gitops-username`.' },
  'gitops-ssh-key': { type: 'string', secret: true, description: 'Private SSH key (its text) for an ssh repository.' },
  'gitops-app-id': {
    type: 'string',
    config: { keys: ['gitops.app-id'] },
    description: 'Id or client id of a GitHub App installed on the GitOps repository.',
  },
  'gitops-app-private-key': { type: 'string', secret: true, description: 'Private key (PEM) of that GitHub App.' },
  'gitops-transport': {
    type: 'choice',
    options: ['auto', 'wire', 'git'],
    default: 'auto',
    config: { keys: ['gitops.transport'] },
    description: 'How to reach it: `wire` speaks the git protocol itself over http(s), `git` runs the git program.',
  },
} as const satisfies InputDeclarations;

export const forgeInputs = {
  'forge-token': {
    type: 'string',
    secret: true,
    description:
      "Token for GitHub's or GitLab's API, before `gitops-token` for requests. Default: the job's own, for its own repository. With `forge-url` it is for that server alone.",
  },
  'forge-url': {
    type: 'string',
    description:
      "Base URL of the forge's API, for example `https://gitlab.example.com/api/v4`. Default: the job's own.",
  },
} as const satisfies InputDeclarations;

export const registryInputs = {
  'registry-username': {
    type: 'string',
    description: 'User of the image registry. Default: the Docker configuration.',
  },
  'registry-password': { type: 'string', secret: true, description: 'Password or token of that user.' },
  'registry-insecure': {
    type: 'list',
    ofNames: true,
    description:
      'Hosts (with port) of image registries that are spoken to over plain http: `harbor.internal:8080`. Loopback addresses always are.',
  },
} as const satisfies InputDeclarations;

export const argocdInputs = {
  'argocd-server': {
    type: 'string',
    config: { keys: ['argocd.server'] },
    description:
      'Host (and port) or URL of the Argo CD API server. Without it Applications are written to the GitOps repository.',
  },
  'argocd-token': { type: 'string', secret: true, description: 'API token of a project role or of an account.' },
  'argocd-username': {
    type: 'string',
    config: { keys: ['argocd.username'] },
    description: 'Account for a session, when there is no token.',
  },
  'argocd-password': { type: 'string', secret: true, description: 'Password of that account.' },
  'argocd-oidc': {
    type: 'string',
    config: { keys: ['argocd.oidc'] },
    description:
      "Keyless: id of the Dex connector that exchanges this job's OIDC token (on GitLab, with the `id_tokens` variable `ARGOCD_ID_TOKEN`).",
  },
  'argocd-insecure': {
    type: 'boolean',
    default: 'false',
    config: { keys: ['argocd.insecure'] },
    description: "Do not verify the server's certificate. Prefer `argocd-ca`.",
  },
  'argocd-plaintext': {
    type: 'boolean',
    default: 'false',
    config: { keys: ['argocd.plaintext'] },
    description: 'Speak http instead of https.',
  },
  'argocd-ca': {
    type: 'string',
    isLong: true,
    config: { keys: ['argocd.ca'] },
    description: 'CA certificate(s) in PEM that signed the server: text or path.',
  },
  'argocd-client-cert': {
    type: 'string',
    isLong: true,
    config: { keys: ['argocd.client-cert'] },
    description: 'Client certificate in PEM for mutual TLS: text or path.',
  },
  'argocd-client-key': {
    type: 'string',
    secret: true,
    description: 'Key of the client certificate in PEM: text or path.',
  },
  'argocd-headers': {
    type: 'list',
    secret: true,
    description: 'Extra request headers, `Name: value`, for a proxy in front of the server.',
  },
  'argocd-root-path': {
    type: 'string',
    config: { keys: ['argocd.root-path'] },
    description: 'Path under which the server is published (`--rootpath`).',
  },
} as const satisfies InputDeclarations;

export function argocdConnection(inputs: InputValues<typeof argocdInputs>) {
  const server = inputs['argocd-server'];
  if (server === undefined) {
    throw badInput('argocd-server', 'is missing', 'Give the Argo CD server, or use `mode: git`.');
  }
  return {
    server,
    token: inputs['argocd-token'],
    username: inputs['argocd-username'],
    password: inputs['argocd-password'],
    oidcConnector: inputs['argocd-oidc'],
    insecure: inputs['argocd-insecure'],
    plaintext: inputs['argocd-plaintext'],
    ca: inputs['argocd-ca'],
    clientCert: inputs['argocd-client-cert'],
    clientKey: inputs['argocd-client-key'],
    headers: inputs['argocd-headers'],
    rootPath: inputs['argocd-root-path'],
  };
}
