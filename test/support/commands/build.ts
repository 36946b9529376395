/** A run of `build-image` from plain values. */
import { buildImage } from '../../../src/commands/build-image.ts';
import type { Run } from '../../../src/inputs/command.ts';
import { createRun, type Given, type RunOptions } from '../inputs.ts';

export type BuildImageRun = Run<typeof buildImage.inputs> & { readonly lines: readonly string[] };

export function buildRun(given: Given, options: RunOptions & { readonly cwd: string }): BuildImageRun {
  return createRun(buildImage, given, { ...options, env: { PATH: process.env.PATH, ...options.env } });
}
