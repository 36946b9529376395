/**
 * `core/names` names review environments and services, and fills in placeholders. It imports only what stands beside the
 * folders of `core`. Begin here.
 *
 * A name is valid where it is used, the same for the same source, and different for different sources. GitLab's
 * `CI_COMMIT_REF_SLUG` and a plain cut to 20 characters give one name to different branches (`feature/a-b`,
 * `feature/a_b`, `Feature/A-B`), so a name that was changed or cut ends with a part of the SHA-256 of its exact source.
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
  | {
      readonly mode: 'request';
      readonly requestNumber: number;
      /** What tells the monorepo from others, where another one has the usual name in this GitOps repository. */
      readonly monorepo?: string | undefined;
    };

/** 21 characters of the ref, a dash and the hash. With a service's name before it, it fits a Helm release (53). */
const longestEnvironmentName = 30;
const longestLabel = 63;
/** Of a Helm release, which Argo CD names like the Application. */
const longestRelease = 53;
const hashLength = 8;

/**
 * The environment's name: a DNS label of at most 30 characters that begins with a letter.
 *
 * `refs/heads/feature/LOGIN-7_x` becomes `feature-login-7-x-<8 hex>`, request 12 becomes `pr-12`; where that is another
 * monorepo's, `pr-12-<8 hex>`.
 */
export function environmentName(source: EnvironmentSource): string {
  if (source.mode === 'branch') {
    const shortRef = source.ref.replace(/^refs\/(heads|tags)\//, '');
    return hashedName(slugOf(shortRef) || 'env', `${source.repository}\0${source.ref}`, longestEnvironmentName);
  }
  if (!Number.isSafeInteger(source.requestNumber) || source.requestNumber < 1) {
    throw badInput('request', `${source.requestNumber} is not the number of a request`, 'Give a number from 1 on.');
  }
  const name = `pr-${source.requestNumber}`;
  return source.monorepo === undefined ? name : `${name}-${hashOf(source.monorepo)}`;
}

/** The name of a Helm release or an Application: the text itself, or the beginning of a longer one and a hash. */
export function releaseName(text: string): string {
  return text.length <= longestRelease ? text : cutTo(text, text, longestRelease);
}

/** A label of a host name that is longer than DNS allows, with a whole label after it. */
const longHostLabel = /(?<![A-Za-z0-9.-])[A-Za-z0-9-]{64,}(?=(?:\.[A-Za-z0-9-]{1,63})+(?![A-Za-z0-9-]))/g;

/**
 * A URL or host name whose first label fits DNS: `{slug}-{service}.example.com` may come to more than its 63 characters.
 * The same text always gives the same host, so that a value and a link that are written alike stay alike.
 */
export function withinHostLabels(text: string): string {
  return text.replace(longHostLabel, (label) => cutTo(label.toLowerCase(), label, longestLabel));
}

/** The text itself where it is a DNS label that begins with a letter; otherwise a label of its words and a hash. */
export function dnsLabel(text: string): string {
  const isLabel = text.length <= longestLabel && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text);
  return isLabel ? text : hashedName(slugOf(text) || 'x', text, longestLabel);
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
 * letters nor digits. It has no hash, so two branches may share one.
 */
export function branchSlug(branch: string): string {
  return slugOf(branch).slice(0, longestLabel).replace(/-$/, '');
}

/** RFC 1035: names of Services and Helm releases begin with a letter. */
function hashedName(slug: string, source: string, longest: number): string {
  return cutTo(/^[0-9]/.test(slug) ? `r${slug}` : slug, source, longest);
}

function cutTo(words: string, source: string, longest: number): string {
  return `${words.slice(0, longest - hashLength - 1).replace(/-+$/, '')}-${hashOf(source)}`;
}

function hashOf(source: string): string {
  return createHash('sha256').update(source, 'utf8').digest('hex').slice(0, hashLength);
}
