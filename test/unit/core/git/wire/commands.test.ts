import { describe, expect, test } from 'vitest';
import { type Capabilities, readCapabilities } from '../../../../../src/core/git/wire/capabilities.ts';
import {
  composeCatchUp,
  composeFetch,
  composeLsRefs,
  composePush,
  readCatchUp,
  readFetch,
  readLsRefs,
  readReport,
} from '../../../../../src/core/git/wire/commands.ts';
import { decodeLines, encodeLine, type PktLine, PktLineDecoder } from '../../../../../src/core/git/wire/pkt-line.ts';

const id = '1'.repeat(40);
const other = '2'.repeat(40);
const main = 'refs/heads/main';
const server: Capabilities = { objectFormat: 'sha1', namesObjectFormat: true, unborn: true, rootTrees: true };

/** `0000` and `0001` stand for themselves, everything else becomes a line. */
function bytes(...lines: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(
    lines.map((line) => (line === '0000' || line === '0001' ? Buffer.from(line) : encodeLine(line))),
  );
}

function lines(...sent: readonly (string | Buffer)[]): AsyncGenerator<PktLine, void, undefined> {
  async function* body() {
    yield bytes(...sent);
  }
  return decodeLines(body());
}

function band(number: number, content: string | Buffer): Buffer {
  return Buffer.concat([Buffer.of(number), Buffer.from(content)]);
}

describe('capabilities', () => {
  const read = (...sent: readonly string[]) => readCapabilities(new PktLineDecoder().push(bytes(...sent)));
  const able = ['agent=git/2.39.5\n', 'ls-refs=unborn\n', 'fetch=shallow wait-for-done filter\n'];

  test.each([
    ['with the service line of http', ['# service=git-upload-pack\n', '0000', 'version 2\n', ...able, '0000'], server],
    ['without it', ['version 2', ...able, '0000'], server],
    ['of sha256', ['version 2', ...able, 'object-format=sha256', '0000'], { ...server, objectFormat: 'sha256' }],
    [
      'of GitHub, which is not asked for more than tree:0',
      ['version 2', ...able.slice(1), 'agent=git/github-9c5f3a1d2b', '0000'],
      { ...server, rootTrees: false },
    ],
    ['of an old git', ['version 2', 'ls-refs', 'fetch=shallow filter', '0000'], { ...server, unborn: false }],
  ] as const)('are read %s', (_case, sent, expected) => {
    const namesObjectFormat = sent.some((line) => line.startsWith('object-format='));
    expect(read(...sent)).toEqual({ ...expected, namesObjectFormat });
  });

  test.each([
    ['protocol version 0', ['# service=git-upload-pack\n', '0000', `${id} HEAD\0multi_ack side-band-64k`, '0000']],
    ['protocol version 1', ['version 1', `${id} HEAD\0multi_ack`, '0000']],
    ['an empty repository in version 0', ['# service=git-upload-pack\n', '0000', '0000']],
    ['no filter', ['version 2', 'ls-refs', 'fetch=shallow', '0000']],
    ['no shallow fetch', ['version 2', 'ls-refs', 'fetch=filter', '0000']],
    ['no fetch', ['version 2', 'ls-refs', '0000']],
    ['an unknown hash', ['version 2', ...able, 'object-format=blake3', '0000']],
  ])('of a server with %s are GIT_WIRE_UNSUPPORTED, for the git program to try', (_case, sent) => {
    expect(() => read(...sent)).toThrow(expect.objectContaining({ code: 'GIT_WIRE_UNSUPPORTED' }));
  });

  test.each([
    ['without their end', ['version 2', ...able]],
    ['in place of which an error comes', ['ERR no such repository']],
  ])('%s are GIT_PROTOCOL', (_case, sent) => {
    expect(() => read(...sent)).toThrow(expect.objectContaining({ code: 'GIT_PROTOCOL' }));
  });
});

