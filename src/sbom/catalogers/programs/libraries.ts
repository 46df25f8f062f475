import type { Program } from './contract.ts'

/** C libraries that images build from source, and what comes with them. */
export const libraries: readonly Program[] = [
  {
    name: 'openssl',
    paths: ['**/openssl', '**/libcrypto.so', '**/libcrypto.so.*'],
    // `-fips` of old builds is no part of the version.
    marks: [
      { near: '\0OpenSSL ', version: /\0OpenSSL (\d\.\d{1,2}\.\d{1,2}[a-z]{0,2}(?:-(?:alpha|beta|pre|rc)\d{1,2})?)(?:-fips)? {1,2}\d/ },
    ],
  },
  {
    name: 'libressl',
    paths: ['**/openssl', '**/libcrypto.so', '**/libcrypto.so.*'],
    marks: [{ near: '\0LibreSSL ', version: /\0LibreSSL (\d\.\d{1,2}\.\d{1,2})\0/ }],
  },
  {
    name: 'curl',
    paths: ['**/curl', '**/libcurl.so', '**/libcurl.so.*'],
    marks: [
      { near: 'curl/', version: /\0(?:lib)?curl\/(\d\.\d{1,2}\.\d{1,2})[\0 ]/ },
      { near: 'CLIENT libcurl ', version: /CLIENT libcurl (\d\.\d{1,2}\.\d{1,2})\r/ },
    ],
  },
  {
    name: 'sqlite',
    paths: ['**/sqlite3', '**/libsqlite3.so', '**/libsqlite3.so.*'],
    marks: [{ near: '\x003.', version: /\0(3\.\d{1,2}\.\d{1,2}(?:\.\d)?)\0/ }],
  },
  {
    name: 'zlib',
    paths: ['**/libz.so', '**/libz.so.*'],
    marks: [{ near: ' deflate 1.', version: / deflate (1\.\d(?:\.\d{1,2}){0,2}) Copyright/ }],
  },
  {
    name: 'expat',
    paths: ['**/libexpat.so', '**/libexpat.so.*'],
    marks: [{ near: '\0expat_', version: /\0expat_(\d\.\d{1,2}\.\d{1,2})\0/ }],
  },
  { name: 'libxml2', paths: ['**/libxml2.so.*'], marks: [{ named: /^libxml2\.so\.(2\.\d{1,2}\.\d{1,2})$/ }] },
  { name: 'gnutls', paths: ['**/libgnutls.so.*'], marks: [{ near: 'Enabled GnuTLS ', version: /Enabled GnuTLS (\d\.\d{1,2}\.\d{1,2})/ }] },
  {
    name: 'imagemagick',
    paths: ['**/libMagickCore-*.so', '**/{libMagickCore-6,libMagickCore-7}.*'],
    marks: [{ near: 'ImageMagick ', version: /ImageMagick (\d\.\d{1,2}\.\d{1,2}-\d{1,2}) / }],
  },
  {
    name: 'ffmpeg',
    paths: ['**/{ffmpeg,ffprobe}', '**/libavcodec.so.*'],
    marks: [{ near: 'FFmpeg version ', version: /FFmpeg version n?(\d\.\d{1,2}(?:\.\d{1,2})?)/ }],
  },
  { name: 'sqlcipher', paths: ['**/sqlcipher'], marks: [{ near: '\0community\0', version: /\0community\0(\d\.\d{1,2}\.\d{1,2})\0/ }] },
]
