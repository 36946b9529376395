/** What law 3 holds back, and how people are told. */
import { isObjectName } from '../git/commit.ts';
import type { Verdict } from './ordering-finding.ts';
import type { AppliedEdit } from './updates.ts';

/** Why an edit must not be applied. */
export interface Supersession extends Verdict {
  readonly edit: AppliedEdit;
}

/** For people: `web1: values/web1.yaml holds an image of 1a2b3c4d, which is newer`. */
export function describeSupersession({ edit, because, by }: Supersession): string {
  const { file, update, image } = edit;
  const subject = update.service === undefined || update.service === file ? '' : `${update.service}: `;
  const commit = isObjectName(by) ? by.slice(0, 8) : by;
  if (because === 'newer') return `${subject}${file} holds an image of ${commit}, which is newer`;
  const now = image?.oldImage === undefined ? '' : ` to ${image.oldImage}`;
  return `${subject}${file} was taken back from ${commit}${now}; only a commit that is newer than ${commit} replaces it`;
}
