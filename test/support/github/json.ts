/** The shapes of GitHub's REST answers, with the fields that clients read. */

import { createHash } from 'node:crypto';
import type { FakePull, FakeRepository } from './state.ts';

export function ownerOf(pull: FakePull): string {
  return pull.headRepository?.split('/')[0] ?? 'unknown';
}

export function eventJson(asked: string): object {
  const who = asked.startsWith('team:')
    ? { requested_team: { slug: asked.slice('team:'.length) } }
    : { requested_reviewer: { login: asked } };
  return { event: 'review_requested', actor: { login: 'somebody' }, review_requester: { login: 'somebody' }, ...who };
}

export function repositoryJson(repository: FakeRepository, mayPush: boolean): object {
  const [owner, name] = repository.fullName.split('/');
  return {
    id: idOf(repository.fullName),
    node_id: repository.nodeId,
    name,
    full_name: repository.fullName,
    owner: { login: owner },
    default_branch: 'main',
    private: repository.settings.private,
    permissions: { admin: false, maintain: false, push: mayPush, triage: mayPush, pull: true },
  };
}

/** A repository keeps its number whatever it is called; here a name is never given twice. */
function idOf(fullName: string): number {
  return Number.parseInt(createHash('sha256').update(fullName).digest('hex').slice(0, 8), 16);
}

export function labelJson(name: string): object {
  return { id: 1, name, color: 'ededed', default: false };
}

export function pullJson(
  { origin, repository }: { readonly origin: string; readonly repository: FakeRepository },
  pull: FakePull,
): object {
  const headSha = repository.headOf(pull);
  const repo = pull.headRepository === null ? null : { id: idOf(pull.headRepository), full_name: pull.headRepository };
  return {
    id: pull.number,
    node_id: pull.nodeId,
    number: pull.number,
    html_url: `${origin}/${repository.fullName}/pull/${pull.number}`,
    state: pull.state,
    title: pull.title,
    // An empty body reads back as null.
    body: pull.body === '' ? null : pull.body,
    draft: pull.draft,
    user: { login: pull.author },
    labels: pull.labels.map(labelJson),
    requested_reviewers: pull.reviewers.map((login) => ({ login })),
    requested_teams: pull.teams.map((slug) => ({ slug, name: slug })),
    merged_at: pull.mergedAt,
    auto_merge: pull.autoMerge === undefined ? null : { merge_method: pull.autoMerge.toLowerCase() },
    head: { label: `${ownerOf(pull)}:${pull.head}`, ref: pull.head, sha: headSha, repo },
    base: {
      label: `${repository.owner}:${pull.base}`,
      ref: pull.base,
      sha: repository.tip(pull.base),
      repo: { id: idOf(repository.fullName), full_name: repository.fullName },
    },
  };
}
