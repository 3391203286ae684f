#!/bin/sh
# Starts OpenSearch 2.19 to try timra with: one node, or as many as the first argument says, each a process of its own with
# its number in DIR/N/pid. Needs Java 17 and Maven the first time. The first node answers at http://127.0.0.1:9200.
#
#   DIR=/tmp/opensearch PORT=9200 HEAP=512m recipes/opensearch/nodes.sh 3
#   kill $(cat /tmp/opensearch/*/pid)
#
# OpenSearch 3.3, with Java 21 or newer:
#
#   DIR=/tmp/opensearch-3 RUNNER=3.3.2.0 JAVA_HOME=/usr/lib/jvm/java-21 recipes/opensearch/nodes.sh 3
set -eu
recipe=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
count=${1:-1}
dir=${DIR:-/tmp/opensearch}
port=${PORT:-9200}
heap=${HEAP:-512m}
lib=${LIB:-$dir/lib}
runner=${RUNNER:-2.19.1.0}
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

if [ ! -d "$lib" ]; then
    mvn -q -B -f "$recipe/pom.xml" "-Drunner=$runner" dependency:copy-dependencies -DoutputDirectory="$lib.part"
    mv "$lib.part" "$lib"
fi
mkdir -p "$dir/classes"
"${bin}javac" -nowarn -cp "$lib/*" -d "$dir/classes" "$recipe/OneNode.java"

seeds='' names=''
for number in $(seq "$count"); do
    seeds="$seeds,127.0.0.1:$((port + 99 + number))"
    names="$names,node-$number"
done
for number in $(seq "$count"); do
    home=$dir/$number
    if [ -f "$home/pid" ] && kill -0 "$(cat "$home/pid")" 2>/dev/null; then
        continue
    fi
    mkdir -p "$home"
    nohup "${bin}java" "-Xms$heap" "-Xmx$heap" -cp "$dir/classes:$lib/*" OneNode \
        "path.home=$home" "node.name=node-$number" cluster.name=timra-trial network.host=127.0.0.1 \
        "http.port=$((port + number - 1))" "transport.port=$((port + 99 + number))" \
        "discovery.seed_hosts=${seeds#,}" "cluster.initial_cluster_manager_nodes=${names#,}" \
        cluster.routing.allocation.disk.threshold_enabled=false \
        > "$home/log" 2>&1 &
    echo $! > "$home/pid"
done
for _ in $(seq 120); do
    if curl -fsS "http://127.0.0.1:$port/_cluster/health?wait_for_nodes=$count&timeout=1s" 2>/dev/null | grep -q '"timed_out":false'; then
        echo "http://127.0.0.1:$port"
        exit 0
    fi
    sleep 1
done
echo "the nodes did not start; see $dir/*/log" >&2
exit 1
