/**
 * What is wrong with a manifest by the schemas of its kind: Kubernetes' own, and those of the CRDs that `init` uses. A field
 * that the schema does not know counts too, for the cluster would drop it, or Argo CD refuse it.
 *
 * The validators of `kubernetes-models` pass unknown fields over. What they know they read, so a field that no validator has
 * read, in an object of which it has read others, is one that it does not know.
 */
import * as argoproj from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import * as externalSecrets from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';

interface KubernetesModel {
  readonly prototype: { validate(this: unknown): void };
}

const groups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  v1: { ...core },
  'apps/v1': { ...apps },
  'autoscaling/v2': { ...autoscaling },
  'networking.k8s.io/v1': { ...networking },
  'policy/v1': { ...policy },
  'argoproj.io/v1alpha1': { ...argoproj },
  'external-secrets.io/v1': { ...externalSecrets },
};

/** Each with the path of the field; none: the manifest is valid. */
export function schemaProblems(manifest: { readonly apiVersion: string; readonly kind: string }): readonly string[] {
  const model = groups[manifest.apiVersion]?.[manifest.kind];
  if (!isModel(model)) return [`there is no schema of ${manifest.apiVersion} ${manifest.kind}`];
  const read = new Map<string, Set<string>>();
  try {
    model.prototype.validate.call(watched(manifest, '', read));
  } catch (error) {
    return [String((error as Error).message)];
  }
  return unknownFields(manifest, '', read);
}

function isModel(value: unknown): value is KubernetesModel {
  return typeof value === 'function' && 'validate' in value.prototype;
}

/** The same data, which notes what of each object is read. */
function watched(value: unknown, path: string, read: Map<string, Set<string>>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const child: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || Array.isArray(target)) return watched(child, `${path}[${String(key)}]`, read);
      if (!read.has(path)) read.set(path, new Set());
      read.get(path)?.add(key);
      return watched(child, `${path}.${key}`, read);
    },
  });
}

/** The generator of the validators takes a field of this name for the description of the object. */
const lostField = 'description';

function unknownFields(value: unknown, path: string, read: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => unknownFields(item, `${path}[${index}]`, read));
  if (typeof value !== 'object' || value === null) return [];
  const known = read.get(path);
  return Object.entries(value).flatMap(([key, child]) =>
    known !== undefined && !known.has(key) && key !== lostField
      ? [`${path}.${key} is no field of it`]
      : unknownFields(child, `${path}.${key}`, read),
  );
}
