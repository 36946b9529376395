# What an installation reads, so that it runs again when that changes, and then alone.
FROM base AS manifests
COPY . .
RUN {manifests-only}

FROM base AS builder
ARG SERVICE_NAME
COPY --from=manifests /repo/ ./
RUN --mount=type=cache,target={store} \
    {install}
# {context}
COPY . .
ARG SERVICE_PATH
RUN {build}
