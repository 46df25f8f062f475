/** Dockerfiles made from a seed: what people write, rightly and wrongly, in mixtures. The same seed gives the same files. */

/** mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const BASES = `debian
debian:12
debian:latest
debian:12-slim@sha256:0f7f21e2d9c2c1d0b0a3d9d6ab0fd7e8b2b6d1f2ea3c4d5e6f708192a3b4c5d6
registry.example.org/team/app
registry.example.org:5000/team/app:1.4
\${BASE}
debian:\${RELEASE}
--platform=linux/amd64 alpine:3.20
--platform=$BUILDPLATFORM golang:1.22
--platform=$TARGETPLATFORM node:20
scratch
python:3.12-slim`.split('\n')

/** Simple commands by what they are about; each is put into lists, pipes and loops. */
const COMMANDS = `apt-get update
apt-get install -y curl
apt-get install -y --no-install-recommends curl=7.88.1-10+deb12u5 git=1:2.39.2-1.1
apt-get install --no-install-recommends -y curl git
apt-get -y install -t bookworm-backports curl
apt-get install -qq curl
apt-get install -qy curl
apt-get install curl
apt-get install -y ./local.deb
apt-get -o APT::Install-Recommends=false install -y curl=1
apt-get install -y $PACKAGES
apt-get install -y curl=\${CURL_VERSION}
apt-get upgrade -y
apt-get clean
apt install -y curl
rm -rf /var/lib/apt/lists/*
rm -rf /var/lib/apt/lists/* /tmp/*
apk add curl
apk add --no-cache curl=8.9.1-r1
apk add --no-cache curl git
apk add --no-cache --virtual .build gcc=13 musl-dev~1.2
apk --no-cache add curl
apk upgrade
yum install -y httpd
yum install httpd-2.4.6
yum clean all
yum -y install httpd-2.4.6
dnf install -y httpd
dnf install -y httpd-2.4.57
dnf install -y httpd-tools
dnf -y install httpd-tools-2.4.57
microdnf install httpd
dnf clean all
microdnf clean all
zypper install -y apache2
zypper --non-interactive install apache2=2.4
zypper in apache2
zypper dup
zypper clean
pip install flask
pip install flask==3.0.0
pip install --no-cache-dir flask==3.0.0
pip3 install --no-cache-dir "flask>=3"
pip install -r requirements.txt
pip install --no-cache-dir -r requirements.txt
python3 -m pip install --no-cache-dir flask
python -m pip install --upgrade pip
pip install --no-cache-dir git+https://example.org/x.git@v1
pip install .
npm install
npm ci
npm install -g pnpm
npm install -g pnpm@9 @scope/tool@1.2.3
npm install @scope/tool
yarn install
yarn install --frozen-lockfile
yarn cache clean
gem install bundler
gem install bundler:2.5.0
gem install bundler -v 2.5.0
gem install bundler --version=2.5.0
go install example.org/tool@v1.2.3
go install example.org/tool
go install example.org/tool@latest
go build ./...
cd /opt
cd /opt/app
sudo make install
make install
wget https://example.org/file.tgz
wget -q https://example.org/file.tgz
wget -nv https://example.org/file.tgz
wget --progress=dot:giga https://example.org/file.tgz
curl -fsSL https://example.org/file.tgz -o /tmp/file.tgz
curl -fsSLO https://example.org/file.tgz
tar xzf /tmp/file.tgz
tar -xzf /tmp/app.tar.gz
unzip /tmp/app.zip
useradd -u 1000 app
useradd -u 123456 app
useradd -l -u 123456 app
groupadd app
ln -sf /bin/bash /bin/sh
ln -s /opt/app /usr/local/bin/app
service nginx start
mount /dev/sda1 /mnt
ps aux
kill 1
echo "done; apt-get install nothing"
echo 'a | b'
export PIP_NO_CACHE_DIR=1
mkdir -p /app
chmod 755 /app
chmod -R 777 /app
true
set -ex
cat /etc/os-release
npm run build
node --version`.split('\n')

