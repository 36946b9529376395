/** Where a deployment is shown: the list of channels. */
import type { Channel } from '../../core/announce/announcement.ts';
import { badInput } from '../../core/failure.ts';
import type { Run } from '../../inputs/command.ts';
import type { deployInputs } from '../deployment/inputs.ts';
import { openComment } from './comment.ts';
import { openDeployments, openStatuses } from './forge-channels.ts';

type DeployRun = Run<typeof deployInputs>;

/** Each way that the input `announce` names, in this order. */
const ways: Readonly<Record<string, (run: DeployRun) => readonly Channel[]>> = {
  comment: openComment,
  deployment: openDeployments,
  status: openStatuses,
};

/** @throws bad input for `none` beside another one */
export function channelsOf(run: DeployRun): readonly Channel[] {
  const { announce } = run.inputs;
  if (announce.includes('none') && announce.length > 1) {
    throw badInput('announce', `says none and ${announce.filter((each) => each !== 'none').join(', ')}`, 'Give one.');
  }
  return Object.entries(ways).flatMap(([name, open]) => (announce.includes(name) ? open(run) : []));
}
