/** Seven teams: each folder beside this file is one, with its `gitops.yaml`, what happens, and what is written then. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allParts, dockerRegistry, gitHttpBackend } from '../../support/real-parts.ts';
import { openShape, readEvents, type Shape } from '../../support/shapes/shape.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());
const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((each) => each.isDirectory());

describe.skipIf(!parts.present).each(folders.map(({ name }) => name))(parts.titled('a team with %s'), (name) => {
  const folder = join(import.meta.dirname, name);
  let shape: Shape;

  beforeAll(async () => {
    shape = await openShape(folder);
  });

  it.each(readEvents(folder).map((event, index) => [event.about ?? `event ${index + 1}`, event] as const))(
    '%s',
    async (_about, event) => {
      const played = await shape.play(event);
      expect(played).toEqual(shape.wanted(event));
    },
  );
});
