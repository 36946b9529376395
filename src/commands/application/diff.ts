/**
 * `operation: diff`: what a sync would change in the cluster, now or with `revision`, and what an upsert with these inputs
 * would change of the Application. A difference is a result, no failure.
 */
import {
  atItsRevision,
  compared,
  type Difference,
  diffText,
  resourceDifferences,
  specDifference,
} from '../../core/argocd/operations/diff.ts';
import { existing } from '../../core/argocd/operations/look.ts';
import { resourceSelection } from '../../core/argocd/rollout/selection.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import { type Application, appNamed, type LiveApplication } from '../../core/argocd/server/live.ts';
import { buildApplication, commitPlaceholder } from '../../core/argocd/spec/application.ts';
import { currentApplication } from '../../core/argocd/upsert.ts';
import { link, table } from '../../core/markdown.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { isGiven } from '../../inputs/declaration.ts';
import { applicationInputs } from '../../inputs/declarations/application.ts';
import { operationSummary } from '../summaries/application.ts';
import { applicationRequest } from './inputs.ts';
import { type Operation, webAddress } from './operation.ts';

export async function diffOperation(operation: Operation): Promise<CommandResult> {
  const { handle, inputs, target, run } = operation;
  const { ref, log } = handle;
  const selection = resourceSelection(inputs.resources);
  // What gitops.yaml says is the branch to follow.
  const revision = isGiven(run.resolved.revision) ? inputs.revision : undefined;
  const describes = describesSpec(run.resolved);
  const app = await compared(handle, revision);
  if (app === undefined && !describes) await existing(handle);
  const ofSpec = describes ? await upsertDifference(operation, app, revision) : [];
  const ofResources = app === undefined ? [] : await resourceDifferences(handle, app, { revision, target, selection });
  const differences = [...ofSpec, ...ofResources];
  const text = diffText(differences, (given) => run.secrets.redact(given));
  const said = described(ofSpec, ofResources);
  log.info(`${appNamed(ref)}: ${said}`);
  if (text !== '') log.info(text.trimEnd(), 'diff');
  const url = webAddress(handle, app);
  return {
    outputs: {
      name: ref.name,
      ...(app === undefined ? {} : statusOutputs(app)),
      url,
      diff: text,
      changed: differences.length > 0,
    },
    summary: operationSummary(ref, said, [
      ...(revision === undefined ? [] : [`Compared with \`${inert(revision)}\`, as Argo CD renders it.`]),
      ...(differences.length === 0 ? [] : [rowsOf(differences), folded(text)]),
      link('Argo CD ↗', url),
    ]),
  };
}

/** @throws Failure `refused` where an upsert would be: another project or an ApplicationSet has the name, for example */
async function upsertDifference(operation: Operation, app: LiveApplication | undefined, revision: string | undefined) {
  const wanted = await wantedBy(operation, app, revision);
  return specDifference(wanted, await currentApplication(operation.handle, wanted));
}

/** These say which Application or which revision is compared. */
const ofComparison = new Set(['mode', 'project', 'app-namespace', 'name', 'repo-url', 'revision', 'prune']);

/** Whether the inputs describe an Application, so that an upsert of it can be compared. */
function describesSpec(resolved: Operation['run']['resolved']): boolean {
  const given = Object.entries(resolved).filter(
    ([input]) => Object.hasOwn(applicationInputs, input) && !ofComparison.has(input),
  );
  const isPresent = (input: 'path' | 'chart' | 'file') =>
    !['absent', 'default'].includes(resolved[input].source.kind) && resolved[input].value !== undefined;
  return given.some(([, value]) => isGiven(value)) || isPresent('path') || isPresent('chart') || isPresent('file');
}

/** What an upsert with these inputs would write. A `revision` of the comparison is none of the Application's. */
async function wantedBy(
  { run, target }: Operation,
  app: LiveApplication | undefined,
  revision: string | undefined,
): Promise<Application> {
  const request = await applicationRequest(run, target);
  if (revision !== undefined) return atItsRevision(request, app);
  const commit = request.source.revision?.includes(commitPlaceholder)
    ? (target.commit ?? (await target.history.tip()))
    : undefined;
  const pinned =
    commit === undefined ? request.source.revision : request.source.revision?.replaceAll(commitPlaceholder, commit);
  return buildApplication({ ...request, source: { ...request.source, revision: pinned } });
}

/** `the Application and 2 resources differ` */
function described(ofSpec: readonly Difference[], ofResources: readonly Difference[]): string {
  const count = ofResources.length;
  if (ofSpec.length + count === 0) return 'nothing differs';
  const resources = `${count} resource${count === 1 ? '' : 's'}`;
  if (ofSpec.length === 0) return `${resources} ${count === 1 ? 'differs' : 'differ'}`;
  const [spec] = ofSpec;
  if (spec?.change === 'created') return 'the Application does not exist, and would be created';
  return count === 0 ? 'the Application differs' : `the Application and ${resources} differ`;
}

function rowsOf(differences: readonly Difference[]): string {
  const most = 50;
  const rows = differences.slice(0, most).map(({ name, change }) => [name, change]);
  const more = differences.length - most;
  return table(['resource', 'change'], more > 0 ? [...rows, [`… and ${more} more`, '']] : rows);
}

function folded(text: string): string {
  // A fence that no line of the text can close.
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `<details><summary>Diff</summary>\n\n${fence}diff\n${text}${fence}\n\n</details>`;
}

function inert(text: string): string {
  return text.replace(/[`\s\p{Cc}]+/gu, ' ');
}
