/** What the plan of one cleanup works with, whatever goes: the same on every tip of the GitOps repository. */
import type { ProjectConfig } from '../monorepo/project.ts';
import type { Log } from '../ports.ts';
import type { AskSource } from '../source/open-sources.ts';
import { askedOnce } from './recorded-source.ts';
import type { CleanupSettings } from './repository.ts';

export interface PlanContext {
  readonly settings: CleanupSettings;
  readonly config: ProjectConfig | undefined;
  readonly ask: AskSource;
  readonly log: Log;
}

/** What one attempt to commit works with: each record is asked about once in it. */
export function forAttempt(settings: CleanupSettings): CleanupSettings {
  return { ...settings, monorepo: askedOnce(settings.monorepo) };
}

/** The subject and body of a commit that removes environments, or else forgets tombstones. */
export function removalMessage(names: readonly string[], tombstones: number): string {
  if (names.length === 0) return `Forget ${tombstones} removed review environments`;
  const subject =
    names.length === 1 ? `Remove review environment ${names[0]}` : `Remove ${names.length} review environments`;
  return [subject, '', ...names.map((name) => `- ${name}`)].join('\n');
}
