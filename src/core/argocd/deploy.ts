/** The whole of `mode: api`: write the Application, have it synced, wait for proof, go back when that fails. */
import { Failure, messageOf } from '../failure.ts';
import { type Application, appNamed, type LiveApplication, pinnedRevision } from './live.ts';
import type { Vigil } from './observe.ts';
import { type RolledBack, rollBack } from './rollback.ts';
import { startSync } from './sync.ts';
import { type UpsertChoices, type Upserted, upsertApplication } from './upsert.ts';
import { verdictOn } from './verdict.ts';
import { type WaitGoal, waitUntilLive } from './wait.ts';

export interface DeployChoices {
  readonly upsert: UpsertChoices;
  readonly sync: boolean;
  readonly prune: boolean;
  /** Unique for this run; written into its operations. */
  readonly marker: string;
  /** Undefined: do not wait. */
  readonly goal: Omit<WaitGoal, 'revision' | 'marker'> | undefined;
  readonly onFailure: 'keep' | 'rollback';
  /** Milliseconds for going back, counted from the failure. */
  readonly rollbackTimeoutMs: number;
}

export interface Deployed {
  readonly result: Upserted['result'];
  readonly app: LiveApplication;
  /** The revision of a later deployment that took over while this run waited. */
  readonly supersededBy: string | undefined;
}

export async function deployApplication(vigil: Vigil, wanted: Application, choices: DeployChoices): Promise<Deployed> {
  const upserted = await upsertApplication(vigil, wanted, choices.upsert);
  vigil.log.info(`${appNamed(vigil.ref)} ${upserted.result}`);
  if (!choices.sync && choices.goal === undefined) return { ...upserted, supersededBy: undefined };
  try {
    return { result: upserted.result, ...(await rollOut(vigil, upserted, choices)) };
  } catch (error) {
    throw choices.onFailure === 'rollback' ? await wentBack(vigil, upserted, choices, error) : error;
  }
}

async function rollOut(vigil: Vigil, { app }: Upserted, choices: DeployChoices): Promise<Omit<Deployed, 'result'>> {
  const { client, ref, log } = vigil;
  const revision = pinnedRevision(app.spec);
  // Before the sync, or it may work from a cached revision of the branch and be reverted (argo-cd #7680).
  const compared = (await client.refresh(ref)) ?? app;
  const deployed = verdictOn(compared, { revision, marker: undefined, synced: true, healthy: false, images: [] }, true);
  let marker: string | undefined;
  if (choices.sync && deployed.state !== 'ready') {
    const started = await startSync(vigil, { marker: choices.marker, revision, prune: choices.prune });
    if (started.result === 'started') marker = choices.marker;
    log.info(`${appNamed(ref)}: sync ${started.result === 'started' ? 'started' : 'already running, taken as ours'}`);
  }
  if (choices.goal === undefined) return { app: (await client.get(ref)) ?? compared, supersededBy: undefined };
  const arrival = await waitUntilLive(vigil, { ...choices.goal, revision, marker });
  if (arrival.result === 'live') return { app: arrival.app, supersededBy: undefined };
  log.warn(`${appNamed(ref)}: a later deployment of ${arrival.by} took over; its own run waits for it`);
  return { app: arrival.app, supersededBy: arrival.by };
}

/** The failure, with what the way back came to. */
async function wentBack(vigil: Vigil, upserted: Upserted, choices: DeployChoices, error: unknown): Promise<unknown> {
  if (!(error instanceof Failure)) return error;
  const { clock, log } = vigil;
  const again: Vigil = { ...vigil, deadline: clock.now() + choices.rollbackTimeoutMs };
  const { marker, prune, goal } = choices;
  const outcome = await rollBack(again, upserted, { marker: `${marker}-rollback`, failedMarker: marker, prune, goal })
    .then(toldRollback)
    .catch((problem: unknown) => `The rollback failed as well: ${messageOf(problem)}`);
  log.warn(`${appNamed(vigil.ref)}: ${outcome}`);
  return new Failure(error.kind, error.code, `${error.message}\n${outcome}`, {
    cause: error,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.outputs === undefined ? {} : { outputs: error.outputs }),
  });
}

function toldRollback(back: RolledBack): string {
  switch (back.result) {
    case 'rolled-back':
      return `Rolled back to ${back.revision}, which is live again.`;
    case 'started':
      return `The rollback to ${back.revision} was started; nothing waited for it.`;
    case 'superseded':
      return 'Not rolled back: a later deployment has taken over, which is left alone.';
    case 'nothing-before':
      return 'There was no earlier deployment to roll back to.';
  }
}
