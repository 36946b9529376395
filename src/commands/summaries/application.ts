/** The page of a run of `argocd-upsert-app`: what was done to which Application, and how that is now. */
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import type { LiveApplication } from '../../core/argocd/server/live.ts';
import { joined, link, type Markdown, md } from '../../core/markdown.ts';
import { icons, page, shortRevision, verdict } from './parts.ts';

type Facts = readonly (string | Markdown)[];

/** @param done in words: `synced and live` */
export function operationSummary(
  { name }: { readonly name: string },
  done: string,
  facts: Facts,
  icon = usualIcon(done),
): string {
  return page(verdict(icon, md`Application **${name}**: ${done}`), ...facts);
}

export function applicationSetSummary(name: string, done: string, facts: Facts): string {
  return page(verdict(usualIcon(done), md`ApplicationSet **${name}**: ${done}`), ...facts);
}

function usualIcon(done: string): keyof typeof icons {
  if (/dry run|^would /.test(done)) return 'would';
  return /^(?:unchanged|nothing|no |not |requested)/.test(done) ? 'nothing' : 'good';
}

/** Sync, health, revision and the address of the Application. */
export function statusLine(app: LiveApplication, url: string): Markdown {
  const { 'sync-status': sync = 'Unknown', 'health-status': health = 'Unknown', revision = '' } = statusOutputs(app);
  return joined(
    [
      md`${iconOf(sync)} ${sync}`,
      md`${iconOf(health)} ${health}`,
      revision === '' ? 'no revision yet' : md`revision ${shortRevision(revision)}`,
      link('Argo CD ↗', url),
    ],
    ' · ',
  );
}

/** What a look at an Application shows, by its worst state. */
export function iconOfApplication(app: LiveApplication): keyof typeof icons {
  const { 'sync-status': sync = 'Unknown', 'health-status': health = 'Unknown' } = statusOutputs(app);
  const found = [sync, health].map(nameOf);
  return (['bad', 'waiting', 'nothing'] as const).find((each) => found.includes(each)) ?? 'good';
}

function nameOf(state: string): keyof typeof icons {
  if (state === 'Synced' || state === 'Healthy') return 'good';
  if (state === 'Degraded' || state === 'Missing') return 'bad';
  return state === 'OutOfSync' || state === 'Progressing' || state === 'Suspended' ? 'waiting' : 'nothing';
}

function iconOf(state: string): string {
  return icons[nameOf(state)];
}
