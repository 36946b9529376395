import { isAlias, isMap, isScalar, Scalar } from 'yaml';
import { Failure } from '../../failure.ts';
import type { Value } from '../value.ts';
import { asNode, isUnwritten, type YamlNode } from './node.ts';
import { readsAsString } from './scalar.ts';
import type { Source } from './source.ts';

/**
 * An anchored value as an own copy: plain scalars keep their very text (`0644`), aliases inside it stay aliases,
 * anchors are left behind. Errors: `EDIT_TAGGED`.
 */
export function copyOf(source: Source, node: YamlNode | null): Value {
  if (node === null) return { kind: 'verbatim', plain: 'null', meaning: null };
  if (isAlias(node)) return { kind: 'alias', anchor: node.source };
  if (node.tag !== undefined && isScalar(node) && !isString(node)) throw tagged(source, node.tag);
  if (isScalar(node)) {
    if (typeof node.value === 'string' && (node.type !== Scalar.PLAIN || readsAsString(node))) return node.value;
    if (isUnwritten(node)) return { kind: 'verbatim', plain: 'null', meaning: null };
    return { kind: 'verbatim', plain: node.source ?? '' };
  }
  if (isMap(node)) {
    return new Map(
      node.items.map((pair): [string, Value] => {
        const key = pair.key;
        if (isScalar(key) && key.type === Scalar.PLAIN && key.source === '<<') throw nestedMerge(source);
        if (!isScalar(key) || !readsAsString(key)) throw noTextKey(source, key);
        return [String(key.value), copyOf(source, asNode(pair.value))];
      }),
    );
  }
  return node.items.map((item) => copyOf(source, asNode(item)));
}

function isString(node: Scalar): boolean {
  return node.tag === 'tag:yaml.org,2002:str';
}

function tagged(source: Source, tag: string): Failure {
  return new Failure('refused', 'EDIT_TAGGED', `${source.file}: the aliased value cannot be copied: it holds ${tag}`, {
    hint: 'Edit the value at its anchor, or copy it by hand once.',
  });
}

/** `y` and `on` are text to YAML 1.2 and true to YAML 1.1: in quotes they are text to both. */
function noTextKey(source: Source, key: unknown): Failure {
  if (!isScalar(key) || typeof key.value !== 'string') return tagged(source, 'a key that is not text');
  return new Failure(
    'refused',
    'EDIT_TAGGED',
    `${source.file}: the aliased value cannot be copied: its key ${key.value} is not text to every reader of YAML`,
    {
      hint: `Put the key in quotes where it stands ("${key.value}":) if text is meant, or edit the value at its anchor.`,
    },
  );
}

function nestedMerge(source: Source): Failure {
  return new Failure(
    'refused',
    'EDIT_ALIAS',
    `${source.file}: the aliased value merges another one with “<<” and cannot be copied`,
    {
      hint: 'Edit the value at its anchor, or copy it by hand once.',
    },
  );
}
