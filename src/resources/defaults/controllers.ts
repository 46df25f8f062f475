import { type Defaulter, type Defaulters, type Draft, constants, fill, inVersions, isDraft, part } from './contract.ts'
import { labelsOf } from './core.ts'

/** pkg/apis/{apps,batch,autoscaling}/v…/defaults.go of Kubernetes. */
/** Of a rolling update that is written though another way of updating is chosen, numbers that are not said are 0. */
function unsaid(strategy: Draft, values: Readonly<Draft>): void {
  const { rollingUpdate } = strategy
  if (isDraft(rollingUpdate)) fill(rollingUpdate, values)
}

const deploymentSpec: Defaulter = (draft) => {
  fill(draft, { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 })
  const strategy = part(draft, 'strategy')
  if (!strategy) return
  fill(strategy, { type: 'RollingUpdate' })
  const rolling = strategy['type'] === 'RollingUpdate' ? part(strategy, 'rollingUpdate') : undefined
  if (rolling) fill(rolling, { maxUnavailable: '25%', maxSurge: '25%' })
  unsaid(strategy, { maxUnavailable: 0, maxSurge: 0 })
}

const daemonSetSpec: Defaulter = (draft) => {
  fill(draft, { revisionHistoryLimit: 10 })
  const strategy = part(draft, 'updateStrategy')
  if (!strategy) return
  fill(strategy, { type: 'RollingUpdate' })
  const rolling = strategy['type'] === 'RollingUpdate' ? part(strategy, 'rollingUpdate') : undefined
  if (rolling) fill(rolling, { maxUnavailable: 1, maxSurge: 0 })
  unsaid(strategy, { maxUnavailable: 0, maxSurge: 0 })
}

/** The generation of a template is kept in an annotation; a set that is new has the first. */
const daemonSet: Defaulter = (draft) => {
  const metadata = part(draft, 'metadata')
  const annotations = metadata && part(metadata, 'annotations')
  if (annotations) annotations['deprecated.daemonset.template.generation'] = '1'
}

const statefulSetSpec: Defaulter = (draft, minor) => {
  fill(draft, { podManagementPolicy: 'OrderedReady', replicas: 1, revisionHistoryLimit: 10 })
  const strategy = part(draft, 'updateStrategy')
  if (strategy?.['type'] === undefined && strategy) fill(strategy, { type: 'RollingUpdate', rollingUpdate: {} })
  if (strategy) unsaid(strategy, { partition: 0 })
  // StatefulSetAutoDeletePVC is on since 1.27.
  const retention = minor >= 27 ? part(draft, 'persistentVolumeClaimRetentionPolicy') : undefined
  if (retention) fill(retention, { whenDeleted: 'Retain', whenScaled: 'Retain' })
}

/** A claim in a list has its kind written; whatever was said of it. */
const statefulSet: Defaulter = (draft) => {
  const spec = part(draft, 'spec')
  const claims = spec?.['volumeClaimTemplates']
  if (!spec || !Array.isArray(claims)) return
  spec['volumeClaimTemplates'] = claims.map((claim: unknown) =>
    isDraft(claim) ? { ...claim, apiVersion: 'v1', kind: 'PersistentVolumeClaim' } : claim,
  )
}

function jobSpec(draft: Draft, minor: number): void {
  if (draft['completions'] === undefined && draft['parallelism'] === undefined) draft['completions'] = 1
  // Where each index has a limit of its own, all together have none: the largest 32-bit number.
  const backoffLimit = draft['backoffLimitPerIndex'] === undefined ? 6 : 2_147_483_647
  fill(draft, { parallelism: 1, backoffLimit, completionMode: 'NonIndexed', suspend: false, manualSelector: false })
  // JobPodReplacementPolicy is on since 1.29.
  if (minor >= 29) fill(draft, { podReplacementPolicy: draft['podFailurePolicy'] === undefined ? 'TerminatingOrFailed' : 'Failed' })
}

/** Not the template of a job that is in a cron job: it is filled when the job is made of it. */
const job: Defaulter = (draft, minor) => {
  const spec = part(draft, 'spec')
  if (spec) jobSpec(spec, minor)
  const labels = labelsOf(spec?.['template'])
  const metadata = labels && part(draft, 'metadata')
  if (metadata) fill(metadata, { labels })
}

const cronJobSpec = constants({ concurrencyPolicy: 'Allow', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 })

const cpuTarget = { type: 'Utilization', averageUtilization: 80 }

/** Both directions get rules where one is there; what a rule says not, it says as without any. */
function behavior(draft: Draft): void {
  if (draft['behavior'] === undefined) return
  const rules = part(draft, 'behavior')
  if (!rules) return
  const percent = { type: 'Percent', value: 100, periodSeconds: 15 }
  const up = part(rules, 'scaleUp')
  if (up)
    fill(up, { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, percent] })
  const down = part(rules, 'scaleDown')
  if (down) fill(down, { selectPolicy: 'Max', policies: [percent] })
}

const autoscalerSpec: Defaulter = (draft) => {
  fill(draft, { minReplicas: 1 })
  const { metrics } = draft
  if (!Array.isArray(metrics) || metrics.length === 0)
    draft['metrics'] = [{ type: 'Resource', resource: { name: 'cpu', target: cpuTarget } }]
  behavior(draft)
}

export const controllerDefaulters: Defaulters = {
  'apps.v1.DaemonSet': daemonSet,
  'apps.v1.DaemonSetSpec': daemonSetSpec,
  'apps.v1.DeploymentSpec': deploymentSpec,
  'apps.v1.ReplicaSetSpec': constants({ replicas: 1 }),
  'apps.v1.StatefulSet': statefulSet,
  'apps.v1.StatefulSetSpec': statefulSetSpec,
  'autoscaling.v1.HorizontalPodAutoscalerSpec': constants({ minReplicas: 1, targetCPUUtilizationPercentage: 80 }),
  ...inVersions('autoscaling', ['v2', 'v2beta2'], { HorizontalPodAutoscalerSpec: autoscalerSpec }),
  ...inVersions('batch', ['v1', 'v1beta1'], { CronJobSpec: cronJobSpec }),
  'batch.v1.Job': job,
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': constants({ status: 'True' }),
}
