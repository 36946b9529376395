import { describe, expect, test } from 'vitest';
import { checkWritten } from '../../../../src/core/flow/written-image.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const pushed = { service: 'web1', repository: 'r.example.com/fe/web1', tag: 'v1', digest };
const written = (newImage: string | undefined, service = 'web1') => [
  { service, file: 'values.yaml', oldImage: undefined, newImage, reference: undefined },
];

describe('what a file says of an image', () => {
  test.each([
    'r.example.com/fe/web1:v1',
    `r.example.com/fe/web1:v1@${digest}`,
    `r.example.com/fe/web1@${digest}`,
    // The chart knows the rest.
    ':v1',
    `@${digest}`,
    // An ApplicationSet fills it in.
    '{{ .registry }}/web1:v1',
    undefined,
  ])('%s fits what was pushed', (newImage) => {
    expect(() => checkWritten(written(newImage), [pushed])).not.toThrow();
  });

  test.each([
    'r.example.com/fe/web2:v1',
    'other.example.com/fe/web1:v1',
    'web1:v1',
    'r.example.com/fe/web1:v2',
    `r.example.com/fe/web1:v1@sha256:${'b'.repeat(64)}`,
    `:v1@sha256:${'b'.repeat(64)}`,
  ])('%s is not what was pushed', (newImage) => {
    expect(() => checkWritten(written(newImage), [pushed])).toThrow(/^values\.yaml would name /);
  });

  test('may come from a cache of Docker Hub, and of no other registry', () => {
    const onHub = { ...pushed, repository: 'docker.io/acme/web1' };
    expect(() => checkWritten(written('cache.example.com/acme/web1:v1'), [onHub])).not.toThrow();
    expect(() => checkWritten(written('acme/web1:v1'), [onHub])).not.toThrow();
    expect(() => checkWritten(written('cache.example.com/other/web1:v1'), [onHub])).toThrow();
  });

  test('is looked at only where its service has pushed an image', () => {
    expect(() => checkWritten(written('x/y:z', 'web2'), [pushed])).not.toThrow();
    const unnamed = written('x/y:z').map((image) => ({ ...image, service: undefined }));
    expect(() => checkWritten(unnamed, [pushed])).not.toThrow();
  });
});
