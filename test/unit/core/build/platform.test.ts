import { expect, test } from 'vitest';
import { normalizePlatform, platformName } from '../../../../src/core/build/platform.ts';

test.each([
  ['linux/x86_64', 'linux/amd64'],
  ['arm64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/arm', 'linux/arm/v7'],
  ['windows/AMD64', 'windows/amd64'],
])('%s is %s', (written, expected) => {
  expect(normalizePlatform(written)).toBe(expected);
});

test('a platform of an index is named as builders write it', () => {
  expect(platformName({ os: 'linux', architecture: 'arm64', variant: 'v8' })).toBe('linux/arm64');
  expect(platformName({ os: 'linux', architecture: 'arm64', variant: undefined })).toBe('linux/arm64');
});
