/** The same question as `kubernetes-schemas.ts`, to Argo CD's CRDs themselves, where the folder of contracts is there. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from './program.ts';

const contracts = resolve(repositoryRoot, '../shared/contracts');

export const crdsPresent = existsSync(resolve(contracts, 'application-crd.yaml'));

/** A structural schema: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

const schemas = new Map<string, Schema>();

function schemaOf(kind: string): Schema {
  const known = schemas.get(kind);
  if (known !== undefined) return known;
  const crd = parse(readFileSync(resolve(contracts, `${kind.toLowerCase()}-crd.yaml`), 'utf8'), { maxAliasCount: -1 });
  const schema: Schema = crd.spec.versions[0].schema.openAPIV3Schema;
  schemas.set(kind, schema);
  return schema;
}

/** @param manifest an Application, ApplicationSet or AppProject */
export function crdProblems(manifest: { readonly kind: string; readonly spec?: unknown }): readonly string[] {
  const schema = schemaOf(manifest.kind);
  // What a CRD says of metadata is that it is an object; Kubernetes knows the rest.
  return problems({ ...manifest, metadata: {} }, schema, '');
}

function problems(value: unknown, schema: Schema, path: string): readonly string[] {
  if (schema['x-kubernetes-int-or-string'] === true) return [];
  const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (schema.type !== undefined && schema.type !== type && !(schema.type === 'number' && type === 'integer')) {
    return [`${path} is ${type}, not ${schema.type}`];
  }
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${path} is none of ${schema.enum.join(', ')}`];
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(String(value))) return [`${path} is malformed`];
  const { items } = schema;
  if (Array.isArray(value)) {
    return items === undefined ? [] : value.flatMap((item, index) => problems(item, items, `${path}[${index}]`));
  }
  return typeof value === 'object' && value !== null ? objectProblems(value, schema, path) : [];
}

function objectProblems(value: object, schema: Schema, path: string): readonly string[] {
  const missing = (schema.required ?? []).filter((key) => !(key in value)).map((key) => `${path} lacks ${key}`);
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.properties === undefined;
  const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const found = Object.entries(value).flatMap(([key, child]) => {
    const known = schema.properties?.[key] ?? more;
    if (known !== undefined) return problems(child, known, `${path}.${key}`);
    return isOpen ? [] : [`${path}.${key} is no field of it`];
  });
  return [...missing, ...found];
}
