import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { hexPackage } from './hex.ts'
import { atomOf, listOf, memberOf, readTerms, textIn } from './terms.ts'

/** Applications of Erlang/OTP (its lib/ folder, 17 to 28) and of Elixir, which come with the language and are on no registry. */
const OTP: ReadonlySet<string> = new Set(
  `asn1 common_test compiler cosEvent cosEventDomain cosFileTransfer cosNotification cosProperty cosTime cosTransactions crypto debugger
  dialyzer diameter edoc eldap erl_docgen erl_interface erts et eunit ftp gs hipe ic inets jinterface kernel megaco mnesia observer odbc
  orber os_mon ose otp_mibs parsetools percept public_key reltool runtime_tools sasl snmp ssh ssl stdlib syntax_tools tftp tools typer
  webtool wx xmerl eex elixir ex_unit iex logger mix`.split(/\s+/),
)

/** `{application, cowboy, [{vsn,"2.9.0"}, {applications,[kernel,stdlib,ranch]}, …]}.` (app(4)) */
function* parse({ path, bytes }: FoundFile): Generator<Found> {
  const [kind, name, members] = listOf(readTerms(textOf(bytes), 'erlang')[0])
  const application = atomOf(name)
  const version = textIn(memberOf(members, 'vsn'))
  if (atomOf(kind) !== 'application' || application === undefined || !/^[\w@]{1,200}$/.test(application)) return
  if (version === undefined) {
    yield { kind: 'unknown', reason: 'an application without a version', path }
    return
  }
  const requires = ['applications', 'included_applications', 'optional_applications'].flatMap((key) =>
    listOf(memberOf(members, key)).flatMap((one) => atomOf(one) ?? []),
  )
  if (OTP.has(application)) yield { kind: 'package', type: 'otp', name: application, version, requires }
  else yield hexPackage(application, version, { requires })
}

export const erlangApplication = {
  id: 'hex-application',
  revision: 1,
  paths: ['**/ebin/*.app'],
  limit: 1 * MiB,
  evidence: 'installed',
  links: 'system',
  about:
    'Applications in releases and libraries of Erlang and Elixir, by their .app files, with edges. Those of the languages themselves are of type otp; the others are taken for the package of that name in Hex.',
  parse,
} satisfies Cataloger
