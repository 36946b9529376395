/** The review environments of a run: where they are, what is open of their sources, where people open them. */

import { Failure, messageOf } from '../../core/failure.ts';
import {
  type FoundReview,
  type OpenInMonorepo,
  type ReviewKind,
  readReviews,
  sourceOf,
} from '../../core/flow/status/reviews.ts';
import type { SourceCommit } from '../../core/flow/status/sources.ts';
import type { StatusReview } from '../../core/flow/status/status.ts';
import { openJobForge } from '../../core/forge/forges.ts';
import { environmentAddress, environmentNamed } from '../../core/monorepo/environments.ts';
import { environmentAt } from '../../core/monorepo/place.ts';
import { inParallel } from '../../core/net/turns.ts';
import type { CiContext } from '../../core/ports.ts';
import type { Monorepo } from '../../core/review/monorepo.ts';
import { openRefs } from '../../core/source/open-sources.ts';
import { requestRefs } from '../../core/source/source-ref.ts';
import { isKept } from '../../core/source/wish/kept.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { parseDuration } from '../../inputs/resolve.ts';
import { sourceQuestionOf } from '../comparison/source.ts';
import type { StatusRun, StatusScope } from './inputs.ts';
import type { OpenBranch } from './repositories.ts';

type Problem = (sentence: string) => void;

/** Of all repositories. */
export async function reviewsIn(
  branches: readonly OpenBranch[],
  config: ConfigFile,
  monorepo: Monorepo | undefined,
  problem: Problem,
): Promise<readonly FoundReview[]> {
  const lists = await Promise.all(
    branches.map(({ branch, scopes }) => readReviews(branch, scopes.flatMap(kindOf(config)), monorepo, problem)),
  );
  return lists.flat();
}

const kindOf =
  (config: ConfigFile) =>
  ({ name: environment, cluster }: StatusScope): readonly ReviewKind[] => {
    const { file } = environmentAt(config, environmentNamed(config, environment), { environment, cluster });
    if (file === undefined) return [];
    const template = file.replaceAll('{environment}', environment).replaceAll('{cluster}', cluster ?? '{cluster}');
    return [{ environment, cluster, template }];
  };

/** Requests that are not open, whose labels are asked for one by one. */
const mostAsked = 20;

/** Asks for branches where a review environment is there, and for requests where one is of a request. */
export async function openSources(
  run: StatusRun,
  reviews: readonly FoundReview[],
  problem: Problem,
): Promise<OpenInMonorepo> {
  if (reviews.length === 0) return { refs: undefined, requests: undefined, kept: new Set() };
  const numbers = [...new Set(reviews.flatMap(({ marker: { request } }) => request ?? []))];
  const [refs, requests] = await Promise.all([
    openRefs(sourceQuestionOf(run)).then(
      (open) => open.refs,
      (error: unknown) => unasked(error, 'The branches of the monorepo', problem),
    ),
    numbers.length === 0 ? undefined : openRequestsOf(run, numbers, problem),
  ]);
  return { refs, requests: requests?.open, kept: requests?.kept ?? new Set() };
}

function unasked(error: unknown, what: string, problem: Problem): undefined {
  if (!(error instanceof Failure)) throw error;
  const cause = error.cause instanceof Error ? `: ${messageOf(error.cause)}` : '';
  problem(`${what} could not be asked for: ${error.code === 'SWEEP_SOURCES' ? cause.slice(2) : error.message}`);
  return undefined;
}

async function openRequestsOf(run: StatusRun, numbers: readonly number[], problem: Problem) {
  const { inputs, env, ci } = run;
  const what = 'The requests of the monorepo';
  try {
    const given = { env, token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
    const forge = await openJobForge(ci.repositoryUrl, given, run);
    if (forge === undefined) {
      problem(`${what} could not be asked for: there is no forge, or no forge-token for it`);
      return undefined;
    }
    const open = new Map((await forge.openRequests('')).map((each) => [each.number, each]));
    const kept = new Set<number>();
    await inParallel(numbers.filter((number) => !open.has(number)).slice(0, mostAsked), async (number) => {
      if (isKept(await forge.request(number))) kept.add(number);
    });
    return { open, kept };
  } catch (error) {
    return unasked(error, what, problem);
  }
}

/** In the order of `gitops.yaml` and of their names; one that is in several clusters is one. */
export function statusReviews(
  run: StatusRun,
  config: ConfigFile,
  reviews: readonly FoundReview[],
  open: OpenInMonorepo,
  commits: ReadonlyMap<string, SourceCommit>,
): readonly StatusReview[] {
  const byName = new Map<string, FoundReview[]>();
  for (const review of reviews) {
    const key = `${review.kind.environment} ${review.marker.name}`;
    byName.set(key, [...(byName.get(key) ?? []), review]);
  }
  return [...byName.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { marker, kind } = first;
    const { environment } = kind;
    const section = environmentNamed(config, environment);
    const ttl = section.ttl === undefined ? undefined : parseDuration(section.ttl);
    const deployedAt = marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt);
    return [
      {
        name: marker.name,
        environment,
        ref: marker.ref,
        request: marker.request,
        title: marker.request === undefined ? undefined : open.requests?.get(marker.request)?.title,
        services: [...new Set(all.flatMap((each) => each.marker.services))],
        urls: all.flatMap((each) => urlsOf(run, config, each)),
        deployed: marker.deployed,
        deployedAt,
        author: commits.get(marker.deployed)?.author,
        endsAt: ttl === undefined || deployedAt === undefined ? undefined : deployedAt + ttl,
        source: sourceOf(marker, open),
      },
    ];
  });
}

/** With the placeholders that its deployment had. */
function urlsOf(run: StatusRun, config: ConfigFile, { kind, marker }: FoundReview): StatusReview['urls'] {
  const { environment: name, cluster } = kind;
  const environment = environmentNamed(config, name);
  const ci = deploymentOf(run.ci, marker);
  return marker.services.flatMap((service) => {
    if (!config.services.has(service)) return [];
    try {
      const url = environmentAddress(config, { name, environment }, ci, [service], [cluster]);
      return url === undefined ? [] : [{ service, url }];
    } catch (error) {
      // A placeholder that only a pipeline has.
      if (!(error instanceof Failure)) throw error;
      return [];
    }
  });
}

function deploymentOf(ci: CiContext, { name, ref, request, deployed }: FoundReview['marker']): CiContext {
  const branch = ref.startsWith('refs/heads/') && ref !== 'refs/heads/' ? ref.slice('refs/heads/'.length) : undefined;
  const prefix = requestRefs[ci.host === 'gitlab' ? 'gitlab' : 'github'];
  return {
    ...ci,
    event: request === undefined ? { kind: 'push' } : { kind: 'request', number: request, fromFork: false },
    reviewName: name,
    commit: deployed,
    branch,
    requestNumber: request,
    sourceRef: request === undefined ? ref : `${prefix}${request}/head`,
  };
}
