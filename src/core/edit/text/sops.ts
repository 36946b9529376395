/** What SOPS encrypts in a file, and the proof that an edit left that and its checksum alone. */
import { type Alias, isAlias, isMap, isPair, isScalar } from 'yaml';
import { Failure } from '../../failure.ts';
import { asNode, findPair, keyText, type YamlNode } from './node.ts';
import { formatPath, type Location } from './path.ts';

interface EncryptedFile {
  readonly file: string;
  readonly documents: readonly EncryptedDocument[];
}

interface EncryptedDocument {
  readonly root: YamlNode | null;
  readonly anchors: { readonly targets: ReadonlyMap<Alias, YamlNode> };
}

/** Which values SOPS encrypts; at most one of them is in a file. https://getsops.io/docs/#encrypting-only-parts-of-a-file */
const ruleNames = ['unencrypted_suffix', 'encrypted_suffix', 'unencrypted_regex', 'encrypted_regex'] as const;
const commentRules = ['unencrypted_comment_regex', 'encrypted_comment_regex'];

interface Rule {
  /** As the file has it: `encrypted_regex: ^data$`. */
  readonly text: string;
  /** @param keys the keys down to a value; positions in lists are none */
  readonly encrypts: (keys: readonly string[]) => boolean;
}

/** Refuses a file that no edit can leave valid: a checksum of every value, or rules that cannot be judged here. */
export function refuseEncrypted(file: EncryptedFile): void {
  ruleOf(file);
}

/** Refuses an edit that changes, adds or removes what SOPS encrypts, or what it wrote of itself. */
export function keepEncrypted(before: EncryptedFile, after: EncryptedFile): void {
  const rule = ruleOf(before);
  if (rule === undefined) return;
  const [old, now] = [encryptedValues(before, rule), encryptedValues(after, rule)];
  const index = old.findIndex((each, at) => each.text !== now[at]?.text);
  if (index === -1 && old.length === now.length) return;
  const [was, is] = index === -1 ? [undefined, now[old.length]] : [old[index], now[index]];
  const isNew = is !== undefined && now.length > old.length;
  const place = formatPath((isNew ? is : was)?.at ?? []);
  if (isNew) {
    const hint = `Add it with \`sops set\`, or under a key that this rule leaves alone (${rule.text}).`;
    throw refused(`${before.file}: SOPS encrypts what stands at ${place}, and this would be clear text`, hint);
  }
  const hint = 'Change it with `sops set`; only what is not encrypted in this file can be edited.';
  throw refused(`${before.file}: ${place} is encrypted or signed with SOPS`, hint);
}

/** Names of keys of which an image is made, in manifests, values and Kustomizations. */
const imageKey = /image|repo(sitory)?|registry|tag|digest|version|newname/i;
const cipherText = 'ENC[AES256_GCM,';
const notFoundCodes = new Set(['IMAGE_NOT_FOUND', 'IMAGE_NOT_IN_RESOURCES', 'EDIT_PATH_TYPE']);

/** An image that is not found in a file in which it may be cipher text, with what SOPS hides; any other error as it is. */
export function withHidden(error: unknown, file: EncryptedFile): unknown {
  if (!(error instanceof Failure) || !notFoundCodes.has(error.code)) return error;
  const rule = ruleOf(file);
  if (rule === undefined) return error;
  const hidden = encryptedValues(file, rule).filter(({ at, isCipher }) => isCipher && at[0] !== 'sops');
  const ofImage = hidden.filter(({ at }) => at.some((step) => typeof step === 'string' && imageKey.test(step)));
  const named = [...new Set((ofImage.length > 0 ? ofImage : hidden).map(({ at }) => formatPath(at)))];
  if (named.length === 0) return error;
  const places = named.length > 5 ? `${named.slice(0, 5).join(', ')} and ${named.length - 5} more` : named.join(', ');
  if (ofImage.length === 0)
    return error.with({ hint: `${error.hint}. What SOPS encrypts was not searched: ${places}.` });
  // Only a file that is encrypted anew takes another rule (getsops/sops#938).
  const hint = `Keep the image in clear text: in a file of its own, or leave its keys out of the rule (${rule.text}), then decrypt and encrypt the file anew. Or change it with \`sops set\`.`;
  return refused(`${file.file}: the image may stand where SOPS encrypts, which cannot be read here: ${places}`, hint);
}

/** Whether a text holds values that SOPS has encrypted, without a look at its rules. */
export function holdsCipherText(text: string): boolean {
  return text.includes(cipherText);
}

