/** Ink is read on both grounds: paper, and panel (tables' heads, groups). WCAG 2.2, 1.4.3 asks for a contrast of 4.5 to 1. */
export type Palette = Readonly<Record<'paper' | 'panel' | 'line', string>> & { readonly inks: Readonly<Record<string, string>> }

export const light: Palette = {
  paper: '#ffffff',
  panel: '#f2f4f7',
  line: '#c5ccd6',
  inks: {
    ink: '#1a1f27',
    quiet: '#4b5563',
    link: '#0b55b8',
    critical: '#8f1136',
    high: '#a82a0a',
    medium: '#7a4a00',
    low: '#2f5f2b',
    info: '#2a5578',
    unknown: '#55496b',
  },
}

export const dark: Palette = {
  paper: '#12161c',
  panel: '#1d232c',
  line: '#465262',
  inks: {
    ink: '#e9edf2',
    quiet: '#aab4c2',
    link: '#8cbcff',
    critical: '#ff9db5',
    high: '#ffa98a',
    medium: '#f0c374',
    low: '#a3d69a',
    info: '#9fcdf2',
    unknown: '#c9bce6',
  },
}

/** As custom properties. */
export const variables = ({ paper, panel, line, inks }: Palette): string =>
  Object.entries({ paper, panel, line, ...inks })
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
