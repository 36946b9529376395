/**
 * `core/names` names review environments, Kubernetes resources and hosts, and fills in placeholders. It imports only
 * what stands beside the folders of `core`. Begin here.
 *
 * A name is valid where it is used, the same for the same source, and different for different sources. GitLab's
 * `CI_COMMIT_REF_SLUG` and a plain cut to 20 characters give one name to different branches (`feature/a-b`,
 * `feature/a_b`, `Feature/A-B`), so a part of the exact source's SHA-256 is always in the name.
 */
import { createHash } from 'node:crypto';
import { badInput } from '../failure.ts';

/** What a review environment stands for: a branch (or tag) by its full ref, or a pull or merge request. */
type EnvironmentSource =
  | {
      readonly mode: 'branch';
      /** As in `CiContext.repository`: two monorepos may share a GitOps repository. */
      readonly repository: string;
      /** Full ref name, `refs/heads/feature/x`; its case counts. */
      readonly ref: string;
    }
  | { readonly mode: 'request'; readonly requestNumber: number };

const hashLength = 8;
/** The longest environment name: 21 characters of the ref, a dash and the hash. */
export const environmentNameBudget = 30;

/**
 * The environment's name: a DNS label of at most 30 characters that begins with a letter, so that it fits with a
 * service's name before it in a host label (63) or a Helm release (53).
 *
 * `refs/heads/feature/LOGIN-7_x` becomes `feature-login-7-x-<8 hex>`, request 12 becomes `pr-12`.
 */
export function environmentName(source: EnvironmentSource): string {
  if (source.mode === 'request') {
    if (!Number.isSafeInteger(source.requestNumber) || source.requestNumber < 1) {
      throw badInput('request', `${source.requestNumber} is not the number of a request`, 'Give a number from 1 on.');
    }
    return `pr-${source.requestNumber}`;
  }
  const hash = shortHash(`${source.repository}\0${source.ref}`);
  const shortRef = source.ref.replace(/^refs\/(heads|tags)\//, '');
  const words = startingWithLetter(slugOf(shortRef) || 'env');
  return `${cut(words, environmentNameBudget - hashLength - 1)}-${hash}`;
}

/**
 * Kinds of names by their narrowest reader. A Helm release has 53 characters because Helm adds suffixes to it, a
 * StatefulSet 52 because its controller puts `-<hash>` behind the name in a label (63).
 */
export type ResourceKind = 'helm-release' | 'stateful-set' | 'dns-label' | 'label-value';

const budgets: Readonly<Record<ResourceKind, number>> = {
  'helm-release': 53,
  'stateful-set': 52,
  'dns-label': 63,
  'label-value': 63,
};

/**
 * The parts joined by dashes, as they are when that is a valid name of the kind within its budget. Otherwise the
 * offending characters become dashes, the text is cut, and a hash of the exact parts keeps the name apart from others.
 */
export function resourceName(kind: ResourceKind, parts: readonly string[]): string {
  const joined = parts.join('-');
  const budget = budgets[kind];
  if (joined.length <= budget && isValid(kind, joined)) return joined;
  const words = kind === 'label-value' ? labelValueWords(joined) : startingWithLetter(slugOf(joined) || 'x');
  return `${cut(words, budget - hashLength - 1)}-${shortHash(parts.join('\0'))}`;
}

/**
 * `<parts>.<base>`: the parts share one label, so that one wildcard certificate covers every environment.
 *
 * @throws bad input when `base` is no host name or leaves no room within the 253 characters of a host name.
 */
export function hostName(parts: readonly string[], base: string): string {
  if (base === '' || !base.split('.').every(isDnsLabel)) {
    throw badInput('host', `"${base}" is not a host name`, 'Use lower-case labels joined by dots: review.example.com.');
  }
  const host = `${resourceName('dns-label', parts)}.${base}`;
  if (host.length > 253) throw badInput('host', `"${host}" is longer than the 253 characters of a host name`);
  return host;
}

/** RFC 1123 label: what a namespace and one label of a host name must be. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}

/** Lower case, every run of other characters one dash, none at the ends: `Feature/A_b` is `feature-a-b`. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * A branch name as it may stand in a tag, a DNS label and a path: at most 63 characters, empty when the name has neither
 * letters nor digits. Unlike an environment's name it has no hash, so that two branches may share one.
 */
export function branchSlug(branch: string): string {
  return slugOf(branch).slice(0, 63).replace(/-$/, '');
}

/** RFC 1035: Service and Helm release names begin with a letter. */
function startingWithLetter(slug: string): string {
  return /^[0-9]/.test(slug) ? `r${slug}` : slug;
}

function isValid(kind: ResourceKind, text: string): boolean {
  if (kind === 'label-value') return /^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/.test(text);
  return isDnsLabel(text) && !/^[0-9]/.test(text);
}

function labelValueWords(text: string): string {
  return text.replace(/[^-_.A-Za-z0-9]+/g, '-').replace(/^[-_.]+/, '') || 'x';
}

/** At most `length` characters, never ending in a separator. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[-_.]+$/, '');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, hashLength);
}