function refused(message: string, hint: string): Failure {
  return new Failure('refused', 'SOPS_ENCRYPTED', message, { hint });
}

/** The rule of a file that is encrypted and can be edited; `undefined` for one that is not encrypted. */
function ruleOf({ file, documents }: EncryptedFile): Rule | undefined {
  const rules = documents.flatMap(({ root }) => {
    const metadata = asNode(isMap(root) ? findPair(root, 'sops')?.value : undefined);
    // A chart may have values of that name; what SOPS writes there is encrypted itself.
    return isMap(metadata) && String(scalarAt(metadata, 'mac')).startsWith('ENC[') ? [ruleIn(file, metadata)] : [];
  });
  const [first] = rules;
  // SOPS takes the rule of the first document for all.
  if (rules.some(({ text }) => text !== first?.text)) {
    throw refused(`${file}: encrypted with SOPS, by another rule in each document`, wholeHint);
  }
  return first;
}

const wholeHint = 'Keep the image in a file of its own that is not encrypted, or change this one with `sops set`.';

function ruleIn(file: string, metadata: YamlNode): Rule {
  if (scalarAt(metadata, 'mac_only_encrypted') !== true) {
    const hint = `${wholeHint} With \`mac_only_encrypted: true\` in its creation rule, values that are not encrypted can be edited.`;
    throw refused(`${file}: encrypted with SOPS, whose checksum covers every value`, hint);
  }
  const textAt = (name: string) => String(scalarAt(metadata, name) ?? '');
  const byComment = commentRules.find((name) => textAt(name) !== '');
  const given = ruleNames.filter((name) => textAt(name) !== '');
  if (byComment !== undefined || given.length > 1) {
    const why = byComment ?? given.join(' and ');
    throw refused(`${file}: encrypted with SOPS by ${why}, which cannot be judged here`, wholeHint);
  }
  const [name = 'unencrypted_suffix'] = given;
  const value = textAt(name) || '_unencrypted';
  const pattern = name.endsWith('_regex') ? goRegularExpression(value) : undefined;
  if (name.endsWith('_regex') && pattern === undefined) {
    throw refused(`${file}: encrypted with SOPS by ${name}: ${value}, which cannot be judged here`, wholeHint);
  }
  const matches = (key: string) => pattern?.test(key) ?? key.endsWith(value);
  const matched = name.startsWith('encrypted');
  return { text: `${name}: ${value}`, encrypts: (keys) => keys.some(matches) === matched };
}

function scalarAt(map: YamlNode, key: string): unknown {
  const value = isMap(map) ? findPair(map, key)?.value : undefined;
  return isScalar(value) ? value.value : undefined;
}

/** `undefined` where Go may read the expression otherwise, or where it may take for ever here. */
function goRegularExpression(pattern: string): RegExp | undefined {
  const anyCase = pattern.startsWith('(?i)');
  const body = anyCase ? pattern.slice('(?i)'.length) : pattern;
  if (body.length > 500 || /\(\?(?!:)|\\[1-9k]|\)[*+{]/.test(body)) return undefined;
  try {
    // With `u`, what only Go knows (`\A`, `\z`, `[[:alpha:]]`) is an error and not another meaning.
    return new RegExp(body, anyCase ? 'iu' : 'u');
  } catch {
    return undefined;
  }
}

interface EncryptedValue {
  readonly at: Location;
  readonly isCipher: boolean;
  /** Its keys and its value: SOPS signs values in their order, each encrypted for its keys. */
  readonly text: string;
}

function encryptedValues({ documents }: EncryptedFile, rule: Rule): readonly EncryptedValue[] {
  const found: EncryptedValue[] = [];
  for (const [index, { root, anchors }] of documents.entries()) {
    const visit = (written: YamlNode | null, at: Location): void => {
      const node = isAlias(written) ? (anchors.targets.get(written) ?? null) : written;
      if (node === null || isAlias(node)) return;
      const own = at[0] === 'sops';
      if (isScalar(node)) {
        const keys = at.filter((step) => typeof step === 'string');
        const cipher = String(node.value).startsWith(cipherText);
        // SOPS leaves a null as it is.
        if (!own && !cipher && (node.value === null || !rule.encrypts(keys))) return;
        found.push({
          at,
          isCipher: cipher,
          text: JSON.stringify([index, keys, typeof node.value, String(node.value)]),
        });
        return;
      }
      for (const [position, item] of node.items.entries()) {
        if (isPair(item)) visit(asNode(item.value), [...at, keyText(item.key) ?? '?']);
        else visit(asNode(item), [...at, position]);
      }
    };
    visit(root, []);
  }
  return found;
}
