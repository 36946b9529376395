/** Law 6: what is secret in an input is known before the input is used. */
import { expect, it } from 'vitest';
import { createSecrets } from '../../../src/core/secrets.ts';
import type { InputDeclarations, ValueSource } from '../../../src/inputs/declaration.ts';
import { resolveInputs } from '../../../src/inputs/resolve.ts';

const declarations = {
  headers: { type: 'list', description: 'Headers', secret: true },
  url: { type: 'string', description: 'A URL' },
  set: { type: 'list', description: 'Values' },
  updates: { type: 'json', description: 'Updates' },
} as const satisfies InputDeclarations;

function hides(name: string, text: string | readonly string[], secret: string, kind: ValueSource['kind'] = 'flag') {
  const secrets = createSecrets();
  const source = (asked: string) => (asked === name ? { text, source: { kind, name: kind } } : undefined);
  resolveInputs(declarations, [source], { secrets, cwd: '/' });
  return secrets.redact(`- ${secret} -`) === '- *** -';
}

const url = (userinfo: string) => `https://${userinfo}@git.example.com/a.git`;

it.each<[string, string, string | readonly string[], string]>([
  ['a header of several', 'headers', 'X-Env: dev\nX-Access: s3cr3t-1', 's3cr3t-1'],
  ['a header of a JSON list', 'headers', '["Authorization: Bearer abcdef123"]', 'abcdef123'],
  ['a header of a repeated flag', 'headers', ['X-Env: dev', 'X-Access: s3cr3t-1'], 's3cr3t-1'],
  ['the password of a URL', 'url', url('bob:s3cr3t-1'), 's3cr3t-1'],
  ['the password of a URL, decoded', 'url', url('bob:s3cr3t%2F1'), 's3cr3t/1'],
  ['the password of a URL within a value', 'set', 'env.URL=postgres://bob:s3cr3t-1@db:5432/x', 's3cr3t-1'],
  ['the password of a URL within JSON', 'updates', '[{"set":["a=amqp://bob:s3cr3t-1@mq"]}]', 's3cr3t-1'],
  ['a token as the user of a URL', 'url', url('ghx_0123456789abcdef'), 'ghx_0123456789abcdef'],
])('%s is hidden', (_, name, text, secret) => {
  expect(hides(name, text, secret)).toBe(true);
});

it.each<[string, string, string, ValueSource['kind']?]>([
  ['what stands in gitops.yaml is in Git already', url('bob:s3cr3t-1'), 's3cr3t-1', 'gitops.yaml'],
  ['a default that everybody knows', 'amqp://guest:guest@mq', 'guest'],
  ['what Kubernetes fills in', 'postgres://app:$(DB_PASSWORD)@db', '$(DB_PASSWORD)'],
  ['what a template fills in', 'postgres://app:{{.password}}@db', '{{.password}}'],
  ['the user of ssh', 'ssh://git@git.example.com/a.git', 'git'],
  ['a port', 'http://proxy.example.com:3128', '3128'],
  ['an address without a password', 'https://git.example.com/acme/gitops.git', 'acme'],
])('%s is no secret', (_, text, word, kind) => {
  expect(hides('url', text, word, kind)).toBe(false);
});
