import { describe, expect, it } from 'vitest';
import {
  createdNamespace,
  describeLeft,
  isTracked,
  namespaceWarning,
} from '../../../../src/core/argocd/spec/namespace.ts';
import { type ApplicationOverrides, application } from '../../../support/argocd/application.ts';

const review = (namespace: string | undefined, more: Partial<ApplicationOverrides> = {}) =>
  application({
    name: 'web1-pr-5',
    ownership: { environment: 'pr-5', repository: 'acme/shop', request: 5 },
    destination: { server: undefined, name: 'preview', namespace },
    syncOptions: ['CreateNamespace=true'],
    ...more,
  });
const metadataOf = ({ spec }: ReturnType<typeof application>) => spec.syncPolicy?.managedNamespaceMetadata;

describe('the namespace of a review Application', () => {
  it('goes with the Application when it has its name in it', () => {
    const made = review('web1-pr-5');
    expect(createdNamespace(made)).toEqual({ name: 'web1-pr-5', cluster: 'preview' });
    expect(metadataOf(made)).toEqual({
      annotations: { 'argocd.argoproj.io/tracking-id': 'web1-pr-5:/Namespace:web1-pr-5/web1-pr-5' },
    });
    expect(namespaceWarning(made, 'pr-5')).toBeUndefined();
  });

  it.each<[string, ReturnType<typeof application>]>([
    ['that services share', review('pr-5')],
    ['of an Application in another namespace of the cluster', review('web1-pr-5', { appNamespace: 'apps' })],
  ])('%s stays, with a warning', (_, made) => {
    expect(metadataOf(made)).toBeUndefined();
    expect(namespaceWarning(made, 'pr-5')).toContain('stays when the review environment goes');
  });

  it('that is of everybody stays, without a word', () => {
    const made = review('preview');
    expect(metadataOf(made)).toBeUndefined();
    expect(namespaceWarning(made, 'pr-5')).toBeUndefined();
  });

  it.each<[string, ReturnType<typeof application>]>([
    ['that something else makes', review('web1-pr-5', { syncOptions: [] })],
    ['that the Application does not name', review(undefined)],
  ])('%s is no concern of ours', (_, made) => {
    expect([createdNamespace(made), metadataOf(made), namespaceWarning(made, 'pr-5')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('of a lasting environment is left as it is', () => {
    expect(metadataOf(review('web1-pr-5', { ownership: undefined }))).toBeUndefined();
  });

  it('keeps the labels and annotations that a template gives it', () => {
    const given = { labels: { team: 'fe' }, annotations: { a: 'b' } };
    const template = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      spec: { syncPolicy: { managedNamespaceMetadata: given } },
    };
    expect(metadataOf(review('web1-pr-5', { template }))).toMatchObject(given);
  });
});

it('is known to go by what Argo CD says of the Application, and the line that removes it is said otherwise', () => {
  const namespace = { name: 'web1-pr-5', cluster: 'preview' };
  const resources = (name: string) => ({ status: { resources: [{ kind: 'Namespace', name }] } });
  expect(isTracked(namespace, resources('web1-pr-5'))).toBe(true);
  expect(isTracked(namespace, resources('web1-pr-50'))).toBe(false);
  expect(isTracked(namespace, {})).toBe(false);
  expect(describeLeft(namespace)).toContain('kubectl delete namespace web1-pr-5');
});
