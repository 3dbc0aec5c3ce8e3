// What a person is writing, part by part and in words, for whoever asks what is held of her.

import { m } from '#words';
import { heldValues, wordsIn } from '../../../../platform/held-values.ts';
import type { HeldThing } from '../../../../platform/room.ts';
import { themeWords } from '../rules/themes.ts';
import type { HeldDraft } from '../store/held.ts';
import { lineText } from './check-page.tsx';
import { ownProposalsPath } from './paths.ts';

import { whoWords } from './who-words.ts';

export const tiesHeld = wordsIn({
  residence: m.proposals_held_tie_residence,
  work: m.proposals_held_tie_work,
  study: m.proposals_held_tie_study,
  organization: m.proposals_held_tie_organization,
});

export function draftHeld(one: HeldDraft): HeldThing {
  return {
    label: m.proposals_held_draft({ edition: one.editionName }),
    href: ownProposalsPath.to({}),
    values: [...saidOf(one), ...sentBy(one), ...savedAt(one)],
    whenForgotten: 'erased',
  };
}

const text = (typed: string) => (typed === '' ? null : typed);

function saidOf({ contents, contestName, territoryName }: HeldDraft) {
  const { lat, lon, costLines, plan } = contents;
  return heldValues(
    {
      title: text(contents.title),
      description: text(contents.description),
      theme: contents.theme,
      contest: contestName ?? contents.contest,
      territory: territoryName,
      place: text(contents.place),
      point: lat === null || lon === null ? null : `${lat}, ${lon}`,
      need: text(contents.need),
      beneficiaries: text(contents.beneficiaries),
      beneficiaries_count: contents.beneficiariesCount,
      cost_clp: contents.costClp,
      cost_lines: text(costLines.map((line) => `${line.name}: ${lineText(line)}`).join('; ')),
      plan: plan === null ? null : `${plan.plan} ${plan.objective}`,
      bip_code: contents.bipCode,
    },
    {
      title: m.proposals_step_title,
      description: m.proposals_step_description,
      theme: m.proposals_step_theme,
      contest: m.proposals_step_contest,
      territory: m.proposals_step_sector,
      place: m.proposals_step_place,
      point: m.proposals_step_point,
      need: m.proposals_step_need,
      beneficiaries: m.proposals_step_beneficiaries,
      beneficiaries_count: m.proposals_step_count,
      cost_clp: m.proposals_step_cost,
      cost_lines: m.proposals_held_cost_lines,
      plan: m.proposals_step_plan,
      bip_code: m.proposals_step_bip,
    },
    { theme: wordsIn(themeWords) },
  );
}

function sentBy({ contents, organizationName, sponsorName }: HeldDraft) {
  return heldValues(
    {
      who: contents.who,
      group_name: text(contents.groupName),
      organization: organizationName,
      tie: contents.tie,
      coauthors_count: contents.coauthorsCount,
      sponsor: sponsorName,
      has_interest: contents.hasInterest,
      interest: text(contents.interest),
    },
    {
      who: m.proposals_step_who,
      group_name: m.proposals_step_group_name,
      organization: m.proposals_step_organization,
      tie: m.proposals_held_tie,
      coauthors_count: m.proposals_step_coauthors,
      sponsor: m.proposals_step_sponsor,
      has_interest: m.proposals_held_has_interest,
      interest: m.proposals_held_interest,
    },
    { who: wordsIn(whoWords), tie: tiesHeld },
  );
}

function savedAt({ contents, revision, updatedAt }: HeldDraft) {
  return heldValues(
    { acknowledged_notice: contents.acknowledgedNotice, revision, updated_at: updatedAt },
    {
      acknowledged_notice: m.proposals_held_notice,
      revision: m.proposals_held_revision,
      updated_at: m.proposals_held_updated_at,
    },
  );
}
