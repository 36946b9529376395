/**
 * Finds before the first build and push what would fail behind them (law 13): a typo in `from` must not cost two builds.
 * Every check is a question; nothing is written. The problems are reported together.
 */
import type { PlannedApplication } from '../argocd/planned.ts';
import { waitGoal } from '../argocd/rollout/wait.ts';
import { type ImageRequest, imageTarget } from '../build/request.ts';
import type { AppliedEdit } from '../bump/applied-edit.ts';
import { applyUpdates } from '../bump/apply.ts';
import type { Update } from '../bump/update.ts';
import { badInput, Failure, messageOf } from '../failure.ts';
import { pathSegments } from '../git/path.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { digestOf } from '../image/manifest.ts';
import { otherContent, refusedContent } from '../monorepo/named-commit.ts';
import type { CiContext, Log } from '../ports.ts';
import type { CheckedOut } from '../source/dirty.ts';
import { distinctImages } from './deployment/wanted-images.ts';
import { type ImageVersion, type PromotedImage, promoting } from './images.ts';
import { manifestsOf, placeOf, type ServiceDeployment } from './service-deployment.ts';
import { checkWritten, type PushedImage } from './written-image.ts';

/** What happens to the Applications on an Argo CD server. */
export interface Rollout {
  readonly sync: boolean;
  readonly wait: boolean;
  /** As in the input `wait-for`. */
  readonly waitFor: readonly string[];
}

/** What one GitOps repository and branch gets. */
interface CheckedTarget {
  /** Undefined: the only one. */
  readonly target: string | undefined;
  /** Those that are written. */
  readonly services: readonly ServiceDeployment[];
  /** Those whose Application alone is written. */
  readonly followed: readonly ServiceDeployment[];
}

export interface DeploymentCheck {
  /** What is written, and the Applications that are, in each GitOps repository. */
  readonly targets: readonly CheckedTarget[];
  /** Those of them that get an image; the others keep theirs. */
  readonly withImage: readonly ServiceDeployment[];
  readonly environment: string;
  readonly rollout: Rollout;
  /** The image that each service gets instead of a build. */
  readonly promotions: ReadonlyMap<string, PromotedImage>;
  readonly ci: Pick<CiContext, 'host' | 'targetBranch'>;
  /** Deploy also what is not what its tag says. */
  readonly allowDirty: boolean;
  readonly dryRun: boolean;
}

export interface CheckSteps {
  /** What is checked out beside the commit of the run; asked only where something is built. */
  checkedOut(): Promise<CheckedOut | undefined>;
  /** Reads the GitOps repository as the plan saw it. */
  atTip<T>(read: (snapshot: Snapshot) => Promise<T>, target: string | undefined): Promise<T>;
  /** Gets the credential and the forge of the delivery, and asks them for the right to write, unless it is a dry run. */
  checkDelivery(environment: string, target: string | undefined): Promise<void>;
  /** Asks the Argo CD server whether it knows the credential, and lets it write (and sync) these. */
  checkArgocd(applications: readonly (PlannedApplication & { readonly mode: 'api' })[]): Promise<void>;
  /** The inputs, the files and the registry of one image; see `checkImage` of `core/build`. */
  checkImage(request: ImageRequest): Promise<void>;
}

/** What the checks have learned. */
interface CheckedDeployment {
  /** Whether the images are built from the content of the commit: then its content keys are theirs. */
  readonly isCommitted: boolean;
}

/** @throws the only problem; `CHECKS_FAILED` for several, which is bad input (2) when one of them is */
export async function checkDeployment(check: DeploymentCheck, steps: CheckSteps, log: Log): Promise<CheckedDeployment> {
  const { targets, withImage, promotions, environment, rollout } = check;
  const all = targets.flatMap(({ services, followed }) => [...services, ...followed]);
  const { wanted, ...inputs } = await wantedUpdates(check);
  const wrong = [...(await problemsOf(async () => checkRollout(all, rollout))), ...inputs.problems];
  if (wrong.length > 0) throw together(wrong);
  const images = distinctImages(withImage, promotions);
  let isCommitted = true;
  const problems = await Promise.all([
    problemsOf(async () => {
      isCommitted = await checkContent(check, steps, log);
    }),
    ...targets.flatMap(({ target, services }) => {
      if (services.length === 0) return [];
      const own = wanted.filter(({ deployment }) => services.includes(deployment));
      return [
        checkUpdates(own, (read) => steps.atTip(read, target)),
        problemsOf(() => steps.checkDelivery(environment, target), target),
      ];
    }),
    problemsOf(async () => {
      const onServer = all.flatMap(({ application }) => (application?.mode === 'api' ? [application] : []));
      if (onServer.length > 0) await steps.checkArgocd(onServer);
    }),
    ...images.map(({ service, image }) =>
      problemsOf(() => steps.checkImage(promoting(image, promotions.get(service))), service),
    ),
  ]);
  const found = problems.flat();
  if (found.length > 0) throw together(found);
  return { isCommitted };
}

