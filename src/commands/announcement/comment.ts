/** The channel `comment`, with the forge and the token of a run. */
import type { Announcement, Channel } from '../../core/announce/announcement.ts';
import { type CommentPorts, commentChannel } from '../../core/announce/comment.ts';
import { Failure } from '../../core/failure.ts';
import type { Forge } from '../../core/forge/forge.ts';
import { monorepoIdentity } from '../../core/review/monorepo.ts';
import type { Run } from '../../inputs/command.ts';
import type { deployInputs } from '../deployment/inputs.ts';
import { monorepoForge } from './forge-channels.ts';

type DeployRun = Run<typeof deployInputs>;

export function openComment(run: DeployRun): readonly Channel[] {
  const { ci, inputs, clock } = run;
  const identity = monorepoIdentity(ci);
  if (identity === undefined) return [];
  const settings = {
    identity,
    forge: () => monorepoForge(run),
    request: (forge: Forge, announcement: Announcement) => requestOf(run, forge, announcement),
    began: ci.pipelineCreatedAt ?? clock.now(),
    isShared: inputs.seen !== undefined || inputs.service !== undefined || inputs.services.length > 0,
  };
  return [commentChannel(settings, commentPorts(run))];
}

/** What a comment takes of a run. */
function commentPorts({ clock, secrets }: Pick<Run, 'clock' | 'secrets'>): CommentPorts {
  return { clock, secrets, errorPage: (code) => new Failure('failed', code, '').url };
}

/** The request of the event, else the open one of the branch, whatever it goes into. */
async function requestOf(
  { ci }: Pick<Run, 'ci'>,
  forge: Forge,
  { request, environment }: Announcement,
): Promise<number | undefined> {
  if (request !== undefined) return request;
  const { branch, defaultBranch, event } = ci;
  const isOfBranch = event.kind !== 'tag' && event.kind !== 'queue';
  if (!isOfBranch || environment === undefined || branch === undefined || branch === defaultBranch) return undefined;
  return (await forge.openRequest(branch))?.number;
}
