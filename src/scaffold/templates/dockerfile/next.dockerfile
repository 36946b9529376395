FROM ${BASE_IMAGE} AS runner
ARG SERVICE_PATH
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
WORKDIR /repo/${SERVICE_PATH}
# The server with the modules that Next.js traced, and none else. It writes its cache beside itself.
COPY --from=builder --chown=1000:1000 /repo/${SERVICE_PATH}/.next/standalone/ /repo/
COPY --from=builder --chown=1000:1000 /repo/${SERVICE_PATH}/.next/static/ ./.next/static/
COPY --from=builder /repo/${SERVICE_PATH}/public/ ./public/
USER 1000
EXPOSE 3000
# For docker and Compose; Kubernetes has probes of its own. The base has no curl, and an answer below 500 is a server at work.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD [{evaluate}, "fetch('http://127.0.0.1:' + process.env.PORT).then((r) => process.exit(r.status < 500 ? 0 : 1), () => process.exit(1))"]
CMD ["{runtime}", "server.js"]