const OTHERS = `WORKDIR /app
WORKDIR app
WORKDIR "/srv/www"
WORKDIR $HOME/app
COPY . .
COPY . /app
COPY package.json yarn.lock /app/
COPY package.json yarn.lock /app
COPY app.tar.gz /tmp/
COPY app.zip /tmp/app.zip
COPY --chown=1000:1000 src/ dest/
COPY --from=build /out /out
COPY --from=nobody /out /out
COPY --from=build / /
COPY --from=0 /out /out
COPY --from=nginx:1.27 /etc/nginx /etc/nginx
COPY ["a", "b", "/c/"]
ADD src /src
ADD app.tar.gz /opt/
ADD https://example.org/file.tgz /tmp/
ADD --chown=1 a b /c/
ENV A=1 B=2
ENV A=1 B=$A
ENV A=1 B=\${A}/x C=$Ab
ENV PATH=/opt/bin:$PATH
ENV NAME value with blanks
ENV PIP_NO_CACHE_DIR=1
ENV DB_PASSWORD=x
ENV API_TOKEN x
ENV KEYBOARD=us
ARG VERSION=1
ARG NPM_TOKEN
ARG GITHUB_TOKEN=x
ARG USERNAME=app
LABEL maintainer=somebody
LABEL Maintainer="Some Body"
LABEL com.example.vendor="A" com.docker.x="B"
LABEL a..b=c
LABEL org.example.under_score=x
USER root
USER 0
USER 1000
USER app
USER 1000:1000
USER root:root
EXPOSE 80
EXPOSE 8080/tcp 8443
EXPOSE 65536
EXPOSE 8000-8010
EXPOSE 22
VOLUME /data
VOLUME ["/data"]
CMD ["app"]
CMD app --serve
ENTRYPOINT ["app"]
ENTRYPOINT app
HEALTHCHECK CMD ["check"]
HEALTHCHECK --interval=5m CMD curl -f http://localhost/
HEALTHCHECK NONE
MAINTAINER Some Body
STOPSIGNAL SIGTERM
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
SHELL ["/bin/bash", "-c"]
SHELL ["/bin/sh", "-ec"]
ONBUILD COPY . /app
ONBUILD RUN npm install -g pnpm
# a note`.split('\n')

/** Ways to put commands together. */
const SHAPES: readonly ((commands: readonly string[]) => string)[] = [
  (commands) => commands.join(' && '),
  (commands) => commands.join(' && '),
  (commands) => commands.join(' \\\n && '),
  (commands) => commands.join(' && \\\n    '),
  (commands) => commands.join('; \\\n    # note\n    '),
  (commands) => `set -eux; ${commands.join('; ')}`,
  (commands) => `( ${commands.join(' && ')} )`,
  (commands) => `if [ -f /x ]; then ${commands.join('; ')}; fi`,
  (commands) => `for i in a b; do ${commands.join('; ')}; done`,
  (commands) => `test -f /x || { ${commands.join(' && ')}; }`,
  (commands) => `${commands[0]} | tee /log`,
  (commands) => `echo "$(${commands[0]})"`,
]
const FLAGS = ['', '', '', '', '--mount=type=cache,target=/var/lib/apt/lists ', '--mount=type=bind,target=/src ', '--network=none ']

type Random = { readonly pick: <T>(list: readonly T[]) => T; readonly upTo: (most: number) => number }

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

function runOf({ pick, upTo }: Random): string {
  const commands = many(1 + upTo(3), () => pick(COMMANDS))
  return `RUN ${pick(FLAGS)}${pick(SHAPES)(commands)}`
}

function stageOf(random: Random, index: number): string[] {
  const { pick, upTo } = random
  const name = index === 0 ? ' AS build' : pick(['', '', ' AS run', ' AS build', ' as other'])
  const base = index > 0 && upTo(4) === 0 ? 'build' : pick(BASES)
  return [`FROM ${base}${name}`, ...many(2 + upTo(8), () => (upTo(2) === 0 ? runOf(random) : pick(OTHERS)))]
}

/** So many Dockerfiles: first one for every command and instruction alone, then mixtures. */
export function dockerfiles(mixtures: number, seed = 1): string[] {
  const next = randomOf(seed)
  const upTo = (most: number): number => Math.floor(next() * most)
  const random: Random = { upTo, pick: (list) => list[upTo(list.length)]! }
  const alone = [...COMMANDS.map((command) => `RUN ${command}`), ...OTHERS].map((line) => ['FROM debian:12', line])
  const bases = BASES.map((base) => ['ARG BASE=debian:12', 'ARG RELEASE=12', `FROM ${base}`])
  const mixed = many(mixtures, () => [
    'ARG BASE=debian:12',
    'ARG RELEASE=12',
    ...many(1 + upTo(3), () => 0).flatMap((_, index) => stageOf(random, index)),
  ])
  const pairs = [
    ['FROM debian:12', 'COPY app.tar.gz /tmp/', 'RUN tar -xzf /tmp/app.tar.gz'],
    ['FROM debian:12', 'ENTRYPOINT ["a"]', 'ENTRYPOINT ["b"]', 'CMD ["a"]', 'CMD ["b"]'],
  ]
  return [...alone, ...bases, ...pairs, ...mixed].map((lines) => `${lines.join('\n')}\n`)
}
