import { describe, expect, it } from 'vitest';
import {
  checkDigest,
  formatReference,
  isDigest,
  joinImage,
  looksLikeImage,
  parseReference,
  parseRepositoryName,
  sameRepository,
  splitImage,
  splitTagField,
  versionOf,
} from '../../../../src/core/image/reference.ts';

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

/**
 * What stands in a file is split in the same way, whether or not it is a valid reference: `valid` says whether a user
 * may give it as one, `image` whether it counts as an image where any text may stand, `version` what a message calls it.
 */
describe('a text is split alike for every reader, however wrong it is', () => {
  const upper = `sha256:${'A1'.repeat(32)}`;
  it.each<{
    text: string;
    parts: readonly [repository?: string | undefined, tag?: string | undefined, digest?: string | undefined];
    valid: boolean;
    image: boolean;
    version: string;
  }>([
    { text: 'nginx', parts: ['nginx'], valid: true, image: true, version: '' },
    { text: 'nginx:1.27', parts: ['nginx', '1.27'], valid: true, image: true, version: '1.27' },
    { text: 'localhost/web', parts: ['localhost/web'], valid: true, image: true, version: '' },
    { text: 'host:5000/a/b', parts: ['host:5000/a/b'], valid: true, image: true, version: '' },
    { text: 'host:5000/a/b:t', parts: ['host:5000/a/b', 't'], valid: true, image: true, version: 't' },
    { text: 'host:5000', parts: ['host', '5000'], valid: true, image: true, version: '5000' },
    { text: `a@${sha256}`, parts: ['a', undefined, sha256], valid: true, image: true, version: sha256.slice(0, 19) },
    { text: `a:t@${sha256}`, parts: ['a', 't', sha256], valid: true, image: true, version: 't' },
    { text: `a@${sha512}`, parts: ['a', undefined, sha512], valid: true, image: true, version: sha512.slice(0, 19) },
    { text: `h:1/a:t@${sha512}`, parts: ['h:1/a', 't', sha512], valid: true, image: true, version: 't' },
    { text: `a@${upper}`, parts: ['a', undefined, upper], valid: false, image: true, version: '' },
    { text: 'a@sha256:ab', parts: ['a', undefined, 'sha256:ab'], valid: false, image: true, version: '' },
    {
      text: `a@md5:${'a'.repeat(32)}`,
      parts: ['a', undefined, `md5:${'a'.repeat(32)}`],
      valid: false,
      image: true,
      version: '',
    },
    { text: `a@${'a'.repeat(64)}`, parts: ['a', undefined, 'a'.repeat(64)], valid: false, image: false, version: '' },
    { text: 'a@', parts: ['a'], valid: false, image: false, version: '' },
    { text: 'a:', parts: ['a'], valid: false, image: false, version: '' },
    { text: 'a:b:c', parts: ['a', 'b:c'], valid: false, image: false, version: '' },
    { text: ':t', parts: [undefined, 't'], valid: false, image: false, version: 't' },
    { text: '8080', parts: ['8080'], valid: true, image: false, version: '' },
    { text: 'https://h/a', parts: ['https://h/a'], valid: false, image: false, version: '' },
    { text: 'h/a:{{ .tag }}', parts: ['h/a', '{{ .tag }}'], valid: false, image: false, version: '' },
    { text: '{{ .a:b/c@d }}:t', parts: ['{{ .a:b/c@d }}', 't'], valid: false, image: false, version: 't' },
    {
      text: `\${HOST}:5000/a@\${D}`,
      parts: [`\${HOST}:5000/a`, undefined, `\${D}`],
      valid: false,
      image: false,
      version: '',
    },
    { text: '', parts: [], valid: false, image: false, version: '' },
  ])('$text', ({ text, parts: [repository, tag, digest], valid, image, version }) => {
    expect(splitImage(text)).toEqual({ repository, tag, digest });
    expect(looksLikeImage(text)).toBe(image);
    expect(versionOf(text)).toBe(version);
    if (!/[:@]$/.test(text)) expect(joinImage(splitImage(text))).toBe(text);
    if (!valid) {
      expect(() => parseReference(text)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
      return;
    }
    expect(parseReference(text)).toMatchObject({ ...(tag && { tag }), ...(digest && { digest }) });
    expect(formatReference(parseReference(text))).toBe(formatReference(parseReference(joinImage(splitImage(text)))));
  });

  it.each([
    ['v1', { tag: 'v1', digest: undefined }],
    [`v1@${sha256}`, { tag: 'v1', digest: sha256 }],
    [`@${sha512}`, { tag: undefined, digest: sha512 }],
    ['feature/x', { tag: 'feature/x', digest: undefined }],
    ['', { tag: undefined, digest: undefined }],
  ])('the text of a tag’s own field: %j', (text, parts) => {
    expect(splitTagField(text)).toEqual(parts);
  });

  it('a digest is taken by every input, or by none', () => {
    for (const digest of [sha256, sha512]) {
      expect(isDigest(digest)).toBe(true);
      checkDigest(digest);
    }
    for (const digest of [upper, 'sha256:ab', 'a'.repeat(64), `sha384:${'a'.repeat(96)}`, '']) {
      expect(isDigest(digest)).toBe(false);
      expect(() => checkDigest(digest)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    }
  });
});

describe('names of one repository', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx'],
    ['acme/web', 'index.docker.io/acme/web'],
    ['library/nginx', 'registry-1.docker.io/nginx'],
    ['GHCR.io/acme/web', 'ghcr.io/acme/web'],
    ['localhost/a', 'localhost/a'],
  ])('%s is %s', (one, other) => {
    expect(sameRepository(one, other)).toBe(true);
    const { registry, repository } = parseRepositoryName(one);
    expect(parseRepositoryName(other)).toEqual({ registry, repository });
  });

  it.each([
    ['web', 'localhost/web'],
    ['localhost:5000/web', 'localhost/web'],
    ['acme/web', 'ghcr.io/acme/web'],
    ['library/web', 'acme/web'],
  ])('%s is not %s', (one, other) => {
    expect(sameRepository(one, other)).toBe(false);
    expect(parseRepositoryName(other)).not.toEqual(parseRepositoryName(one));
  });
});
