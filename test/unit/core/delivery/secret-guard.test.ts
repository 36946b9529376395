import { expect, it } from 'vitest';
import { refuseSecrets } from '../../../../src/core/delivery/secret-guard.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';

const mode = '100644';
const file = (text: string) => ({ mode, body: Buffer.from(text) });

/** Joined here, so that no scanner takes this file for a leak. */
const forms = [
  ['GitHub', `ghp_${'a1B2'.repeat(9)}`],
  ['GitLab', `glpat-${'x9'.repeat(10)}`],
  ["GitLab's deploy tokens", `gldt-${'x9'.repeat(10)}`],
  ["GitLab's runners", `glrt-${'x9'.repeat(10)}`],
  ['Docker Hub', `dckr_pat_${'x9'.repeat(13)}`],
  ['AWS', `AKIA${'ABCD1234'.repeat(2)}`],
  ['a private key', ['-----BEGIN OPENSSH', 'PRIVATE KEY-----'].join(' ')],
  ['a private key of GPG', ['-----BEGIN PGP', 'PRIVATE KEY BLOCK-----'].join(' ')],
] as const;

it.each(forms)('law 6: a credential of %s is not committed, whoever it belongs to', (_, credential) => {
  const change = { path: 'values.yaml', before: file('a: 1\n'), after: file(`a: 1\npassword: "${credential}"\n`) };
  expect(() => refuseSecrets(createSecrets(), [change], 'Bump')).toThrow(
    expect.objectContaining({
      code: 'SECRET_IN_COMMIT',
      exitCode: 4,
      message: 'the commit would publish what looks like a credential in values.yaml, line 2',
    }),
  );
});

it.each(forms)('what others committed before is not ours to block: %s', (_, credential) => {
  const before = `a: 1\npassword: "${credential}"\n`;
  const change = { path: 'values.yaml', before: file(before), after: file(before.replace('a: 1', 'a: 2')) };
  expect(() => refuseSecrets(createSecrets(), [change], 'Bump')).not.toThrow();
});
