import type { Phrase } from '../phrase.ts'

const change = 'Change the password, and give it to the program at run time (a mounted file, a secret store).'
/** A user's name, perhaps none; what stands before the colon. */
const USER = '[^\\s:/@"\'<>`]{0,120}:'

/** Addresses and connection strings with a password in them. */
export const urlPhrases: readonly Phrase[] = [
  {
    id: 'database-url-password',
    title: 'Password in the address of a database, queue or directory',
    keywords: ['://'],
    guard: 'userinfo',
    lead: `(?i)\\b(?:postgres(?:ql)?|mysqlx?|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver|oracle|clickhouse|couchdb|cockroachdb|ldaps?|smtps?|imaps?|s?ftps?|ssh|mqtts?|nats|kafka|cassandra|neo4j|bolt|influxdb|elasticsearch|memcached|snowflake|presto|trino|stomp|ws|wss|pop3s?|socks5h?|smb)(?:\\+[a-z0-9]{1,20}){0,2}://${USER}`,
    tail: '@[\\w\\[.%-]',
    shape: '<5-200 userinfo>',
    reach: 260,
    sample: 'postgresql://shop:VALUE@db.internal:5432/shop',
    severity: 'medium',
    confidence: 'medium',
    remediation: change,
  },
  {
    id: 'url-password',
    title: 'Password in the address of a site',
    keywords: ['://'],
    guard: 'userinfo',
    lead: `(?i)\\b(?:git\\+|hg\\+|svn\\+)?https?://${USER}`,
    tail: '@[\\w\\[.%-]',
    shape: '<6-200 userinfo>',
    reach: 160,
    sample: 'https://deploy:VALUE@git.internal/shop.git',
    entropy: 2.2,
    severity: 'medium',
    confidence: 'medium',
    remediation: change,
  },
  {
    id: 'jdbc-password',
    title: 'Password in a JDBC address',
    keywords: ['jdbc:'],
    lead: '(?i)jdbc:[a-z0-9:]{2,40}[^\\s"\'<>]{0,300}?[?&;](?:password|pwd)=',
    tail: '(?:[\\s"\'&;<>`\\\\)]|$)',
    shape: '<4-120 parameter>',
    reach: 380,
    sample: 'jdbc:mysql://db.internal/shop?user=shop&password=VALUE',
    severity: 'medium',
    confidence: 'medium',
    remediation: change,
  },
  {
    id: 'connection-string-password',
    title: 'Password in a connection string',
    keywords: ['password=', 'pwd=', 'password =', 'pwd ='],
    lead: '(?i)\\b(?:server|data source|host|addr|address|dsn|user id|uid|username|user|database|initial catalog|driver)\\s?=[^;"\'\\n<>]{1,120};(?:[^"\'\\n<>]{0,200};)?\\s?(?:password|pwd)\\s?=\\s?',
    tail: '(?:[\\s"\'&;<>`\\\\)]|$)',
    shape: '<4-120 parameter>',
    reach: 380,
    ahead: 380,
    sample: 'Server=db.internal;Database=shop;User Id=shop;Password=VALUE;',
    severity: 'medium',
    confidence: 'medium',
    remediation: change,
  },
]
