/** Which images of a registry may go. */
import type { InputDeclarations } from '../declaration.ts';

export const retentionInput = {
  retention: {
    type: 'json',
    description:
      'Which images may go, in place of `retention` in `gitops.yaml`: JSON of the same form, `{"apply": "self", "rules": [{"tags": "develop-*", "keep-last": 10, "keep-days": 7}]}`, or `@file` with it. What a rule keeps stays, and so does what no rule matches.',
  },
} as const satisfies InputDeclarations;

/** A build does not read Git: it can write policies alone. */
export const policyInput = {
  retention: {
    type: 'json',
    description:
      'Before the build, have Harbor, GitLab or ECR remove old images: JSON, `{"rules": [{"tags": "*", "keep-last": 10}]}`, or `@file` with it, which becomes the policy of the registry. Default repository of a rule: `image`. What is deployed is not seen by a policy: `retention` in `gitops.yaml` sees it.',
  },
} as const satisfies InputDeclarations;
