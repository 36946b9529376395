#!/usr/bin/env bash
# What a commit changes is built, written into the GitOps repository, synced and waited for: one command a step, for any CI
# system that can run a shell, and for a laptop. Run it in a checkout of the monorepo, which has a gitops.yaml.
#
#   deploy.sh                     deploys the commit at hand to the environment of its branch
#   deploy.sh rollback SERVICE    back to the image before, in the environment of this branch
#   deploy.sh sweep               removes the review environments of branches that are gone; for a nightly run
#
# Secrets are variables of the job, never arguments: README.md names them.
set -euo pipefail

# read_json 'plan.services' <FILE: the value, words of a list one a line; nothing for null. Node is there anyway.
read_json() {
  node -e 'const text = require("fs").readFileSync(0, "utf8"); const value = JSON.parse(text)[process.argv[1]];
    for (const word of [value ?? []].flat()) console.log(word);' "$1"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --prefix "$work" @monorepo-gitops/monorepo-gitops@1.0.0
mg() { "$work/node_modules/.bin/monorepo-gitops" "$@"; }

plan() {
  mg plan --json >"$work/plan.json"
  environment=$(read_json environment <"$work/plan.json")
  services=()
  # Without an environment for this branch there is nothing to do, whatever changed.
  if [ -n "$environment" ]; then mapfile -t services < <(read_json services <"$work/plan.json"); fi
}

deploy() {
  plan
  if [ "${#services[@]}" = 0 ]; then
    echo "Nothing to deploy." >&2
    return
  fi

  # Services with `files` in gitops.yaml are built here; a Dockerfile needs no such line.
  for service in "${services[@]}"; do npm run build --silent --workspace "$service"; done
  for service in "${services[@]}"; do
    mg build-image --service "$service" --environment "$environment"
  done

  # One commit for all services.
  for service in "${services[@]}"; do
    mg bump-image-tag --service "$service" --environment "$environment" --emit "$work/updates/$service.json"
  done
  mg bump-image-tag --environment "$environment" --updates "@$work/updates" --json >"$work/bump.json"
  commit=$(read_json commit <"$work/bump.json")

  for service in "${services[@]}"; do
    mg argocd-upsert-app --service "$service" --environment "$environment" --sync
  done

  # All at once. What does not become healthy goes back to the image before, and this script fails.
  waiting=()
  for service in "${services[@]}"; do
    mg argocd-upsert-app --service "$service" --environment "$environment" \
      --sync --wait --wait-for synced --wait-for healthy --wait-for "commit=$commit" --on-failure rollback &
    waiting+=("$!")
  done
  failed=0
  for process in "${waiting[@]}"; do wait "$process" || failed=1; done
  return "$failed"
}

rollback() {
  plan
  mg bump-image-tag --service "$1" --environment "${environment:?no environment takes this branch}" --rollback
  mg argocd-upsert-app --service "$1" --environment "$environment" --sync --wait
}

case "${1:-deploy}" in
  deploy) deploy ;;
  rollback) rollback "${2:?which service? deploy.sh rollback SERVICE}" ;;
  sweep) mg cleanup-review-env --environment review --sweep --dry-run=false ;;
  *)
    echo "deploy.sh: $1 is none of deploy, rollback, sweep" >&2
    exit 2
    ;;
esac
