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

/**
 * A directory for PATH with a `docker` that knows one line: `docker run` of a script in the image of kaniko. The volume is a link
 * to what it names, and of the registry's credentials the script has those that are handed over.
 *
 * @param image the one that it has
 */
export function dockerOfKaniko(image: string): string {
  const directory = scratchDirectory('docker-run');
  const program = `#!/bin/sh
set -eu
[ "$1 $2 $3" = 'run --rm --volume' ] || { echo "unknown: $*" >&2; exit 125; }
volume=$4 given=
shift 4
while [ "$1" = --env ]; do given="$given $2 "; shift 2; done
[ "$1 $2 $3" = '--entrypoint /busybox/sh ${image}' ] || { echo "unknown: $*" >&2; exit 125; }
case $given in *' MG_REGISTRY_USERNAME '*) ;; *) unset MG_REGISTRY_USERNAME ;; esac
case $given in *' MG_REGISTRY_PASSWORD '*) ;; *) unset MG_REGISTRY_PASSWORD ;; esac
inside=\${volume##*:}
root=$(mktemp -d)
mkdir -p "$root$(dirname "$inside")"
ln -s "\${volume%:*}" "$root$inside"
cd "$root"
KANIKO_EXECUTOR=${kanikoStandIn()} exec sh "$root$4"
`;
  writeFileSync(join(directory, 'docker'), program, { mode: 0o755 });
  return directory;
}
