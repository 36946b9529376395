/** The four layouts of a GitOps repository, each with the `environments` of `gitops.yaml` that fit it. */
import { applicationSet } from './layout-applicationset.ts';
import { helmValues } from './layout-helm-values.ts';
import { kustomize } from './layout-kustomize.ts';
import { manifests } from './layout-manifests.ts';
import type { LayoutName, ScaffoldFile, ScaffoldRequest } from './scaffold.ts';

export interface Layout {
  /** The body of `environments:`, with DEFAULT_BRANCH where production's branch goes. */
  readonly environments: string;
  files(request: ScaffoldRequest): readonly ScaffoldFile[];
}

export const layouts: Readonly<Record<LayoutName, Layout>> = {
  'helm-values': helmValues,
  manifests,
  kustomize,
  applicationset: applicationSet,
};
