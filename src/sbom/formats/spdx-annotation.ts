/** Where an annotation holds what SPDX has no field for: its comment is JSON after this word. */
export const ANNOTATION = 'plimsoll '
