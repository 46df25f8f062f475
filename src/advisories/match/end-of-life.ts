import type { Distribution } from '#model/index.ts'

/**
 * The last day on which a release gets security updates that cost nothing (for Debian with its LTS, for Ubuntu without its Pro), by
 * os-release's ID and the beginning of VERSION_ID. From the distributions' own release pages, as of August 2026.
 */
const LAST_DAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  debian: {
    '7': '2018-05-31',
    '8': '2020-06-30',
    '9': '2022-06-30',
    '10': '2024-06-30',
    '11': '2026-08-31',
    '12': '2028-06-30',
    '13': '2030-06-30',
  },
  ubuntu: {
    '14.04': '2019-04-25',
    '16.04': '2021-04-30',
    '18.04': '2023-05-31',
    '20.04': '2025-05-31',
    '22.04': '2027-04-30',
    '22.10': '2023-07-20',
    '23.04': '2024-01-25',
    '23.10': '2024-07-11',
    '24.04': '2029-04-30',
    '24.10': '2025-07-10',
    '25.04': '2026-01-15',
  },
  alpine: {
    '3.8': '2020-05-01',
    '3.9': '2020-11-01',
    '3.10': '2021-05-01',
    '3.11': '2021-11-01',
    '3.12': '2022-05-01',
    '3.13': '2022-11-01',
    '3.14': '2023-05-01',
    '3.15': '2023-11-01',
    '3.16': '2024-05-23',
    '3.17': '2024-11-22',
    '3.18': '2025-05-09',
    '3.19': '2025-11-01',
    '3.20': '2026-04-01',
    '3.21': '2026-11-01',
    '3.22': '2027-05-01',
  },
  centos: { '6': '2020-11-30', '7': '2024-06-30', '8': '2021-12-31' },
  rhel: { '6': '2020-11-30', '7': '2024-06-30', '8': '2029-05-31', '9': '2032-05-31', '10': '2035-05-31' },
  almalinux: { '8': '2029-03-01', '9': '2032-05-31', '10': '2035-05-31' },
  rocky: { '8': '2029-05-31', '9': '2032-05-31', '10': '2035-05-31' },
  ol: { '6': '2021-03-31', '7': '2024-12-31', '8': '2029-07-31', '9': '2032-06-30' },
  amzn: { '2018': '2023-12-31', '2': '2026-06-30', '2023': '2029-06-30' },
  fedora: { '37': '2023-12-05', '38': '2024-05-21', '39': '2024-11-26', '40': '2025-05-13', '41': '2025-12-15' },
  'opensuse-leap': { '15.4': '2023-12-07', '15.5': '2024-12-31', '15.6': '2026-04-30' },
  photon: { '1': '2022-02-28', '2': '2022-12-31', '3': '2024-03-01' },
  mariner: { '1': '2023-07-31', '2': '2025-07-31' },
}

/** The day that a release's support ended, when it had ended at `time`; undefined for one that is supported or not known here. */
export function endOfLife(distribution: Distribution, time: string): string | undefined {
  const releases = LAST_DAYS[distribution.id]
  if (!releases) return undefined
  const parts = distribution.version.split('.')
  const day = releases[parts.slice(0, 2).join('.')] ?? releases[parts[0]!]
  return day !== undefined && day < time.slice(0, 10) ? day : undefined
}
