/** `*app : …` is the key that stands at `&app`: to every other reader of YAML, and so to the editor. */
import { describe, expect, it } from 'vitest';
import { editFile, type FileEdit, imagesIn } from '../../../../../src/core/edit/edit.ts';
import { parseSource } from '../../../../../src/core/edit/text/source.ts';
import { verifyChanges } from '../../../../../src/core/edit/text/verify.ts';
import { describeEdits, type EditCase } from '../../../../support/edit/cases.ts';
import { loadedByPyYaml, pyYaml } from '../../../../support/edit/loaded.ts';
import { wrongReadings } from '../../../../support/edit/random-keys.ts';

/** An edit, and what PyYAML reads of the edited file. */
interface KeyCase extends EditCase {
  readonly read: readonly unknown[];
}

const chart = (tag: string, more = '') =>
  `name: &app web # the service\ncontrollers:\n  *app :\n    image: {repository: h/web, tag: ${tag}} # t\n${more}`;
const container = (tag: string, more = {}) => ({ image: { repository: 'h/web', tag }, ...more });

const cases: readonly KeyCase[] = [
  {
    name: 'a tag below an alias in block style, by key',
    before: chart('v1'),
    edit: { key: 'controllers.web.image.tag', tag: 'v2' },
    after: chart('v2'),
    images: ['h/web:v1', 'h/web:v2'],
    read: [{ name: 'web', controllers: { web: container('v2') } }],
  },
  {
    name: 'a tag below an alias, by its repository',
    before: chart('v1'),
    edit: { image: 'h/web', tag: 'v2' },
    after: chart('v2'),
    images: ['h/web:v1', 'h/web:v2'],
    read: [{ name: 'web', controllers: { web: container('v2') } }],
  },
  {
    name: 'a new key goes into the map below the alias',
    before: chart('v1'),
    edit: { set: ['controllers.web.replicas:=2'] },
    after: chart('v1', '    replicas: 2\n'),
    read: [{ name: 'web', controllers: { web: container('v1', { replicas: 2 }) } }],
  },
  {
    name: 'in flow style',
    before: 'name: &app web\ncontrollers: { *app : {image: {tag: v1}} }\n',
    edit: { key: 'controllers.web.image.tag', tag: 'v2', set: ['controllers.web.x=y', 'controllers.api=z'] },
    after: 'name: &app web\ncontrollers: { *app : {image: {tag: v2}, x: "y"}, api: z }\n',
    read: [{ name: 'web', controllers: { web: { image: { tag: 'v2' }, x: 'y' }, api: 'z' } }],
  },
  {
    name: 'as an explicit key',
    before: 'name: &app web\nc:\n  ? *app\n  : image: {tag: v1}\n',
    edit: { key: 'c.web.image.tag', tag: 'v2', set: ['c.web.n:=1', 'c.api=z'] },
    after: 'name: &app web\nc:\n  ? *app\n  : image: {tag: v2}\n    "n": 1\n  api: z\n',
    read: [{ name: 'web', c: { web: { image: { tag: 'v2' }, n: 1 }, api: 'z' } }],
  },
  {
    name: 'an explicit key without a value',
    before: 'name: &app web\nc:\n  ? *app\n  ? api\n',
    edit: { set: ['c.web=x'] },
    after: 'name: &app web\nc:\n  ? *app\n  : x\n  ? api\n',
    read: [{ name: 'web', c: { web: 'x', api: null } }],
  },
  {
    name: 'an anchor on a key',
    before: '&k web: {tag: v1}\nc: {*k : {tag: v1}}\n? &q "a b"\n: {*k : 1}\nd:\n  *q : 1\n',
    edit: { set: ['web.tag=v2', 'c.web.tag=v3', '["a b"].web:=2', 'd["a b"]:=2'] },
    after: '&k web: {tag: v2}\nc: {*k : {tag: v3}}\n? &q "a b"\n: {*k : 2}\nd:\n  *q : 2\n',
    read: [{ web: { tag: 'v2' }, c: { web: { tag: 'v3' } }, 'a b': { web: 2 }, d: { 'a b': 2 } }],
  },
  {
    name: 'a scalar with a tag, in quotes, and of several lines',
    before: 'a: &a !!str 12\nb: &b "x y"\nc: &c |-\n  z\nm: {*a : 1, *b : 1, *c : 1}\n',
    edit: { set: ['m["12"]:=2', 'm["x y"]:=2', 'm.z:=2'] },
    after: 'a: &a !!str 12\nb: &b "x y"\nc: &c |-\n  z\nm: {*a : 2, *b : 2, *c : 2}\n',
    read: [{ a: '12', b: 'x y', c: 'z', m: { 12: 2, 'x y': 2, z: 2 } }],
  },
  {
    name: 'an anchor that is defined anew',
    before: 'a: &x web\nm: {*x : 1}\nb: &x api\nn: {*x : 1}\n',
    edit: { set: ['m.web:=2', 'n.api:=3', 'n.web:=4'] },
    after: 'a: &x web\nm: {*x : 2}\nb: &x api\nn: {*x : 3, web: 4}\n',
    // PyYAML does not read a file that defines an anchor anew.
    read: [],
  },
  {
    name: 'below a merged map, which gets a key of its own',
    before: 'n: &app web\nbase: &b\n  *app : {tag: v1}\nc:\n  <<: *b\n',
    edit: { set: ['c.web.port:=80'] },
    after: 'n: &app web\nbase: &b\n  *app : {tag: v1}\nc:\n  <<: *b\n  web:\n    tag: v1\n    port: 80\n',
    warning: 'c.web was inherited',
    read: [{ n: 'web', base: { web: { tag: 'v1' } }, c: { web: { tag: 'v1', port: 80 } } }],
  },
  {
    name: 'a copy of a map with such keys has them written out',
    before: 'n: &app web\nbase: &b\n  *app : {tag: v1}\nc: *b\n',
    edit: { set: ['c.web.tag=v2'], onAlias: 'materialise' },
    after: 'n: &app web\nbase: &b\n  *app : {tag: v1}\nc:\n  web:\n    tag: v2\n',
    warning: 'c was *b',
    read: [{ n: 'web', base: { web: { tag: 'v1' } }, c: { web: { tag: 'v2' } } }],
  },
  {
    name: 'a copy does not take an alias to where its name means something else',
    before: 'n: &x one\nbase: &b {k: *x}\no: &x two\nweb: *b\n',
    edit: { set: ['web.z:=1'], onAlias: 'materialise' },
    after: 'n: &x one\nbase: &b {k: *x}\no: &x two\nweb:\n  k: one\n  z: 1\n',
    read: [],
  },
  {
    name: 'items are found by fields whose keys are aliases',
    before: 'k: &k name\nl:\n- *k : web\n  tag: v1\n- name: db\n  tag: v1\n',
    edit: { set: ['l[name=web].tag=v2', 'l[name=api].tag=v3'] },
    after: 'k: &k name\nl:\n- *k : web\n  tag: v2\n- name: db\n  tag: v1\n- name: api\n  tag: v3\n',
    read: [
      {
        k: 'name',
        l: [
          { name: 'web', tag: 'v2' },
          { name: 'db', tag: 'v1' },
          { name: 'api', tag: 'v3' },
        ],
      },
    ],
  },
  {
    name: 'the keys of an image are aliases too',
    before: 'r: &r repository\nt: &t tag\nwebImage:\n  *r : h/web\n  *t : v1\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'r: &r repository\nt: &t tag\nwebImage:\n  *r : h/web\n  *t : v2\n',
    images: ['h/web:v1', 'h/web:v2'],
    read: [{ r: 'repository', t: 'tag', webImage: { repository: 'h/web', tag: 'v2' } }],
  },
  {
    name: 'unset removes such a key with its value, and the last one leaves {}',
    before: 'n: &app web\nc:\n  # of web\n  *app : {tag: v1}\n  z: 1\nd: {*app : 1, z: 1}\ne:\n  *app : 1\n',
    edit: { unset: ['c.web', 'd.web', 'e.web'] },
    after: 'n: &app web\nc:\n  z: 1\nd: {z: 1}\ne: {}\n',
    read: [{ n: 'web', c: { z: 1 }, d: { z: 1 }, e: {} }],
  },
  {
    name: 'an edit of the anchor renames the keys, with a warning, before the next edit',
    before: 'n: &app web\nc: {*app : {tag: v1}}\n',
    edit: { set: ['n=api', 'c.api.tag=v2'] },
    after: 'n: &app api\nc: {*app : {tag: v2}}\n',
    warning: 'also changes c.web, and renames those that are keys',
    read: [{ n: 'api', c: { api: { tag: 'v2' } } }],
  },
  {
    name: 'several documents, each with its own anchor of the name',
    before: 'a: &x web\nm: {*x : 1}\n---\na: &x api\nm: {*x : 1}\n',
    edit: { set: ['m.web:=2', 'm.api:=3'] },
    after: 'a: &x web\nm: {*x : 2}\n---\na: &x api\nm: {*x : 3}\n',
    read: [
      { a: 'web', m: { web: 2 } },
      { a: 'api', m: { api: 3 } },
    ],
  },
  {
    name: 'a map that reads as asked stays (law 4)',
    before: 'n: &app web\nc: {*app : 1}\n',
    edit: { set: ['c:={"web":1}'] },
    after: 'n: &app web\nc: {*app : 1}\n',
    read: [{ n: 'web', c: { web: 1 } }],
  },
  {
    name: 'a line below an alias or an anchored key, in a template that is no YAML',
    before:
      '{{ if .x }}\n{{ end }}\nname: &app web\nc:\n  *app :\n    image:\n      tag: v1\n  &k api:\n    tag: v1\n  *k :\n    tag: v1\n',
    edit: { key: 'c.web.image.tag', tag: 'v2' },
    after:
      '{{ if .x }}\n{{ end }}\nname: &app web\nc:\n  *app :\n    image:\n      tag: v2\n  &k api:\n    tag: v1\n  *k :\n    tag: v1\n',
    read: [],
  },
];

