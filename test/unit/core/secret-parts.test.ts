/** Law 6: what is secret inside a structured secret is hidden and kept out of Git; what only stands beside it is not. */
import { describe, expect, it } from 'vitest';
import { refuseSecrets } from '../../../src/core/delivery/secret-guard.ts';
import { createSecrets } from '../../../src/core/secrets.ts';

const b64 = (text: string) => Buffer.from(text).toString('base64');
const password = 'hunter2-Zx81';
const short = 'QUJDRA==';
/** Joined here, so that no scanner takes this file for a leak. */
const [begin, end] = ['BEGIN', 'END'].map((word) => ['-----', word, ' PRIVATE', ' KEY-----'].join(''));
const keyLine = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
const pem = `${begin}\n${keyLine}\n${short}\n${end}\n`;
const gcp = JSON.stringify(
  {
    type: 'service_account',
    project_id: 'acme-production',
    private_key: pem,
    client_email: 'robot@acme-production.iam.gserviceaccount.com',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    universe_domain: 'googleapis.com',
  },
  undefined,
  2,
);
const docker = JSON.stringify({ auths: { 'ghcr.io': { auth: b64(`robot:${password}`), email: 'robot@example.com' } } });

const cases: readonly (readonly [what: string, value: string, hidden: readonly string[], shown?: readonly string[]])[] =
  [
    ['a header', 'X-Access: s3cr3t-value-1', ['s3cr3t-value-1'], ['X-Access']],
    ['a header with a scheme', `Authorization: Bearer ${password}`, [password], ['Authorization', 'Bearer']],
    ['a header without a space', `Proxy-Authorization: Basic ${b64(`bob:${password}`)}`, [`bob:${password}`, password]],
    ['several headers', `CF-Access-Client-Secret: ${password}\nX-Env: production`, [password], ['production']],
    ['several headers with CRLF', `X-A: ${password}\r\nX-Forwarded-Proto: https\r\n`, [password], ['https']],
    ['a cookie', `Cookie: theme=dark; argocd.token=${password}`, [password], ['dark']],
    ['a pair', `robot:${password}`, [password, b64(`other:${password}`)], ['robot']],
    ['a pair whose password has colons', 'robot:a:b:c-and-more', ['a:b:c-and-more']],
    ['Bearer', `Bearer ${password}`, [password], ['Bearer']],
    ['token', `token ${password}`, [password]],
    ['Basic', `Basic ${b64(`bob:${password}`)}`, [password, `bob:${password}`, b64(password)]],
    ['Basic without padding', `Basic ${b64(`bobb:${password}`).replace(/=+$/, '')}`, [password]],
    ['the URL of a proxy', `http://user:${password}@proxy.example.com:3128`, [password], ['proxy.example.com:3128']],
    ['an encoded password in a URL', 'https://user:p%40ss%2Fword9@git.example.com', ['p%40ss%2Fword9', 'p@ss/word9']],
    ['a token as a user in a URL', 'https://ghx_0123456789abcdef@github.com/a/b', ['ghx_0123456789abcdef']],
    ['a token in a query', `https://hooks.example.com/x?name=web&access_token=${password}`, [password], ['web']],
    ['the short last line of a PEM', pem, [keyLine, short, pem.trim()], [begin ?? '', end ?? '']],
    ['a PEM with CRLF', pem.replaceAll('\n', '\r\n'), [keyLine, short, pem.trim()]],
    ['a PEM with its breaks written out', pem.replaceAll('\n', '\\n'), [keyLine, short, pem.trim()]],
    ['a PEM in base64', b64(pem), [keyLine, short]],
    ['the key in JSON of GCP', gcp, [keyLine, short], ['service_account', 'acme-production', 'googleapis.com']],
    ['Docker’s auths', docker, [password, `robot:${password}`, b64(`robot:${password}`)], ['ghcr.io', 'auths']],
    ['Docker’s auths in base64', b64(docker), [password]],
    ['identitytoken', JSON.stringify({ auths: { a: { identitytoken: password } } }), [password]],
    ['.npmrc', `registry=https://npm.example.com/\n//npm.example.com/:_authToken=${password}\n`, [password]],
    ['.netrc', `machine example.com\n  login bob\n  password ${password}\n`, [password], ['example.com']],
    ['.netrc on one line', `machine example.com login bob password ${password}`, [password], ['example.com']],
    [
      'a file of variables',
      `# db\nHOST=db.example.com\nexport DB_PASSWORD="${password}"\n`,
      [password],
      ['db.example.com'],
    ],
    [
      'a kubeconfig',
      `kind: Config\nserver: https://10.0.0.1:6443\n  token: ${password}\n`,
      [password],
      ['https://10.0.0.1:6443'],
    ],
    ['a connection string', `Endpoint=sb://x;SharedAccessKey=${password}`, [password]],
    ['several tokens, one a line', `${password}\nanother-token-77\n`, [password, 'another-token-77']],
    ['characters of regular expressions', 'a.*(b)+[c]{2}|^$\\d', ['a.*(b)+[c]{2}|^$\\d'], ['aXXbc']],
    ['white space around', `\n  ${password}\r\n`, [password]],
    ['a short secret', 'abcd', ['abcd']],
  ];

