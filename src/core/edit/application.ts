import { isMap, isScalar, isSeq, Scalar } from 'yaml';
import { Failure } from '../failure.ts';
import { valuesPlaces } from './helm-values.ts';
import { isTemplated, looksLikeImage, splitImage } from './image-text.ts';
import { blockHeader } from './layout.ts';
import { fieldOf, lookUp, nodeText } from './locate.ts';
import { asNode, findPair, type YamlNode } from './node.ts';
import { type Location, locationSegments } from './path.ts';
import { type EmbeddedPlace, type ImagePlace, keys, type ReferencePlace, type Slot, type SplitPlace } from './place.ts';
import { parseSource, type Source, type YamlDocument } from './source.ts';

/** An Argo CD Application or ApplicationSet. */
export function isApplication(source: Source, document: YamlDocument): boolean {
  const kind = fieldOf(source, document, 'kind');
  const ours = fieldOf(source, document, 'apiVersion')?.startsWith('argoproj.io/') === true;
  return ours && (kind === 'Application' || kind === 'ApplicationSet');
}

export function isApplicationSet(source: Source, document: YamlDocument): boolean {
  return isApplication(source, document) && fieldOf(source, document, 'kind') === 'ApplicationSet';
}

/** The images that an Application gives to Helm (parameters, valuesObject, values) and to Kustomize. */
export function applicationPlaces(source: Source, document: YamlDocument): readonly ImagePlace[] {
  const spec = isApplicationSet(source, document) ? ['spec', 'template', 'spec'] : ['spec'];
  const sources = lookUp(source, document, keys(...spec, 'sources'));
  const at: Location[] = [[...spec, 'source']];
  if (isSeq(sources)) at.push(...sources.items.map((_, index) => [...spec, 'sources', index]));
  return at.flatMap((each) => [
    ...parameterPlaces(source, document, [...each, 'helm', 'parameters']),
    ...valuesPlaces(source, document, [...each, 'helm', 'valuesObject']),
    ...embeddedPlaces(source, document, [...each, 'helm', 'values']),
    ...overridePlaces(source, document, [...each, 'kustomize', 'images']),
  ]);
}

/** Helm parameters `x.tag`, `x.repository`, `x.digest`, `x.registry` make one image; `x.image` is a whole one. */
function parameterPlaces(source: Source, document: YamlDocument, at: Location): readonly ImagePlace[] {
  const values = new Map<string, Location>();
  for (const [index, item] of items(source, document, at).entries()) {
    const name = isMap(item) ? nodeText(source, asNode(findPair(item, 'name')?.value)) : undefined;
    if (name !== undefined) values.set(name, [...at, index, 'value']);
  }
  const text = (location: Location | undefined) =>
    location === undefined
      ? undefined
      : nodeText(source, lookUp(source, document, locationSegments(location))) || undefined;
  return [...values].flatMap(([name, location]): ImagePlace[] => {
    const whole = text(location);
    if (/image$/i.test(name) && whole !== undefined && (looksLikeImage(whole) || isTemplated(whole))) {
      return [
        {
          form: 'reference',
          document: document.index,
          path: locationSegments(location),
          prefix: '',
          parts: splitImage(whole),
        },
      ];
    }
    const stem = /^(.*\.)?tag$/.exec(name);
    if (stem === null) return [];
    const sibling = (key: string) => values.get(`${stem[1] ?? ''}${key}`);
    const slot = (found: Location | undefined) => (found === undefined ? undefined : locationSegments(found));
    const [registry, repository, digest] = [sibling('registry'), sibling('repository'), sibling('digest')];
    const host = text(registry);
    const path = text(repository);
    const parts = {
      repository: path === undefined || host === undefined ? path : `${host}/${path}`,
      tag: text(location),
      digest: text(digest),
    };
    const tag = locationSegments(location);
    return [
      {
        form: 'split',
        document: document.index,
        path: tag,
        parts,
        registry: slot(registry),
        repository: slot(repository),
        tag,
        digest: slot(digest),
        create: { digest: parameterSlot(at, `${stem[1] ?? ''}digest`) },
      },
    ];
  });
}

/** The value of a parameter by its name; the item is created when there is none. */
function parameterSlot(at: Location, name: string): Slot {
  return [...locationSegments(at), { kind: 'match', field: 'name', value: name }, ...keys('value')];
}

/** `helm.values` is YAML in a string: its images are found, and later edited, in a parse of their own. */
function embeddedPlaces(source: Source, document: YamlDocument, at: Location): readonly EmbeddedPlace[] {
  const node = lookUp(source, document, locationSegments(at));
  const text = embeddedText(source, node);
  if (text === undefined) return [];
  const slot = locationSegments(at);
  const inner = embeddedSource(source.file, text);
  if (inner === undefined) return [];
  return inner.documents.flatMap((each) =>
    valuesPlaces(inner, each, []).map(
      (place): EmbeddedPlace => ({
        form: 'embedded',
        document: document.index,
        path: slot,
        parts: place.parts,
        text: slot,
        literal: isLiteral(node),
        inner: place as ReferencePlace | SplitPlace,
      }),
    ),
  );
}

/** Values with placeholders of an ApplicationSet are no YAML by themselves; their images are left alone. */
export function embeddedSource(file: string, text: string): Source | undefined {
  try {
    return parseSource(`${file} (helm.values)`, text);
  } catch (error) {
    if (error instanceof Failure && error.code === 'YAML_TEMPLATE') return undefined;
    throw error;
  }
}

function embeddedText(source: Source, node: YamlNode | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? nodeText(source, node) : undefined;
}

function isLiteral(node: YamlNode | undefined): boolean {
  return isScalar(node) && node.type === Scalar.BLOCK_LITERAL && !/[1-9]/.test(blockHeader(node));
}

/** Kustomize overrides: `[old=]name[:tag][@digest]`. */
function overridePlaces(source: Source, document: YamlDocument, at: Location): readonly ReferencePlace[] {
  return items(source, document, at).flatMap((item, index): ReferencePlace[] => {
    const text = nodeText(source, item);
    if (text === undefined || !isScalar(item)) return [];
    const prefix = /^[^=]*=/.exec(text)?.[0] ?? '';
    return [
      {
        form: 'reference',
        document: document.index,
        path: locationSegments([...at, index]),
        prefix,
        parts: splitImage(text.slice(prefix.length)),
      },
    ];
  });
}

function items(source: Source, document: YamlDocument, at: Location): readonly (YamlNode | null)[] {
  const list = lookUp(source, document, locationSegments(at));
  return isSeq(list) ? list.items.map(asNode) : [];
}
