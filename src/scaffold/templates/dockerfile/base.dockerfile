# An image of each service, written by `monorepo-gitops init`:
#   docker build --build-arg SERVICE_NAME=… --build-arg SERVICE_PATH=… --file <this file> .
# An argument that differs by environment makes an image that cannot be promoted to the next one (promote-from).

# This tag moves with fixes of the same major version. To pin it, add the digest (@sha256:…), which Renovate and Dependabot keep
# up to date.
ARG BASE_IMAGE={base}

FROM ${BASE_IMAGE} AS base
{setup}
