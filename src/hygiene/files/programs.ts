import type { FileNote } from '#model/index.ts'

const names = (note: FileNote, text: string): readonly (readonly [string, FileNote])[] => text.split(' ').map((name) => [name, note])

/** By the name of a file in a folder of programs. */
const PROGRAMS: ReadonlyMap<string, FileNote> = new Map([
  ...names('compiler', 'make gmake cmake ninja meson automake autoconf bison flex m4 libtool patch nasm yasm rustc rustdoc go gofmt'),
  ...names(
    'compiler',
    'javac jlink ghc ocamlopt fpc dmd ldc2 swiftc zig nim crystal mono-mcs mcs csc kotlinc scalac rpmbuild dpkg-buildpackage',
  ),
  ...names('compiler', 'cc1 cc1plus collect2 lto1 tcc clang ld.gold ld.lld ld.bfd'),
  ...names('debugger', 'gdb gdbserver lldb lldb-server strace ltrace perf valgrind bpftrace dlv radare2 r2 jdb uftrace rr'),
  ...names('network-tool', 'nc ncat netcat nc.openbsd nc.traditional socat nmap nping masscan zmap hydra tcpdump tshark dumpcap'),
  ...names(
    'network-tool',
    'curl wget wget2 aria2c telnet ftp lftp tftp ssh rsh rlogin dig nslookup host arp-scan hping3 mitmproxy proxychains4',
  ),
  ...names('network-tool', 'ettercap arpspoof ngrep iperf iperf3 chisel ngrok frpc'),
  ...names('ssh-server', 'sshd dropbear dropbearmulti telnetd in.telnetd rshd in.rshd rlogind in.rlogind'),
  ...names('sudo', 'sudo doas sudo-rs'),
])

/** GCC, Clang and binutils with their target and version: `x86_64-linux-gnu-gcc-12`. */
const TOOLCHAIN =
  /^(?:[a-z0-9_]{2,20}-(?:[a-z0-9]{1,20}-){1,3})?(?:gcc|g\+\+|cc|c\+\+|cpp|clang|clang\+\+|clang-cpp|gfortran|gdc|gnat|gccgo|as|ld)(?:-\d[\d.]{0,10})?$/
const VERSIONED = /^(?:lldb|gdb|lldb-server|python-dbg|perf|automake|autoconf|ghc|rustc|valgrind)[-_]\d[\w.]{0,20}$/

const FOLDERS = /(?:^|\/)(?:s?bin|libexec|lib(?:exec)?\/gcc\/[^/]{1,60}\/[\d.]{1,12}|lib\/git-core|lib\/openssh)\/[^/]+$/

/** What kind of tool a program is, by its path; only what can be run counts. */
export function programNote(path: string, name: string): FileNote | undefined {
  const byName = PROGRAMS.get(name)
  if (byName) return FOLDERS.test(path) ? byName : undefined
  const first = name.charCodeAt(0)
  // Cheap refusal: a toolchain's name ends in a known word or a version.
  if (first < 0x30 || !FOLDERS.test(path)) return undefined
  if (TOOLCHAIN.test(name)) return 'compiler'
  return VERSIONED.test(name) ? (/^(?:automake|autoconf|ghc|rustc)/.test(name) ? 'compiler' : 'debugger') : undefined
}
