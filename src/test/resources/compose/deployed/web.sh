# Serves the page as it is now: what is mounted later is seen only after a restart.
set -eu
. /code/before.sh
mkdir -p /tmp/site
cp /code/page /tmp/site/index.html
exec busybox httpd -f -p "127.0.0.1:$PORT" -h /tmp/site
