import { describe, expect, it } from 'vitest';
import { formatReference, parseReference, parseRepositoryName } from '../../../../src/core/image/reference.ts';

const sha256 = `sha256:${'a1'.repeat(32)}`;
const sha512 = `sha512:${'b2'.repeat(64)}`;

describe('a valid reference is read as the distribution grammar says', () => {
  it.each([
    ['node', { registry: 'docker.io', repository: 'library/node' }],
    ['node:24-alpine', { registry: 'docker.io', repository: 'library/node', tag: '24-alpine' }],
    ['acme/web1', { registry: 'docker.io', repository: 'acme/web1' }],
    ['docker.io/node', { registry: 'docker.io', repository: 'library/node' }],
    ['index.docker.io/library/node', { registry: 'docker.io', repository: 'library/node' }],
    ['ghcr.io/acme/web1:v1', { registry: 'ghcr.io', repository: 'acme/web1', tag: 'v1' }],
    ['GHCR.io/acme/web1', { registry: 'ghcr.io', repository: 'acme/web1' }],
    ['localhost/app', { registry: 'localhost', repository: 'app' }],
    ['localhost:5000/app', { registry: 'localhost:5000', repository: 'app' }],
    ['host:5000/a/b/c:t', { registry: 'host:5000', repository: 'a/b/c', tag: 't' }],
    ['127.0.0.1:5000/app:x', { registry: '127.0.0.1:5000', repository: 'app', tag: 'x' }],
    ['[::1]:5000/app', { registry: '[::1]:5000', repository: 'app' }],
    ['[2001:db8::1]/app:1', { registry: '[2001:db8::1]', repository: 'app', tag: '1' }],
    [`r.example.com/a@${sha256}`, { registry: 'r.example.com', repository: 'a', digest: sha256 }],
    [`r.example.com/a:1@${sha512}`, { registry: 'r.example.com', repository: 'a', tag: '1', digest: sha512 }],
    ['r.example.com/a.b/c_d/e__f/g---h', { registry: 'r.example.com', repository: 'a.b/c_d/e__f/g---h' }],
    [`a/${'b'.repeat(253)}`, { registry: 'docker.io', repository: `a/${'b'.repeat(253)}` }],
    [`a:${'t'.repeat(128)}`, { registry: 'docker.io', repository: 'library/a', tag: 't'.repeat(128) }],
  ])('%s', (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
    expect(parseReference(formatReference(parseReference(text)))).toEqual(expected);
  });
});

describe('an invalid reference fails with the input, the exact problem and a fix (law 10)', () => {
  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['https://ghcr.io/acme/web1', 'begins with "https://"'],
    ['oci://ghcr.io/acme/web1', 'begins with "oci://"'],
    ['ghcr.io/Acme/web1', 'upper-case letters in "Acme"'],
    ['MyOrg/web1', 'upper-case letters in "MyOrg"'],
    ['acme/web 1', 'contains " "'],
    ['acme/web1\n', 'contains "\\n"'],
    ['acme/web1:', 'the tag is empty'],
    ['acme/web1:feature/x', 'contains'],
    ['acme/web1:-x', 'begins with "." or "-"'],
    ['acme/web1:a+b', 'contains "+"'],
    [`acme/web1:${'t'.repeat(129)}`, '129 characters'],
    ['acme//web1', 'empty part'],
    ['/web1', 'empty part'],
    ['ghcr.io/', 'empty part'],
    ['acme/-web1', 'misplaced "-"'],
    ['acme/we..b1', 'misplaced ".."'],
    ['acme/we___b1', 'misplaced "___"'],
    ['acme/we$b', 'contains "$"'],
    ['a/../b', 'misplaced ".."'],
    ['host:port/app', 'is not a port'],
    ['host:99999/app', 'is not a port'],
    ['-host.example/app', 'is not a registry host'],
    ['[::1/app', 'is not a registry host'],
    ['app@sha256:abc', 'has 3 hex digits'],
    [`app@sha256:${'A'.repeat(64)}`, 'lower-case hex digits'],
    ['app@md5:abc', 'does not begin with'],
    ['app@', 'does not begin with'],
    [`app@${sha256}@${sha256}`, 'hex digits'],
    ['a'.repeat(64), 'image ID'],
    [`r.example.com/${'a'.repeat(256)}`, '256 characters'],
  ])('%j', (text, problem) => {
    expect(() => parseReference(text, 'base')).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', exitCode: 2, message: expect.stringContaining(problem) }),
    );
    expect(() => parseReference(text, 'base')).toThrow(/^base: /);
  });

  it('shows no password of a pasted URL (law 6)', () => {
    expect(() => parseReference('https://bob:hunter2-secret@ghcr.io/a')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2-secret') }),
    );
  });
});

describe('a repository name has neither tag nor digest', () => {
  it('is read', () => {
    expect(parseRepositoryName('localhost:5000/a/b')).toEqual({ registry: 'localhost:5000', repository: 'a/b' });
  });
  it.each(['a/b:1', `a/b@${sha256}`])('%s is refused, with the name to write', (text) => {
    expect(() => parseRepositoryName(text, 'image')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('"docker.io/a/b"') }),
    );
  });
});
