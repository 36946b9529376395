import { Failure } from '../failure.ts';
import type { Secrets } from '../ports.ts';
import type { ChangedFile } from './changes.ts';

/**
 * Refuses to publish a registered secret (law 6). Only lines that the change adds count: what others committed before is
 * not ours to block. The message names the place and never the value.
 *
 * @throws Failure refused `SECRET_IN_COMMIT`
 */
export function refuseSecrets(secrets: Secrets, files: readonly ChangedFile[], message: string): void {
  for (const file of files) {
    if (secrets.found(file.path)) throw secretIn('a path');
    if (file.after === undefined) continue;
    const before = new Set(file.before === undefined ? [] : linesOf(file.before.body));
    const added = linesOf(file.after.body).filter((line) => !before.has(line));
    if (secrets.found(added.join('\n'))) throw secretIn(file.path);
  }
  if (secrets.found(message)) throw secretIn('the commit message');
}

function linesOf(body: Uint8Array): string[] {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').split(/\r?\n/);
}

function secretIn(place: string): Failure {
  return new Failure('refused', 'SECRET_IN_COMMIT', `the commit would publish a secret of this job in ${place}`, {
    hint: 'Refer to the secret by name instead (an ExternalSecret, a SealedSecret, a Secret created outside Git), and check which input brought it in.',
  });
}
