/** What a bump says: its commit's message, and the line of the log that ends it. */

import { versionOf } from '../image/reference.ts';
import { expand, type PlaceholderValues, placeholderValue } from '../names/placeholders.ts';
import type { AppliedUpdates } from './apply.ts';
import type { Bumped } from './bump.ts';

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

function defaultMessage({ images, files }: AppliedUpdates, values: PlaceholderValues, rollback: boolean): string {
  const subjects = [...new Set(images.map(({ service, file }) => service ?? file))];
  const tags = tagsOf(images.map(({ newImage }) => newImage));
  const environment = placeholderValue(values, 'environment');
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

export function describeBump(result: Bumped): string {
  switch (result.result) {
    case 'committed':
      return `Committed ${result.commit?.slice(0, 8)} to ${result.branch} in attempt ${result.attempts}.`;
    case 'requested':
      return `Request ${result.request?.url} holds this.`;
    case 'planned':
      return `A dry run: this would be committed to ${result.branch}.`;
    case 'superseded':
      return result.closed === undefined
        ? 'Nothing written: what is in place is newer, or was taken back from this.'
        : 'Nothing written: the review environment is closed.';
    case 'unchanged':
      return `Nothing to write: ${result.branch} already says this.`;
  }
}
