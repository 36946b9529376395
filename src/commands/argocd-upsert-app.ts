import { randomUUID } from 'node:crypto';
import { buildApplication } from '../core/argocd/application.ts';
import { createArgocdClient } from '../core/argocd/client.ts';
import { jobIdToken } from '../core/argocd/connection.ts';
import { type DeployResult, deployApplication } from '../core/argocd/deploy.ts';
import { type Application, refTo } from '../core/argocd/live.ts';
import { mergeApplication, renderApplication } from '../core/argocd/manifest.ts';
import type { ApplicationHandle } from '../core/argocd/observe.ts';
import { previewUpsert } from '../core/argocd/upsert.ts';
import { statusOutputs, waitGoal } from '../core/argocd/wait.ts';
import type { Update } from '../core/bump/updates.ts';
import { badInput, Failure } from '../core/failure.ts';
import { expand } from '../core/names/placeholders.ts';
import type { OwnedApplication } from '../core/review/marker.ts';
import {
  type CommandResult,
  type ConfigScope,
  type ConfiguredInputs,
  defineCommand,
  type InputDeclarations,
  type Run,
} from '../inputs/command.ts';
import {
  chosenEnvironment,
  configuredArgocd,
  configuredDelivery,
  configuredGitops,
  placeholdersFor,
  present,
} from '../inputs/configured.ts';
import { applicationInputs } from '../inputs/declarations/application.ts';
import { commitInputs, deliveryInputs } from '../inputs/declarations/commit.ts';
import { argocdConnection, argocdInputs } from '../inputs/declarations/connections.ts';
import { runInputs } from '../inputs/declarations/run.ts';
import { holdAppTokens } from './app-tokens.ts';
import { applicationRequest, configuredApplication } from './application-inputs.ts';
import { reviewOf } from './bump-image-tag.ts';
import { pushed } from './delivery-settings.ts';
import { commitFacts, commitUpdates } from './gitops-commit.ts';
import { gitopsConnectionInputs, gitopsUrl } from './gitops-remote.ts';

const inputs = {
  ...runInputs,
  mode: {
    type: 'choice',
    options: ['api', 'git'],
    description:
      '`api` writes to the Argo CD server, `git` writes the manifest into the GitOps repository for an app-of-apps. Default: `api` when `argocd-server` is given.',
  },
  ...argocdInputs,
  ...applicationInputs,
  upsert: {
    type: 'boolean',
    default: 'true',
    description: 'Change the Application when it exists with another content.',
  },
  validate: {
    type: 'boolean',
    default: 'true',
    description: 'Have the server render the manifests before it accepts them (`mode: api`).',
  },
  sync: {
    type: 'boolean',
    default: 'false',
    description: 'Start a sync, or take the one that is running for the same commit.',
  },
  wait: {
    type: 'boolean',
    default: 'false',
    description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
  },
  'wait-for': {
    type: 'list',
    description:
      'What `wait` waits for (`mode: api`): `synced`, `healthy`, `image=<reference>`. Default: `synced` and `healthy`.',
  },
  timeout: { type: 'duration', default: '10m', description: 'Deadline of the whole command.' },
  'degraded-grace': {
    type: 'duration',
    default: '90s',
    description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
  },
  'on-failure': {
    type: 'choice',
    options: ['keep', 'rollback'],
    default: 'keep',
    description:
      'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over.',
  },
  'app-file': {
    type: 'string',
    default: 'argocd/{name}.yaml',
    description: 'Path of the manifest in the GitOps repository (`mode: git`).',
  },
  ...gitopsConnectionInputs,
  message: commitInputs.message,
  author: commitInputs.author,
  sign: commitInputs.sign,
  deliver: deliveryInputs.deliver,
  'commit-via': deliveryInputs['commit-via'],
  'request-key': deliveryInputs['request-key'],
} as const satisfies InputDeclarations;

type UpsertRun = Run<typeof inputs>;

