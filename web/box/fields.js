/**
 * What a search may be narrowed and ordered by, beside its language: attributes of the element, and parameters of the
 * server of the same names. One string, so that none of them is taken for a word of the interface.
 */
export const FIELDS = 'site folder tag category year after before path sort'.split(' ');

/** Those of which an answer says how the results divide. */
export const FACETS = FIELDS.slice(0, 5);
