/** `unset` takes the comment of what it removes, and leaves what heads or concerns others. */
import { describeEdits, type EditCase } from '../../../../support/edit/cases.ts';

const removal = (name: string, before: string, unset: string | readonly string[], after: string): EditCase => ({
  name,
  before,
  edit: { unset: [unset].flat() },
  after,
  once: [unset].flat().some((path) => /\[\d+\]/.test(path)),
});

describeEdits('the comment of what is removed goes', [
  removal('directly above', 'a: 1\n# of b\nb: 2\nc: 3\n', 'b', 'a: 1\nc: 3\n'),
  removal('of several lines', 'a: 1\n\n# one\n# two\nb: 2\n\nc: 3\n', 'b', 'a: 1\n\n\nc: 3\n'),
  removal('beside it', 'a: 1\nb: 2 # of b\nc: 3\n', 'b', 'a: 1\nc: 3\n'),
  removal(
    'behind a blank line, when the next key has a comment of its own',
    'a: 1\n\n# of b\nb: 2\n# of c\nc: 3\n',
    'b',
    'a: 1\n\n# of c\nc: 3\n',
  ),
  removal(
    'behind a blank line, when the next key stands apart',
    'a: 1\n\n# one\nb: 2\n\nc: 3\n',
    'b',
    'a: 1\n\n\nc: 3\n',
  ),
  removal(
    'that names the key',
    'a: 1\n\n# How many maxReplicas there are\nmaxReplicas: 2\nc: 3\n',
    'maxReplicas',
    'a: 1\n\nc: 3\n',
  ),
  removal(
    'that names the key in words',
    'a: 1\n\n# The max replicas of the service\nmaxReplicas: 2\nc: 3\n',
    'maxReplicas',
    'a: 1\n\nc: 3\n',
  ),
  removal('of helm-docs', 'a: 1\n\n# -- How many\nb: 2\nc: 3\n', 'b', 'a: 1\n\nc: 3\n'),
  removal('of a readme generator', 'a: 1\n\n## @param x How many\nb: 2\nc: 3\n', 'b', 'a: 1\n\nc: 3\n'),
  removal('of the first key of a map', 'a:\n  # how many\n  b: 2\n  c: 3\n', 'a.b', 'a:\n  c: 3\n'),
  removal(
    'of a heading whose group is empty then',
    '# File\n\na: 1\n\n# Ports\nhttp: 80\nhttps: 443\n\nb: 2\n',
    ['http', 'https'],
    '# File\n\na: 1\n\n\nb: 2\n',
  ),
  removal('of an item', 'l:\n  # one\n  - a\n  # two\n  - b\n', 'l[1]', 'l:\n  # one\n  - a\n'),
  removal(
    'below a rule that stays',
    'a: 1\n\n# --- Ports ---\n# whether\nb: 2\nc: 3\n',
    'b',
    'a: 1\n\n# --- Ports ---\nc: 3\n',
  ),
  removal('with CRLF', 'a: 1\r\n# of b\r\nb: 2\r\nc: 3\r\n', 'b', 'a: 1\r\nc: 3\r\n'),
  removal('at the end of a file without a line break', 'a: 1\n# of b\nb: 2', 'b', 'a: 1'),
]);

describeEdits('a comment stays', [
  removal(
    'that heads a group',
    'a: 1\n\n# Ports\nhttp: 80\nhttps: 443\n\nb: 2\n',
    'http',
    'a: 1\n\n# Ports\nhttps: 443\n\nb: 2\n',
  ),
  removal(
    'that heads a group, when another of it goes',
    'a: 1\n\n# Ports\nhttp: 80\nhttps: 443\n',
    'https',
    'a: 1\n\n# Ports\nhttp: 80\n',
  ),
  removal(
    'that heads a group of maps',
    'a: 1\n\n# Probes\nlive:\n  path: /a\n  # in live\nready:\n  path: /b\n',
    'live',
    'a: 1\n\n# Probes\nready:\n  path: /b\n',
  ),
  removal(
    'that heads a group in a map',
    'm:\n  a: 1\n\n  # Ports\n  http: 80\n  https: 443\n',
    'm.http',
    'm:\n  a: 1\n\n  # Ports\n  https: 443\n',
  ),
  removal('that heads a group of items', 'l:\n- a\n\n# Europe\n- eu1\n- eu2\n', 'l[1]', 'l:\n- a\n\n# Europe\n- eu2\n'),
  removal('that stands apart', 'a: 1\n\n# Ports\n\nhttp: 80\nb: 2\n', 'http', 'a: 1\n\n# Ports\n\nb: 2\n'),
  removal(
    'that names a later key of the group',
    'a: 1\n# http and https are ports\nhttp: 80\nhttps: 443\n',
    'http',
    'a: 1\n# http and https are ports\nhttps: 443\n',
  ),
  removal(
    'that names the key after the next',
    'm:\n  # b to d are ports\n  b: 1\n  c: 2\n  d: 3\n',
    'm.b',
    'm:\n  # b to d are ports\n  c: 2\n  d: 3\n',
  ),
  removal(
    'that names a later item',
    'l:\n# eu1 and eu2 only\n- eu1\n- eu2\n',
    'l[0]',
    'l:\n# eu1 and eu2 only\n- eu2\n',
  ),
  removal(
    'that is a rule, while its section has a paragraph left',
    'a: 1\n########\n# Ports\n########\nhttp: 80\n\nhttps: 443\n# ---- Other ----\nb: 2\n',
    'http',
    'a: 1\n########\n# Ports\n########\n\nhttps: 443\n# ---- Other ----\nb: 2\n',
  ),
  removal('of another column', 'm:\n# of the file\n  a: 1\n  b: 2\n', 'm.a', 'm:\n# of the file\n  b: 2\n'),
  removal('that is the head of the file', '# Values of web\na: 1\nb: 2\n', 'a', '# Values of web\nb: 2\n'),
  removal('of the next key', 'a: 1\nb: 2\n# of c\nc: 3\n', 'b', 'a: 1\n# of c\nc: 3\n'),
  removal(
    'that heads a group, with CRLF',
    'a: 1\r\n\r\n# Ports\r\nhttp: 80\r\nhttps: 443\r\n',
    'http',
    'a: 1\r\n\r\n# Ports\r\nhttps: 443\r\n',
  ),
]);

describeEdits('a rule goes with its section', [
  removal(
    'at the next rule',
    'a: 1\n\n# ---- Ports ----\nhttp: 80\n\n# ---- Other ----\nb: 2\n',
    'http',
    'a: 1\n\n\n# ---- Other ----\nb: 2\n',
  ),
  removal(
    'at the end of the map',
    'm:\n  a: 1\n  # ======\n  # Ports\n  # ======\n  http: 80\nb: 1\n',
    'm.http',
    'm:\n  a: 1\nb: 1\n',
  ),
]);
