import { describe, expect, it } from 'vitest';
import { rejectionFailure, rejectionOf } from '../../../../src/core/delivery/rejection.ts';

const forbidden = { problem: 'refused', hint: 'A hook or a rule' };
const locked = `failed to update ref
error: cannot lock ref 'refs/heads/main': Unable to create '/srv/git/x.git/./refs/heads/main.lock': File exists.

Another git process seems to be running in this repository`;

describe('what a server says that takes no push', () => {
  it.each<[string, string, string, RegExp]>([
    ['a lock file', locked, 'the server cannot update main: its lock file is there (refs/heads/main.lock)', /remove/],
    [
      'a lock file of all packed refs',
      "failed to update ref\nerror: Unable to create '/srv/git/x.git/packed-refs.lock': File exists.",
      'the server cannot update main: its lock file is there (packed-refs.lock)',
      /remove/,
    ],
    [
      'a branch in the way',
      "failed to update ref\nerror: cannot lock ref 'refs/heads/a/b': 'refs/heads/a' exists; cannot create 'refs/heads/a/b'",
      'the server cannot make a/b, since it has a',
      /another name/,
    ],
    [
      'another reason why it cannot lock',
      "failed to update ref\nerror: cannot lock ref 'refs/heads/main': Unable to create '/x/main.lock': Permission denied",
      'the server cannot lock main',
      /the cause/,
    ],
    [
      'a full disk',
      "failed to update ref\nerror: cannot lock ref 'refs/heads/main': Unable to create '/x/main.lock': No space left on device",
      'the disk of the git server is full',
      /makes room/,
    ],
    ['a hook', 'pre-receive hook declined\nno pushes on Fridays', 'refused', /^A hook or a rule$/],
  ])('is %s', (_, words, problem, hint) => {
    const refused = { cause: new Error(words), branch: 'main', ofRequest: false, otherwise: forbidden };
    expect(rejectionOf(refused)).toEqual({ kind: 'failed', problem, hint: expect.stringMatching(hint) });
  });

  it('is a rule', () => {
    const cause = new Error('protected branch hook declined');
    expect(rejectionFailure({ cause, branch: 'main', ofRequest: false, otherwise: forbidden })).toMatchObject({
      code: 'GIT_PUSH_REJECTED',
      exitCode: 4,
      message: 'a rule of the server protects main against this push',
      hint: expect.stringContaining('deliver: pull-request'),
      cause,
    });
  });
});
