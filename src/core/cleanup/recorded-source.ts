/**
 * Asks the monorepo that a record names, where it is spelled otherwise than this one: a fork, a mirror or a copy of this
 * monorepo, which has its own environments, or this one under an earlier name.
 */
import { gitAddress, isForgePath, repositoryIdentity } from '../git/repository.ts';
import type { CiContext } from '../ports.ts';
import {
  type AskRecorded,
  type Monorepo,
  monorepoIdentity,
  type RecordedAnswer,
  type RecordedMonorepo,
} from '../review/monorepo.ts';
import { type SourcesQuestion, sourceQuestion } from '../source/open-sources.ts';
import { openSourceRemote } from '../source/source-remote.ts';

/**
 * Before a removal. Only on the server of this monorepo: no other one gets a request, let alone a credential, because a
 * record names it.
 */
export function recordedQuestion(question: SourcesQuestion): AskRecorded {
  const leads = leadingQuestion(question);
  return async (recorded) => {
    const answer = await leads(recorded);
    const address = addressOf(recorded, question.ci);
    if (answer.state === 'this' || address === undefined) return answer;
    if (recorded.source === undefined) return { state: 'unknown', reason: 'its record names no source' };
    const { state, reason } = await sourceQuestion(at(address, question))(recorded.source);
    return { state: states[state], reason };
  };
}

/** Before a deployment, which nothing but the very monorepo may bring into an environment. */
export function leadingQuestion(question: SourcesQuestion): AskRecorded {
  const leading = new Map<string, Promise<boolean>>();
  return async (recorded) => {
    const address = addressOf(recorded, question.ci);
    if (address === undefined) return { state: 'unknown', reason: 'it is not on the server of this one' };
    const leads = leading.get(address) ?? leadsHere(at(address, question), question.ci);
    leading.set(address, leads);
    return (await leads) ? { state: 'this' } : { state: 'unknown', reason: 'its address does not lead to this one' };
  };
}

function at(address: string, question: SourcesQuestion): SourcesQuestion {
  // Its default branch may have another name.
  const ci = { ...question.ci, repositoryUrl: address, defaultBranch: undefined };
  return { ...question, address: `${address}.git`, ci };
}

const states = { open: 'there', closed: 'gone', unknown: 'unknown' } as const;

/** GitHub redirects an earlier name to the later one. GitLab answers under both. */
async function leadsHere(there: SourcesQuestion, { repositoryUrl }: CiContext): Promise<boolean> {
  try {
    // Another branch's name costs less than all of them.
    const { transport } = await openSourceRemote(there, (opened) => opened.listRefs(['refs/heads/main']));
    await using opened = transport;
    const { address } = opened;
    return address !== undefined && repositoryIdentity(address) === monorepoIdentity({ repositoryUrl });
  } catch {
    // The question about the source says why.
    return false;
  }
}

/** The web address that the recorded repository has, or had, on the server of this one; undefined for another server. */
export function addressOf(
  { repository, monorepo }: Pick<RecordedMonorepo, 'repository' | 'monorepo'>,
  ci: Pick<CiContext, 'repository' | 'repositoryUrl'>,
): string | undefined {
  const own = ci.repositoryUrl === undefined ? undefined : gitAddress(ci.repositoryUrl);
  if (own === undefined || !/^https?$/.test(own.scheme)) return undefined;
  const web = `${own.scheme}://${own.host}`;
  const path = pathOf({ repository, monorepo }, own, ci.repository);
  return path !== undefined && isForgePath(path) ? `${web}/${path}` : undefined;
}

function pathOf(
  { repository, monorepo }: Pick<RecordedMonorepo, 'repository' | 'monorepo'>,
  own: { readonly hostname: string; readonly path: string },
  ownRepository: string,
): string | undefined {
  if (monorepo === undefined) {
    // Older records have the name alone: it stands where ours does.
    const isSuffix = own.path.toLowerCase().endsWith(ownRepository.toLowerCase());
    return isSuffix ? own.path.slice(0, own.path.length - ownRepository.length) + repository : undefined;
  }
  const host = repositoryIdentity(`https://${own.hostname}/x`).slice(0, -1);
  if (!monorepo.startsWith(host)) return undefined;
  const path = monorepo.slice(host.length);
  // The address is recorded in lower case, the name as it is.
  const isNamed = path.endsWith(repository.toLowerCase());
  return isNamed ? path.slice(0, path.length - repository.length) + repository : path;
}

/** For one attempt to commit, in which several steps ask about the same record. */
export function askedOnce(monorepo: Monorepo): Monorepo {
  const { askRecorded } = monorepo;
  if (askRecorded === undefined) return monorepo;
  const answers = new Map<string, Promise<RecordedAnswer>>();
  return {
    ...monorepo,
    askRecorded(recorded) {
      const { repository, monorepo: address, source } = recorded;
      const key = JSON.stringify([address ?? repository, source?.ref, source?.request]);
      const answer = answers.get(key) ?? askRecorded(recorded);
      answers.set(key, answer);
      return answer;
    },
  };
}
