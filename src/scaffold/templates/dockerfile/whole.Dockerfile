# One image for each service:
#   docker build --build-arg SERVICE_NAME=… --build-arg SERVICE_PATH=… --file <this file> .
# An argument that differs by environment makes an image that cannot be promoted to the next one (promote-from).
ARG BASE_IMAGE={base}

FROM ${BASE_IMAGE} AS builder
{setup}
WORKDIR /repo
COPY . .
RUN {install}
ARG SERVICE_PATH
RUN {build}

FROM ${BASE_IMAGE} AS runner
ARG SERVICE_PATH
ENV NODE_ENV=production
WORKDIR /repo
COPY --from=builder /repo/ ./
WORKDIR /repo/${SERVICE_PATH}
EXPOSE 3000
USER 1000
CMD ["{run}", "run", "start"]
