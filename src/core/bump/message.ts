/** What a bump says: its commit's message, and why something was not written. */

import { isObjectName } from '../git/commit.ts';
import { versionOf } from '../image/reference.ts';
import { expand, type PlaceholderValues } from '../names/placeholders.ts';
import type { AppliedEdit, AppliedUpdates } from './apply.ts';

export interface MessageWords {
  /** Undefined: `Deploy web1 1a2b3c4d to dev`, or what else there is to say. */
  readonly template: string | undefined;
  readonly values: PlaceholderValues;
}

/** The commit message; its first line is the subject. */
export function commitMessage({ template, values }: MessageWords, applied: AppliedUpdates, rollback: boolean): string {
  if (template === undefined) return defaultMessage(applied, values, rollback);
  const { images } = applied;
  const tags = {
    'old-tag': tagsOf(images.map(({ oldImage }) => oldImage)).join(', ') || 'none',
    'new-tag': tagsOf(images.map(({ newImage }) => newImage)).join(', ') || 'none',
  };
  return expand(template, { ...values, ...tags }, 'message');
}

function defaultMessage(
  { images, files }: AppliedUpdates,
  { environment }: PlaceholderValues,
  rollback: boolean,
): string {
  const subjects = [...new Set(images.map(({ service, file }) => service ?? file))];
  const tags = tagsOf(images.map(({ newImage }) => newImage));
  const where = environment === undefined ? '' : ` ${rollback ? 'in' : 'to'} ${environment}`;
  if (subjects.length === 0) return `Update ${files.map(({ path }) => path).join(', ')}`;
  const verb = rollback ? 'Roll back' : 'Deploy';
  if (subjects.length > 4) return `${verb} ${subjects.length} services${where}`;
  const tag = tags.length === 1 ? `${rollback ? ' to' : ''} ${tags[0]}` : '';
  return `${verb} ${subjects.join(', ')}${tag}${where}`;
}

/** Each once: the tag of a reference, or the beginning of its digest. */
function tagsOf(images: readonly (string | undefined)[]): string[] {
  return [...new Set(images.map((image) => versionOf(image ?? '')))].filter((tag) => tag !== '');
}

/**
 * Why something is not written: its commit is not on its source any more (`dropped`), the source is closed, a person has
 * stopped the environment, the commit was taken back, or what is in place is newer, of a higher version or came meanwhile
 * from another branch (`overtaken`).
 */
export type Superseded = 'dropped' | 'closed' | 'stopped' | 'taken-back' | 'newer' | 'version' | 'overtaken';

/** What law 3 holds back, and why. */
export interface Supersession {
  readonly edit: AppliedEdit;
  readonly because: Superseded;
  /** The commit that is in place, that was taken back, or that is not on its source (an image where no commit is known). */
  readonly by: string;
}

/** `web1: values/web1.yaml holds an image of 1a2b3c4d, which is newer` */
export function describeSupersession({ edit, because, by }: Supersession): string {
  const { file, update, image } = edit;
  const subject = update.service === undefined || update.service === file ? '' : `${update.service}: `;
  const commit = isObjectName(by) ? by.slice(0, 8) : by;
  const what = image === undefined ? 'values' : 'an image';
  switch (because) {
    case 'newer':
      return `${subject}${file} holds ${what} of ${commit}, which is newer`;
    case 'version':
      return `${subject}${file} holds ${what} of ${commit}, a higher version`;
    case 'overtaken':
      return `${subject}${file} got ${what} of ${commit} from another branch while this run was under way`;
    case 'taken-back': {
      const now = image?.oldImage === undefined ? '' : ` to ${image.oldImage}`;
      return `${subject}${file} was taken back from ${commit}${now}; only a commit that is newer than ${commit} replaces it`;
    }
    case 'dropped':
      return `${subject}${commit} is not on its branch, tag or request any more, so ${file} does not get it`;
    case 'closed':
      return `${subject}the branch or request of ${commit} is closed, so ${file} does not get it`;
    case 'stopped':
      return `${subject}the environment was stopped while this run was under way, so ${file} does not get ${commit}`;
  }
}
