/** What is asked of the Argo CD server before a run writes anything anywhere: who this is, and what it may do. */
import { Failure } from '../failure.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Log } from '../ports.ts';
import { applicationAt, type PlannedApplication } from './planned.ts';
import { inTurns, missingRights, type NeededRights, sameName } from './rights.ts';
import { ArgocdClient, type ArgocdConnection, type ArgocdPorts } from './server/client.ts';
import { isTransient } from './server/errors.ts';
import { refTo } from './server/live.ts';
import type { Subject } from './server/policy.ts';
import { liveApplications } from './states.ts';
import { differsFromLive } from './upsert.ts';

/** The `project` of a request, by which all of this is told apart, came with these versions (CVE-2022-41354). */
const oldest = { major: 2, minor: 7 };

/** The server's version as it says it. @throws Failure `failed` for one that is older than what this program can work with */
export async function checkVersion(client: ArgocdClient): Promise<string> {
  const { Version: version } = await client.call<{ Version?: unknown }>({ path: '/api/version' });
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(String(version)) ?? [];
  if (major === undefined || Number(major) > oldest.major) return String(version);
  if (Number(major) === oldest.major && Number(minor) >= oldest.minor) return String(version);
  const problem = `Argo CD at ${client.url} is ${String(version)}, and ${oldest.major}.${oldest.minor} is the oldest that this program works with`;
  throw new Failure('failed', 'ARGOCD_VERSION', problem, {
    hint: 'Upgrade Argo CD, or use `mode: git`, which needs no server.',
  });
}

/** Whose token it is. @throws Failure `failed` for one that the server does not accept */
export async function checkLogin(client: ArgocdClient): Promise<Subject> {
  const subject = await client.userInfo();
  // The server answers 200 for a token that it does not accept, too.
  if (subject.loggedIn) return subject;
  throw new Failure('failed', 'ARGOCD_UNAUTHORIZED', `Argo CD at ${client.url} does not accept the credential`, {
    hint: 'The token is expired, revoked or of another server: make a new one for the project role.',
  });
}

/**
 * Asks whether the server accepts this job and lets it do what it is going to do, before anything is written anywhere.
 *
 * @throws bad input for inputs that cannot be right (a malformed token, a missing password); Failure `failed` when
 * the server is not reached, is not Argo CD, does not know who this is, or lacks rights; `refused` when an Application's name
 * is one of another project
 */
export async function checkArgocd(
  request: {
    readonly connection: ArgocdConnection;
    readonly applications: readonly (PlannedApplication & { readonly mode: 'api' })[];
    /** Warn of what is missing. */
    readonly dryRun: boolean;
  },
  ports: ArgocdPorts & { readonly log: Log },
  deadline: Deadline | undefined,
): Promise<void> {
  using opened = ArgocdClient.open(request.connection, ports);
  const client = deadline === undefined ? opened : opened.until(deadline);
  const subject = checkLogin(client);
  await Promise.all([subject, checkVersion(client)]);
  const needed = await neededRights(client, request.applications, ports.log).catch((error: unknown) => {
    // The server knows us and is overloaded: as in the plan, Git goes on, and the write says why it cannot be done.
    if (!isTransient(error)) throw error;
    return [];
  });
  const missing = await missingRights(client, needed, subject);
  if (missing === undefined) return;
  if (!request.dryRun) throw missing;
  ports.log.warn(`this would be refused: ${missing.message}. ${missing.hint}`);
}

async function neededRights(
  client: ArgocdClient,
  planned: readonly (PlannedApplication & { readonly mode: 'api' })[],
  log: Log,
): Promise<readonly NeededRights[]> {
  if (planned.length === 0) return [];
  const applications = planned.map(({ application }) => application);
  const looks = await liveApplications(client, applications, log);
  return inTurns(
    planned.map((each, index) => ({ ...each, look: looks[index] })),
    async ({ application, request, options, look }) => {
      const ref = refTo(application);
      // Without our label it is not listed, and in another project it is not found.
      const live = look ?? (await sameName(client, ref));
      const sync = options.sync ? (['sync'] as const) : [];
      if (live === undefined) return { ref, actions: ['create', ...sync] };
      if (live instanceof Failure) return { ref, actions: ['create', 'update', ...sync] };
      const differs = differsFromLive(applicationAt({ request, application }, undefined), live);
      return { ref, actions: differs ? ['create', 'update', ...sync] : sync };
    },
  );
}
