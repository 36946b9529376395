import { Failure } from '../failure.ts';

/** The server's bytes break the protocol: truncated, malformed or contradictory. Asking again would not help. */
export function protocolFailure(problem: string, cause?: unknown): Failure {
  return new Failure('failed', 'GIT_PROTOCOL', `the git server's answer cannot be used: ${problem}`, {
    hint: 'A proxy that rewrites or cuts answers is the usual reason; gitops-transport=git shows what git itself says.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The answer would take more memory than this program grants a git server. */
export function tooLarge(what: string, limit: number): Failure {
  return new Failure('failed', 'GIT_RESPONSE_TOO_LARGE', `the git server sent ${what} over the limit of ${limit}`, {
    hint: 'gitops-transport=git has no such limit; use it if the repository really holds files of this size.',
  });
}

/** The server speaks git, but not the part of it that `wire` needs. The git program can take over. */
export function unsupported(reason: string, cause?: unknown): Failure {
  return new Failure('failed', 'GIT_WIRE_UNSUPPORTED', `the git server cannot serve single objects: ${reason}`, {
    hint: 'Use gitops-transport=git, which needs the git program.',
    ...(cause === undefined ? {} : { cause }),
  });
}
