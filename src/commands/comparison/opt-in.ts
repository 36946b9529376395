/** Whether the request of a run asks for the environments that want a word for it, and what the event of a comment leaves out. */
import { messageOf } from '../../core/failure.ts';
import { openJobForge } from '../../core/forge/forges.ts';
import { type NamedEnvironment, withSourceIn } from '../../core/monorepo/environments.ts';
import { optInFor, takesRequests } from '../../core/monorepo/events/events.ts';
import type { CiContext, Wish } from '../../core/ports.ts';
import { wishOf } from '../../core/source/wish/opt-in.ts';
import { requestView } from '../../core/source/wish/request-view.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { GitopsRun } from '../gitops-remote.ts';

type RequestRun = Pick<GitopsRun, 'ci' | 'env' | 'log' | 'clock' | 'secrets' | 'network'> &
  Pick<Run, 'config'> & {
    readonly inputs: Pick<GitopsRun['inputs'], 'forge-token' | 'forge-url'> & {
      readonly environment?: string | undefined;
    };
  };

type RequestEvent = Extract<CiContext['event'], { kind: 'request' }>;

/** The run with all that its request shows of itself. Asks the forge only what `gitops.yaml` makes a difference by. */
export async function withRequest<R extends RequestRun>(run: R): Promise<R> {
  const read = await withHead(run);
  return { ...read, ci: await withWishes(read) };
}

/** Opened once, when it is asked. */
function forgeOf({ ci, env, inputs, network, clock, log, secrets }: RequestRun) {
  const given = { env, token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
  let opening: ReturnType<typeof openJobForge> | undefined;
  return () => {
    opening ??= openJobForge(ci.repositoryUrl, given, { network, clock, log, secrets });
    return opening;
  };
}

/** The branch and the commit of a request whose event tells its number alone. */
async function withHead<R extends RequestRun>(run: R): Promise<R> {
  const { ci } = run;
  const { event } = ci;
  if (event.kind !== 'request' || event.unread === undefined) return run;
  const unread = (why: string): R => ({ ...run, ci: { ...ci, event: { ...event, unread: why } } });
  const number = event.number;
  try {
    const forge = await forgeOf(run)();
    if (forge === undefined) {
      return unread(`The commit of request ${number} is not known: there is no token for the forge (forge-token).`);
    }
    const { commit, branch, targetBranch, fromFork } = await forge.requestHead(number);
    const requiredCheckout = {
      commit,
      event: 'issue_comment',
      hint: `Give actions/checkout the head of the request: \`ref: refs/pull/\${{ github.event.issue.number }}/head\`.`,
    };
    const known: RequestEvent = { kind: 'request', number, fromFork };
    const read = { ...ci, event: known, commit, branch, targetBranch, requiredCheckout };
    return { ...run, ci: withSourceIn(run.config, read, run.inputs.environment) };
  } catch (error) {
    return unread(`The commit of request ${number} is not known: ${messageOf(error)}.`);
  }
}

async function withWishes(run: RequestRun): Promise<CiContext> {
  const { ci, config, inputs, log } = run;
  const { event, branch } = ci;
  // Who names an environment has decided.
  if (event.kind !== 'request' || event.fromFork || event.unread !== undefined) return ci;
  if (config === undefined || inputs.environment !== undefined) return ci;
  const view = requestView(event.number, { forge: forgeOf(run), eventLabels: event.labels });
  const wishes = new Map<string, Wish>();
  for (const [name, environment] of config.environments) {
    const optIn = optInFor(environment, branch);
    if (optIn === undefined) continue;
    const wish = await wishOf(optIn, view);
    wishes.set(name, wish);
    if (wish.is === 'unknown') log.warn(`It is not deployed to ${name}: ${wish.why}.`);
  }
  return wishes.size === 0 ? ci : withSourceIn(config, { ...ci, wishes }, undefined);
}

/**
 * The environments that may have a review environment of a source that is to have none: its request does not ask for them any
 * more, or it was closed. With the first that takes every request the search ends, as for an event that deploys.
 */
export function leftEnvironments(config: ConfigFile, ci: CiContext): readonly NamedEnvironment[] {
  const { event, wishes } = ci;
  if (event.kind === 'request') {
    return [...config.environments].flatMap(([name, environment]) =>
      wishes?.get(name)?.is === 'no' ? [{ name, environment }] : [],
    );
  }
  if (event.kind !== 'request-closed') return [];
  const found: NamedEnvironment[] = [];
  for (const [name, environment] of config.environments) {
    if (!takesRequests(environment)) continue;
    found.push({ name, environment });
    if (optInFor(environment, ci.branch) === undefined) break;
  }
  return found;
}
