/** Tags under which builders push an image that is not proved yet, where they cannot push without a tag. */
import { randomBytes } from 'node:crypto';

/** Another one for each build: a registry may not let a tag move, and two builds must not take each other's image. */
export function stagingTag(): string {
  return `b-${randomBytes(20).toString('hex')}`;
}
