/** The channel `status`: statuses of the source commit and of the commits of the GitOps repositories. */
import type { CommitStatus } from '../forge/deployments.ts';
import type { Forge } from '../forge/forge.ts';
import type { AnnouncedCommit, Announcement, Channel, Shown } from './announcement.ts';
import { refusedOr } from './deployments.ts';
import { webAddress } from './environment-name.ts';

interface StatusPlaces {
  /** The forge of the monorepo; undefined: none is known, or no token is. */
  readonly source: () => Promise<Forge | undefined>;
  /** Calls back with that of a GitOps repository; its token may end after that. */
  readonly gitops: (commit: AnnouncedCommit, use: (forge: Forge | undefined) => Promise<void>) => Promise<void>;
  /** Of the monorepo, for the status of the GitOps commit: `acme/shop`. */
  readonly monorepo: string;
  /** The services that this run is restricted to. */
  readonly part: string | undefined;
  /** Told why the GitOps commit has no status: its token is for pushing, and need not set one. */
  readonly note: (line: string) => void;
}

/** A forge that refuses one of them still gets the others. */
export function statusChannels(places: StatusPlaces): readonly Channel[] {
  let opened: Promise<Forge | undefined> | undefined;
  let isTold = false;
  const ofSource = once('status of the source commit', async (announcement) => {
    const status = sourceStatus(announcement, places);
    if (status === undefined) return [];
    return [
      {
        status,
        set: async () => {
          opened ??= places.source();
          await (await opened)?.setStatus(status);
        },
      },
    ];
  });
  const ofGitops = once('status of the GitOps commit', async (announcement) =>
    announcement.commits.flatMap((commit) => {
      const status = gitopsStatus(announcement, commit, places);
      if (status === undefined) return [];
      return [{ status, set: () => places.gitops(commit, async (forge) => forge?.setStatus(status)) }];
    }),
  );
  const quiet: Channel = {
    name: ofGitops.name,
    async show(announcement) {
      const shown = await ofGitops.show(announcement);
      if (shown.result !== 'refused') return shown;
      if (!isTold) places.note(`The GitOps commit has no status: ${shown.why}`);
      isTold = true;
      return { result: 'unchanged' };
    },
  };
  return [ofSource, quiet];
}

interface Wanted {
  readonly status: CommitStatus;
  set(): Promise<void>;
}

/** Sets each status once. */
function once(name: string, wanted: (announcement: Announcement) => Promise<readonly Wanted[]>): Channel {
  const done = new Map<string, string>();
  return {
    name,
    async show(announcement): Promise<Shown> {
      let isChanged = false;
      for (const { status, set } of await wanted(announcement)) {
        const [key, text] = [`${status.commit} ${status.context}`, JSON.stringify(status)];
        if (done.get(key) === text) continue;
        const shown = await refusedOr(async () => {
          await set();
          return { result: 'shown' };
        });
        if (shown.result === 'refused') return shown;
        done.set(key, text);
        isChanged = true;
      }
      return { result: isChanged ? 'shown' : 'unchanged' };
    },
  };
}

/** One for each environment, and for each part of it that a run of its own deploys. */
function sourceStatus(announcement: Announcement, { part }: StatusPlaces): CommitStatus | undefined {
  const { environment, phase, source, url, result, pipelineUrl } = announcement;
  if (environment === undefined || source.commit === undefined || phase === 'removed') return undefined;
  const context = ['monorepo-gitops', environment, ...(part === undefined ? [] : [part])].join('/');
  const isDone = phase === 'done';
  return {
    commit: source.commit,
    context,
    state: phase === 'running' ? 'pending' : isDone ? 'success' : 'failure',
    description: describe(announcement),
    url: isDone && result !== 'superseded' ? (webAddress(url) ?? pipelineUrl) : pipelineUrl,
  };
}

function describe({ phase, result, why, services, commits, failure, environment }: Announcement): string {
  const names = (state: (each: string) => boolean) =>
    [...new Set(services.filter((each) => state(each.state)).map(({ service }) => service))].join(', ');
  const deployed = names((state) => state === 'ready' || state === 'deployed');
  const ongoing = names((state) => ['waiting', 'building', 'deploying'].includes(state));
  if (phase === 'failed') return failure?.message ?? 'The deployment failed';
  if (phase === 'running') return ongoing === '' ? `Comparing with ${environment}` : `Deploying ${ongoing}`;
  if (result === 'superseded') {
    const [reason, ...others] = new Set(services.flatMap((each) => (each.state === 'superseded' ? each.reason : [])));
    // It is also said where the request has been closed meanwhile, and nothing newer is there.
    return reason === undefined || others.length > 0 ? 'Left to a newer commit' : reason;
  }
  const request = commits.find((each) => each.request !== undefined)?.request;
  if (request !== undefined) return `Waits in request ${request.number} of the GitOps repository`;
  if (deployed !== '') return `Deployed ${deployed} to ${environment}`;
  return why ?? `${environment} has it`;
}

/** Of the commit that was made, or that the branch of the request has last. */
function gitopsStatus(
  { environment, phase, source, failure, pipelineUrl }: Announcement,
  { commit, request }: AnnouncedCommit,
  { monorepo }: StatusPlaces,
): CommitStatus | undefined {
  if (commit === undefined || environment === undefined || phase === 'removed') return undefined;
  const from = source.commit === undefined ? monorepo : `${monorepo}@${source.commit.slice(0, 8)}`;
  // What waits in a request has passed its checks, and nobody comes back to say so later.
  const state =
    request !== undefined ? 'success' : phase === 'running' ? 'pending' : phase === 'done' ? 'success' : 'failure';
  const description =
    state === 'failure' ? (failure?.message ?? 'The deployment failed') : `${environment} from ${from}`;
  return { commit, context: `monorepo-gitops/${monorepo}/${environment}`, state, description, url: pipelineUrl };
}
