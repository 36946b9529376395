/** How the commits of a run reach the GitOps repository, from its inputs. */

import type { Delivery } from '../core/delivery/delivery.ts';
import { forgePublisher, pushPublisher } from '../core/delivery/publisher.ts';
import { branchPrefix } from '../core/delivery/request-branch.ts';
import type { RequestSettings } from '../core/delivery/rolling-request.ts';
import { refuseSecretIdentity } from '../core/delivery/secret-guard.ts';
import { badInput } from '../core/failure.ts';
import type { ForgeRepository } from '../core/forge/forge.ts';
import type { Committer, Identity, SignCommit } from '../core/git/commit.ts';
import type { SignerParts } from '../core/git/sign.ts';
import type { Run } from '../inputs/command.ts';
import type { InputValues } from '../inputs/declaration.ts';
import type { commitInputs, deliveryInputs } from '../inputs/declarations/gitops.ts';
import type { runInputs } from '../inputs/declarations/run.ts';
import { type GitopsRun, type gitopsConnectionInputs, gitopsRemote, openGitopsForge } from './gitops-remote.ts';

export interface DeliverySettings extends RequestSettings {
  readonly deliver: 'push' | 'pull-request';
  readonly commitVia: 'git' | 'api';
}

/** A push without a request. */
export const pushDelivery: DeliverySettings = {
  deliver: 'push',
  commitVia: 'git',
  requestKey: undefined,
  branchPrefix: undefined,
  title: undefined,
  labels: [],
  reviewers: [],
  draft: false,
  autoMerge: false,
};

/** @param environment the default of `request-key` */
export function deliverySettings(
  inputs: InputValues<typeof deliveryInputs>,
  environment: string | undefined,
): DeliverySettings {
  return {
    deliver: inputs.deliver,
    commitVia: inputs['commit-via'],
    requestKey: inputs['request-key'] ?? environment,
    branchPrefix: branchPrefix(inputs['request-branch']),
    title: titleOf(inputs.title),
    labels: inputs.labels,
    reviewers: inputs.reviewers,
    draft: inputs.draft,
    autoMerge: inputs['auto-merge'],
  };
}

/** GitHub takes 256 characters, GitLab 255. Either would refuse a longer title only after the commit. */
const longestTitle = 255;

function titleOf(text: string | undefined): string | undefined {
  const title = text?.replace(/\s+/g, ' ').trim();
  if (title === undefined || title.length <= longestTitle) return title;
  throw badInput('title', `has ${title.length} characters, and forges take ${longestTitle}`, 'Shorten it.');
}

/** Opens the forge only where the delivery needs it. */
export async function openDelivery(
  run: Omit<Run<typeof gitopsConnectionInputs & Pick<typeof commitInputs, 'author' | 'sign'>>, 'resolved'> &
    Pick<GitopsRun, 'appTokens'>,
  { deliver, commitVia, ...settings }: DeliverySettings,
): Promise<Delivery> {
  const { inputs } = run;
  const forge =
    deliver === 'push' && commitVia === 'git'
      ? undefined
      : await openGitopsForge(run, deliver === 'push' ? 'push' : 'request');
  if (commitVia === 'api' && forge !== undefined) refuseForApi(inputs, forge.repository);
  const committer = await committerOf(run);
  const given = inputs.author === undefined ? undefined : committer.author;
  const publisher =
    commitVia === 'api' && forge !== undefined ? forgePublisher(forge, given) : pushPublisher(committer);
  if (deliver === 'push' || forge === undefined) return { kind: 'push', publisher };
  return { kind: 'request', publisher, forge, committer, settings };
}

/** Who commits, where the forge does not. */
export async function committerOf({
  inputs,
  ci,
  clock,
  env,
  programs,
  secrets,
}: Pick<
  Parameters<typeof openDelivery>[0],
  'inputs' | 'ci' | 'clock' | 'env' | 'programs' | 'secrets'
>): Promise<Committer> {
  const given = inputs.author === undefined ? undefined : parseIdentity(inputs.author);
  const sign = inputs.sign === undefined ? undefined : await signerOf(inputs.sign, { env, programs });
  const author = given ?? ci.actor;
  refuseSecretIdentity(secrets, author);
  return { author, sign, clock };
}

/** A branch that no request has. */
const noBranch = 'monorepo-gitops/asked-for-access';

/**
 * Whether the credentials are there and may write, by one question to each server; a dry run needs no right to write.
 *
 * @param askPush asks the GitOps server, by the transport's `checkPush`
 * @throws Failure of a missing or refused credential
 */
export async function checkDelivery(
  run: Parameters<typeof openDelivery>[0] & { readonly inputs: Pick<InputValues<typeof runInputs>, 'dry-run'> },
  settings: DeliverySettings,
  askPush: () => Promise<void>,
): Promise<void> {
  await gitopsRemote(run, 'push');
  const delivery = await openDelivery(run, settings);
  if (run.inputs['dry-run']) return;
  await Promise.all([
    settings.commitVia === 'git' ? askPush() : undefined,
    delivery.kind === 'request' ? delivery.forge.openRequest(noBranch, noBranch) : undefined,
  ]);
}

/** The signing code is loaded only when there is a key. */
async function signerOf(key: string, parts: SignerParts): Promise<SignCommit> {
  const { createSigner } = await import('../core/git/sign.ts');
  return createSigner(key, parts);
}

/** The forge signs its own commits, and GitHub also chooses their author. */
function refuseForApi(
  { author, sign }: { author: string | undefined; sign: string | undefined },
  { kind }: ForgeRepository,
): void {
  const refused = (input: string, why: string) =>
    badInput(input, `cannot be used with commit-via: api${why}`, `Leave ${input} out, or use commit-via: git.`);
  if (sign !== undefined) throw refused('sign', ': the forge signs its own commits');
  if (author === undefined || kind.apiCommitAuthor === 'given') return;
  throw refused('author', ` on ${kind.title}, where it is the owner of the token`);
}

function parseIdentity(text: string): Identity {
  const match = /^\s*([^<>\n]+?)\s*<([^<>\s]+)>\s*$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw badInput('author', `"${text}" is not a name with an address`, 'Write it as: Name <name@example.com>.');
  }
  return { name: match[1], email: match[2] };
}
