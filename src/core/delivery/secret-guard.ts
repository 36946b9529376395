/** The guard before every commit: no secret and no credential is published (law 6). */

import { Failure } from '../failure.ts';
import type { ChangedFile } from '../git/changes.ts';
import type { Secrets } from '../ports.ts';

/**
 * Credentials that are known by their form, whoever they belong to. Sources: the token formats of GitHub, GitLab
 * ("Token prefixes"), AWS, Slack, npm and Docker Hub; RFC 7468, RFC 9580.
 */
const credentials =
  /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,}|gl(pat|dt|rt|ptt|cbt|soat|agent|oas)-[\w-]{20,}|(AKIA|ASIA)[A-Z0-9]{16}|(xox[abprs]|xapp)-[\w-]{20,}|npm_[A-Za-z0-9]{36}|dckr_(pat|oat)_[\w-]{20,})\b|-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/;

/**
 * Refuses to publish a registered secret, or what is a credential by its form. Only lines that the change adds count: what others committed before is
 * not ours to block. The message names the place and never the value.
 *
 * @param newBranch name of the branch where the commit begins one
 * @throws Failure refused `SECRET_IN_COMMIT`
 */
export function refuseSecrets(
  secrets: Secrets,
  files: readonly ChangedFile[],
  message: string,
  newBranch?: string,
): void {
  if (newBranch !== undefined && secrets.isIn(newBranch)) throw secretIn('the name of the branch');
  for (const file of files) {
    if (secrets.isIn(file.path)) throw secretIn('a path');
    if (file.after === undefined) continue;
    const before = new Set(file.before === undefined ? [] : linesOf(file.before.body));
    const lines = linesOf(file.after.body);
    const added = lines.filter((line) => !before.has(line));
    const text = added.join('\n');
    if (secrets.isIn(text)) throw secretIn(file.path);
    if (!credentials.test(text)) continue;
    const line = lines.findIndex((each) => !before.has(each) && credentials.test(each)) + 1;
    throw credentialIn(line === 0 ? file.path : `${file.path}, line ${line}`);
  }
  if (secrets.isIn(message)) throw secretIn('the commit message');
}

function linesOf(body: Uint8Array): string[] {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').split(/\r?\n/);
}

/** The author or committer of commits. @throws Failure refused `SECRET_IN_COMMIT` */
export function refuseSecretIdentity(secrets: Secrets, { name, email }: { name: string; email: string }): void {
  if (secrets.isIn(`${name} <${email}>`)) throw secretIn('the author');
}

function secretIn(place: string): Failure {
  return new Failure('refused', 'SECRET_IN_COMMIT', `the commit would publish a secret of this job in ${place}`, {
    hint: 'Refer to the secret by name instead (an ExternalSecret, a SealedSecret, a Secret created outside Git), and check which input brought it in.',
  });
}

function credentialIn(place: string): Failure {
  return new Failure(
    'refused',
    'SECRET_IN_COMMIT',
    `the commit would publish what looks like a credential in ${place}`,
    {
      hint: 'Keep it out of Git (an ExternalSecret, a SealedSecret, a Secret created outside Git) and revoke it if it was real.',
    },
  );
}
