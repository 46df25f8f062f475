/** Cases whose outcome is another one here, and why. A case that passes must not stand here. */
export const differences: Readonly<Record<string, string>> = {
  '/fields/qualified_identifier_resolution/map_value_repeat_key':
    'the last of two equal keys is it: as in cel-go, which leaves the case out',
  '/fields/qualified_identifier_resolution/map_value_repeat_key_heterogeneous':
    'the last of two equal keys is it: as in cel-go, which leaves the case out',
  '/type_deductions/legacy_nullable_types/null_assignable_to_abstract_parameter_candidate':
    'of an optional and null in one list the checker takes null for the more general: as in cel-go',
  '/optionals/optionals/map_null_entry_no_such_key':
    'a field of null behind `?.` is none: as in cel-go and the API server, where the error has to be asked for (EnableErrorOnBadPresenceTest)',
  '/optionals/optionals/map_present_key_invalid_field':
    'a field of a number behind `[?]` is none: as in cel-go and the API server, where the error has to be asked for (EnableErrorOnBadPresenceTest)',
  '/string_ext/value_errors/indexof_out_of_range': 'an offset beyond the end finds nothing: as in cel-go, which leaves the case out',
  '/string_ext/value_errors/lastindexof_out_of_range': 'an offset beyond the end finds nothing: as in cel-go, which leaves the case out',
}
