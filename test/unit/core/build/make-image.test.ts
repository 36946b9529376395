import { describe, expect, test } from 'vitest';
import { confirmPushed } from '../../../../src/core/build/make/publish.ts';
import type { Registry } from '../../../../src/core/image/registry.ts';

describe('after a push the registry is asked', () => {
  const pushed = `sha256:${'a'.repeat(64)}`;
  const other = `sha256:${'b'.repeat(64)}`;
  const registryWith = (digests: Record<string, string>) =>
    ({
      headWritten: async ({ tag = '' }) => {
        const digest = digests[tag];
        return digest === undefined ? undefined : { digest, mediaType: 'm', size: 1 };
      },
    }) as Partial<Registry> as Registry;
  const confirmed = (digests: Record<string, string>, reported: string | undefined) =>
    confirmPushed(registryWith(digests), 'harbor.example.com/fe/web1', ['one', 'two'], reported);

  test.each([
    ['all tags agree with the builder', { one: pushed, two: pushed }, pushed],
    ['the builder does not say', { one: pushed, two: pushed }, undefined],
  ])('%s: its digest is the result', async (_name, digests, reported) => {
    expect(await confirmed(digests, reported)).toBe(pushed);
  });

  test.each([
    ['another digest', { one: other, two: pushed }, 'DIGEST_MISMATCH'],
    ['no such tag', { two: pushed }, 'DIGEST_MISMATCH'],
    ['a second tag that names something else', { one: pushed, two: other }, 'REGISTRY_DIGEST'],
  ])('%s is a failure', async (_name, digests: Record<string, string>, code) => {
    await expect(confirmed(digests, pushed)).rejects.toMatchObject({ code, exitCode: 1 });
  });
});
