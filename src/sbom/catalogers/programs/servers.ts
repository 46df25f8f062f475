import type { Program } from './contract.ts'

/** A build id stands behind the version with nothing between: a host name and the time in nanoseconds or seconds. */
const buildIdMarks = [
  { near: 'buildkitsandbox-', version: /[^\d.](\d{1,2}\.\d{1,2}\.\d{1,2})buildkitsandbox-\d{10}/ },
  // Docker's host names are twelve hexadecimal digits: 4.0.11 and 841ce7054bd9.
  { near: '000000000\0', version: /[^\d.](\d{1,2}\.\d{1,2}\.\d{1,2})[0-9a-f]{12}-\d{10}0{9}\0/ },
]

/** Web servers, proxies, caches, databases and other services. */
export const servers: readonly Program[] = [
  {
    name: 'nginx',
    paths: ['**/{nginx,nginx-debug,openresty}'],
    // The first three parts of OpenResty's version are nginx'.
    marks: [{ near: 'nginx version: ', version: /nginx version: (?:nginx|openresty)\/(\d\.\d{1,2}\.\d{1,2})/ }],
  },
  {
    name: 'openresty',
    paths: ['**/{nginx,nginx-debug,openresty}'],
    marks: [{ near: 'nginx version: openresty/', version: /openresty\/(\d\.\d{1,2}\.\d{1,2}\.\d{1,2})/ }],
  },
  { name: 'httpd', paths: ['**/{httpd,apache2}'], marks: [{ near: '\0Apache/2.', version: /\0Apache\/(2\.\d\.\d{1,3})/ }] },
  {
    name: 'haproxy',
    paths: ['**/haproxy'],
    marks: [
      { near: ', released 20', version: / version (\d\.\d{1,2}(?:\.\d{1,3}|-(?:dev|rc)\d{1,2}))[^,\0]{0,40}, released 20/ },
      { near: 'HA-Proxy version ', version: /HA-Proxy version (\d\.\d{1,2}(?:\.\d{1,3}|-(?:dev|rc)\d{1,2}))/ },
      { near: 'HAProxy version follows', version: /\0(\d\.\d{1,2}(?:\.\d{1,3}|-(?:dev|rc)\d{1,2}))[^\0]{0,30}\0{1,40}HAProxy version/ },
    ],
  },
  // The name and the version of its build stand side by side, a local one's with a word behind it (source/common/version).
  { name: 'envoy', paths: ['**/envoy'], marks: [{ near: '\0Envoy\0', version: /\0Envoy\0(1\.\d{1,3}\.\d{1,2}(?:-dev)?)\0/ }] },
  { name: 'varnish', paths: ['**/varnishd'], marks: [{ near: 'varnish-', version: /varnish-(\d\.\d{1,2}\.\d{1,2}) revision/ }] },
  { name: 'lighttpd', paths: ['**/lighttpd'], marks: [{ near: '\0lighttpd/', version: /\0lighttpd\/(\d\.\d\.\d{1,3})[\0 ]/ }] },
  { name: 'squid', paths: ['**/squid'], marks: [{ near: '\0squid/', version: /\0squid\/(\d\.\d{1,2}(?:\.\d{1,2})?)\0/ }] },
  {
    name: 'redis',
    paths: ['**/{redis-server,redis-check-rdb,redis-check-aof,redis-sentinel}'],
    marks: [
      ...buildIdMarks,
      // INFO prints the version before how it counts.
      { near: '-builtin\0', version: /\0(\d{1,2}\.\d{1,2}\.\d{1,2})\0(?:c11|atomic|sync)-builtin\0/ },
      { near: ', Redis version ', version: /Redis version (\d\.\d{1,2}\.\d{1,2})/ },
    ],
  },
  { name: 'valkey', paths: ['**/{valkey-server,valkey-check-rdb,valkey-check-aof,valkey-sentinel}'], marks: buildIdMarks },
  { name: 'memcached', paths: ['**/memcached'], marks: [{ near: 'memcached 1.', version: /memcached (1\.\d\.\d{1,3})/ }] },
  {
    name: 'postgresql',
    paths: ['**/{postgres,postmaster}'],
    marks: [
      { near: 'postgres (PostgreSQL) ', version: /postgres \(PostgreSQL\) (\d{1,2}(?:\.\d{1,2}){0,2}(?:(?:alpha|beta|rc)\d)?)/ },
      { near: 'PostgreSQL ', version: /[\0?]PostgreSQL (\d{1,2}(?:\.\d{1,2}){0,2}(?:(?:alpha|beta|rc)\d)?)/ },
    ],
  },
  {
    name: 'mariadb',
    paths: ['**/{mariadbd,mysqld,mariadb,mysql,mariadb-dump,mysqldump}'],
    marks: [{ near: '-MariaDB', version: /\0(\d{1,2}\.\d{1,2}\.\d{1,2})-MariaDB[\0-]/ }],
  },
  {
    name: 'mysql',
    paths: ['**/{mysqld,mysql}'],
    never: ['/percona-server-', '/Percona-XtraDB-Cluster-', '-MariaDB\0'],
    marks: [
      { near: '/mysql-', version: /\/mysql-(\d{1,2}\.\d{1,2}\.\d{1,2})(?:-[a-z]{1,4}\d?)?\// },
      { near: '\0mysql_real_esc', version: /\0(\d{1,2}\.\d{1,2}\.\d{1,2})\0{1,40}mysql_real_esc/ },
    ],
  },
  {
    name: 'percona-server',
    paths: ['**/{mysqld,mysql}'],
    marks: [{ near: '/percona-server-', version: /\/percona-server-(\d{1,2}\.\d{1,2}\.\d{1,2}(?:-\d{1,2})?)/ }],
  },
  {
    name: 'percona-xtradb-cluster',
    paths: ['**/{mysqld,mysql}'],
    marks: [{ near: '/Percona-XtraDB-Cluster-', version: /\/Percona-XtraDB-Cluster-(\d{1,2}\.\d{1,2}\.\d{1,2}(?:-\d{1,2})?)/ }],
  },
  {
    name: 'percona-xtrabackup',
    paths: ['**/xtrabackup'],
    marks: [{ near: '/percona-xtrabackup-', version: /\/percona-xtrabackup-(\d{1,2}\.\d{1,2}\.\d{1,2}(?:-\d{1,2})?)/ }],
  },
  {
    name: 'arangodb',
    paths: ['**/{arangosh,arangod}'],
    marks: [{ near: ' [linux]\0', version: /\0(\d\.\d{1,2}\.\d{1,2}(?:[-.]\d)?) \[linux\]\0/ }],
  },
  { name: 'pgbouncer', paths: ['**/pgbouncer'], marks: [{ near: 'PgBouncer ', version: /PgBouncer (\d\.\d{1,2}\.\d{1,2})/ }] },
  { name: 'pgpool', paths: ['**/pgpool'], marks: [{ near: '\0pgpool-II\0', version: /\0(\d\.\d{1,2}\.\d{1,2})\0pgpool-II\0/ }] },
  { name: 'openldap', paths: ['**/slapd'], marks: [{ near: '$OpenLDAP: slapd ', version: /slapd (\d\.\d{1,2}\.\d{1,2})/ }] },
  {
    name: 'mosquitto',
    paths: ['**/mosquitto'],
    marks: [{ near: '\0mosquitto version ', version: /\0(\d\.\d{1,2}\.\d{1,2})\0mosquitto version/ }],
  },
  {
    name: 'rabbitmq',
    paths: ['**/ebin/rabbit.app'],
    marks: [{ near: '{vsn,', version: /\{vsn, ?"(\d\.\d{1,2}\.\d{1,2}(?:-[\w.]{1,20})?)"/ }],
  },
  { name: 'unbound', paths: ['**/unbound'], marks: [{ near: '\0unbound 1', version: /\0unbound (1\.\d{1,2}\.\d{1,2})\0/ }] },
  { name: 'bind', paths: ['**/libisc-9.*'], marks: [{ named: /^libisc-(9\.\d{1,2}\.\d{1,3}(?:-[SP]\d)?)/ }] },
  { name: 'dnsmasq', paths: ['**/dnsmasq'], marks: [{ near: '\0dnsmasq-', version: /\0dnsmasq-(2\.\d{1,3}(?:rc\d)?)\0/ }] },
  { name: 'proftpd', paths: ['**/proftpd'], marks: [{ near: 'ProFTPD Version ', version: /ProFTPD Version (\d\.\d\.\d{1,2}[a-z]?)/ }] },
  {
    name: 'exim',
    paths: ['**/{exim,exim4}'],
    marks: [{ near: '<<eximcnumber>>', version: /\0(4\.\d{1,3}(?:\.\d{1,2})?)\0<<eximversion>>/ }],
  },
  { name: 'openssh', paths: ['**/{sshd,ssh}'], marks: [{ near: 'OpenSSH_', version: /OpenSSH_(\d{1,2}\.\d{1,2}p\d)/ }] },
  {
    name: 'fluent-bit',
    paths: ['**/fluent-bit'],
    marks: [{ near: 'Fluent Bit v%s', version: /\0(\d\.\d{1,2}\.\d{1,2})\0{1,8}(?:[^\0]{4}\0)?(?:%s)?Fluent Bit v%s/ }],
  },
]
