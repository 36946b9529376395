/** Makes of the templates, which are whole files, what the answers say: by the editor that leaves everything else alone. */
import { editFile } from '../core/edit/edit.ts';
import type { PipelineHost } from '../core/ports.ts';
import type { ScaffoldService } from './service.ts';
import type { ScaffoldFile } from './template.ts';

/** What begins a review environment. */
export const reviewKinds = ['branch', 'request', 'none'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** What the templates say by themselves: `develop`, feature branches, no server. */
export interface Adapted {
  readonly developmentBranch?: string | undefined;
  readonly review?: ReviewKind | undefined;
  readonly argocdServer?: string | undefined;
  readonly argocdProject?: string | undefined;
  readonly services: readonly ScaffoldService[];
}

/** `gitops.yaml`, with the environments `dev`, `review` and `prod` of a template. */
export function adaptConfiguration(text: string, answers: Adapted): string {
  const { developmentBranch = 'develop', review = 'branch' } = answers;
  const ofEnvironment = environmentArguments(answers.services);
  const set = [
    ...(developmentBranch === 'develop' ? [] : [`environments.dev.when.branch=${developmentBranch}`]),
    ...(review === 'request' ? ['environments.review.when.request:=true'] : []),
  ];
  const unset =
    review === 'request' ? ['environments.review.when.branch'] : review === 'none' ? ['environments.review'] : [];
  const commented = [
    ...(review === 'request'
      ? [['review', ['Every pull or merge request has its own, until it is closed.']] as const]
      : []),
    ...(ofEnvironment.length > 0 ? [['prod', builtHere(ofEnvironment)] as const] : []),
  ].reduce((lines, [environment, comment]) => withComment(lines, environment, comment), text);
  const edited = edit(commented, set, ofEnvironment.length > 0 ? [...unset, 'environments.prod.promote-from'] : unset);
  return adaptArgocd(edited, answers);
}

/** `gitops.yaml`, with the environments of a GitOps repository that is there. */
export function adaptExisting(
  text: string,
  { gitopsBranch }: { readonly gitopsBranch: string | undefined },
  answers: Adapted,
): string {
  const branch = gitopsBranch === undefined ? [] : [`gitops.branch=${gitopsBranch}`];
  return adaptArgocd(edit(text, branch, ['argocd']), answers);
}

/** The connection to Argo CD, in any configuration. */
function adaptArgocd(text: string, { argocdServer, argocdProject }: Omit<Adapted, 'services'>): string {
  const set = [
    ...(argocdServer === undefined ? [] : [`argocd.server=${argocdServer}`]),
    ...(argocdProject === undefined ? [] : [`argocd.project=${argocdProject}`]),
  ];
  return edit(text, set, []);
}

/** Arguments by which the images of two environments differ, so that none is promoted from one to the other. */
function environmentArguments(services: readonly ScaffoldService[]): readonly string[] {
  const args = services.flatMap(({ build }) => build?.args ?? []);
  return [...new Set(args.filter(({ value }) => value === '{environment}').map(({ name }) => name))];
}

function builtHere(args: readonly string[]): readonly string[] {
  const [verb, pronoun] = args.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return [
    `${args.join(', ')} ${verb} built into the image, so production builds its own, and somebody approves it.`,
    `A service that reads ${pronoun} when it starts can have the very image of dev: promote-from: dev`,
  ];
}

/** The text with other comments above an environment. */
function withComment(text: string, environment: string, comment: readonly string[]): string {
  const lines = comment.map((line) => `  # ${line}\n`).join('');
  return text.replace(new RegExp(`(?:^ {2}#.*\\n)*^ {2}${environment}:$`, 'm'), () => `${lines}  ${environment}:`);
}

function edit(text: string, set: readonly string[], unset: readonly string[]): string {
  return set.length + unset.length === 0 ? text : editFile('gitops.yaml', text, { set, unset }).text;
}

interface Events {
  readonly host: PipelineHost;
  /** Of the environments that a push begins: globs as in `gitops.yaml`. */
  readonly branches: readonly string[];
  readonly review: ReviewKind | undefined;
  readonly argocdServer?: string | undefined;
}

const openRequest = "github.event_name == 'pull_request' && github.event.action != 'closed'";
const headOfRequest = `\${{ github.event.pull_request.head.sha || inputs.commit }}`;

/** The CI file: on GitHub it names the events that start it, the other hosts start it for all. */
export function adaptPipeline(file: ScaffoldFile, { host, branches, review, argocdServer }: Events): ScaffoldFile {
  const text = argocdServer === undefined ? file.text : withArgocdToken(file.text);
  if (host !== 'github') return { ...file, text: review === 'none' ? withoutSweep(file.path, text) : text };
  const globs = branches.map((branch) => branch.replace(/[+!]/g, '\\$&'));
  const set = [`on.push.branches:=${JSON.stringify(globs)}`, ...(review === 'request' ? ofRequests : [])];
  const unset = review === 'none' ? ['on.delete', 'on.schedule', 'jobs.cleanup', 'jobs.sweep'] : [];
  return { ...file, text: editFile(file.path, text, { set, unset }).text };
}

/** The token of the server, wherever the one of the GitOps repository is handed over, and in the same way. */
function withArgocdToken(text: string): string {
  return text
    .replace(
      /^ *(?:gitops-token: |MG_GITOPS_TOKEN = ).*\n/gm,
      (line) => `${line}${line.replaceAll('gitops-token', 'argocd-token').replaceAll('GITOPS_TOKEN', 'ARGOCD_TOKEN')}`,
    )
    .replace(
      /^# Needs the (.+) GITOPS_TOKEN: .*\n/m,
      (line, kind) =>
        `${line}# And the ${kind} ARGOCD_TOKEN: a token of Argo CD that may write and sync the Applications.\n`,
    );
}

/** Without review environments nothing is swept at night: the jobs would name an environment that there is not. */
function withoutSweep(path: string, text: string): string {
  if (path.endsWith('Jenkinsfile')) {
    return text
      .replace(/^ {2}triggers \{\n[\s\S]*?^ {2}\}\n/m, '')
      .replace(/^ {4}stage\('sweep'\) \{\n[\s\S]*?^ {4}\}\n/m, '');
  }
  return editFile(path, text, { unset: ['include[1]'] }).text.replace(/^# Add a pipeline schedule.*\n/m, '');
}

const ofRequests = [
  'on.pull_request:={"types":["opened","synchronize","reopened","closed"]}',
  `jobs.deploy.if=github.event_name == 'push' || github.event_name == 'workflow_dispatch' || ${openRequest}`,
  `jobs.deploy.steps[0].with.ref=${headOfRequest}`,
  "jobs.cleanup.if=github.event_name == 'pull_request' && github.event.action == 'closed'",
  `jobs.cleanup.steps[0].with.ref=\${{ github.event.pull_request.head.sha }}`,
  'jobs.cleanup.steps[0].with.fetch-depth:=2',
];
