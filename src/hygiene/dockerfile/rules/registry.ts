import * as apk from './apk.ts'
import * as apt from './apt.ts'
import * as images from './base-images.ts'
import * as commands from './commands.ts'
import * as copy from './copy.ts'
import * as labels from './labels.ts'
import * as languages from './languages.ts'
import * as metadata from './metadata.ts'
import * as ports from './ports.ts'
import * as rpm from './rpm.ts'
import * as stages from './stages.ts'
import * as users from './users.ts'
import * as variables from './variables.ts'
import { compareText } from '#base/index.ts'
import type { DockerfileRule } from './contract.ts'

const all: readonly DockerfileRule[] = [
  copy.addInstruction,
  copy.addUrl,
  apk.apkCacheLeft,
  apk.apkUnpinned,
  apt.aptInsteadOfAptGet,
  apt.aptListsLeft,
  apt.aptNotConfirmed,
  apt.aptUnpinned,
  commands.chmodWorldWritable,
  metadata.cmdRepeated,
  commands.consecutiveRuns,
  copy.copyAllUnignored,
  copy.copyFromItself,
  copy.copyFromUnknown,
  copy.copyManyWithoutSlash,
  copy.copyThenExtract,
  copy.copyToRelative,
  copy.copyWholeStage,
  rpm.dnfCacheLeft,
  rpm.dnfNotConfirmed,
  rpm.dnfUnpinned,
  variables.emptyArgInFrom,
  stages.emptyContinuation,
  metadata.entrypointRepeated,
  variables.envSelfReference,
  stages.firstInstruction,
  stages.fromAsCasing,
  languages.gemUnpinned,
  languages.goUnpinned,
  metadata.healthcheckRepeated,
  images.imageLatest,
  images.imageUntagged,
  images.imageUntrustedRegistry,
  stages.instructionCasing,
  commands.interactiveCommand,
  ...labels.labelFormats,
  labels.labelEmpty,
  labels.labelKey,
  labels.labelMissing,
  labels.labelSuperfluous,
  variables.legacyKeyValue,
  metadata.maintainerDeprecated,
  metadata.noHealthcheck,
  languages.npmUnpinned,
  metadata.onbuildForbidden,
  languages.pipCacheLeft,
  languages.pipUnpinned,
  commands.pipeToShell,
  commands.pipeWithoutPipefail,
  images.platformConstant,
  images.platformRedundant,
  ports.portForm,
  ports.portOutOfRange,
  apt.recommendedPackages,
  ports.remoteAccessPort,
  users.rootUser,
  commands.runCd,
  commands.runInsecure,
  variables.secretNames,
  commands.shLinked,
  metadata.shellForm,
  stages.stageNameCasing,
  stages.stageNameDuplicate,
  stages.stageNameReserved,
  users.sudo,
  variables.undefinedArgInFrom,
  variables.undefinedVariable,
  apt.updateAlone,
  users.userByName,
  users.userMissing,
  users.useraddHighUid,
  commands.wgetAndCurl,
  commands.wgetProgress,
  metadata.workdirRelative,
  languages.yarnCacheLeft,
  rpm.yumCacheLeft,
  rpm.yumNotConfirmed,
  rpm.yumUnpinned,
  rpm.zypperCacheLeft,
  rpm.zypperDistUpgrade,
  rpm.zypperNotConfirmed,
  rpm.zypperUnpinned,
]

/** Every rule, by id. */
export const dockerfileRules: readonly DockerfileRule[] = all.toSorted((a, b) => compareText(a.id, b.id))
