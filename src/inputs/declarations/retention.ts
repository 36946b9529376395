/** Which images of a registry may go. */
import type { InputDeclarations } from '../declaration.ts';

export const retentionInput = {
  retention: {
    type: 'json',
    description:
      'Which images may go, in place of `retention` in `gitops.yaml`: JSON of the same form, `{"apply": "self", "rules": [{"tags": "develop-*", "keep-last": 10, "keep-days": 7}]}`, or `@file` with it. What a rule keeps stays, and so does what no rule matches.',
  },
} as const satisfies InputDeclarations;
