/** More words of forges that refuse a push: each gets what helps, and what nobody knows stays whole. */
import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../../../src/core/delivery/rejection.ts';

const otherwise = { problem: 'refused', hint: 'general' };
const rulesets = 'error: GH013: Repository rule violations found for refs/heads/main.\n\n- ';
const reject = (words: string, ofRequest = false) =>
  rejectionOf({ cause: new Error(words), branch: 'main', ofRequest, otherwise });

const known: readonly (readonly [string, string, 'failed' | 'refused', RegExp])[] = [
  ['GitHub, protected ref', `${rulesets}Cannot update this protected ref.`, 'refused', /bypass list of the ruleset/],
  ['GitHub, size by ruleset', `${rulesets}File size exceeds the 1 MB limit`, 'refused', /which file is large/],
  ['GitHub, paths by ruleset', `${rulesets}Restricted file paths: values/prod.yaml`, 'refused', /which file it is/],
  ['GitHub, LFS', 'error: GH008: Your push referenced at least 1 unknown Git LFS object:', 'failed', /git lfs push/],
  ['GitLab, LFS', 'GitLab: LFS objects are missing. Ensure LFS is properly set up', 'failed', /git lfs push/],
  [
    'GitLab, file name',
    String.raw`GitLab: File name values/a.pem was prohibited by the pattern "\.pem$".`,
    'refused',
    /which file it is/,
  ],
  ['GitLab, sign-off', 'GitLab: Commit message must contain a DCO signoff', 'refused', /except this account/],
  ['GitLab, role', 'GitLab: You are not allowed to push code to this project.', 'failed', /role Developer/],
  ['GitLab, deploy key', 'GitLab: This deploy key does not have write access to this project.', 'failed', /deploy key/],
  [
    'GitLab, empty',
    'GitLab: A default branch (e.g. main) does not yet exist for infra/charts',
    'failed',
    /the first commit/,
  ],
  ['GitLab, Geo', "GitLab: You can't push code to a read-only GitLab instance.", 'failed', /maintenance/],
  ['Gitea, right', 'Gitea: User permission denied for writing.', 'failed', /write access to the code/],
  [
    'Gitea, protected file',
    'Gitea: branch main is protected from changing file values/web1.yaml',
    'refused',
    /which file it is/,
  ],
  ['Forgejo, quota', 'Forgejo: Quota exceeded', 'failed', /limit raised/],
  [
    'Azure DevOps, secrets',
    'VS403654: The push was rejected because it contains one or more secrets.',
    'refused',
    /`set`/,
  ],
  [
    'Azure DevOps, size',
    'VS403702: The push was rejected because its size is greater than the 5120 MB limit for pushes in this repository.',
    'refused',
    /which file is large/,
  ],
  [
    'Azure DevOps, race',
    "TF401028: The reference 'refs/heads/main' has already been updated by another client, so you cannot update it.",
    'failed',
    /lags behind/,
  ],
  ['Gerrit, project', 'prohibited by Gerrit: project state does not permit write', 'refused', /pull-request/],
  ['Bitbucket, quota', 'Your push has been blocked because this repository is over its 4 GB limit', 'failed', /room/],
  ['Bitbucket, message', "commit 1a2b3c: commit message doesn't match regex: [A-Z]+-[0-9]+", 'refused', /`message`/],
];

describe('words of a forge', () => {
  it.each(known)('%s', (_, words, kind, hint) => {
    expect(reject(words)).toMatchObject({ kind, hint: expect.stringMatching(hint) });
  });

  it('that restrict new branches tell how names of requests begin', () => {
    const words = `${rulesets}Cannot create ref due to creations being restricted.`;
    expect(reject(words, true)).toMatchObject({ kind: 'refused', hint: expect.stringContaining('`request-branch`') });
  });

  /** Our own git speaks English (`LC_ALL=C`); a server may not. */
  it.each([
    'fatal: Auf dem Gerät ist kein Speicherplatz mehr verfügbar',
    'Der Branch ist gesperrt.',
    'avance non rapide',
    'リファレンスを更新できません',
  ])('in another language are not guessed at: %s', (words) => {
    expect(reject(words)).toEqual({ kind: 'failed', ...otherwise });
  });
});
