/** Tags under which builders push an image that is not proved yet, where they cannot push without a tag. */
import type { Clock } from '../../ports.ts';

/** Another one for each build: a registry may not let a tag move, and two builds must not take each other's image. */
export function stagingTag({ uuid }: Pick<Clock, 'uuid'>): string {
  return `b-${`${uuid()}${uuid()}`.replaceAll('-', '').slice(0, 40)}`;
}
