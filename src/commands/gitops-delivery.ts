/** How the commits of a run reach the GitOps repository, from its inputs. */

import type { Delivery } from '../core/delivery/delivery.ts';
import { forgePublisher, pushPublisher } from '../core/delivery/publisher.ts';
import { badInput } from '../core/failure.ts';
import type { ForgeRepository } from '../core/forge/forge.ts';
import type { Identity } from '../core/git/commit.ts';
import { createSigner } from '../core/git/sign.ts';
import type { Run } from '../inputs/command.ts';
import type { commitInputs } from '../inputs/declarations/gitops.ts';
import type { DeliverySettings } from './delivery-settings.ts';
import { type GitopsRun, type gitopsConnectionInputs, openGitopsForge } from './gitops-remote.ts';

/** The forge is asked for, and loaded, only where the delivery needs it. */
export async function openDelivery(
  run: Omit<Run<typeof gitopsConnectionInputs & Pick<typeof commitInputs, 'author' | 'sign'>>, 'resolved'> &
    Pick<GitopsRun, 'appTokens'>,
  { deliver, commitVia, ...settings }: DeliverySettings,
): Promise<Delivery> {
  const { inputs, ci, clock, env, programs } = run;
  const forge =
    deliver === 'push' && commitVia === 'git'
      ? undefined
      : await openGitopsForge(run, deliver === 'push' ? 'push' : 'request');
  if (commitVia === 'api' && forge !== undefined) refuseForApi(inputs, forge.repository);
  const given = inputs.author === undefined ? undefined : parseIdentity(inputs.author);
  const sign = inputs.sign === undefined ? undefined : await createSigner(inputs.sign, { env, programs });
  const committer = { author: given ?? ci.actor, sign, clock };
  const publisher =
    commitVia === 'api' && forge !== undefined ? forgePublisher(forge, given) : pushPublisher(committer);
  if (deliver === 'push' || forge === undefined) return { kind: 'push', publisher };
  return { kind: 'request', publisher, forge, committer, settings };
}

/** What a commit that the forge makes cannot have. */
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
