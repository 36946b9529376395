import { describe, expect, it } from 'vitest';
import { matrixRows, type ServiceJob } from '../../../../src/core/monorepo/jobs.ts';

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
