/** Why a service is deployed or not, in words: `dev runs 726b3d5f; apps/web1/src/a.js changed since`. */
import { describeSupersession } from '../../bump/message.ts';
import type { Deployed } from '../../bump/record/place-state.ts';
import { type AffectedReason, describeReason } from '../../monorepo/affected.ts';
import { isComparable } from '../keys.ts';
import { placeOf } from '../service-deployment.ts';
import type { DecidedService } from './decide-service.ts';
import type { ServiceKeys, StateRequest } from './request.ts';

/** Whether its reason names what changed since the commit in place. */
export function comparesForReason(each: DecidedService): each is DecidedService & { readonly inPlace: Deployed } {
  const { decision, inPlace, why } = each;
  const isChange = decision.do === 'write' && (decision.because === 'content' || decision.because === 'first');
  return isChange && inPlace !== undefined && why === undefined;
}

export function reasonOf(
  { service, cluster, decision, place, inPlace }: DecidedService,
  changes: readonly AffectedReason[],
  { environment, run, keys }: StateRequest,
): string {
  const where = cluster === undefined ? environment : `${environment} (${cluster})`;
  const runs = inPlace === undefined ? undefined : `${where} runs ${inPlace.builtFrom.slice(0, 8)}`;
  switch (decision.do) {
    case 'superseded':
      return place === undefined
        ? decision.because
        : withoutService(placeOf({ service, cluster }), describeSupersession({ ...decision, edit: place.edit }));
    case 'follow-up':
      return decision.because === 'application'
        ? `its Application is not as it should be`
        : `${where} has this commit; its Application is written and waited for again`;
    case 'nothing':
      switch (decision.because) {
        case 'held':
          return `held: taken back from ${shortCommit(decision.by)}`;
        case 'pending':
          return 'waits in the open request';
        case 'unaffected':
          return 'not changed by this branch or request';
        case 'equal':
          if (runs === undefined) return `${where} has it`;
          return hasOtherSettings(inPlace, keys.get(placeOf({ service, cluster })))
            ? `${runs}; its settings changed since, and its files have nothing to change: a value that is set no more stays as it is`
            : `${runs}; nothing changed since`;
      }
      break;
    case 'write':
      if (decision.because === 'configuration') return 'its values changed in gitops.yaml';
      if (decision.because === 'asked') return run.asked.named ? 'it was asked for' : 'the input all asks for it';
      return runs === undefined
        ? [`${where} does not have it yet`, ...inWords(service, changes)].join('; ')
        : `${runs}; ${listed(inWords(service, changes))}`;
  }
  return '';
}

function hasOtherSettings(inPlace: Deployed | undefined, key: ServiceKeys | undefined): boolean {
  const before = inPlace?.configuration;
  return key !== undefined && isComparable(before, key.configuration) && before !== key.configuration;
}

function inWords(service: string, changes: readonly AffectedReason[]): readonly string[] {
  return changes.map((change) => describeReason(service, change));
}

function listed(changes: readonly string[]): string {
  return changes.length === 0 ? 'it is built from something else now' : `${changes.join('; ')} since`;
}

function shortCommit(commit: string): string {
  return /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 8) : commit;
}

function withoutService(service: string, text: string): string {
  return text.startsWith(`${service}: `) ? text.slice(service.length + 2) : text;
}