/** Only what is built here can be something else than the commit; a promoted image was built elsewhere. */
async function checkContent(check: DeploymentCheck, steps: CheckSteps, log: Log): Promise<boolean> {
  const built = check.withImage.filter(({ service }) => !check.promotions.has(service));
  if (built.length === 0) return true;
  const tags = built.flatMap(({ image }) => image.tags);
  const checkout = await steps.checkedOut();
  const isCommitted = checkout === undefined || checkout.changed.length === 0;
  const other = otherContent(tags, checkout, check.ci);
  if (other === undefined) return isCommitted;
  if (!check.allowDirty && !check.dryRun) throw refusedContent(other);
  log.warn(check.allowDirty ? `allow-dirty: ${other.problem}` : `this would be refused: ${other.problem}`);
  return isCommitted;
}

function checkRollout(services: readonly ServiceDeployment[], { sync, wait, waitFor }: Rollout): void {
  waitGoal(waitFor);
  const input = sync ? 'sync' : wait ? 'wait' : undefined;
  if (input === undefined || services.some(({ application }) => application?.mode === 'api')) return;
  const hint = 'Give argocd-server, or leave it out: Argo CD follows Git by itself.';
  throw badInput(input, 'needs an Argo CD server', hint);
}

/**
 * Where each of these services would be written with a new image, by the checks of a deployment, and what would fail. A
 * problem without a service is of all of them together.
 */
export async function checkPlaces(
  services: readonly ServiceDeployment[],
  atTip: <T>(read: (snapshot: Snapshot) => Promise<T>) => Promise<T>,
): Promise<{ readonly problems: readonly Problem[]; readonly edits: readonly AppliedEdit[] }> {
  const targets = [{ target: undefined, services, followed: [] }];
  const { wanted, ...inputs } = await wantedUpdates({ targets, withImage: services, promotions: new Map() });
  const problems = [...inputs.problems, ...(await checkUpdates(wanted, atTip))];
  const hasProblem = (each: Wanted) =>
    problems.some(({ service }) => service === undefined || service === placeOf(each.deployment));
  const updates = wanted.filter((each) => !hasProblem(each)).flatMap((each) => each.updates);
  const { edits } = await atTip((snapshot) => applyUpdates(snapshot, updates));
  return { problems, edits };
}

/** What the inputs alone say, before anybody is asked: a probe of a registry is a request that others see. */
async function wantedUpdates({
  targets,
  withImage,
  promotions,
}: Pick<DeploymentCheck, 'targets' | 'withImage' | 'promotions'>): Promise<{
  readonly wanted: readonly Wanted[];
  readonly problems: readonly Problem[];
}> {
  const wanted: Wanted[] = [];
  const problems = await Promise.all(
    targets
      .flatMap(({ services }) => services)
      .map((deployment) =>
        problemsOf(async () => {
          const { service, cluster, image: request } = deployment;
          const image = withImage.includes(deployment)
            ? expectedImage({ service, cluster }, promoting(request, promotions.get(service)))
            : undefined;
          wanted.push({ deployment, image, updates: updatesOf(deployment, image ?? 'kept') });
        }, placeOf(deployment)),
      ),
  );
  return { wanted, problems: problems.flat() };
}

/**
 * Does the updates as the commit will, on the repository as it is now. All services together cost as many requests as one;
 * only when that fails each is tried by itself, for its own problem.
 */
