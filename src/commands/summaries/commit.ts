/** The page of a run that makes one commit of the GitOps repository, as `bump-image-tag` does. */

import { digestWords, imageWords } from '../../core/announce/words.ts';
import type { AppliedImage } from '../../core/bump/applied-edit.ts';
import { describeSupersession } from '../../core/bump/message.ts';
import { subjectOf } from '../../core/bump/update.ts';
import { counted } from '../../core/counted.ts';
import type { DeploymentCommit } from '../../core/flow/deployment/commits.ts';
import { code, joined, link, type Markdown, md, table } from '../../core/markdown.ts';
import { duration, foldedDiff, listed, none, page, shortCommit, verdict } from './parts.ts';

interface CommitPage {
  readonly commit: DeploymentCommit;
  /** Of the GitOps repository, for people. */
  readonly repository: string;
  /** Page of the commit. */
  readonly url: string | undefined;
  redact(text: string): string;
}

export function commitSummary(shown: CommitPage): string {
  const { commit, redact } = shown;
  const reasons = [...commit.superseded.map(describeSupersession), commit.closed ?? ''].filter((each) => each !== '');
  return page(
    commitHeadline(shown),
    imageTable(commit.images),
    reasons.map((reason) => md`- ${reason}`.markdown).join('\n'),
    commitFacts(shown),
    foldedDiff(commit.diff, redact),
  );
}

function commitHeadline({ commit, repository }: CommitPage): string {
  const { result, request, images } = commit;
  const where = md`**${repository}**`;
  const services = [...new Set(images.flatMap((each) => subjectOf(each) ?? []))];
  const what =
    services.length === 0
      ? ''
      : md`${listed(services.slice(0, 5).map((each) => md`**${each}**`))}${services.length > 5 ? ` and ${services.length - 5} more` : ''}`;
  const of = joined([what, md`in ${where}`], ' ');
  switch (result) {
    case 'committed':
      return verdict('good', md`Written: ${of}`);
    case 'requested':
      return verdict(
        'waiting',
        md`Waits in ${request === undefined ? 'a request' : link(`request #${request.number}`, request.url)}: ${of}`,
      );
    case 'planned':
      return verdict('would', md`Dry run, would be written: ${of}`);
    case 'superseded':
      return verdict('nothing', md`Not written: what is there is newer, ${of}`);
    case 'unchanged':
      return verdict('nothing', md`Nothing to write: ${where} says it already`);
  }
}

/** Commit and request as links, attempts and time: one line. */
export function commitFacts({ commit, url, repository }: Pick<CommitPage, 'commit' | 'url' | 'repository'>): Markdown {
  const { commit: id, request, attempts, branch, milliseconds } = commit;
  return joined(
    [
      id === undefined ? '' : md`GitOps commit ${link(shortCommit(id), url)} in ${repository} (${branch})`,
      request === undefined ? '' : link(`request #${request.number}`, request.url),
      attempts > 1 ? `${counted(attempts, 'attempt')}: another writer was faster` : '',
      duration(milliseconds),
    ],
    ' · ',
  );
}

/** Empty for none. */
function imageTable(images: readonly AppliedImage[]): string {
  if (images.length === 0) return '';
  const rows = images.map((each) => {
    const { oldImage = '', newImage = '' } = each;
    // The repository is said where it changes too.
    const words = repositoryOf(oldImage) === repositoryOf(newImage) ? imageWords : wholeWords;
    const [from, to] = [oldImage, newImage].map((image) => (image === '' ? none : words(image)));
    const service = subjectOf(each);
    return [
      service === undefined ? none : md`**${service}**`,
      code(each.file),
      from ?? none,
      oldImage === newImage ? 'the same' : (to ?? none),
    ];
  });
  return table(['service', 'file', 'from', 'to'], rows);
}

function wholeWords(image: string): Markdown {
  const [name = '', digest] = image.split('@');
  return joined([code(name), ...(digest === undefined ? [] : [digestWords(digest)])], ' · ');
}

function repositoryOf(image: string): string {
  return (image.split('@')[0] ?? '').replace(/:[^:/]*$/, '');
}
