/** The comment on the request of a review environment says that it is gone. A request without our comment gets none. */
import { removedComment } from '../../announce/comment.ts';
import { Failure, messageOf } from '../../failure.ts';
import type { Forge } from '../../forge/forge.ts';
import type { CiContext, Clock, Log, Secrets } from '../../ports.ts';
import { monorepoIdentity } from '../../review/monorepo.ts';
import { parseSourceRef } from '../../source/source-ref.ts';
import type { RepositoryCleaned } from '../repository.ts';

interface CommentEnding {
  /** Undefined: none is known, or no token is. */
  openForge(): Promise<Forge | undefined>;
  readonly ci: CiContext;
  readonly dryRun: boolean;
  /** The part was named: what the token may not do is then an error. */
  readonly isNamed: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
}

const kind = 'comment' as const;

/** Does not throw: what cannot be done is in the report. */
export async function endComments(cleaned: RepositoryCleaned, ending: CommentEnding): Promise<void> {
  const { applications, applicationNames, environments, report } = cleaned;
  const identity = monorepoIdentity(ending.ci);
  if (applicationNames !== undefined || identity === undefined || ending.dryRun) return;
  for (const environment of environments) {
    const { name } = environment;
    const isNow = applications.has(name) && report.removed.some((each) => each.environment === name);
    if (!isNow) continue;
    try {
      const forge = await ending.openForge();
      const request = forge && (await requestOf(environment, forge, ending.ci));
      if (forge === undefined || request === undefined) continue;
      const { clock, secrets } = ending;
      const errorPage = (code: string) => new Failure('failed', code, '').url;
      const shown = await removedComment({ forge, request, identity, review: name }, { clock, secrets, errorPage });
      if (shown.result === 'refused') throw new Error(shown.why);
      if (shown.result === 'shown') {
        report.removed.push({ environment: name, kind, name: `#${request}`, reason: 'it says that this is gone' });
      }
    } catch (error) {
      const reason = messageOf(error);
      if (ending.isNamed) report.failed.push({ environment: name, kind, name: 'of its request', reason });
      else ending.log.warn(`The comment on the request of ${name} stays as it is: ${reason}`);
    }
  }
}

/** Its own, that of the event, or the newest of its branch. */
async function requestOf(
  { request, ref }: RepositoryCleaned['environments'][number],
  forge: Forge,
  { requestNumber, branch, defaultBranch }: CiContext,
): Promise<number | undefined> {
  const source = parseSourceRef(ref);
  if (request !== undefined) return request;
  if (source?.kind !== 'branch') return undefined;
  if (requestNumber !== undefined && source.name === branch) return requestNumber;
  const [newest] = defaultBranch === undefined ? [] : await forge.latestRequests(source.name, defaultBranch);
  return newest?.number;
}