async function checkUpdates(
  wanted: readonly Wanted[],
  atTip: (read: (snapshot: Snapshot) => Promise<void>) => Promise<void>,
): Promise<readonly Problem[]> {
  if (wanted.length === 0) return [];
  return problemsOf(() =>
    atTip(async (snapshot) => {
      const all = await problemsOf(() => tryUpdates(snapshot, wanted));
      if (all.length === 0) return;
      const own = await Promise.all(
        wanted.map((each) => problemsOf(() => tryUpdates(snapshot, [each]), placeOf(each.deployment))),
      );
      throw new Problems(own.flat().length > 0 ? own.flat() : all);
    }),
  );
}

/** What one place gets. */
interface Wanted {
  readonly deployment: ServiceDeployment;
  /** Undefined: the one that is there. */
  readonly image: PushedImage | undefined;
  readonly updates: readonly Update[];
}

async function tryUpdates(snapshot: Snapshot, wanted: readonly Wanted[]): Promise<void> {
  const { images } = await applyUpdates(
    snapshot,
    wanted.flatMap(({ updates }) => updates),
  );
  checkWritten(
    images,
    wanted.flatMap(({ image }) => image ?? []),
  );
}

/** The updates of a service, with paths that stay in the repository. */
function updatesOf(deployment: ServiceDeployment, image: ImageVersion | 'kept'): readonly Update[] {
  const updates = [...deployment.updates(image), ...manifestsOf([deployment])];
  for (const update of updates) checkPaths(update);
  return updates;
}

/**
 * The tag as it will be. The digest is not known yet: one that no image has, another one for each repository, so that
 * services which would overwrite each other's are found.
 */
function expectedImage(of: Pick<PushedImage, 'service' | 'cluster'>, request: ImageRequest): PushedImage {
  const { image, tags } = imageTarget(request);
  return { ...of, repository: image, tag: tags[0], digest: digestOf(`a digest of ${image} that is not known yet`) };
}

function checkPaths(update: Update): void {
  if (update.kind === 'write') pathSegments(update.file, 'app-file');
  else for (const file of update.files) pathSegments(file, 'file');
  if (update.kind === 'edit' && update.from !== undefined) pathSegments(update.from, 'from');
}

interface Problem {
  readonly error: unknown;
  readonly service: string | undefined;
}

/** Several problems on their way out of one check. */
class Problems extends Error {
  readonly list: readonly Problem[];

  constructor(list: readonly Problem[]) {
    super('several problems');
    this.list = list;
  }
}

async function problemsOf(check: () => Promise<unknown>, service?: string): Promise<readonly Problem[]> {
  try {
    await check();
    return [];
  } catch (error) {
    return error instanceof Problems ? error.list : [{ error, service }];
  }
}

/** Kinds in the order in which they decide about the exit code: what the user has to correct comes first. */
const gravest = ['bad-input', 'refused', 'failed', 'timed-out'] as const;

function together(problems: readonly Problem[]): unknown {
  const [first, ...others] = withoutRepeats(problems);
  if (first === undefined || others.length === 0) return named(first);
  const all = [first, ...others];
  const kinds = all.map(({ error }) => (error instanceof Failure ? error.kind : 'failed'));
  const kind = gravest.find((each) => kinds.includes(each)) ?? 'failed';
  const lines = all.map((problem) => `\n${textOf(problem)}${hintOf(problem)}`).join('');
  return new Failure(kind, 'CHECKS_FAILED', `nothing was built: ${all.length} problems were found first${lines}`, {
    cause: first.error,
  });
}

/** Many services meet one cause, such as a registry that is down. It is told once, with all their names. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const message = messageOf(problem.error);
    groups.set(message, [...(groups.get(message) ?? []), problem]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const names = [first, ...others].flatMap(({ service }) => service ?? []);
    return [{ error: first.error, service: names.length === 0 ? undefined : names.join(', ') }];
  });
}

function named(problem: Problem | undefined): unknown {
  const { error } = problem ?? {};
  return problem !== undefined && error instanceof Failure ? error.with({ message: textOf(problem) }) : error;
}

function textOf({ error, service }: Problem): string {
  const message = messageOf(error);
  return service === undefined || message.startsWith(`${service}: `) ? message : `${service}: ${message}`;
}

function hintOf({ error }: Problem): string {
  return error instanceof Failure && error.hint !== undefined ? `\n  ${error.hint.replaceAll('\n', '\n  ')}` : '';
}
