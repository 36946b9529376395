/** What the inputs say about the way of a commit into the GitOps repository. */

import type { RequestSettings } from '../core/delivery/rolling-request.ts';
import { badInput } from '../core/failure.ts';
import type { InputValues } from '../inputs/declaration.ts';
import type { deliveryInputs } from '../inputs/declarations/gitops.ts';

export interface DeliverySettings extends RequestSettings {
  readonly deliver: 'push' | 'pull-request';
  readonly commitVia: 'git' | 'api';
}

export const pushed: DeliverySettings = {
  deliver: 'push',
  commitVia: 'git',
  requestKey: undefined,
  title: undefined,
  labels: [],
  reviewers: [],
  draft: false,
  autoMerge: false,
};

/** @param environment the default of `request-key` */
export function deliverySettings(
  inputs: InputValues<typeof deliveryInputs>,
  environment: string | undefined,
): DeliverySettings {
  return {
    deliver: inputs.deliver,
    commitVia: inputs['commit-via'],
    requestKey: inputs['request-key'] ?? environment,
    title: titleOf(inputs.title),
    labels: inputs.labels,
    reviewers: inputs.reviewers,
    draft: inputs.draft,
    autoMerge: inputs['auto-merge'],
  };
}

/** GitHub takes 256 characters, GitLab 255; it would say so only behind the commit. */
const longestTitle = 255;

function titleOf(text: string | undefined): string | undefined {
  const title = text?.replace(/\s+/g, ' ').trim();
  if (title === undefined || title.length <= longestTitle) return title;
  throw badInput('title', `has ${title.length} characters, and forges take ${longestTitle}`, 'Shorten it.');
}
