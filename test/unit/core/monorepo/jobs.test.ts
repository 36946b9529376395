import { describe, expect, it } from 'vitest';
import { matrixRows, neededFirst, type ServiceJob } from '../../../../src/core/monorepo/jobs.ts';

const jobs = (count: number): readonly ServiceJob[] =>
  Array.from({ length: count }, (_, index) => ({
    service: `s${index}`,
    environment: 'dev',
    slug: 'main-1',
    path: `apps/s${index}`,
    image: `host/s${index}`,
    tag: '1',
  }));

describe('the rows of a matrix', () => {
  it.each([0, 1, 255, 256])('of %i services are one each', (count) => {
    expect(matrixRows(jobs(count), 'github')).toEqual(jobs(count).map((job) => ({ ...job, services: job.service })));
  });

  it.each([257, 300, 512, 513, 5000])('of %i services are 256, as equal as can be', (count) => {
    const sizes = matrixRows(jobs(count), 'github').map(({ services }) => services.split('\n').length);
    expect(sizes).toHaveLength(256);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(count);
  });

  it('of several services name none in `service`, and neither path nor image', () => {
    const rows = matrixRows(jobs(257), 'github');
    expect(rows.at(-1)).toEqual({
      service: 's255 and 1 more',
      services: 's255\ns256',
      environment: 'dev',
      slug: 'main-1',
      path: '',
      image: '',
      tag: '',
    });
    expect(rows[0]).toEqual({ ...jobs(1)[0], services: 's0' });
  });
});

describe('which services come first', () => {
  const first = (needs: Readonly<Record<string, readonly string[]>>, planned = Object.keys(needs)) => {
    const services = new Map(Object.entries(needs).map(([name, names]) => [name, { needs: names }]));
    return Object.fromEntries(neededFirst(services, planned));
  };

  it.each<[string, Parameters<typeof first>, Readonly<Record<string, readonly string[]>>]>([
    ['none', [{ web: [], api: [] }], { web: [], api: [] }],
    [
      'the ones that it needs',
      [{ web: ['api', 'auth'], api: [], auth: [] }],
      { web: ['api', 'auth'], api: [], auth: [] },
    ],
    ['the nearest of a chain', [{ web: ['api', 'db'], api: ['db'], db: [] }], { web: ['api'], api: ['db'], db: [] }],
    [
      'those behind one that is not planned',
      [{ web: ['api'], api: ['db'], db: [] }, ['web', 'db']],
      { web: ['db'], db: [] },
    ],
    [
      'both sides of a diamond',
      [{ d: ['b', 'c'], b: ['a'], c: ['a'], a: [] }],
      { d: ['b', 'c'], b: ['a'], c: ['a'], a: [] },
    ],
    ['none that is not planned', [{ web: ['api'], api: [] }, ['web']], { web: [] }],
    ['none that the file does not have', [{ web: ['gone'] }], { web: [] }],
  ])('%s', (_, given, expected) => {
    expect(first(...given)).toEqual(expected);
  });

  it('ends in a circle, which gitops.yaml refuses', () => {
    expect(Object.keys(first({ a: ['b'], b: ['a'] }))).toEqual(['a', 'b']);
  });
});
