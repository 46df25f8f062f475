import { configureGlobal } from 'fast-check'

/** In CI property tests draw the same samples each time, so that a run can be repeated; elsewhere they draw new ones and find more. */
if (process.env['CI'] === 'true') configureGlobal({ seed: 20_261_124 })
