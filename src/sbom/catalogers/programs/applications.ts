import type { Program } from './contract.ts'

/** Applications that are unpacked rather than built: a file of their source says the version. */
export const applications: readonly Program[] = [
  {
    name: 'wordpress',
    paths: ['**/wp-includes/version.php'],
    marks: [{ near: '$wp_version', version: /\$wp_version = '(\d\.\d{1,2}(?:\.\d{1,2})?(?:-[\w-]{1,20})?)';/ }],
  },
  {
    name: 'drupal',
    paths: ['**/core/lib/Drupal.php'],
    marks: [{ near: "const VERSION = '", version: /const VERSION = '(\d{1,2}\.\d{1,2}\.\d{1,2}(?:-[\w.]{1,20})?)';/ }],
  },
  {
    name: 'nextcloud',
    paths: ['**/version.php'],
    marks: [{ near: '$OC_VersionString', version: /\$OC_VersionString = '(\d{1,2}\.\d{1,2}\.\d{1,2}(?: ?(?:RC|beta) ?\d{1,2})?)';/ }],
  },
  {
    name: 'moodle',
    paths: ['**/version.php'],
    marks: [{ near: '$release', version: /\$release {1,4}= '(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\+? \(Build: / }],
  },
  {
    name: 'mediawiki',
    paths: ['**/includes/Defines.php'],
    marks: [{ near: "'MW_VERSION'", version: /'MW_VERSION', '(\d\.\d{2}\.\d{1,2}(?:-[\w.]{1,12})?)'/ }],
  },
  {
    name: 'phpmyadmin',
    paths: ['**/{libraries/classes,src}/Version.php'],
    marks: [{ near: "const VERSION = '", version: /const VERSION = '(\d\.\d{1,2}\.\d{1,2}(?:-\w{1,12})?)'/ }],
    never: ['namespace Joomla'],
  },
  {
    name: 'tomcat',
    paths: ['**/RELEASE-NOTES'],
    marks: [{ near: 'Apache Tomcat Version ', version: /Apache Tomcat Version (\d{1,2}\.\d{1,2}\.\d{1,3})/ }],
  },
  {
    name: 'composer',
    paths: ['**/{composer,composer.phar}'],
    // The root package in Composer's own InstalledVersions.
    marks: [{ near: "'composer/composer'", version: /'pretty_version' ?=> ?'(\d\.\d{1,2}\.\d{1,2}(?:-?(?:alpha|beta|RC)\d)?)'/ }],
  },
  {
    name: 'wp-cli',
    paths: ['**/{wp,wp-cli.phar}'],
    marks: [{ near: 'wp-cli/wp-cli ', version: /wp-cli\/wp-cli v?(\d\.\d{1,2}\.\d{1,2})/ }],
  },
]
