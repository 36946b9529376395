/**
 * ECR's API as far as retention needs it: signed JSON calls, lifecycle policies, images.
 *
 * Source: Amazon ECR API reference, version 2015-09-21; AWS Signature Version 4.
 */
import { createServer } from 'node:http';
import { type Listener, listen } from '../net/web.ts';

interface EcrCall {
  readonly action: string;
  readonly body: Record<string, unknown>;
}

export interface EcrServer extends Listener {
  readonly calls: EcrCall[];
  /** Text of the policy, by repository. */
  readonly policies: Map<string, string>;
  /** When each image was pushed, in seconds since the epoch: by repository and digest. */
  readonly images: Map<string, Map<string, number>>;
}

const target = 'AmazonEC2ContainerRegistry_V20150921.';
const signature =
  /^AWS4-HMAC-SHA256 Credential=[A-Z0-9]+\/\d{8}\/[a-z0-9-]+\/ecr\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/;

/** @param denied an action that the identity may not call */
export async function startEcr(denied?: string): Promise<EcrServer> {
  const calls: EcrCall[] = [];
  const policies = new Map<string, string>();
  const images = new Map<string, Map<string, number>>();

  const answers: Readonly<Record<string, (body: Record<string, unknown>) => [status: number, body: object]>> = {
    DescribeRepositories: ({ nextToken }) => {
      // Pages of one, to be followed by their token.
      const names = [...images.keys()];
      const at = Number(nextToken ?? 0);
      const next = at + 1 < names.length ? { nextToken: String(at + 1) } : {};
      return [200, { repositories: names.slice(at, at + 1).map((repositoryName) => ({ repositoryName })), ...next }];
    },
    DescribeImages: ({ repositoryName }) => {
      const found = images.get(String(repositoryName));
      if (found === undefined) return [400, { __type: 'RepositoryNotFoundException' }];
      return [
        200,
        { imageDetails: [...found].map(([imageDigest, imagePushedAt]) => ({ imageDigest, imagePushedAt })) },
      ];
    },
    BatchDeleteImage: ({ repositoryName, imageIds }) => {
      const [image] = imageIds as { imageDigest: string }[];
      const wasThere = images.get(String(repositoryName))?.delete(image?.imageDigest ?? '') === true;
      const failure = { imageId: image, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
      return [200, wasThere ? { imageIds, failures: [] } : { imageIds: [], failures: [failure] }];
    },
    GetLifecyclePolicy: ({ repositoryName }) => {
      const text = policies.get(String(repositoryName));
      if (text === undefined) return [400, { __type: 'LifecyclePolicyNotFoundException', message: 'does not exist' }];
      return [200, { repositoryName, lifecyclePolicyText: text }];
    },
    PutLifecyclePolicy: ({ repositoryName, lifecyclePolicyText }) => {
      policies.set(String(repositoryName), String(lifecyclePolicyText));
      return [200, { repositoryName, lifecyclePolicyText }];
    },
  };

  const listener = await listen(
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const action = String(request.headers['x-amz-target'] ?? '').replace(target, '');
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      calls.push({ action, body });
      const isSigned =
        signature.test(request.headers.authorization ?? '') &&
        /^\d{8}T\d{6}Z$/.test(String(request.headers['x-amz-date']));
      const [status, answer] = !isSigned
        ? [403, { __type: 'InvalidSignatureException' }]
        : action === denied
          ? [400, { __type: 'AccessDeniedException', Message: `not authorized to perform: ecr:${action}` }]
          : (answers[action]?.(body) ?? [400, { __type: 'UnknownOperationException' }]);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answer));
    }),
  );
  return { ...listener, calls, policies, images };
}
