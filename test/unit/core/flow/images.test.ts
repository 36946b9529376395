import { describe, expect, test } from 'vitest';
import type { ImageRequest } from '../../../../src/core/build/request.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { makeImages } from '../../../../src/core/flow/images.ts';
import { imageRequest, madeImage } from '../../../support/flow/deployments.ts';
import { memoryLog } from '../../../support/ports.ts';

const services = (...names: string[]) => names.map((service) => ({ service, image: imageRequest(service) }));
const nameOf = ({ image = '' }: ImageRequest) => image.slice(image.lastIndexOf('/') + 1);

describe('the images of a deployment', () => {
  test('come in the order of the services, whichever is made first', async () => {
    const done: (() => void)[] = [];
    const making = makeImages(
      services('a', 'b', 'c'),
      new Map(),
      async (request) => {
        await new Promise<void>((resolve) => done.push(resolve));
        return madeImage(request);
      },
      memoryLog(),
    );
    for (const resolve of done.reverse()) resolve();
    expect((await making).map(({ service }) => service)).toEqual(['a', 'b', 'c']);
  });

  test('are made four at a time', async () => {
    let running = 0;
    let most = 0;
    await makeImages(
      services('a', 'b', 'c', 'd', 'e', 'f'),
      new Map(),
      async (request) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((turn) => setImmediate(turn));
        running -= 1;
        return madeImage(request);
      },
      memoryLog(),
    );
    expect(most).toBe(4);
  });

  test('have a tag in place of the digest that a dry run does not know', async () => {
    const [image] = await makeImages(
      services('web1'),
      new Map(),
      async (request) => ({ ...madeImage(request), digest: undefined }),
      memoryLog(),
    );
    expect(image?.reference).toBe('r.example.com/fe/web1:abcdef01');
  });

  test('are promoted by reference, and keep the tag that they had', async () => {
    const requests: ImageRequest[] = [];
    const promoted = new Map([
      ['a', { reference: 'r.example.com/fe/a@sha256:1', tag: 'v1', builtFrom: 'c0ffee' }],
      ['b', { reference: 'r.example.com/fe/b@sha256:2', tag: undefined, builtFrom: 'c0ffee' }],
    ]);
    await makeImages(
      services('a', 'b', 'c'),
      promoted,
      async (request) => {
        requests.push(request);
        return madeImage(request);
      },
      memoryLog(),
    );
    expect(requests.map((request) => [nameOf(request), request['promote-from'], request.tags])).toEqual([
      ['a', 'r.example.com/fe/a@sha256:1', ['v1']],
      ['b', 'r.example.com/fe/b@sha256:2', ['{sha8}']],
      ['c', undefined, ['{sha8}']],
    ]);
  });

  test('that fail stop what has not begun, and are all named', async () => {
    const begun: string[] = [];
    const failing = async (request: ImageRequest) => {
      begun.push(nameOf(request));
      throw new Failure('failed', 'BUILD_FAILED', 'exit code 1', { hint: 'Look above.' });
    };
    const making = makeImages(services('a', 'b', 'c', 'd', 'e', 'f'), new Map(), failing, memoryLog());
    await expect(making).rejects.toMatchObject({
      code: 'IMAGES_FAILED',
      exitCode: 1,
      hint: 'Look above.',
      message: 'a: exit code 1\nb: exit code 1\nc: exit code 1\nd: exit code 1',
    });
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });
});
