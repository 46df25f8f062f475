/** PEP 503: runs of dashes, dots and underscores are one dash. */
export const normalName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-')