describe('catching up from one commit to another', () => {
  test('offers what is here and is never done before the server knows it', () => {
    const asked = composeCatchUp(server, id, other).toString('latin1');
    expect(asked).toContain(`want ${other}\n`);
    expect(asked).toContain(`have ${id}\n`);
    expect(asked).not.toMatch(/done|thin-pack|deepen/);
  });

  test('takes the pack of a server that is ready, and nothing from one that is not', async () => {
    const pack = ['packfile\n', band(1, 'PACK'), '0000'];
    const ready = ['acknowledgments\n', `ACK ${id}\n`, 'ready\n', '0001', ...pack];
    expect((await readCatchUp(lines(...ready)))?.toString()).toBe('PACK');
    expect(await readCatchUp(lines('acknowledgments\n', 'NAK\n', '0000'))).toBeUndefined();
    await expect(readCatchUp(lines('ERR no such commit\n'))).rejects.toMatchObject({ code: 'GIT_WIRE_UNSUPPORTED' });
    await expect(readCatchUp(lines(...pack))).rejects.toMatchObject({ code: 'GIT_WIRE_UNSUPPORTED' });
    await expect(readCatchUp(lines())).rejects.toMatchObject({ code: 'GIT_PROTOCOL' });
  });
});

describe('ls-refs', () => {
  test('asks for the prefixes and HEAD in the form of gitprotocol-v2', () => {
    expect(composeLsRefs(server, [main]).toString()).toBe(
      '0014command=ls-refs\n001eagent=git/monorepo-gitops\n0017object-format=sha1\n' +
        '0001000csymrefs\n000bunborn\n0014ref-prefix HEAD\n001fref-prefix refs/heads/main\n0000',
    );
  });

  test('asks what annotated tags name, and only where tags are asked for', async () => {
    expect(composeLsRefs(server, ['refs/tags/v1']).toString()).toContain('0009peel\n');
    const tags = [`${other} refs/tags/v1 peeled:${id}\n`, `${id} refs/tags/v2\n`, '0000'];
    const { refs, peeled } = await readLsRefs(server, ['refs/tags/'], lines(...tags));
    expect([...refs]).toEqual([
      ['refs/tags/v1', other],
      ['refs/tags/v2', id],
    ]);
    expect([...(peeled ?? [])]).toEqual([['refs/tags/v1', id]]);
  });

  test('drops the refs nobody asked for and knows the branch of HEAD', async () => {
    const answer = lines(
      `${id} HEAD symref-target:refs/heads/trunk\n`,
      `${id} refs/heads/trunk\n`,
      `${other} refs/heads/main\n`,
      `${other} refs/tags/v1 peeled:${id}\n`,
      '0000',
    );
    const { refs, head, objectFormat } = await readLsRefs(server, [main], answer);
    expect({ refs: [...refs], head, objectFormat }).toEqual({
      refs: [[main, other]],
      head: 'refs/heads/trunk',
      objectFormat: 'sha1',
    });
  });

  test.each([
    ['unborn', 'unborn HEAD symref-target:refs/heads/main\n', main],
    ['detached', `${id} HEAD\n`, undefined],
  ])('knows what an %s HEAD means', async (_case, line, head) => {
    const answer = await readLsRefs(server, [main], lines(line, '0000'));
    expect(answer).toEqual({ objectFormat: 'sha1', refs: new Map(), peeled: new Map(), head });
  });

  test.each([
    ['a cut list, which would look like deleted branches', [`${id} ${main}`]],
    ['nothing', []],
    ['an id of another length', [`${id}11 ${main}`, '0000']],
    ['an id that is no hex', [`${'z'.repeat(40)} ${main}`, '0000']],
    ['a ref without a name', [id, '0000']],
    ['an error', ['ERR internal error', '0000']],
  ])('%s is GIT_PROTOCOL', async (_case, sent) => {
    await expect(readLsRefs(server, [main], lines(...sent))).rejects.toMatchObject({ code: 'GIT_PROTOCOL' });
  });
});

