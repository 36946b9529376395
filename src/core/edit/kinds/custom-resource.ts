/**
 * Images of objects whose kind is not known, where they have the shape of a pod's, and the values that Flux's HelmReleases,
 * Crossplane's Releases and the HelmCharts of k3s give to charts.
 */
import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { isTemplated, looksLikeImage, splitImage } from '../../image/reference.ts';
import { itemsAt, lookUp, textAt } from '../text/locate.ts';
import { asNode, findPair, keyText, type YamlNode } from '../text/node.ts';
import { formatPath, type Location, type Path } from '../text/path.ts';
import type { YamlDocument } from '../text/source.ts';
import { embeddedPlaces } from './embedded-values.ts';
import { imageAt, valuesPlaces } from './helm-values.ts';
import { type ImagePlace, referenceAt } from './image-place.ts';
import { isApplication, type Kind, type Manifest, manifestsIn } from './kind.ts';
import { entriesAt } from './kustomization.ts';

/**
 * Every object but those of other kinds, by one rule: below `spec`, the `image` of the items of `containers`, of
 * `container`, and of any other map where it is an image with a version or a path.
 */
export const customResource: Kind = {
  isIn: () => false,
  places: (document) => manifestsIn(document).flatMap((manifest) => placesOf(document, manifest)),
  unreadAt: (document, path) =>
    manifestsIn(document)
      .map((manifest) => {
        const spec = [...manifest.at, 'spec'];
        if (isHelmChart(manifest)) return setInstead(document, spec, path);
        return isRelease(manifest) ? setOver(document, [...spec, 'forProvider'], path) : undefined;
      })
      .find((reason) => reason !== undefined),
};

/** Crossplane's Release. */
function isRelease({ apiVersion }: Manifest): boolean {
  return apiVersion.startsWith('helm.crossplane.io/');
}

/** The items of `set`, by the names of values, go before `values`. */
function setOver(document: YamlDocument, parameters: Location, path: Path): string | undefined {
  const values = [...parameters, 'values'];
  if (!values.every((step, index) => step === path[index])) return undefined;
  const name = formatPath(path.slice(values.length));
  const set = [...parameters, 'set'];
  const isSet = itemsAt(document, set).some((_, index) => textAt(document, [...set, index, 'name']) === name);
  return isSet ? `${formatPath([...set, { field: 'name', value: name }, 'value'])} goes before it` : undefined;
}

/** HelmChart and HelmChartConfig of k3s and RKE2. */
function isHelmChart({ apiVersion }: Manifest): boolean {
  return apiVersion.startsWith('helm.cattle.io/');
}

/** `set` has the names of values as its keys. It goes before `values`, which goes before `valuesContent`. */
function setInstead(document: YamlDocument, spec: Location, path: Path): string | undefined {
  const field = path[spec.length];
  const isValue = field === 'values' || field === 'valuesContent';
  if (!isValue || !spec.every((step, index) => step === path[index])) return undefined;
  const rest = path.slice(spec.length + 1);
  const names = [rest, [...rest.slice(0, -1), 'digest']].map(formatPath);
  const name = names.find((each) => (textAt(document, [...spec, 'set', each]) ?? '') !== '');
  const repository = `${name?.replace(/[^.]*$/, '')}repository`;
  // With its repository it is an image, which is edited too.
  if (name === undefined || textAt(document, [...spec, 'set', repository])) return undefined;
  return `${formatPath([...spec, 'set', name])} goes before ${formatPath([...spec, field])}`;
}

/** Groups whose objects say which images are allowed, looked for or described, and run none. */
const descriptions: readonly RegExp[] = [
  /^apiextensions\.k8s\.io$/,
  /^image\.toolkit\.fluxcd\.io$/,
  /(?:^|\.)kyverno\.io$/,
  /\.gatekeeper\.sh$/,
  /^policy\.sigstore\.dev$/,
  /^admissionregistration\.k8s\.io$/,
  /^kpack\.io$/,
];

