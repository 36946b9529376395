# out/json has what an installation reads, with the service's part of the lock file; out/full the sources of the service and of
# the packages that it needs.
FROM base AS pruner
ARG SERVICE_NAME
COPY . .
# turbo leaves out what packages extend at the root: it is copied behind it.
RUN {manifests-only}

# Sources come behind the installation, which runs again when a manifest or the lock file changes, and then alone.
FROM base AS builder
COPY --from=pruner /repo/out/json/ ./
RUN --mount=type=cache,target={store} \
    {install}
COPY --from=pruner /repo/out/full/ ./
ARG SERVICE_NAME
ARG SERVICE_PATH
RUN {build}
