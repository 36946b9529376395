/** Images in Applications and ApplicationSets of Argo CD: Helm parameters and values, Kustomize overrides. */
import { isScalar } from 'yaml';
import { isTemplated, looksLikeImage, splitImage } from '../../image/reference.ts';
import { itemsAt, lookUp, textAt } from '../text/locate.ts';
import { type EditPath, formatPath, type Location, type Path } from '../text/path.ts';
import type { YamlDocument } from '../text/source.ts';
import { embeddedPlaces, isTemplateAt } from './embedded-values.ts';
import { valuesPlaces } from './helm-values.ts';
import { type ImagePlace, type ReferencePlace, referenceAt, type SplitPlace } from './image-place.ts';
import { isApplication, type Kind, type Manifest, manifestsIn } from './kind.ts';

/** Applications and ApplicationSets of Argo CD. */
export const application: Kind = {
  isIn: (document) => manifestsIn(document).some(isApplication),
  places: (document) => sourcesIn(document).flatMap((each) => sourcePlaces(document, each)),
  missingPlace: (_source, document, key) =>
    document !== undefined && lookUp(document, key.path) === undefined
      ? missingParameter(document.index, key)
      : undefined,
  whereElse(document) {
    const templates = sourcesIn(document).map((each) => [...each, 'helm', 'values']);
    const path = templates.find((each) => isTemplateAt(document, each));
    if (path === undefined) return undefined;
    return `${formatPath(path)} is a template, in which images are not looked for: edit what its generators read, or use valuesObject.`;
  },
};

/** The places of `source` and of the items of `sources`. */
function sourcesIn(document: YamlDocument): readonly Location[] {
  return manifestsIn(document)
    .filter(isApplication)
    .flatMap(({ kind, at }: Manifest) => {
      const spec = [...at, ...(kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'])];
      const several = itemsAt(document, [...spec, 'sources']).map((_, index) => [...spec, 'sources', index]);
      return [[...spec, 'source'], ...several];
    });
}

/** The images that an Application gives to Helm (parameters, valuesObject, values) and to Kustomize. */
function sourcePlaces(document: YamlDocument, source: Location): readonly ImagePlace[] {
  return [
    ...parameterPlaces(document, [...source, 'helm', 'parameters']),
    ...valuesPlaces(document, [...source, 'helm', 'valuesObject']),
    ...embeddedPlaces(document, [...source, 'helm', 'values']),
    ...overridePlaces(document, [...source, 'kustomize', 'images']),
  ];
}

/** Helm parameters `x.tag`, `x.repository`, `x.digest`, `x.registry` make one image; `x.image` is a whole one. */
function parameterPlaces(document: YamlDocument, list: Location): readonly ImagePlace[] {
  const values = new Map<string, Path>();
  for (const index of itemsAt(document, list).keys()) {
    const name = textAt(document, [...list, index, 'name']);
    if (name !== undefined) values.set(name, [...list, index, 'value']);
  }
  const text = (path: Path | undefined) => (path === undefined ? undefined : textAt(document, path) || undefined);
  const whole = [...values].flatMap(([name, path]) => {
    const image = /image$/i.test(name) ? (text(path) ?? '') : '';
    return looksLikeImage(image) || isTemplated(image) ? [referenceAt(document, path)] : [];
  });
  const stems = new Set([...values.keys()].flatMap((name) => imageStem(name, values) ?? []));
  const split = [...stems].map((stem): SplitPlace => {
    const [registry, repository, tag, digest] = ['registry', 'repository', 'tag', 'digest'].map((key) =>
      values.get(stem + key),
    );
    const host = text(registry);
    const name = text(repository);
    return {
      form: 'split',
      document: document.index,
      path: tag ?? parameterValue(list, `${stem}tag`),
      parts: {
        repository: name === undefined || host === undefined ? name : `${host}/${name}`,
        tag: text(tag),
        digest: text(digest),
      },
      registry,
      repository,
      digest,
      create: { digest: parameterValue(list, `${stem}digest`) },
    };
  });
  return [...whole, ...split];
}

/** `image.` of `image.tag`: the name of a parameter without its last part, when that belongs to an image. */
function imageStem(name: string, values: ReadonlyMap<string, unknown>): string | undefined {
  const [, stem = '', key] = /^(.*\.)?(tag|digest|repository)$/.exec(name) ?? [];
  if (key === 'repository') return /image\.$/i.test(stem) ? stem : undefined;
  // A digest without a repository may be of anything.
  return key === 'tag' || (key === 'digest' && values.has(`${stem}repository`)) ? stem : undefined;
}

/** The value of a parameter by its name; the item is created when there is none. */
function parameterValue(list: Path, name: string): Path {
  return [...list, { field: 'name', value: name }, 'value'];
}

/** The parameter that a key creates: `…helm.parameters[name=image.tag].value`. */
function missingParameter(document: number, { path }: EditPath): SplitPlace | undefined {
  const [helm, parameters, item, value] = path.slice(-4);
  if (helm !== 'helm' || parameters !== 'parameters' || value !== 'value') return undefined;
  if (typeof item !== 'object' || !('field' in item) || item.field !== 'name') return undefined;
  return {
    form: 'split',
    document,
    path,
    parts: { repository: undefined, tag: undefined, digest: undefined },
    create: { digest: parameterValue(path.slice(0, -2), item.value.replace(/[^.]*$/, 'digest')) },
  };
}

/** Kustomize overrides: `[old=]name[:tag][@digest]`. */
function overridePlaces(document: YamlDocument, list: Location): readonly ReferencePlace[] {
  const paths = itemsAt(document, list).map((_, index) => [...list, index]);
  return paths.flatMap((path): ReferencePlace[] => {
    const text = textAt(document, path);
    if (text === undefined || !isScalar(lookUp(document, path))) return [];
    const override = /^[^=]*=/.exec(text)?.[0] ?? '';
    const parts = splitImage(text.slice(override.length));
    return [{ form: 'reference', document: document.index, path, override, parts }];
  });
}
