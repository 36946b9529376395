/** The label by which people keep the environment of a request: from its `ttl`, and when the request is closed. */
import { hasLabel } from './opt-in.ts';

export const keepLabel = 'keep-review';

export function isKept({ labels = [] }: { readonly labels?: readonly string[] }): boolean {
  return hasLabel(labels, keepLabel);
}

export function keptReason(request: number | undefined): string {
  return `request ${request} has the label ${keepLabel}`;
}