describeEdits('an alias as a key', cases);

const oracle = await pyYaml();
describe.skipIf(!oracle.present)(oracle.titled('PyYAML reads what was meant'), () => {
  const readable = cases.filter(({ read }) => read.length > 0);
  const loaded = oracle.present ? loadedByPyYaml(readable.map(({ after }) => after)) : [];
  it.each(readable.map(({ name, read }, index) => [name, read, loaded[index]] as const))('%s', (_name, read, found) => {
    expect(found).toEqual(JSON.parse(JSON.stringify(read)));
  });
});

describe.skipIf(!oracle.present)(oracle.titled('random maps whose keys are partly aliases'), () => {
  it('read after a random edit as they must', () => {
    expect(wrongReadings(400, 1)).toEqual([]);
  });
});

const refusals: readonly [why: string, text: string, edit: FileEdit, code: string, says: string][] = [
  [
    'beside a plain key of the same text',
    'n: &app web\nc:\n  *app : 1\n  web: 2\n',
    { set: ['c.web=x'] },
    'YAML_DUPLICATE_KEY',
    'web.yaml:4:3: the key "web" is there twice',
  ],
  [
    'two aliases of equal texts',
    'n: &a web\no: &b "web"\nc: {*a : 1, *b : 2}\n',
    { tag: 'x' },
    'YAML_DUPLICATE_KEY',
    'web.yaml:3:13: the key "web" is there twice',
  ],
  [
    'aliases that are one number',
    'n: &a 16\no: &b 0x10\nc: {*a : 1, *b : 2}\n',
    { tag: 'x' },
    'YAML_DUPLICATE_KEY',
    'the key "0x10" is there twice',
  ],
  [
    'of a map',
    'n: &app {a: b}\nc:\n  *app : 1\n',
    { tag: 'x' },
    'YAML_ALIAS_KEY',
    'web.yaml:3:3: the key *app is a map',
  ],
  [
    'of a list',
    'n: &app [a]\nc: {? *app : 1}\n',
    { tag: 'x' },
    'YAML_ALIAS_KEY',
    'web.yaml:2:7: the key *app is a map',
  ],
  [
    'of a <<',
    'n: &m <<\nc:\n  *m : {a: 1}\n',
    { tag: 'x' },
    'YAML_ALIAS_KEY',
    'web.yaml:3:3: the key *m stands for <<',
  ],
  ['of another document', 'n: &app web\n---\nc:\n  *app : 1\n', { tag: 'x' }, 'YAML_SYNTAX', '*app has no anchor'],
  ['of an anchor after it', 'c:\n  *app : 1\nn: &app web\n', { tag: 'x' }, 'YAML_SYNTAX', '*app has no anchor'],
  ['whose anchor is to go', 'n: &app web\nc: {*app : 1}\n', { unset: ['n'] }, 'EDIT_ALIAS', '&app, which c.web needs'],
  [
    'that would become a key twice',
    'n: &app web\nc: {*app : 1, api: 2}\n',
    { set: ['n=api'] },
    'EDIT_COLLATERAL',
    'nothing was written',
  ],
  [
    'whose anchor must keep its users',
    'n: &app web\nc: {*app : 1}\n',
    { set: ['n=api'], onAlias: 'refuse' },
    'EDIT_ALIAS',
    'also used at c.web',
  ],
  [
    'a value whose anchor stands on a key',
    '&k web: 1\nn: *k\n',
    { set: ['n=x'] },
    'EDIT_ALIAS',
    '&k, which stands on a key',
  ],
];

