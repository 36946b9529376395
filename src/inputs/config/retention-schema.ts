/** The shape of `retention`, in `gitops.yaml` and as the JSON of an input. */
import * as z from 'zod';
import { badInput } from '../../core/failure.ts';
import type { RetentionConfig } from '../../core/monorepo/project.ts';

const text = z.string().min(1);

/** A glob or a list of globs; the value is always a list. */
const globs = z
  .union([text, z.array(text).min(1)])
  .transform((given): readonly string[] => (typeof given === 'string' ? [given] : given));

const positive = z.int().min(1, { error: 'must be at least 1' });

const rule = z
  .strictObject({
    repository: globs
      .describe(
        'Repositories that the rule is about: a glob or a list of globs, below `registry` unless it begins with a host. `*` stops at `/`, `**` does not. Default: the images of the services, without their caches.',
      )
      .exactOptional(),
    tags: globs.describe('Tags that the rule is about: a glob or a list of globs. Default: `*`.').exactOptional(),
    'keep-last': positive
      .describe('In each repository keep so many images, the newest of those with such a tag.')
      .exactOptional(),
    'keep-days': positive.describe('Keep images that are not older than so many days.').exactOptional(),
  })
  .describe('What a rule keeps stays, and so does what no rule matches.');

export const retentionRules = z.array(rule).readonly();

export const retentionSection = z
  .strictObject({
    apply: z
      .enum(['self', 'registry'])
      .describe(
        'Who deletes. `self`: a sweep of `cleanup-review-env`, which keeps what Git names. `registry`: Harbor, GitLab or ECR, by a policy that is written from the rules; it cannot see Git. Default: `self`.',
      )
      .exactOptional(),
    rules: retentionRules.describe('For the repositories of all services.').exactOptional(),
  })
  .describe('Which images of the registry may go.');

/** The JSON of the input `retention`: the section, or the list of its rules. @throws bad input */
export function parseRetention(value: unknown): RetentionConfig {
  const given = Array.isArray(value) ? { rules: value } : value;
  const parsed = retentionSection.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = (issue?.path ?? []).map(String).join('.');
  throw badInput(
    'retention',
    `${place === '' ? 'the value' : place}: ${issue?.message ?? 'is not understood'}`,
    'Write {"apply": "self" or "registry", "rules": [{"repository": …, "tags": …, "keep-last": 10, "keep-days": 7}]}.',
  );
}
