/** Some resources of an Application, as Argo CD's command line names them: `apps:Deployment:web`, `:Service:shop/web`. */
import { badInput } from '../../failure.ts';

export interface NamedResource {
  readonly group: string;
  readonly kind: string;
  /** Empty where it has none. */
  readonly namespace: string;
  readonly name: string;
}

/** `apps:Deployment:shop/web`: as the input `resources` takes it. */
export function resourceNamed({ group, kind, namespace, name }: NamedResource): string {
  return `${group}:${kind}:${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/**
 * @param filters `group:Kind:name` or `group:Kind:namespace/name`, `*` for any; none: every resource
 * @throws bad input for an item of another form
 */
export function resourceFilter(filters: readonly string[]): (resource: NamedResource) => boolean {
  const parsed = filters.map((filter) => {
    const [, group, kind, namespace, name] = /^([^:/\s]*):([^:/\s]+):(?:([^:/\s]+)\/)?([^/\s]+)$/.exec(filter) ?? [];
    if (group === undefined || kind === undefined || name === undefined) {
      const fix = 'For example apps:Deployment:web1, or :Service:shop/web1 in the core group; `*` is any.';
      throw badInput('resources', `"${filter}" is not of the form group:Kind:[namespace/]name`, fix);
    }
    return { group, kind, namespace: namespace ?? '*', name };
  });
  if (parsed.length === 0) return () => true;
  return (resource) =>
    parsed.some((filter) =>
      (['group', 'kind', 'namespace', 'name'] as const).every(
        (field) => filter[field] === '*' || filter[field] === resource[field],
      ),
    );
}
