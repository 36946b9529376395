/** Law 6, the table: generated secrets × the encodings of other languages × the places where texts are shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../src/core/secrets.ts';

type Encoding = (secret: string) => string;

const bytes = (text: string) => Buffer.from(text);
const component = (secret: string) => encodeURIComponent(bytes(secret).toString());
const hex = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
/** Escapes every byte that is none of these. */
const percent = (unreserved: RegExp) => (secret: string) =>
  [...bytes(secret)]
    .map((byte) => (unreserved.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : hex(byte)))
    .join('');
const lower = (encode: Encoding) => (secret: string) =>
  encode(secret).replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
const plus = (encode: Encoding) => (secret: string) => encode(secret).replaceAll('%20', '+');
const goQuery = plus(percent(/[A-Za-z0-9\-_.~]/));
const goPath = percent(/[A-Za-z0-9\-_.~$&+=:@]/);
const form = (secret: string) => new URLSearchParams({ p: secret }).toString().slice(2);
const json = (secret: string) => JSON.stringify(secret).slice(1, -1);
const goJson = (secret: string) =>
  json(secret).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
const ascii = (secret: string) =>
  json(secret).replace(/[^\0-~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
const markup = (secret: string) =>
  secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');
const base64 =
  (before: string, after = '') =>
  (secret: string) =>
    bytes(before + secret + after).toString('base64');
const base64url = (encode: Encoding) => (secret: string) => encode(secret).replaceAll('+', '-').replaceAll('/', '_');
const unpadded = (encode: Encoding) => (secret: string) => encode(secret).replace(/=+$/, '');
const wrapped = (width: number) => (text: string) => text.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n');

const encodings: Readonly<Record<string, Encoding>> = {
  'as it is': (secret) => secret,
  "ECMAScript's encodeURIComponent": component,
  'RFC 3986': percent(/[A-Za-z0-9\-_.~]/),
  'RFC 3986 in lower case': lower(percent(/[A-Za-z0-9\-_.~]/)),
  'every byte': percent(/[^\s\S]/),
  "Go's QueryEscape": goQuery,
  "Go's PathEscape": goPath,
  "Go's PathEscape in lower case": lower(goPath),
  "Java's URLEncoder": plus(percent(/[A-Za-z0-9\-_.*]/)),
  "Python's quote": percent(/[A-Za-z0-9\-_.~/]/),
  'a form': form,
  'a form in lower case': lower(form),
  'a URL in a URL': (secret) => component(component(secret)),
  JSON: json,
  "Go's JSON": goJson,
  "Python's JSON": ascii,
  "PHP's JSON": (secret) => json(secret).replaceAll('/', '\\/'),
  'JSON in JSON': (secret) => json(json(secret)),
  'a URL in JSON': (secret) => goJson(component(secret)),
  'HTML by Go': markup,
  'HTML by numbers': (secret) => secret.replace(/[<>&"']/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`),
  'HTML of JSON': (secret) => markup(json(secret)),
  "YAML's single quotes": (secret) => secret.replaceAll("'", "''"),
  base64: base64(''),
  'base64 without padding': unpadded(base64('')),
  'base64 behind one byte': base64('u'),
  'base64 behind two': base64('u:', '\n'),
  'base64 behind three': base64('us:', '@x'),
  'base64 behind a user': base64('oauth2:'),
  base64url: base64url(unpadded(base64(''))),
  'base64url behind one byte': base64url(base64('u', 'x')),
  'base64url behind two': base64url(base64('u:', 'yy')),
  'base64 in a URL': (secret) => component(base64('user:')(secret)),
  'base64 in base64': (secret) => base64('{"auth":"', '"}')(base64('robot:')(secret)),
  'base64 in lines of 76': (secret) => wrapped(76)(base64('x'.repeat(70))(secret)),
};

const places: Readonly<Record<string, (text: string) => string>> = {
  'a log line': (text) => `#12 0.532 fatal: ${text}: denied`,
  'a URL': (text) => `GET https://user:${text}@git.example.com/a%20b?x=1&y=%2F`,
  'a line of JSON': (text) => `{"msg":"x \\"y\\" \\u003cz","value":"${text}"}`,
  YAML: (text) => `# &amp;\nenv:\n  - name: A\n    value: "${text}"\n`,
  'the end of a text': (text) => `error:\n${text}`,
};

/** Awkward ones first, then generated ones. */
const secretsToTry = [
  'glpat-aB3$ d/e+f=gh',
  "it's!(a)*~test",
  '<a href="x">&amp;</a>',
  'p"ss\\wörd/x',
  '%41%2F%2541+x y',
  'a.*b+c?[d](e){2}|^$',
  '12345678',
  'emoji😀päss wörd',
  'back\\nslash\\u0041',
  'ghs_16C7e42F292c6912E7710c838347Ae178B4a',
  ...fc.sample(fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 60 }), { numRuns: 120, seed: 14 }),
  ...fc.sample(fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }), { numRuns: 60, seed: 15 }),
].filter((secret) => secret === secret.trim() && secret.length >= 8 && bytes(secret).toString() === secret);

describe(`law 6: ${secretsToTry.length} secrets in every encoding and place`, () => {
  it.each(Object.entries(encodings))('%s', (_, encode) => {
    const missed: unknown[] = [];
    for (const secret of secretsToTry) {
      const secrets = createSecrets();
      secrets.add(secret);
      for (const [place, put] of Object.entries(places)) {
        const text = put(encode(secret));
        const redacted = secrets.redact(text);
        if (!redacted.includes('***') || redacted.includes(encode(secret))) missed.push({ secret, place, redacted });
        if (!secrets.isIn(text)) missed.push({ secret, place, why: 'may be committed' });
      }
    }
    expect(missed).toEqual([]);
  });

  it('what stands around it stays', () => {
    for (const secret of secretsToTry) {
      const secrets = createSecrets();
      secrets.add(secret);
      for (const encode of [component, json, markup, base64('')]) {
        expect(secrets.redact(`§§ ${encode(secret)} §§ ${encode(secret)}`)).toBe('§§ *** §§ ***');
      }
    }
  });
});
