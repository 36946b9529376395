/** Further build contexts, `name=place`: the directory, the image or the address that stands for a name in the Dockerfile. */
import { resolve } from 'node:path';
import { badInput } from '../../failure.ts';
import { parseReference } from '../../image/reference.ts';
import { parseAssignments } from './arguments.ts';

/** Of a context that is an image. */
export const imageScheme = 'docker-image://';

/** @returns name in lower case → absolute directory, or an address with a scheme */
export function parseBuildContexts(items: readonly string[], cwd: string): ReadonlyMap<string, string> {
  const contexts = [...parseAssignments('build-contexts', items)];
  return new Map(
    contexts.map(([name, place]) => {
      if (place === '') throw badInput('build-contexts', `"${name}" has no place`, 'Write name=DIRECTORY.');
      if (place.startsWith(imageScheme)) parseReference(place.slice(imageScheme.length), 'build-contexts');
      return [name.toLowerCase(), isAddress(place) ? place : resolve(cwd, place)];
    }),
  );
}

/** `docker-image://…`, `https://…`, `target:…`, `oci-layout://…`, and not a directory. */
function isAddress(place: string): boolean {
  return /^([a-z][a-z-]*:\/\/|target:|git@)/.test(place);
}

/** A context as the content key takes it: its files, an image's digest, or what nobody can tell before the build. */
type ContextSource =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'image'; readonly reference: string }
  | { readonly kind: 'unknown' };

export function contextSource(place: string): ContextSource {
  if (place.startsWith(imageScheme)) return { kind: 'image', reference: place.slice(imageScheme.length) };
  return isAddress(place) ? { kind: 'unknown' } : { kind: 'directory', path: place };
}

/**
 * `docker.io/library/alpine:latest` and `alpine` are one name. Sources: BuildKit, frontend/dockerui/namedcontext.go; buildx does
 * the same to the names that it is given.
 */
export function contextName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(index\.)?docker\.io\//, '')
    .replace(/^library\//, '')
    .replace(/:latest$/, '');
}
