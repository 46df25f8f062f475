/** Folders of what others published: what lies there came with a package and nobody copied it in by mistake. */
const FOLDERS =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|vendor|go\/pkg\/mod|usr\/share|usr\/lib|usr\/lib64|usr\/libexec|usr\/src|usr\/local\/lib|usr\/local\/share|usr\/local\/go|lib\/python[\d.]+|var\/lib)\//

export const isThirdParty = (path: string): boolean => FOLDERS.test(path)
