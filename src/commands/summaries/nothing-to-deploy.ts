/** The page of a run of `deploy` that had nothing to do, with what each environment waits for. */
import type { Announcement } from '../../core/announce/announcement.ts';
import { code, joined, link, type Markdown, md, sentence, table } from '../../core/markdown.ts';
import { tagOf, triggerOf } from '../../core/monorepo/events/events.ts';
import { type Wanted, wantsOf } from '../../core/monorepo/events/wants.ts';
import type { ProjectConfig } from '../../core/monorepo/project.ts';
import type { CiContext } from '../../core/ports.ts';
import { type DeploymentPage, serviceTable, sourceWords, timesOf } from './deployment.ts';
import { listed, page, verdict } from './parts.ts';

/** Everything is in place, waits, or is superseded. */
export function idleSummary(
  shown: DeploymentPage & { readonly request?: { readonly url: string } | undefined },
): string {
  const { announcement, record, graph } = shown;
  const { why = '', source, services } = announcement;
  return page(
    idleHeadline(announcement, shown.request),
    services.length === 0 ? sentence(why) : '',
    serviceTable(shown),
    joined([sourceWords(source), timesOf(record)], ' · '),
    graph ?? '',
  );
}

function idleHeadline(
  { environment = '', result }: Announcement,
  request: { readonly url: string } | undefined,
): string {
  const where = md`**${environment}**`;
  if (result === 'requested') {
    const open = request === undefined ? 'the open request' : link('the open request', request.url);
    return verdict('waiting', md`Nothing to do: ${open} of ${where} has it`);
  }
  if (result === 'superseded') return verdict('nothing', md`Not deployed to ${where}: what is in place is newer`);
  if (result === 'unchanged') return verdict('nothing', md`Nothing to deploy: ${where} has this commit`);
  return verdict('nothing', md`Nothing to deploy to ${where}`);
}

/** No environment takes the event; or none could, whatever `gitops.yaml` says, and then without the table. */
export function untakenSummary(why: string, config: ProjectConfig | undefined, ci: CiContext): string {
  const source = sourceOf(ci);
  const isTable = config !== undefined && config.environments.size > 0 && source !== undefined;
  return page(
    verdict('nothing', isTable ? md`Nothing to deploy: no environment takes ${source}` : md`Nothing to deploy`),
    sentence(why),
    isTable ? wantsTable(config, source) : '',
  );
}

function wantsTable(config: ProjectConfig, source: Markdown): string {
  const rows = [...wantsOf(config)].map(([name, wanted]): readonly Markdown[] => [
    md`**${name}**`,
    wanted.length === 0
      ? md`only runs with the input ${code(`environment: ${name}`)}`
      : listed(wanted.map(wantedWords)),
    md`${source} ✗`,
  ]);
  return table(['environment', 'wants', 'this run'], rows);
}

function wantedWords(wanted: Wanted): Markdown {
  switch (wanted.kind) {
    case 'branch':
    case 'tag':
      return md`${wanted.kind} ${joined(wanted.patterns.map(code), ', ')}`;
    case 'request':
      return md`pull and merge requests`;
    case 'schedule':
      return md`${wanted.takes ? '' : 'no '}schedules`;
    case 'manual':
      return md`${wanted.takes ? 'runs' : 'no runs'} that are started by hand`;
  }
}

/** What the environments' `when` is compared with. Undefined: an event that deploys nowhere. */
function sourceOf(ci: CiContext): Markdown | undefined {
  const { event, branch } = ci;
  if (event.kind === 'request') return event.fromFork ? undefined : md`request ${event.number}`;
  if (event.kind === 'queue' || event.kind === 'request-closed' || event.kind === 'branch-deleted') return undefined;
  const tag = tagOf(ci);
  const ref =
    tag === undefined
      ? branch === undefined
        ? md`a run without a branch`
        : md`branch ${code(branch)}`
      : md`tag ${code(tag)}`;
  const trigger = triggerOf(ci);
  if (trigger === undefined) return ref;
  return md`${trigger === 'schedule' ? 'a schedule of' : 'a run by hand of'} ${ref}`;
}
