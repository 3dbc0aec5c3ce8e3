// The keys and columns of Pabulib in the order that its format gives them (pabulib.org/format, April 2026).

export const metaKeys =
  words(`description country unit district subunit instance num_projects num_votes
  budget vote_type rule date_begin date_end min_length max_length min_sum_cost max_sum_cost min_points
  max_points min_sum_points max_sum_points default_score min_project_cost max_project_cost
  min_project_score_threshold neighborhoods subdistricts categories edition language currency
  fully_funded experimental comment acknowledgments leftover_budget budget_per_category
  budget_per_neighborhood min_length_per_category max_length_per_category min_sum_cost_per_category
  max_sum_cost_per_category`);

export const projectColumns =
  words(`project_id cost votes score name category beneficiaries selected
  neighborhood subunit district description proposer public_id latitude longitude`);

export const voteColumns =
  words(`voter_id vote points age sex voting_method district neighborhood education
  topic_preference_transport topic_preference_culture topic_preference_nature district_preference
  time_taken_seconds format_easiness format_expressiveness format_rank`);

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

/** Those that the format has, in its order, and after them the others in theirs. */
export function inFormatOrder(
  found: readonly string[],
  format: readonly string[],
): readonly string[] {
  return [
    ...format.filter((name) => found.includes(name)),
    ...found.filter((name) => !format.includes(name)),
  ];
}
