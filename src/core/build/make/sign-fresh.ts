/** Signs what this run has made. */
import { parseReference } from '../../image/reference.ts';
import { isPlain } from '../../image/registry-http.ts';
import type { Signer } from '../options/sign.ts';
import type { ImageRequest, ImageTarget } from '../request.ts';
import { runUntil } from '../run-builder.ts';
import type { ImagePorts, Task } from './task.ts';

/** Loaded only where something is signed. With `emit` another job signs, which has cosign and the key. */
export async function signerFor(request: ImageRequest, ports: ImagePorts): Promise<Signer | undefined> {
  if (request.sign === undefined && request['sign-key'] === undefined) return undefined;
  const { checkSigning, signerOf } = await import('../options/sign.ts');
  if (request.emit === undefined) return signerOf(request, ports);
  checkSigning(request, ports.secrets);
  return undefined;
}

type Signing = Pick<Task, 'request' | 'signer' | 'credentials' | 'ports'> & {
  readonly target: Pick<ImageTarget, 'image'>;
};

/** Only what this run has made: an image that was found by its key got that behind its signature, or is somebody else's. */
export async function signFresh(
  { request, target, signer, credentials, ports }: Signing,
  digest: string,
): Promise<void> {
  if (signer === undefined) return;
  const { image } = target;
  const { registry, repository } = parseReference(image);
  const spec = {
    image,
    credentials: [{ registry, credentials: await credentials(registry, repository) }],
    insecureRegistry: isPlain(registry, request['registry-insecure']),
  };
  const { signImage } = await import('../options/sign.ts');
  await signImage(signer, digest, { spec, run: runUntil(ports.programs, ports.deadline), log: ports.log });
}

/**
 * An image of files that was there already, or one that is promoted. A run may have been killed between its push and its
 * signature. The first is what this run would have pushed, to the byte, the second what it was told to take: so they may be
 * signed, whoever else pushed them.
 */
export async function signUnsigned(task: Signing & Pick<Task, 'registry'>, digest: string): Promise<void> {
  if (task.signer === undefined) return;
  const { isSigned } = await import('../options/signed.ts');
  const { registry, repository } = parseReference(task.target.image);
  if (!(await isSigned(task.registry, { registry, repository, digest }))) await signFresh(task, digest);
}
