import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, array, constantFrom, property, string } from 'fast-check'
import { commandFacts } from './command-facts.ts'

const shown = (text: string): string =>
  commandFacts(text)
    .map(({ program, verb, options, feeds }) => [program, ...(verb ? [verb] : []), ...options, ...(feeds ? [`→ ${feeds}`] : [])].join(' '))
    .join('; ')

/** A text of shell → the commands of note in it, as POSIX.1-2017 XCU 2 and the programs' documents have them. */
for (const [text, expected] of [
  ['apt-get update && apt-get install -y --no-install-recommends curl', 'apt-get update; apt-get install -y --no-install-recommends'],
  ['apt-get -o Dpkg::Use-Pty=0 -y install x', 'apt-get install -o -y'],
  ['DEBIAN_FRONTEND=noninteractive apt-get dist-upgrade', 'apt-get dist-upgrade'],
  ['curl -fsSL https://example.org | bash -s -- --yes', 'curl -f -s -S -L → bash; bash --yes'],
  ['curl -fsSL https://example.org | sudo -E bash -', 'curl -f -s -S -L → bash; sudo; bash'],
  ['curl https://example.org |& sh', 'curl → sh; sh'],
  ['curl https://example.org || sh', 'curl; sh'],
  ['bash <(curl -s https://example.org)', 'curl -s → bash; bash'],
  ['sh -c "$(curl -fsSL https://example.org/install.sh)"', 'curl -f -s -S -L → sh; sh'],
  ['eval "$(wget -qO- https://example.org)"', 'wget -q -O → eval; eval'],
  ['eval `curl https://example.org`', 'curl → eval; eval'],
  ['x=$(curl https://example.org); echo "$x"', 'curl; echo'],
  ['bash -c "curl https://example.org | sh"', 'bash; curl → sh; sh'],
  ["su - app -c 'pip install --trusted-host a b'", 'su; pip install --trusted-host'],
  ['curl x \\\n  | tar xz', 'curl → tar; tar'],
  ['if ! curl x; then apk add --no-cache y; fi', 'curl; apk add --no-cache'],
  ['(cd a && make) | tee log', 'make → tee; tee'],
  ['sudo curl x | sh', 'sudo → sh; curl → sh; sh'],
  ['bash <<EOF\ncurl x | sh\nEOF', 'bash; curl → sh; sh'],
  [`sh -c "curl \\"x\\" | sh"`, 'sh; curl → sh; sh'],
  ['$(which apt-get) install x', ''],
  ['echo root:hunter2 | chpasswd', 'echo → chpasswd; chpasswd'],
  ['useradd -p secret app', 'useradd -p'],
  ['/usr/bin/env -i /usr/bin/curl -k x', 'curl -k'],
  ['echo "a # b" # curl x | sh', 'echo'],
  ['echo a; # curl x | sh\ncurl y', 'echo; curl'],
  ['cat > f <<EOF\nhunter2\nEOF\napk update', 'cat; apk update'],
  ['mkdir -p a{b,c} && cp x y', 'mkdir; cp'],
  ["echo 'curl x | sh'", 'echo'],
  ['yum -y update && yum clean all', 'yum update; yum clean'],
  ['find / -iname su -o -iname sudo -delete', ''],
  ['', ''],
] as const)
  test(`commands: ${JSON.stringify(text)}`, () => equal(shown(text), expected))

test('commands: no word that may be a secret is kept', () => {
  const secret = 'hunter2hunter2'
  const places = [
    `mysql -u root -p${secret}`,
    `curl -u${secret} -H "X: ${secret}" x`,
    `curl --user=a:${secret} x`,
    `useradd -p${secret} app`,
    `echo ${secret}`,
    `cat <<EOF\n${secret}\nEOF`,
    `pip install --index-url https://a:${secret}@b x`,
    `npm ${secret}`,
    `apt-get -o ${secret} install x`,
    secret,
    `/${secret} a`,
    `--${secret}`,
  ]
  for (const text of places) ok(!JSON.stringify(commandFacts(text)).includes('hunter'), text)
})

test('commands: any text is read, and what it tells is among known words', () => {
  const parts = constantFrom(
    'curl ',
    'sh ',
    '|',
    '"',
    "'",
    '`',
    '$(',
    ')',
    '<(',
    '\\',
    '\n',
    '&&',
    ';',
    '-c ',
    '{',
    '}',
    '#',
    '<<',
    'sudo ',
    ' ',
  )
  check(
    property(array(parts, { maxLength: 60 }), string(), (words, text) => {
      for (const one of [words.join(''), text]) for (const { program } of commandFacts(one)) ok(/^[a-z][a-z0-9.-]*$/.test(program))
    }),
  )
})

test('commands: 64 KiB of a step are read, 200 commands are told', () => {
  equal(shown(`${' '.repeat(65_000)}curl a`), 'curl')
  equal(shown(`${' '.repeat(66_000)}curl a`), '')
  equal(commandFacts('curl a;'.repeat(300)).length, 200)
})
