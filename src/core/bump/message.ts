/** What a bump says: its commit's message, and why something was not written. */

import { isObjectName } from '../git/commit.ts';
import { betweenSkipMarkers, withoutSkipMarkers } from '../git/skip-markers.ts';
import { versionOf } from '../image/reference.ts';
import { expand, expandKnown, type PlaceholderValues, unfilledIn } from '../names/placeholders.ts';
import { didYouMean } from '../suggestion.ts';
import type { AppliedEdit } from './applied-edit.ts';
import type { AppliedUpdates } from './apply.ts';
import { subjectOf } from './update.ts';

export interface MessageWords {
  readonly template: string | undefined;
  /** The message where there is no template. Default: `Deploy web1 1a2b3c4d to dev`, or what else there is to say. */
  readonly otherwise?: string | undefined;
  readonly values: PlaceholderValues;
}

/**
 * The commit message; its first line is the subject. It never fails, since images may have been pushed by now:
 * `checkMessage` has been asked before.
 */
export function commitMessage(
  { template, otherwise, values }: MessageWords,
  applied: AppliedUpdates,
  rollback: boolean,
): string {
  if (template === undefined) return withoutSkipMarkers(otherwise ?? defaultMessage(applied, values, rollback));
  const { images, edits } = applied;
  const services = [...new Set(edits.flatMap(({ update: { service } }) => (service === undefined ? [] : [service])))];
  const known = {
    ...values,
    service: values.service ?? (services.length > 4 ? `${services.length} services` : services.join(', ')),
    'old-tag': tagsOf(images.map(({ oldImage }) => oldImage)).join(', ') || 'none',
    'new-tag': tagsOf(images.map(({ newImage }) => newImage)).join(', ') || 'none',
  };
  return betweenSkipMarkers(template, (part) => expandKnown(part, known));
}

/** What a message says only when it is written. */
const later = { 'old-tag': 'none', 'new-tag': 'none' };

/**
 * Looks at the template before anything is done. In a text that was given for this run, such as the message of a source
 * commit, braces may be text: what is no placeholder is a warning, and stays.
 *
 * @throws bad input for a placeholder in `gitops.yaml` that is unknown or has no value in this run
 */
export function checkMessage(
  { template, values }: Pick<MessageWords, 'template' | 'values'>,
  { isGiven, warn }: { readonly isGiven: boolean; readonly warn: (line: string) => void },
): void {
  if (template === undefined) return;
  const known = { ...values, service: values.service ?? 'services', ...later };
  if (!isGiven) {
    expand(template, known, 'message');
    return;
  }
  for (const name of unfilledIn(template, known)) {
    const isKnown = Object.hasOwn(known, name);
    const near = isKnown ? '' : didYouMean(name, Object.keys(known), (each) => `{${each}}`);
    const problem = isKnown ? 'has no value in this run' : 'is no placeholder';
    warn(`message: {${name}} ${problem} and stays as it is. ${near}`.trimEnd());
  }
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
  const subject = update.service === undefined || update.service === file ? '' : `${subjectOf(update)}: `;
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
