/** The parts of an image as a file holds them. A tag is never empty text; a digest is `sha256:…`. */
export interface ImageParts {
  readonly repository: string | undefined;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** What a template engine fills: `{{ … }}` of Argo CD's generators, Helm and Jinja, Jinja's `{% … %}`, `${…}` of Flux and envsubst. */
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}/gs;

export function isTemplated(text: string): boolean {
  return text.search(placeholder) !== -1;
}

/**
 * `host:5000/a/b:tag@sha256:…` in its parts. A colon before the last slash is a port; what stands inside a placeholder
 * separates nothing.
 */
export function splitImage(text: string): ImageParts {
  const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
  const at = shape.indexOf('@');
  const name = at === -1 ? text : text.slice(0, at);
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const colon = shape.lastIndexOf(':', name.length - 1);
  const tagged = name !== '' && colon > shape.lastIndexOf('/', name.length - 1);
  return {
    repository: (tagged ? name.slice(0, colon) : name) || undefined,
    tag: tagged ? name.slice(colon + 1) || undefined : undefined,
    digest: digest || undefined,
  };
}

export function joinImage({ repository, tag, digest }: ImageParts): string {
  return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** Docker's shorthand expanded, so that `nginx` and `docker.io/library/nginx` are one repository. */
export function canonicalRepository(repository: string): string {
  const [first = '', ...rest] = repository.split('/');
  const hosted = rest.length > 0 && isRegistryHost(first);
  const host = hosted ? (first === 'index.docker.io' ? 'docker.io' : first) : 'docker.io';
  const path = hosted ? rest.join('/') : repository;
  return host === 'docker.io' && !path.includes('/') ? `docker.io/library/${path}` : `${host}/${path}`;
}

export function isRegistryHost(component: string): boolean {
  return component === 'localhost' || /[.:]/.test(component);
}

export function lastComponent(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}

/** Whether a text can be an image with a repository, and is no URL, path or template. */
export function looksLikeImage(text: string): boolean {
  return (
    /^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?(?::[\w][\w.-]{0,127})?(?:@[\w+.-]+:[\w=-]+)?$/i.test(text) &&
    !/^\d+$/.test(text)
  );
}

/** `v1@sha256:…` in a tag field. */
export function splitTag(text: string): { readonly tag: string | undefined; readonly digest: string | undefined } {
  const [tag, digest] = text.split('@', 2);
  return { tag: tag || undefined, digest: digest || undefined };
}
