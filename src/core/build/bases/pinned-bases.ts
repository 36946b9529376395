/** Tells a builder the digests of the base images: beside the Dockerfile, or in a copy of it. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { formatReference } from '../../image/reference.ts';
import { parseDockerfile } from '../dockerfile.ts';
import type { BuildSpec } from '../engine.ts';
import { ownIgnoreFiles } from '../ignore-rules.ts';
import { contextName, imageScheme } from '../options/build-contexts.ts';
import { formatPinned, type ImageUse, type PinnedBase, pinnedBases } from './bases.ts';

/**
 * How a builder learns the digests. `contexts`: BuildKit since 0.10 takes another image for a name, also one that a variable
 * or a trigger of a base image gives. `dockerfile`: a copy of the Dockerfile; buildah 1.28 knows such contexts, but passes
 * over them where FROM has a variable. `dockerfile-and-contexts`: it takes them for what a trigger names, which no Dockerfile has.
 */
export type PinnedBy = 'contexts' | 'dockerfile' | 'dockerfile-and-contexts';

/**
 * The spec with every base image by its digest.
 *
 * @param directory is made for a copy of the Dockerfile, with its own ignore files; undefined in a dry run: then the builder
 * is to ask for the images itself, which comes close
 */
export async function withPinnedBases(
  spec: BuildSpec,
  by: PinnedBy,
  directory: string | undefined,
): Promise<BuildSpec> {
  const pins = pinnedBases(spec.bases);
  if (pins.length === 0) return spec;
  const contexts = [...spec.options.buildContexts].map(([name, place]) => [name, pinnedPlace(place, pins)] as const);
  const text = await readFile(spec.dockerfile, 'utf8');
  if (by === 'contexts' && !hidesStage(text, pins)) {
    const further = pins.map(
      ({ name, reference }) => [contextName(name), imageScheme + formatReference(reference)] as const,
    );
    return { ...spec, options: { ...spec.options, buildContexts: new Map([...further, ...contexts]) } };
  }
  const ofTriggers = pins
    .filter(({ name }) => by === 'dockerfile-and-contexts' && spec.triggerImages.includes(name))
    .map((base) => [base.name, imageScheme + formatPinned(base)] as const);
  const options = { ...spec.options, buildContexts: new Map([...ofTriggers, ...contexts]) };
  if (directory === undefined) {
    const pull = options.pull || spec.bases.every(({ unpinned }) => unpinned === undefined);
    return { ...spec, options: { ...options, pull } };
  }
  const dockerfile = join(directory, basename(spec.dockerfile));
  await mkdir(directory, { recursive: true });
  const digests = new Map(pins.map((base) => [base.name, formatPinned(base)]));
  await writeFile(dockerfile, pinDockerfile(text, spec.baseUses, digests));
  for (const file of ownIgnoreFiles(spec.dockerfile)) {
    await copyFile(file, join(directory, basename(file))).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  return { ...spec, dockerfile, options };
}

/** The image that a further build context of the user is. */
function pinnedPlace(place: string, pins: readonly PinnedBase[]): string {
  const pin = pins.find(({ name }) => place === imageScheme + name);
  return pin === undefined ? place : imageScheme + formatReference(pin.reference);
}

/** `FROM node AS node`: a builder would take the context for the stage, too. */
export function hidesStage(text: string, pins: readonly Pick<PinnedBase, 'name'>[]): boolean {
  const stages = parseDockerfile(text).stages.map(({ name }) => name);
  return pins.some(({ name }) => stages.includes(contextName(name)));
}

/**
 * Every line stays where it is, for the builder's messages.
 *
 * @param pins name of an image → what is written in its place
 */
export function pinDockerfile(text: string, uses: readonly ImageUse[], pins: ReadonlyMap<string, string>): string {
  const lines = text.split('\n');
  const { escapeToken } = parseDockerfile(text);
  for (const use of uses) {
    const pin = pins.get(use.image);
    // Builders that read a variable differently do not agree on the image.
    const agrees = uses.every(({ line, by, written, image }) =>
      line === use.line && by === use.by && written === use.written ? image === use.image : true,
    );
    if (pin === undefined || !agrees) continue;
    const end = lastLine(lines, use.line - 1, escapeToken);
    const instruction = lines.slice(use.line - 1, end + 1).join('\n');
    lines.splice(use.line - 1, end + 2 - use.line, ...replaced(instruction, use, pin).split('\n'));
  }
  return lines.join('\n');
}

function replaced(instruction: string, { by, written }: ImageUse, pin: string): string {
  const literal = written.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return by === 'FROM'
    ? instruction.replace(new RegExp(`(\\s)${literal}(?=\\s|$)`), (_, before: string) => `${before}${pin}`)
    : instruction.replace(
        new RegExp(`(\\bfrom=)${literal}(?=[\\s,"']|$)`, 'gi'),
        (_, before: string) => `${before}${pin}`,
      );
}

/** Index of the last line of an instruction. Comments and empty lines may stand inside it. */
function lastLine(lines: readonly string[], first: number, escapeToken: string): number {
  const continues = escapeToken === '`' ? /(^|[^`])`[ \t]*\r?$/ : /(^|[^\\])\\[ \t]*\r?$/;
  let at = first;
  for (let isOpen = true; isOpen && at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    isOpen = /^\s*(#|$)/.test(line) || continues.test(line);
  }
  return at - 1;
}
