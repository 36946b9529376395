# nginx without root, also as any other user, and on a read-only file system with a /tmp.
FROM ${WEB_IMAGE} AS runner
# A path that is no file is a page of the application; a file that is missing among its assets is missing.
RUN printf '%s\n' \
      'server {' \
      '  listen 3000;' \
      '  root /usr/share/nginx/html;' \
      '  absolute_redirect off;' \
      '  gzip on;' \
      '  gzip_types text/css text/javascript application/javascript application/json image/svg+xml;' \
      '  location / { try_files $uri $uri.html $uri/index.html /index.html; add_header Cache-Control no-cache; }' \
      '  location ~ ^/(assets|static|_astro)/ { try_files $uri =404; }' \
      '}' > /etc/nginx/conf.d/default.conf
ARG SERVICE_PATH
# Where the build leaves its files.
ARG OUTPUT=dist
COPY --from=builder /repo/${SERVICE_PATH}/${OUTPUT}/ /usr/share/nginx/html/
USER 101
EXPOSE 3000
# For docker and Compose; Kubernetes has probes of its own. wget is busybox's.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/"]
