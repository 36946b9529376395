import { describe, expect, test } from 'vitest';
import { proxyFor } from '../../../../src/core/net/proxy.ts';

const https = new URL('https://git.example.com/infra/charts.git');
const http = new URL('http://git.example.com:8080/infra/charts.git');
const proxy = 'http://proxy.example.com:3128';

describe('the proxy of a URL', () => {
  test.each([
    ['none', https, {}, undefined],
    ['HTTPS_PROXY for https', https, { HTTPS_PROXY: proxy }, 'http://proxy.example.com:3128'],
    ['not HTTPS_PROXY for http', http, { HTTPS_PROXY: proxy }, undefined],
    ['HTTP_PROXY for http', http, { HTTP_PROXY: proxy }, 'http://proxy.example.com:3128'],
    ['ALL_PROXY for both', https, { ALL_PROXY: proxy }, 'http://proxy.example.com:3128'],
    ['lower case first', https, { https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:2' }, 'http://a:1'],
    ['the scheme before all', https, { all_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:2' }, 'http://b:2'],
    ['an empty variable is none', https, { HTTPS_PROXY: '' }, undefined],
    ['an empty variable hides none', https, { https_proxy: ' ', HTTPS_PROXY: '', ALL_PROXY: proxy }, proxy],
    ['an empty no_proxy hides none', https, { HTTPS_PROXY: proxy, no_proxy: '', NO_PROXY: '*' }, undefined],
    ['without a scheme', https, { HTTPS_PROXY: 'proxy.example.com:3128' }, 'http://proxy.example.com:3128'],
    ['default port of http', https, { HTTPS_PROXY: 'http://a' }, 'http://a:80'],
    ['default port of https', https, { HTTPS_PROXY: 'https://a' }, 'https://a:443'],
    ['an IPv6 address', https, { HTTPS_PROXY: 'http://[::1]:3128' }, 'http://::1:3128'],
  ])('%s', (_case, url, env, expected) => {
    const found = proxyFor(url, env);
    expect(found && `${found.protocol}//${found.host}:${found.port}`).toBe(expected);
  });

  test('its credential is decoded and goes into a header', () => {
    const found = proxyFor(https, { HTTPS_PROXY: 'http://user:p%40ss@proxy:3128' });
    expect(found?.authorization).toBe(`Basic ${Buffer.from('user:p@ss').toString('base64')}`);
  });

  test('a credential with a stray percent sign is taken as it is written', () => {
    const found = proxyFor(https, { HTTPS_PROXY: 'http://user:100%@proxy:3128' });
    expect(found?.authorization).toBe(`Basic ${Buffer.from('user:100%').toString('base64')}`);
  });

  test('a text that is no URL is bad input, and its password stays out of the error', () => {
    const open = () => proxyFor(https, { HTTPS_PROXY: 'http://user:hunter2@[nowhere' });
    expect(open).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', message: 'HTTPS_PROXY is not a URL' }));
    expect(open).toThrow(expect.not.objectContaining({ cause: expect.anything() }));
  });

  test('a password with a slash is refused before a part of it is taken for the name of the proxy', () => {
    const open = () => proxyFor(https, { HTTPS_PROXY: 'http://user:123/hunter2@proxy:3128' });
    expect(open).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: 'HTTPS_PROXY is not the URL of a proxy',
        hint: expect.stringContaining('%2F'),
      }),
    );
  });

  test('a SOCKS proxy is refused, so that the git program may take over', () => {
    expect(() => proxyFor(https, { ALL_PROXY: 'socks5://proxy:1080' })).toThrow(
      expect.objectContaining({ kind: 'proxy-scheme' }),
    );
  });
});

describe('NO_PROXY', () => {
  test.each([
    ['*', 'git.example.com', true],
    ['git.example.com', 'git.example.com', true],
    ['GIT.example.com', 'git.Example.com', true],
    ['example.com', 'git.example.com', true],
    ['.example.com', 'git.example.com', true],
    ['.example.com', 'example.com', true],
    ['*.example.com', 'git.example.com', true],
    ['ample.com', 'git.example.com', false],
    ['other.com, example.com', 'git.example.com', true],
    ['other.com example.com', 'git.example.com', true],
    ['git.example.com:8443', 'git.example.com', false],
    ['git.example.com:443', 'git.example.com', true],
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '11.1.2.3', false],
    ['10.0.0.0/99', '10.1.2.3', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['2.3', '10.1.2.3', false],
    ['fd00::/8', '[fd12::1]', true],
    ['::1', '[::1]', true],
    ['[::1]:443', '[::1]', true],
    ['', 'git.example.com', false],
  ])('%j exempts %s: %s', (list, host, exempt) => {
    const found = proxyFor(new URL(`https://${host}/x.git`), { HTTPS_PROXY: proxy, NO_PROXY: list });
    expect(found === undefined).toBe(exempt);
  });
});
