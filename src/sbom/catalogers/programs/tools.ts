import type { Program } from './contract.ts'

/** Programs of the command line. */
export const tools: readonly Program[] = [
  {
    name: 'bash',
    paths: ['**/bash'],
    marks: [{ near: '@(#)Bash version ', version: /Bash version (\d\.\d{1,2}\.\d{1,3})\(\d{1,3}\) [a-z0-9]{1,10} GNU/ }],
  },
  { name: 'busybox', paths: ['**/{busybox,busybox.static}'], marks: [{ near: 'BusyBox v1', version: /BusyBox v(1\.\d{1,2}\.\d{1,2})/ }] },
  { name: 'git', paths: ['**/git'], marks: [{ near: 'git/2.', version: /[\0\xff]git\/(2\.\d{1,2}\.\d{1,2}(?:-rc\d)?)\0/ }] },
  { name: 'jq', paths: ['**/jq'], marks: [{ near: '\0DEBUG:\0', version: /\0(?:jq-)?(1\.\d{1,2}(?:\.\d)?)\0DEBUG:/ }] },
  { name: 'xz', paths: ['**/xz'], marks: [{ near: 'xz (XZ Utils) ', version: /XZ Utils\) (5\.\d\.\d{1,2}(?:alpha|beta)?)\0/ }] },
  { name: 'zstd', paths: ['**/zstd'], marks: [{ near: '\0v1.', version: /\0v(1\.\d\.\d{1,2})\0/ }] },
  { name: 'gzip', paths: ['**/gzip'], marks: [{ near: '\x001.', version: /\0(1\.\d{1,2})\0/ }] },
  { name: 'util-linux', paths: ['**/getopt'], marks: [{ near: '\0util-linux 2.', version: /util-linux (2\.\d{2}(?:\.\d{1,2})?)\0/ }] },
  {
    name: 'chrome',
    paths: ['**/{chrome,chromium,headless_shell,chrome-headless-shell}'],
    marks: [
      { near: '\0Default', version: /\0(\d{2,3}\.0\.\d{4,5}\.\d{1,3})\0Default/ },
      { near: '\0chrome\0', version: /\0(\d{2,3}\.0\.\d{4,5}\.\d{1,3})\0chrome\0/ },
    ],
  },
]
