/** What `status` hands on as JSON: times are ISO 8601 in UTC, durations milliseconds, and what is not known is `null`. */
import type {
  CommitStatus,
  Status,
  StatusDeployment,
  StatusPlace,
  StatusReview,
  StatusWaiting,
} from '../../core/flow/status/status.ts';

export function statusOutputs(status: Status): Readonly<Record<string, unknown>> {
  const { columns, places, awaited, reviews, last, commit, problems } = status;
  return {
    environments: columns.map(({ name, environment, cluster, behindOf }) => ({
      name,
      environment,
      cluster: cluster ?? null,
      'compared-with': behindOf ?? null,
      services: places.filter(({ column }) => column === name).map(placeJson),
      awaited: awaited
        .filter(({ column }) => column === name)
        .map(({ service, waiting }) => ({ service, waiting: waitingJson(waiting) })),
    })),
    'review-environments': reviews.map(reviewJson),
    where: commit === undefined ? {} : commitJson(commit),
    'last-deployment': last === undefined ? {} : lastJson(last),
    problems,
  };
}

function placeJson(place: StatusPlace) {
  const { behind, application } = place;
  return {
    service: place.service,
    image: place.image,
    commit: place.commit ?? null,
    subject: place.subject ?? null,
    author: place.author ?? null,
    since: timeOf(place.since),
    'lead-time-ms': place.leadTime ?? null,
    file: place.file,
    'gitops-commit': place.gitopsCommit ?? null,
    behind: behind?.result === 'behind' ? behind.commits : behind?.result === 'same' ? 0 : null,
    held: place.held ?? null,
    waiting: place.waiting === undefined ? null : waitingJson(place.waiting),
    url: place.url ?? null,
    application:
      application === undefined
        ? null
        : {
            name: application.name,
            url: application.url,
            sync: application.sync,
            health: application.health,
            message: application.message ?? null,
          },
  };
}

function waitingJson({ branch, number, url, image, commit }: StatusWaiting) {
  return { branch, number: number ?? null, url: url ?? null, image: image ?? null, commit: commit ?? null };
}

function reviewJson(review: StatusReview) {
  return {
    name: review.name,
    environment: review.environment,
    ref: review.ref,
    request: review.request ?? null,
    title: review.title ?? null,
    services: review.services,
    urls: Object.fromEntries(review.urls.map(({ service, url }) => [service, url])),
    commit: review.deployed,
    author: review.author ?? null,
    'deployed-at': timeOf(review.deployedAt),
    'ends-at': timeOf(review.endsAt),
    source: review.source,
  };
}

function commitJson({ commit, subject, author, at, services, places }: CommitStatus) {
  return {
    commit,
    subject: subject ?? null,
    author: author ?? null,
    at: timeOf(at),
    services: services ?? null,
    places: places.map((place) => ({
      service: place.service,
      environment: place.column,
      is: place.is,
      since: timeOf(place.since),
      'lead-time-ms': place.leadTime ?? null,
      waiting: place.waiting === undefined ? null : waitingJson(place.waiting),
    })),
  };
}

function lastJson({ services, column, commit, at, pipelineUrl, steps, toCommit, toHealthy }: StatusDeployment) {
  return {
    environment: column,
    services,
    commit: commit ?? null,
    at: timeOf(at),
    pipeline: pipelineUrl ?? null,
    steps: steps.map(({ name, duration, result }) => ({ name, 'duration-ms': duration, result: result ?? null })),
    'to-commit-ms': toCommit ?? null,
    'to-healthy-ms': toHealthy ?? null,
  };
}

function timeOf(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString();
}