export const argocdUpsertApp = defineCommand({
  name: 'argocd-upsert-app',
  summary: 'Create or update the Argo CD Application, optionally sync it and wait until this commit is live',
  inputs,
  outputs: {
    name: 'Name of the Application.',
    result: '`created`, `updated` or `unchanged`; in a dry run what it would be.',
    'sync-status': 'Sync status at the end (`mode: api`).',
    'health-status': 'Health at the end (`mode: api`).',
    revision:
      'Revision that Argo CD compared last; in `mode: git` the commit of the branch that holds the manifest, also when nothing had to be written.',
    url: 'Address of the Application in the web interface (`mode: api`).',
    'failed-resources': 'JSON list of `{kind, namespace, name, status, message}`.',
  },

  configured: (scope) => ({
    ...configuredGitops(scope),
    ...configuredArgocd(scope),
    ...manifestDelivery(scope),
    ...present({ mode: scope.config.argocd?.mode, author: scope.config.gitops?.author }),
    ...configuredApplication(scope),
  }),

  async run(run) {
    await using _tokens = holdAppTokens(run);
    waitGoal(run.inputs['wait-for']); // a word that is wrong is found before anything is written
    const step = await applicationStep(run);
    return step.update === undefined ? await throughServer(run, step.wanted) : await throughGit(run, step, step.update);
  },
});

type ManifestUpdate = Extract<Update, { kind: 'write' }>;

/** The Application that the inputs ask for, and the place that holds it. */
export interface ApplicationStep {
  readonly name: string;
  readonly service: string | undefined;
  readonly wanted: Application;
  /** `mode: git`: the manifest, as one more update of the GitOps repository. */
  readonly update: ManifestUpdate | undefined;
  /** How a review environment's marker names it. */
  readonly owned: OwnedApplication;
}

/** Reads the template and nothing else, so that a flow can put the manifests of all services into its one commit. */
export async function applicationStep(run: UpsertRun): Promise<ApplicationStep> {
  const { inputs, ci } = run;
  const { service, environment } = inputs;
  const request = await applicationRequest(run, {
    url: inputs['gitops-repository'] === undefined ? undefined : gitopsUrl(run),
    branch: inputs['gitops-branch'],
  });
  const wanted = buildApplication(request);
  const { name, namespace } = wanted.metadata;
  const mode = inputs.mode ?? (inputs['argocd-server'] === undefined ? 'git' : 'api');
  if (mode === 'api') {
    const owned = { name, ...(namespace === undefined ? {} : { namespace }), project: wanted.spec.project };
    return { name, service, wanted, update: undefined, owned };
  }
  const file = expand(inputs['app-file'], { ...placeholdersFor(ci, service, environment), name }, 'app-file');
  const render = (before: string | undefined) =>
    before === undefined ? renderApplication(wanted) : merged(file, before, wanted, inputs.upsert);
  return { name, service, wanted, update: { kind: 'write', service, file, render }, owned: { file } };
}

/** @throws Failure `failed` when `upsert: false` meets another content, as the server does. */
function merged(file: string, before: string, wanted: Application, upsert: boolean): string {
  const after = mergeApplication(file, before, wanted);
  if (upsert || after === before) return after;
  const problem = `app-file: ${file} holds the Application ${wanted.metadata.name} with another content`;
  throw new Failure('failed', 'ARGOCD_EXISTS', problem, { hint: 'Allow `upsert`, or choose another name.' });
}

async function throughServer(run: UpsertRun, wanted: Application): Promise<CommandResult> {
  const { inputs, clock, log, secrets, env } = run;
  using client = createArgocdClient(argocdConnection(inputs), { clock, secrets, idToken: jobIdToken(env) });
  const ref = refTo(wanted);
  const handle: ApplicationHandle = { client, ref, clock, log, deadline: clock.now() + inputs.timeout };
  const upsert = { upsert: inputs.upsert, validate: inputs.validate };
  const addressOf = (namespace = 'argocd') => `${client.url}/applications/${namespace}/${ref.name}`;
  if (inputs['dry-run']) {
    const preview = await previewUpsert(handle, wanted, upsert);
    log.info(preview.request);
    return { outputs: { name: ref.name, result: preview.result }, summary: summaryOf(ref.name, preview.result, []) };
  }
  const deployed = await deployApplication(handle, wanted, {
    upsert,
    sync: inputs.sync,
    prune: inputs.prune ?? false,
    marker: `${run.ci.repository}#${run.ci.runId}/${randomUUID()}`,
    goal: inputs.wait ? { ...waitGoal(inputs['wait-for']), degradedGraceMs: inputs['degraded-grace'] } : undefined,
    onFailure: inputs['on-failure'],
    rollbackTimeoutMs: inputs.timeout,
  }).catch((error: unknown) => {
    throw withOutputs(error, { name: ref.name, url: addressOf(ref.appNamespace) });
  });
  const status = statusOutputs(deployed.app);
  const url = addressOf(deployed.app.metadata.namespace);
  return {
    outputs: { name: ref.name, result: deployed.result, ...status, url, 'failed-resources': [] },
    summary: summaryOf(ref.name, deployed.result, serverFacts(deployed, url)),
  };
}