function placesOf(document: YamlDocument, manifest: Manifest): readonly ImagePlace[] {
  const { apiVersion, kind, at } = manifest;
  const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*$/s, '') : '';
  const described = descriptions.some((each) => each.test(group)) || kind === 'CompositeResourceDefinition';
  if (described || isApplication(manifest)) return [];
  const spec = [...at, 'spec'];
  if (group === 'helm.toolkit.fluxcd.io') {
    return [...valuesPlaces(document, [...spec, 'values']), ...postRendered(document, [...spec, 'postRenderers'])];
  }
  if (isHelmChart(manifest)) {
    const values = ['set', 'values'].flatMap((field) => valuesPlaces(document, [...spec, field]));
    return [...values, ...embeddedPlaces(document, [...spec, 'valuesContent'])];
  }
  if (isRelease(manifest)) return valuesPlaces(document, [...spec, 'forProvider', 'values']);
  return podShaped(document, spec);
}

/** Flux runs these over what Helm has rendered: they decide. */
function postRendered(document: YamlDocument, list: Location): readonly ImagePlace[] {
  const renderers = lookUp(document, list);
  const count = isSeq(renderers) ? renderers.items.length : 0;
  return Array.from({ length: count }, (_, index) => index).flatMap((index) =>
    entriesAt(document, [...list, index, 'kustomize', 'images']),
  );
}

const containerLists: readonly string[] = ['containers', 'initContainers', 'ephemeralContainers'];

/** What a map has that is a container, whatever its key. */
const containerKeys = ['command', 'args', 'script', 'env', 'envFrom', 'ports', 'volumeMounts', 'imagePullPolicy'];

/** Schemas describe a field `image`, and an output names the image that is to be made. */
const skipped: readonly string[] = ['openAPIV3Schema', 'schema', 'output', 'outputs'];

const versionKeys = ['version', 'baseVersion'];

function podShaped(document: YamlDocument, spec: Location): readonly ImagePlace[] {
  const found: ImagePlace[] = [];
  const visit = (node: YamlNode | null, at: Location): void => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(asNode(item), [...at, index]);
    if (!isMap(node)) return;
    const isContainer = inContainers(at) || containerKeys.some((key) => findPair(node, key) !== undefined);
    for (const pair of node.items) {
      const key = keyText(pair.key);
      if (key === undefined || skipped.includes(key)) continue;
      const value = asNode(pair.value);
      const path = [...at, key];
      if (key !== 'image') visit(value, path);
      else if (isMap(value)) found.push(...imageMap(document, value, path));
      else if (isImage(document, value, isContainer, node)) found.push(placeAt(document, path, isContainer));
    }
  };
  visit(lookUp(document, spec) ?? null, spec);
  return found;
}

function inContainers(at: Location): boolean {
  return at.at(-1) === 'container' || (typeof at.at(-1) === 'number' && containerLists.includes(String(at.at(-2))));
}

/** The `image` of a volume is `{ reference }`, that of some operators `{ repository, tag }` as in Helm values. */
function imageMap(document: YamlDocument, map: YAMLMap, path: Location): readonly ImagePlace[] {
  const reference = textAt(document, [...path, 'reference']);
  if (reference !== undefined && looksLikeImage(reference)) return [referenceAt(document, [...path, 'reference'])];
  const whole = findPair(map, 'tag') !== undefined || findPair(map, 'digest') !== undefined;
  return whole ? valuesPlaces(document, path) : [];
}

function isImage(document: YamlDocument, value: YamlNode | null, isContainer: boolean, holder: YAMLMap): boolean {
  const node = isAlias(value) ? (document.anchors.targets.get(value) ?? null) : value;
  if (isContainer && node === null) return true;
  if (!isScalar(node)) return false;
  if (isContainer) return typeof node.value !== 'string' || !isPicture(node.value);
  const text = typeof node.value === 'string' ? node.value.trim() : '';
  if (isTemplated(text)) return true;
  if (!looksLikeImage(text) || isPicture(text)) return false;
  const { tag, digest } = splitImage(text);
  if (tag !== undefined || digest !== undefined) return true;
  // An operator composes `image` and `version`: a tag in `image` would be a second one.
  return text.includes('/') && !versionKeys.some((key) => findPair(holder, key) !== undefined);
}

/** `imageTag` or `tag` beside an image without a version are its tag, as in Helm values. */
function placeAt(document: YamlDocument, path: Location, isContainer: boolean): ImagePlace {
  return isContainer ? referenceAt(document, path) : imageAt(document, path);
}

/** The name of a file is a picture, and no image of a container. */
export function isPicture(text: string): boolean {
  return /\.(?:png|svg|jpe?g|gif|webp|ico|bmp|avif|tiff?|pdf)$/i.test(text.trim());
}
