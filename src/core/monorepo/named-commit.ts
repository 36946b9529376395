/** A tag that names a commit holds that commit's content, and no other (law 13). */
import { Failure } from '../failure.ts';
import type { CiContext } from '../ports.ts';
import type { CheckedOut } from '../source/dirty.ts';
import { namesCommit } from './deployed-image.ts';

/** Why an image of this checkout would not be what its tag says. */
interface OtherContent {
  /** `the tag {sha8} names 1a2b3c4d, and …` */
  readonly problem: string;
  readonly hint: string;
}

/**
 * @param tags templates of the tags that the image gets
 * @returns undefined where the tags may stand for what is checked out
 */
export function otherContent(
  tags: readonly string[],
  checkout: CheckedOut | undefined,
  { host, targetBranch }: Pick<CiContext, 'host' | 'targetBranch'>,
): OtherContent | undefined {
  const tag = tags.find(namesCommit);
  if (tag === undefined || checkout === undefined) return undefined;
  const { commit, isMerge, changed } = checkout;
  const named = `the tag ${tag} names ${commit.slice(0, 8)}`;
  if (isMerge) {
    const problem = `${named}, and its merge with ${targetBranch ?? 'the target branch'} is checked out`;
    return { problem, hint: `${headOnly[host]} ${otherTag}` };
  }
  if (changed.length === 0) return undefined;
  return {
    problem: `${named}, and tracked files differ from it: ${changed.join(', ')}`,
    hint: `Commit them, undo them before this step (git checkout -- .), or have the step that writes them write where git ignores files. ${otherTag}`,
  };
}

const otherTag = 'Or give a tag that names no commit, such as {slug}-{run}.';

/** The line for the checkout, by host. */
const headOnly: Readonly<Record<CiContext['host'], string>> = {
  github: `Check out the head of the request: ref: \${{ github.event.pull_request.head.sha }} in actions/checkout.`,
  gitlab:
    'Check out the head of the request, git checkout --detach "$CI_MERGE_REQUEST_SOURCE_BRANCH_SHA" (with GIT_DEPTH 2 or more), or turn off merged results pipelines.',
  jenkins:
    'Let the branch source discover requests by "The current pull request revision", not merged with the target.',
  shell: 'Check out the commit itself.',
};

/** For what deploys: `allow-dirty` is the way past. */
export function refusedContent({ problem, hint }: OtherContent): Failure {
  return new Failure('refused', 'TAG_OF_OTHER_CONTENT', problem, {
    hint: `${hint} allow-dirty deploys it all the same.`,
  });
}
