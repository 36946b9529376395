import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../src/core/secrets.ts';

describe('law 6: a secret disappears in every form in which it leaks', () => {
  const secret = 'glpat-aB3$ d/e+f=gh';

  it.each([
    ['as it is', `fatal: ${secret}!`],
    ['URL-encoded', `https://x:${encodeURIComponent(secret)}@git.example.com`],
    ['base64 of itself', Buffer.from(secret).toString('base64')],
    ['base64 behind a user name', Buffer.from(`oauth2:${secret}`).toString('base64')],
    ['base64 behind another one', Buffer.from(`x-access-token:${secret}`).toString('base64')],
  ])('%s', (_, text) => {
    const secrets = createSecrets();
    secrets.add(secret);
    expect(secrets.isIn(text)).toBe(true);
    expect(secrets.redact(text)).toContain('***');
    expect(secrets.redact(text)).not.toContain(secret);
  });

  it('finds the base64 form behind any prefix', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 0, maxLength: 12 }),
        fc.string({ minLength: 0, maxLength: 5 }),
        (before, after) => {
          const secrets = createSecrets();
          secrets.add('ghs_16C7e42F292c6912E7710c838347Ae178B4a');
          const text = Buffer.from(`${before}ghs_16C7e42F292c6912E7710c838347Ae178B4a${after}`).toString('base64');
          expect(secrets.isIn(text)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['quotes and backslashes', 'p"ss\\wörd/x'],
    ['lines', '-----BEGIN KEY-----\nshort\n-----END KEY-----'],
  ])('escaped inside JSON: %s', (_, value) => {
    const secrets = createSecrets();
    secrets.add(`${value}\n`);
    const text = JSON.stringify({ auth: value });
    expect(secrets.isIn(text)).toBe(true);
    expect(secrets.redact(text)).toBe('{"auth":"***"}');
  });

  it('a short one disappears from the log, but publishes nothing: the same word stands in every commit', () => {
    const secrets = createSecrets();
    for (const short of ['main', '1234567']) secrets.add(short);
    expect(secrets.redact('https://x:main@git, 1234567')).toBe('https://x:***@git, ***');
    expect(secrets.isIn('targetRevision: main # 1234567')).toBe(false);
    secrets.add('12345678');
    expect(secrets.isIn('tag: 12345678')).toBe(true);
  });

  it('masks each form on first read, so that the host hides it too', () => {
    const masked: string[] = [];
    createSecrets((form) => masked.push(form)).add('hunter22 hunter22');
    expect(masked).toContain('hunter22 hunter22');
    expect(masked).toContain('hunter22%20hunter22');
  });

  it('leaves words alone that are too short to be a secret', () => {
    const secrets = createSecrets();
    secrets.add('dev');
    expect(secrets.redact('deploy to dev')).toBe('deploy to dev');
  });
});