const named = cases.map(([what, value, hidden, shown = []]) => ({ what, value, hidden, shown }));

describe.each(named)('$what', ({ value, hidden, shown }) => {
  const secrets = createSecrets();
  secrets.add(value);

  it('what is secret is hidden in logs, line by line', () => {
    for (const text of [value, ...hidden]) {
      const log = `> ${text} <`
        .split('\n')
        .map((line) => secrets.redact(line))
        .join('\n');
      for (const each of hidden) expect(log).not.toContain(each);
    }
  });

  it('what is secret is not committed: content, message, path and branch', () => {
    for (const each of hidden.filter((text) => text.length >= 8)) {
      const after = { mode: '100644', body: Buffer.from(`a: ${JSON.stringify(each)}\n`) };
      const refused = expect.objectContaining({ code: 'SECRET_IN_COMMIT', exitCode: 4 });
      const change = { path: 'a.yaml', before: undefined, after };
      expect(() => refuseSecrets(secrets, [change], 'Bump')).toThrow(refused);
      expect(() => refuseSecrets(secrets, [], `Bump\n\nImage: ${each}`)).toThrow(refused);
      expect(() => refuseSecrets(secrets, [{ ...change, path: each, after: undefined }], 'Bump')).toThrow(refused);
      expect(() => refuseSecrets(secrets, [], 'Bump', `deploy/${each}`)).toThrow(refused);
    }
  });

  it('words beside it stay', () => {
    for (const each of shown) expect(secrets.redact(`x ${each} y`)).toBe(`x ${each} y`);
  });
});

it('a secret that contains another one disappears whole, and overlapping ones together', () => {
  const secrets = createSecrets();
  for (const each of ['abcdefgh', 'abcdefgh-ijkl', 'ijkl-mnop', 'efgh']) secrets.add(each);
  expect(secrets.redact('<abcdefgh-ijkl-mnop> <abcdefgh> <efgh-ijkl>')).toBe('<***> <***> <***-ijkl>');
});

it.each(['', ' ', 'dev', 'a:b', '\n', '""'])('what is too short hides nothing: %j', (value) => {
  const secrets = createSecrets();
  secrets.add(value);
  expect(secrets.redact('dev a:b "" \n')).toBe('dev a:b "" \n');
});

it('tells the host every form by itself, none of them short', () => {
  const masked: string[] = [];
  createSecrets((form) => masked.push(form)).add(`Authorization: Basic ${b64('bob:p@ss word/9')}`);
  for (const form of ['p@ss word/9', 'p%40ss%20word%2F9', 'p%40ss+word%2f9', b64('p@ss word/9')]) {
    expect(masked).toContain(form);
  }
  expect(masked.filter((form) => form.length < 4)).toEqual([]);
});

it('a text of many megabytes is read once, however many secrets there are', () => {
  const secrets = createSecrets();
  for (let index = 0; index < 200; index++) secrets.add(`user${index}:password-${index}-${'x'.repeat(index % 40)}`);
  const line = '#12 0.532 Get:17 http://deb.debian.org/debian bookworm/main amd64 libssl3 [2,024 kB]\n';
  const text = line.repeat(50_000);
  expect(secrets.redact(`${text}password-7-${'x'.repeat(7)}`)).toBe(`${text}***`);
});
