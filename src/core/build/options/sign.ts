/** Signs a pushed image with cosign, by its digest. */
import { badInput, Failure } from '../../failure.ts';
import { formatReference, parseReference } from '../../image/reference.ts';
import type { Environment, Log, Programs, Secrets } from '../../ports.ts';
import { programsOnPath, shellLine } from '../../program.ts';
import { buildFiles } from '../build-files.ts';
import type { BuildSpec } from '../engine.ts';
import type { SignRequest } from './options.ts';

/** What is known before the build, so that no image stays unsigned for want of it. */
export interface Signer {
  readonly cosign: string;
  /** Flags of `cosign sign`. */
  readonly flags: readonly string[];
  readonly env: Environment;
}

/**
 * What can be said of the inputs in a job that does not sign itself (`emit`).
 *
 * @throws bad input
 */
export function checkSigning(request: SignRequest, secrets: Secrets): void {
  const { sign, 'sign-key': key, 'sign-args': more = [] } = request;
  if (sign === undefined && key !== undefined)
    throw badInput('sign-key', 'has no meaning without sign', 'Give `sign: key`.');
  if (sign === 'keyless' && key !== undefined)
    throw badInput('sign-key', 'has no meaning with `sign: keyless`', 'Give `sign: key`.');
  if (key !== undefined && /-----BEGIN|\n/.test(key)) {
    secrets.add(key);
    throw badInput('sign-key', 'is a key, which every program of the machine could read', keyHint);
  }
  if (more.some((word) => secrets.isIn(word)))
    throw badInput('sign-args', 'hold a secret of this job', 'Hand it over in a variable that cosign reads.');
}

const keyHint = 'Put the key into a variable and give `sign-key: env://NAME`, or give a path or a key of a KMS.';

/**
 * @returns undefined when nothing is to be signed
 * @throws bad input where there is no cosign, no key, or no identity
 */
export async function signerOf(
  request: SignRequest,
  { env, secrets }: { readonly env: Environment; readonly secrets: Secrets },
): Promise<Signer | undefined> {
  const { sign, 'sign-key': key, 'sign-args': more = [] } = request;
  checkSigning(request, secrets);
  if (sign === undefined) return undefined;
  const keyFlags = sign === 'key' ? [`--key=${checkKey(key, env, secrets)}`] : [];
  if (sign === 'keyless') checkIdentity(env);
  const [cosign] = await programsOnPath('cosign', env);
  if (cosign === undefined) {
    const hint =
      'Install it before: on GitHub with sigstore/cosign-installer, elsewhere from the packages of the system.';
    throw badInput('sign', 'there is no cosign on PATH', hint);
  }
  if (env.COSIGN_PASSWORD !== undefined) secrets.add(env.COSIGN_PASSWORD);
  return {
    cosign,
    flags: ['--yes', ...keyFlags, ...more],
    // Without it cosign would wait for one.
    env: sign === 'key' ? { ...env, COSIGN_PASSWORD: env.COSIGN_PASSWORD ?? '' } : env,
  };
}

function checkKey(key: string | undefined, env: Environment, secrets: Secrets): string {
  if (key === undefined) throw badInput('sign-key', 'is missing, and `sign: key` signs with one', keyHint);
  const variable = /^env:\/\/(.+)$/.exec(key)?.[1];
  if (variable === undefined) return key;
  const value = env[variable];
  if (value === undefined)
    throw badInput('sign-key', `the variable ${variable} is not set`, 'Hand it to this job or step.');
  secrets.add(value);
  return key;
}

/** Where cosign takes the identity of a job from. Elsewhere it knows more ways, and says itself what it lacks. */
function checkIdentity(env: Environment): void {
  if (env.SIGSTORE_ID_TOKEN !== undefined) return;
  if (env.GITHUB_ACTIONS === 'true' && env.ACTIONS_ID_TOKEN_REQUEST_URL === undefined) {
    throw badInput('sign', 'this job has no identity', 'Give it `permissions: id-token: write`.');
  }
  if (env.GITLAB_CI === 'true') {
    const hint = 'Give the job `id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }`.';
    throw badInput('sign', 'this job has no identity', hint);
  }
}

/** @param signed exit code and output of cosign */
function signFailure(reference: string, signed: { readonly exitCode: number; readonly stderr: string }): Failure {
  const cause = new Error(signed.stderr.trim().split(/\r?\n/).slice(-10).join('\n'));
  return new Failure('failed', 'SIGN_FAILED', `cosign did not sign ${reference} (exit code ${signed.exitCode})`, {
    hint: 'The image is pushed and not signed. Correct what cosign says and run again.',
    cause,
  });
}

interface Signing {
  readonly spec: Pick<BuildSpec, 'image' | 'credentials' | 'insecureRegistry'>;
  readonly run: Programs['run'];
  readonly log: Log;
}

/** @throws Failure `SIGN_FAILED` */
export async function signImage(signer: Signer, digest: string, { spec, run, log }: Signing): Promise<void> {
  const reference = formatReference({ ...parseReference(spec.image), digest });
  await using files = await buildFiles(spec, signer.env, 'docker');
  const plain = spec.insecureRegistry ? ['--allow-http-registry', '--allow-insecure-registry'] : [];
  const argv = [signer.cosign, 'sign', ...signer.flags, ...plain, reference] as const;
  await log.group(`Sign ${reference}`, async () => {
    log.info(`$ ${shellLine(argv)}`);
    const result = await run({ argv, env: files.env, stdin: '', onLine: (line) => log.info(line) });
    if (result.exitCode !== 0) throw signFailure(reference, result);
  });
}
