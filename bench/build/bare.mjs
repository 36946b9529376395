// The floor of a hit: its requests by node:http and nothing else.
//   node bare.mjs HOST BASE_REPOSITORY BASE_TAG REPOSITORY KEY_TAG TAG
import { Agent, request } from 'node:http';

const [host, baseRepository, baseTag, repository, keyTag, tag] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });
const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

function ask(method, path, { headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(`http://${host}/v2/${path}`, { method, agent, headers: { accept, ...headers } }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

await ask('HEAD', `${baseRepository}/manifests/${baseTag}`);
const [found] = await Promise.all([
  ask('GET', `${repository}/manifests/${keyTag}`),
  ask('HEAD', `${repository}/manifests/${tag}`),
]);
if (found.status !== 200) throw new Error(`${keyTag}: ${found.status}`);
await ask('GET', `${repository}/blobs/${JSON.parse(found.body.toString()).config.digest}`);
const headers = { 'content-type': found.headers['content-type'], 'content-length': found.body.length };
const { status } = await ask('PUT', `${repository}/manifests/${tag}`, { headers, body: found.body });
if (status !== 201) throw new Error(`${tag}: ${status}`);
agent.destroy();
