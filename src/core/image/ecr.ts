import { Failure } from '../failure.ts';
import { type AwsPorts, awsKeys } from './aws-keys.ts';
import { signed } from './aws-signature.ts';
import type { RegistryCredentials } from './registry-credentials.ts';

const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
const hint =
  'the AWS identity needs ecr:GetAuthorizationToken, and push access to this repository (ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer)';

/** The region of a private ECR registry; undefined for every other host. */
export function ecrRegion(registry: string): string | undefined {
  return privateRegistry.exec(registry)?.[1];
}

/**
 * A password for twelve hours, by ECR's GetAuthorizationToken; undefined for other registries and without AWS keys.
 * @throws Failure `ECR_LOGIN`, `AWS_ROLE`, `OIDC_TOKEN`
 */
export async function ecrCredentials(registry: string, ports: AwsPorts): Promise<RegistryCredentials | undefined> {
  const region = ecrRegion(registry);
  const found = region === undefined ? undefined : await awsKeys(region, ports);
  if (region === undefined || found === undefined) return undefined;
  const url = new URL(
    ports.env.AWS_ENDPOINT_URL_ECR ||
      `https://api.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`,
  );
  const body = '{}';
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
  };
  const signature = signed(
    { method: 'POST', url, headers, body, region, service: 'ecr', now: ports.clock.now() },
    found.keys,
  );
  const response = await fetch(url, { method: 'POST', headers: signature, body, redirect: 'error' }).catch(
    (error: unknown) => {
      throw noLogin(registry, found.source, error);
    },
  );
  const text = await response.text();
  if (!response.ok)
    throw noLogin(registry, found.source, new Error(ports.secrets.redact(`${response.status} ${text}`).slice(0, 400)));
  const decoded = Buffer.from(/"authorizationToken"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) throw noLogin(registry, found.source, new Error('the answer has no authorizationToken'));
  return {
    kind: 'basic',
    username: decoded.slice(0, colon),
    password: decoded.slice(colon + 1),
    source: `ECR with ${found.source}`,
    hint,
  };
}

function noLogin(registry: string, source: string, cause: unknown): Failure {
  return new Failure(
    'failed',
    'ECR_LOGIN',
    `ECR gave no login for ${registry} with the AWS credentials from ${source}`,
    { hint, cause },
  );
}
