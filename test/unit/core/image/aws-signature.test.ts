import { expect, it } from 'vitest';
import { signed } from '../../../../src/core/image/aws.ts';

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

/** Vectors of AWS's own Signature Version 4 test suite. */
it.each([
  ['get-vanilla', 'GET', '/', {}, '', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  [
    'get-vanilla-query-order-key-case',
    'GET',
    '/?Param2=value2&Param1=value1',
    {},
    '',
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  ['post-vanilla', 'POST', '/', {}, '', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  [
    'post-x-www-form-urlencoded',
    'POST',
    '/',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'Param1=value1',
    'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  ],
] as const)('signs %s as AWS does', (_, method, path, headers, body, signature) => {
  const url = new URL(path, 'https://example.amazonaws.com');
  const request = {
    method,
    url,
    headers,
    body,
    region: 'us-east-1',
    service: 'service',
    now: Date.UTC(2015, 7, 30, 12, 36),
  };
  expect(signed(request, keys).authorization).toMatch(
    new RegExp(
      `^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, .*Signature=${signature}$`,
    ),
  );
});

it('signs the session token of temporary keys', () => {
  const url = new URL('https://api.ecr.eu-west-1.amazonaws.com/');
  const request = {
    method: 'POST' as const,
    url,
    headers: {},
    body: '{}',
    region: 'eu-west-1',
    service: 'ecr',
    now: 0,
  };
  const headers = signed(request, { ...keys, sessionToken: 'SESSION' });
  expect(headers['x-amz-security-token']).toBe('SESSION');
  expect(headers.authorization).toContain('SignedHeaders=host;x-amz-date;x-amz-security-token');
});
