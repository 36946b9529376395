/** The command `argocd-upsert-app`: one Application, on the server or as a manifest in the GitOps repository. */
import { buildApplication, type PlannedApplication } from '../core/argocd/application.ts';
import { type DeployResult, deployToServer, type ServerDeployment } from '../core/argocd/deploy.ts';
import { manifestFile } from '../core/argocd/manifest.ts';
import { statusOutputs, waitGoal } from '../core/argocd/wait.ts';
import { badInput } from '../core/failure.ts';
import { AppTokens } from '../core/forge/app-tokens.ts';
import { placeholdersFor } from '../core/monorepo/environments.ts';
import { expand } from '../core/names/placeholders.ts';
import { type CommandResult, defineCommand, type Run } from '../inputs/command.ts';
import type { InputDeclarations, InputValues } from '../inputs/declaration.ts';
import { applicationInputs, manifestInputs } from '../inputs/declarations/application.ts';
import { commitInputs, deliveryInputs } from '../inputs/declarations/gitops.ts';
import { argocdConnection, argocdInputs, runInputs } from '../inputs/declarations/run.ts';
import { applicationRequest, impliedApplication } from './application-inputs.ts';
import { commitFacts, commitUpdates, reviewOf } from './gitops-commit.ts';
import { pushDelivery } from './gitops-delivery.ts';
import { gitopsConnectionInputs, gitopsUrl } from './gitops-remote.ts';

const inputs = {
  ...runInputs,
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
  timeout: { ...runInputs.timeout, default: '10m' },
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
  ...manifestInputs,
  ...gitopsConnectionInputs,
  // A manifest's own: what gitops.yaml says is of images.
  message: { type: 'string', description: commitInputs.message.description },
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

  implied: impliedApplication,

  async run(run) {
    waitGoal(run.inputs['wait-for']); // a word that is wrong is found before anything is written
    const planned = await planApplication(run);
    if (planned.mode === 'git') return throughGit(run, planned);
    const { name } = planned.application.metadata;
    const outcome = await deployToServer(serverDeployment(run, planned), run, run.deadline);
    if (outcome.kind === 'preview') {
      return { outputs: { name, result: outcome.result }, summary: summaryOf(name, outcome.result, []) };
    }
    const { result, app, url } = outcome;
    return {
      outputs: { name, result, ...statusOutputs(app), url, 'failed-resources': [] },
      summary: summaryOf(name, result, serverFacts(outcome)),
    };
  },
});

/** Reads the template and nothing else, so that a flow can put the manifests of all services into its one commit. */
export async function planApplication(
  run: Pick<UpsertRun, 'inputs' | 'config' | 'ci' | 'env' | 'cwd'>,
): Promise<PlannedApplication> {
  const { inputs, ci } = run;
  const { service, environment } = inputs;
  const request = await applicationRequest(run, {
    url: inputs['gitops-repository'] === undefined ? undefined : gitopsUrl(run),
    branch: inputs['gitops-branch'],
  });
  const application = buildApplication(request);
  const { name, namespace } = application.metadata;
  const mode = inputs.mode ?? (inputs['argocd-server'] === undefined ? 'git' : 'api');
  if (mode === 'api') {
    const owned = { name, ...(namespace === undefined ? {} : { namespace }), project: application.spec.project };
    const options = {
      upsert: { upsert: inputs.upsert, validate: inputs.validate },
      sync: inputs.sync,
      prune: inputs.prune ?? false,
      goal: inputs.wait ? { ...waitGoal(inputs['wait-for']), degradedGraceMs: inputs['degraded-grace'] } : undefined,
      onFailure: inputs['on-failure'],
      timeoutMs: inputs.timeout,
    };
    return { mode, request, application, owned, options };
  }
  const file = expand(inputs['app-file'], { ...placeholdersFor(ci, service, environment), name }, 'app-file');
  const manifest = manifestFile(application, file, { upsert: inputs.upsert });
  return { mode, request, application, owned: { file }, manifest };
}

/** The Application as a call to the server of this run takes it. */
export function serverDeployment(
  {
    inputs,
    ci,
  }: Pick<Run, 'ci'> & { readonly inputs: InputValues<typeof argocdInputs & Pick<typeof runInputs, 'dry-run'>> },
  { application, options }: PlannedApplication & { readonly mode: 'api' },
): ServerDeployment {
  const connection = argocdConnection(inputs);
  return { connection, application, options, dryRun: inputs['dry-run'], run: `${ci.repository}#${ci.runId}` };
}

async function throughGit(
  run: UpsertRun,
  { application, owned, manifest }: PlannedApplication & { readonly mode: 'git' },
): Promise<CommandResult> {
  const { inputs, ci } = run;
  const { service } = inputs;
  const { name } = application.metadata;
  refuseServerInputs(inputs);
  let existed = false;
  const render = (before: string | undefined) => {
    existed = before !== undefined;
    return manifest.render(before);
  };
  const review = reviewOf(run, inputs.environment, service === undefined ? [] : [service]);
  await using appTokens = new AppTokens(run);
  const message = inputs.message ?? `Deploy the Application ${name}`;
  const committed = await commitUpdates(
    // A manifest holds no image whose age could matter.
    { ...run, appTokens, inputs: { ...inputs, message, 'on-older': 'apply' } },
    {
      updates: [{ kind: 'write', service, file: manifest.file, render }],
      values: placeholdersFor(ci, service, inputs.environment),
      delivery: {
        ...pushDelivery,
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
    summary: summaryOf(name, result, [`File: \`${manifest.file}\``, commitFacts(run, committed)]),
  };
}

/** These inputs need a server. */
function refuseServerInputs(inputs: UpsertRun['inputs']): void {
  const given = [
    ['sync', inputs.sync],
    ['wait', inputs.wait],
    ['wait-for', inputs['wait-for'].length > 0],
    ['on-failure', inputs['on-failure'] === 'rollback'],
  ] as const;
  const [input] = given.find(([, isGiven]) => isGiven) ?? [];
  if (input === undefined) return;
  const fix = 'Give argocd-server, or leave it out: Argo CD follows the manifest by itself.';
  throw badInput(input, 'needs `mode: api`', fix);
}

function serverFacts({ app, supersededBy, url }: DeployResult): readonly string[] {
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
