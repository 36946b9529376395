# Without development dependencies. A layer that stays when only sources change.
FROM base AS dependencies
ARG SERVICE_NAME
COPY --from={manifests} ./
RUN --mount=type=cache,target={store} \
    {production}

FROM ${BASE_IMAGE} AS runner
ARG SERVICE_PATH
ENV {variables}
COPY --from=dependencies /repo/ /repo/
COPY --from=builder /repo/ /repo/
WORKDIR /repo/${SERVICE_PATH}
USER 1000
EXPOSE 3000
# For docker and Compose; Kubernetes has probes of its own. The base has no curl, and an answer below 500 is a server at work.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD [{evaluate}, "fetch('http://127.0.0.1:' + process.env.PORT).then((r) => process.exit(r.status < 500 ? 0 : 1), () => process.exit(1))"]
{start}
