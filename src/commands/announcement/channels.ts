/** Where a deployment is shown: the list of channels. */
import type { Channel } from '../../core/announce/announcement.ts';
import type { Run } from '../../inputs/command.ts';
import type { deployInputs } from '../deployment/inputs.ts';

export function channelsOf(_run: Run<typeof deployInputs>): readonly Channel[] {
  return [];
}
