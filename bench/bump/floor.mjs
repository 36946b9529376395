// The floor: the requests of a bump and nothing else. No inputs, no YAML, no checks, no retries; a path of four parts.
//   node floor.mjs URL FILE TAG     prints {"milliseconds": …, "push": …}
// `milliseconds` begins after node:http is loaded; `push` is the last request alone.
import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { deflateSync, inflateSync } from 'node:zlib';

const began = performance.now();
const [, , base, file, tag] = process.argv;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function ask(path, body, type) {
  return new Promise((resolve, reject) => {
    const headers = {
      'git-protocol': 'version=2',
      ...(body && { 'content-type': type, 'content-length': body.length }),
    };
    const asked = request(`${base}${path}`, { agent, method: body ? 'POST' : 'GET', headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks)));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const line = (text) => `${(text.length + 5).toString(16).padStart(4, '0')}${text}\n`;
const upload = (command, args) =>
  ask(
    '/git-upload-pack',
    Buffer.from(`${line(`command=${command}`)}${line('object-format=sha1')}0001${args.map(line).join('')}0000`),
    'application/x-git-upload-pack-request',
  );

/** The objects of a pack, taken out of its band. The filter `tree:1` puts the root tree behind a wanted commit. */
async function fetchObjects(id, filter = 'tree:0') {
  const answer = await upload('fetch', ['no-progress', 'deepen 1', `filter ${filter}`, `want ${id}`, 'done']);
  const packets = [];
  for (let at = answer.indexOf('packfile\n') + 9; ; ) {
    const length = Number.parseInt(answer.toString('latin1', at, at + 4), 16);
    if (length < 4) break;
    if (answer[at + 4] === 1) packets.push(answer.subarray(at + 5, at + length));
    at += length;
  }
  const pack = Buffer.concat(packets);
  const objects = [];
  for (let at = 12, left = pack.readUInt32BE(8); left > 0; left -= 1) {
    while (pack[at++] & 0x80);
    const { buffer, engine } = inflateSync(pack.subarray(at), { info: true });
    objects.push(buffer);
    at += engine.bytesWritten;
  }
  return objects;
}

function object(type, body) {
  const id = createHash('sha1').update(`${type} ${body.length}\0`).update(body).digest();
  return { kind: { commit: 1, tree: 2, blob: 3 }[type], body, id };
}

function packOf(objects) {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const parts = objects.flatMap(({ kind, body }) => {
    const size = [(kind << 4) | (body.length & 15)];
    for (let rest = body.length >> 4; rest > 0; rest >>= 7) {
      size[size.length - 1] |= 0x80;
      size.push(rest & 0x7f);
    }
    return [Buffer.from(size), deflateSync(body)];
  });
  const pack = Buffer.concat([header, ...parts]);
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()]);
}

await ask('/info/refs?service=git-upload-pack');
const tip = (await upload('ls-refs', ['symrefs', 'ref-prefix refs/heads/main'])).toString('latin1', 4, 44);
const [, root] = await fetchObjects(tip, 'tree:1');

const steps = [];
let id;
for (const name of file.split('/')) {
  const [tree] = id === undefined ? [root] : await fetchObjects(id);
  const at = tree.indexOf(` ${name}\0`, 0, 'latin1') + name.length + 2;
  steps.push({ tree, at });
  id = tree.toString('hex', at, at + 20);
}
const before = (await fetchObjects(id))[0].toString('utf8');

const objects = [object('blob', Buffer.from(before.replace(/tag: "[^"]*"/, `tag: "${tag}"`)))];
for (const { tree, at } of steps.reverse()) {
  objects.at(-1).id.copy(tree, at);
  objects.push(object('tree', tree));
}
const who = `Floor <floor@example.com> ${Math.floor(Date.now() / 1000)} +0000`;
const text = `tree ${objects.at(-1).id.toString('hex')}\nparent ${tip}\nauthor ${who}\ncommitter ${who}\n\nBump ${tag}\n`;
objects.push(object('commit', Buffer.from(text)));
const command = `${tip} ${objects.at(-1).id.toString('hex')} refs/heads/main\0 report-status`;
const pushed = performance.now();
const report = await ask(
  '/git-receive-pack',
  Buffer.concat([Buffer.from(`${line(command)}0000`), packOf(objects)]),
  'application/x-git-receive-pack-request',
);
if (!report.includes('ok refs/heads/main')) throw new Error(`not pushed: ${report}`);
agent.destroy();
const ended = performance.now();
console.log(JSON.stringify({ milliseconds: ended - began, push: ended - pushed }));