describe('an alias as a key is refused', () => {
  it.each(refusals)('%s', (_why, text, edit, code, says) => {
    expect(() => editFile('web.yaml', text, edit)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(says) }),
    );
  });

  it('without a space before its colon, and the hint says so', () => {
    expect(() => editFile('web.yaml', 'n: &app web\nc:\n  *app: {a: 1}\n', { tag: 'x' })).toThrow(
      expect.objectContaining({ code: 'YAML_SYNTAX', hint: expect.stringContaining('a space before its colon') }),
    );
  });
});

it('an image below an alias is reported with a path that can be given as key', () => {
  expect(imagesIn('web.yaml', chart('v1')).map(({ path }) => path)).toEqual(['controllers.web.image.tag']);
});

it('the proof knows keys by their aliases, in both versions of YAML', () => {
  const before = parseSource('web.yaml', 'n: &app web\nc: {*app : v1, z: 1}\n');
  const now = (text: string) => parseSource('web.yaml', text);
  const change = { document: 0, location: ['c', 'web'], kind: 'set', value: 'v2' } as const;
  verifyChanges(before, now('n: &app web\nc: {*app : v2, z: 1}\n'), [change]);
  for (const wrong of ['n: &app web\nc: {*app : v1, z: 1, web2: v2}\n', 'n: &app web\nc: {web: v2, z: 1}\n']) {
    expect(() => verifyChanges(before, now(wrong), [change])).toThrow(
      expect.objectContaining({ code: 'EDIT_COLLATERAL' }),
    );
  }
});
