/** `Important`: Red Hat and SUSE rate a vulnerability where the standard has an impact statement (CSAF 2.0, 3.2.3.14). It is no reason. */
export const isRating = (text: string): boolean => /^(?:critical|important|high|moderate|medium|low|minor|none|unknown)$/i.test(text.trim())
