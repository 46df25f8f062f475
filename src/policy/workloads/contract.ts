import type { ControlYaml, SetYaml } from './control-yaml.ts'

/** A control without its examples. */
export type WorkloadControl = Omit<ControlYaml, 'fail' | 'pass'>

/** Controls that are judged by together. */
export type WorkloadSet = Omit<SetYaml, 'controls'> & { readonly controls: readonly WorkloadControl[] }
