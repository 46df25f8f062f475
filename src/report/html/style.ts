import { severities } from '#model/index.ts'
import { dark, light, variables } from './palette.ts'

/** Severity is a word first; its colour only helps to find it. */
const badges = severities.map((one) => `.s-${one}{color:var(--${one})}`).join('\n')

export const style = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
header,main,footer,nav{max-width:90rem;margin:0 auto;padding:0 1.25rem}
h1{font-size:1.6rem;margin:1.25rem 0 .5rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:2rem 0 .5rem}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
h2,h3{overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:.75rem 0;padding:.5rem 0;border-block:1px solid var(--line)}
.verdict{display:inline-block;border:2px solid currentColor;border-radius:.25rem;padding:0 .5rem;font-weight:700}
.deny{color:var(--critical)}
.undetermined{color:var(--unknown)}
.warn{color:var(--medium)}
.allow{color:var(--low)}
.severity{font-weight:700}
${badges}
.quiet{color:var(--quiet)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.925rem}
caption{text-align:left;color:var(--quiet);padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th,.group th{background:var(--panel)}
.findings{table-layout:fixed;min-width:56rem}
.findings .c1{width:6.5rem}
.findings .c2{width:13rem}
.findings .c5{width:18rem}
.findings .c6{width:9.5rem}
.findings .lead>*{border-bottom:0}
tbody:target{outline:2px solid var(--link);outline-offset:-2px}
summary{cursor:pointer;color:var(--link)}
dl{display:grid;grid-template-columns:8rem 1fr;gap:.15rem .75rem;margin:.5rem 0}
dt{grid-column:1;color:var(--quiet)}
dd{grid-column:2;margin:0;overflow-wrap:anywhere}
ul,ol{margin:.25rem 0;padding-left:1.25rem}
code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;background:var(--panel);padding:.75rem;border:1px solid var(--line);border-radius:.25rem}
form[hidden],[hidden]{display:none}
label{display:flex;flex-direction:column;font-size:.85rem;color:var(--quiet)}
input,select,button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--quiet);border-radius:.25rem;padding:.25rem .5rem;min-height:2rem}
footer{margin-top:2rem;padding-block:1rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.85rem}
@media print{
:root{color-scheme:light;${variables(light)}}
nav,form,.skip,summary{display:none}
header,main,footer{max-width:none;padding:0}
/* What is folded would be lost on paper. */
details::details-content{content-visibility:visible;display:block}
.scroll{overflow:visible}
.findings{min-width:0}
tr,dl{break-inside:avoid}
thead{display:table-header-group}
a{color:inherit;text-decoration:none}
}
`
