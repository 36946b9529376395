/** The page of a run of `deploy` that failed: the error, what each step came to, and what is kept. */

import type { Announcement } from '../../core/announce/announcement.ts';
import { imageWords } from '../../core/announce/words.ts';
import { counted } from '../../core/counted.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import { joined, link, type Markdown, md, table } from '../../core/markdown.ts';
import type { FailedRun } from '../../inputs/command.ts';
import { sourceWords, timesOf } from './deployment.ts';
import { causeLines, failureFacts, failureHeadline, resourceTable } from './failure.ts';
import { duration, page, shortCommit } from './parts.ts';
import type { DeploymentRecord, StepName } from './record.ts';

interface FailedDeployment {
  readonly announcement: Announcement;
  readonly record: DeploymentRecord;
  /** Whether Applications are written to a server. */
  readonly hasServer: boolean;
  redact(text: string): string;
}

export function failedDeploymentSummary(shown: FailedDeployment, failed: FailedRun): string {
  const { announcement, record, redact } = shown;
  const { environment, source } = announcement;
  const isWritten = record.steps.some(({ name }) => name === 'Argo CD');
  const where = environment === undefined ? '' : md` ${isWritten ? 'in' : 'to'} **${environment}**`;
  const isAtStep = record.steps.some(({ result }) => result === 'begun');
  return page(
    failureHeadline(md`${isWritten ? 'Written, and not live' : 'Not deployed'}${where}`, failed, redact),
    failed.isLogged ? '' : failureFacts(failed, redact),
    isAtStep || failed.isLogged ? '' : joined(causeLines(failed, redact), '<br>'),
    stepTable(shown, failed),
    resourceTable(failed.failure.outputs?.['failed-resources']),
    joined([sourceWords(source), timesOf(record)], ' · '),
  );
}

function stepTable({ announcement, record, hasServer, redact }: FailedDeployment, failed: FailedRun): string {
  const begun = new Map(record.steps.map((step) => [step.name, step]));
  const names: readonly StepName[] = [
    'plan',
    ...(begun.has('promotion') ? (['promotion'] as const) : []),
    'checks',
    'images',
    'GitOps',
    ...(hasServer || begun.has('Argo CD') ? (['Argo CD'] as const) : []),
  ];
  // What comes behind a failure that had no step of its own was not reached either.
  const last = names.findLastIndex((name) => begun.has(name));
  const rows = names.map((name, at): readonly (Markdown | string | readonly (Markdown | string)[])[] => {
    const step = begun.get(name);
    const done = doneWords(name, announcement, record);
    if (step?.result === 'begun') {
      const error = failed.isLogged ? [] : causeLines(failed, redact);
      return [md`**${name}**`, [md`**failed** after ${duration(step.milliseconds)}`, ...error, ...done]];
    }
    if (step === undefined) return [name, at < last ? 'nothing to do' : 'not reached'];
    return [name, done.length === 0 ? md`done in ${duration(step.milliseconds)}` : done];
  });
  return table(['step', 'result'], rows);
}

/** What a step has brought, also one that failed in the end. */
function doneWords(name: StepName, { services, commits }: Announcement, record: DeploymentRecord): readonly Markdown[] {
  const { images = [] } = record.soFar;
  switch (name) {
    case 'plan': {
      const planned = services.filter(({ state }) => state !== 'unchanged');
      const shown = planned.slice(0, 10).map((each) => md`${placeOf(each)} (${each.why})`);
      const more = planned.length - shown.length;
      return [...shown, ...(more > 0 ? [md`and ${counted(more, 'more service')}`] : [])];
    }
    case 'images':
      return images.map(({ repository, tag, digest }) => {
        const action = record.image({ repository, tag })?.action ?? 'there';
        const image = imageWords(`${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`);
        return md`${image} ${action} – is kept, the next run reuses it`;
      });
    case 'GitOps':
      return commits.flatMap(({ commit, request, url, repository }) => {
        if (request !== undefined) return [md`request ${link(`#${request.number}`, request.url)} in ${repository}`];
        return commit === undefined ? [] : [md`commit ${link(shortCommit(commit), url)} in ${repository} – is kept`];
      });
    default:
      return [];
  }
}
