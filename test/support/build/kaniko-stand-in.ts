/**
 * Stands in for `/kaniko/executor`, whose image is in no package registry: a script that takes the same arguments and the
 * same `DOCKER_CONFIG`, builds and pushes with buildah, and writes the digest as kaniko does. A flag that it does not know
 * fails the build.
 */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchDirectory } from '../lifetime.ts';

const script = `#!/bin/sh
set -eu
destinations= digest= context= dockerfile= flags=
for word in "$@"; do
  value=\${word#*=}
  case $word in
    --context=dir://*) context=\${word#--context=dir://} ;;
    --dockerfile=*) dockerfile=$value ;;
    --destination=*) destinations="$destinations $value" ;;
    --digest-file=*) digest=$value ;;
    --custom-platform=*) flags="$flags
--platform=$value" ;;
    --label=*|--build-arg=*|--target=*) flags="$flags
$word" ;;
    --cache=true|--cache-repo=*|--cache-copy-layers=true|--snapshot-mode=*|--push-retry=*|--image-*-retry=*|--insecure-registry=*) ;;
    *) echo "the executor does not know $word" >&2; exit 1 ;;
  esac
done
id=$(mktemp)
(IFS='
'; exec buildah build --authfile="$DOCKER_CONFIG/config.json" --isolation=chroot --format=oci --iidfile="$id" --file="$dockerfile" $flags -- "$context")
for destination in $destinations; do
  buildah push --tls-verify=false --authfile="$DOCKER_CONFIG/config.json" --digestfile="$id.digest" "$(cat "$id")" "docker://$destination"
done
printf %s "$(cat "$id.digest")" > "$digest"
`;

/** The value of `KANIKO_EXECUTOR` for jobs. */
export function kanikoStandIn(): string {
  const path = join(scratchDirectory('executor'), 'executor');
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}
