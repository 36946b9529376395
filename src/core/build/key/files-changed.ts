/** Files that were written while an image was made of them, so that nobody can tell which content it has. */
import { Failure } from '../../failure.ts';

/** Most of them are one or two. */
const mostNamed = 5;

/** @param changed what changed, each a few words */
export function filesChanged(changed: readonly string[]): Failure {
  const more = changed.length > mostNamed ? ` and ${changed.length - mostNamed} more` : '';
  const problem = `what the image is made of changed during the build: ${changed.slice(0, mostNamed).join(', ')}${more}`;
  return new Failure('failed', 'FILES_CHANGED', problem, {
    hint: 'The image may hold either content, and none of the tags names it. Let no other step of the job write these files while it builds, or leave them out (.dockerignore), and run again.',
  });
}