/** A failed wait tells its status; who reads it also wants to know of what, and where to look. */
function withOutputs(error: unknown, known: Readonly<Record<string, string>>): unknown {
  if (!(error instanceof Failure) || error.outputs === undefined) return error;
  return new Failure(error.kind, error.code, error.message, {
    cause: error.cause,
    outputs: { ...known, ...error.outputs },
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  });
}

/** `labels` are the Application's here: those of a request stay with the commands that make one for services. */
function manifestDelivery(scope: ConfigScope): ConfiguredInputs {
  const { deliver, 'commit-via': commitVia } = configuredDelivery(scope, chosenEnvironment(scope));
  return {
    ...(deliver === undefined ? {} : { deliver }),
    ...(commitVia === undefined ? {} : { 'commit-via': commitVia }),
  };
}

/** A promise that only the server could keep. */
function refuseServersInputs(inputs: UpsertRun['inputs']): void {
  const asked = [
    ['sync', inputs.sync],
    ['wait', inputs.wait],
    ['wait-for', inputs['wait-for'].length > 0],
    ['on-failure', inputs['on-failure'] === 'rollback'],
  ] as const;
  const [input] = asked.find(([, given]) => given) ?? [];
  if (input === undefined) return;
  const fix = 'Give argocd-server, or leave it out: Argo CD follows the manifest by itself.';
  throw badInput(input, 'needs `mode: api`', fix);
}

async function throughGit(run: UpsertRun, step: ApplicationStep, update: ManifestUpdate): Promise<CommandResult> {
  const { inputs, ci } = run;
  const { name, service, owned } = step;
  refuseServersInputs(inputs);
  let existed = false;
  const render = (before: string | undefined) => {
    existed = before !== undefined;
    return update.render(before);
  };
  const review = reviewOf(run, service === undefined ? [] : [service]);
  const committed = await commitUpdates(
    // A manifest holds no image whose age could matter.
    { ...run, inputs: { ...inputs, message: inputs.message ?? `Deploy the Application ${name}`, 'on-older': 'apply' } },
    {
      updates: [{ ...update, render }],
      values: placeholdersFor(ci, service, inputs.environment),
      delivery: {
        ...pushed,
        deliver: inputs.deliver,
        commitVia: inputs['commit-via'],
        requestKey: inputs['request-key'] ?? inputs.environment,
      },
      review: review === undefined ? undefined : { ...review, applications: [owned] },
    },
  );
  const written = committed.commit !== undefined || committed.result === 'planned';
  const result = written ? (existed ? 'updated' : 'created') : 'unchanged';
  return {
    outputs: { name, result, revision: committed.tip, 'failed-resources': [] },
    summary: summaryOf(name, result, [`File: \`${update.file}\``, commitFacts(run, committed)]),
  };
}

function serverFacts({ app, supersededBy }: DeployResult, url: string): readonly string[] {
  const status = statusOutputs(app);
  return [
    `Sync: ${status['sync-status']} · health: ${status['health-status']} · revision: \`${status.revision || 'not known yet'}\``,
    ...(supersededBy === undefined ? [] : [`A later deployment took over: \`${supersededBy}\``]),
    `[Open in Argo CD](${url})`,
  ];
}

function summaryOf(name: string, result: string, facts: readonly string[]): string {
  return ['### argocd-upsert-app', `**${name}**: ${result}`, ...facts].join('\n\n');
}