describe('fetch', () => {
  test('asks for single objects in the form of gitprotocol-v2, and offers none', () => {
    const text = composeFetch({ ...server, namesObjectFormat: false }, [id, other], {
      commits: 1,
      trees: 0,
    }).toString();
    expect(text).toBe(
      '0012command=fetch\n001eagent=git/monorepo-gitops\n00010010no-progress\n000eofs-delta\n000ddeepen 1\n' +
        `0012filter tree:0\n0032want ${id}\n0032want ${other}\n0009done\n0000`,
    );
  });

  test('joins the pack from its side bands', async () => {
    const sent = [
      'shallow-info\n',
      `shallow ${id}`,
      '0001',
      'packfile\n',
      band(1, 'PA'),
      band(2, 'x'),
      band(1, 'CK'),
      '0000',
    ];
    expect((await readFetch(lines(...sent))).toString()).toBe('PACK');
  });

  test('a want that the server refuses is GIT_WIRE_UNSUPPORTED', async () => {
    const answer = lines(`ERR upload-pack: not our ref ${id}`);
    await expect(readFetch(answer)).rejects.toMatchObject({
      code: 'GIT_WIRE_UNSUPPORTED',
      message: expect.stringContaining('not our ref'),
    });
  });

  test.each([
    ['no pack', ['shallow-info', `shallow ${id}`, '0000']],
    ['a pack without an end', ['packfile', band(1, 'PACK')]],
    ['a pack that ends in another section', ['packfile', band(1, 'PACK'), '0001']],
    ['an unknown side band', ['packfile', band(4, 'PACK'), '0000']],
    ['a line without a side band', ['packfile', '', '0000']],
    ['a fatal error', ['packfile', band(1, 'PA'), band(3, 'possible repository corruption'), '0000']],
    ['nothing', []],
  ])('%s is GIT_PROTOCOL', async (_case, sent) => {
    await expect(readFetch(lines(...sent))).rejects.toMatchObject({ code: 'GIT_PROTOCOL' });
  });
});

describe('push', () => {
  const capabilities = 'report-status side-band-64k object-format=sha1 agent=git/monorepo-gitops';
  const update = { ref: main, expected: id, next: other, objects: new Map() };
  const emptyPack = '5041434b0000000200000000029d08823bd8a8eab510ad6ac75c823cfd3ed31e';

  test.each([
    ['an update', update, `${id} ${other}`, emptyPack],
    ['a creation', { ...update, expected: undefined }, `${'0'.repeat(40)} ${other}`, emptyPack],
    ['a deletion, which carries no pack', { ...update, next: undefined }, `${id} ${'0'.repeat(40)}`, ''],
  ])('%s has the form of gitprotocol-pack', (_case, wanted, head, tail) => {
    const body = composePush(wanted, 'sha1');
    const text = `${head} ${main}\0 ${capabilities}`;
    expect(body.toString('latin1')).toBe(`00af${text}0000${Buffer.from(tail, 'hex').toString('latin1')}`);
  });

  const report = (...sent: readonly string[]) => band(1, bytes(...sent));
  test.each([
    ['accepted', [report('unpack ok\n', `ok ${main}\n`, '0000')], { result: 'accepted' }],
    [
      'rejected',
      [report('unpack ok\n', `ng ${main} fetch first\n`, '0000')],
      { result: 'rejected', reason: 'fetch first' },
    ],
    [
      'rejected with the words of the server',
      [band(2, 'GH006: Protected\r\nbranch\u001b[0m\n'), report('unpack ok', `ng ${main} hook declined`, '0000')],
      { result: 'rejected', reason: 'hook declined\nGH006: Protected\nbranch' },
    ],
    [
      'rejected for its pack',
      [report('unpack index-pack abnormal exit', '0000')],
      { result: 'rejected', reason: 'unpack index-pack abnormal exit' },
    ],
    [
      'unknown when another ref is reported',
      [report('unpack ok', 'ok refs/heads/other', '0000')],
      { result: 'unknown' },
    ],
    [
      'unknown when the server gives up',
      [band(3, 'out of memory')],
      { result: 'unknown', cause: new Error('out of memory') },
    ],
    ['unknown without a report', [band(2, 'hello\n')], { result: 'unknown' }],
  ])('a report is %s', async (_case, sent, verdict) => {
    expect(await readReport(lines(...sent, '0000'), main, () => {})).toMatchObject(verdict);
  });

  test('a report that is spread over side-band packets is joined', async () => {
    const whole = bytes('unpack ok\n', `ok ${main}\n`, '0000');
    const sent = [...whole].map((byte) => band(1, Buffer.of(byte)));
    expect(await readReport(lines(...sent, '0000'), main, () => {})).toEqual({ result: 'accepted' });
  });

  test('a report that is cut is GIT_PROTOCOL', async () => {
    const answer = lines(report('unpack ok\n'));
    await expect(readReport(answer, main, () => {})).rejects.toMatchObject({ code: 'GIT_PROTOCOL' });
  });
});
