// The numbered document of a prior commitment: what was resolved, by whom, and what it does not decide.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { CommitPayload } from '../rules/acts.ts';
import type { Tally } from '../rules/commitment.ts';
import { majorityWords, money, voteWords } from './words.ts';

/** In the language of the moment: a formal document is written in Spanish. */
export function commitmentBlocks(
  given: CommitPayload,
  tally: Tally,
): Pick<DocumentAsked, 'title' | 'blocks'> {
  const { resolution, sitting, sittingOn, amountClp, edition, version, terms, file } = given;
  const said = m.editions_commitment_said({
    sitting,
    day: formatDay(sittingOn, currentLocale()),
    amount: money(amountClp),
    edition: edition.name,
    version: String(version.version),
  });
  const rows = given.votes.map(({ memberId, name, vote }) => {
    const word = voteWords[vote]();
    return [name, memberId === given.castingBy ? m.editions_vote_casting({ vote: word }) : word];
  });
  const { ayes, noes, abstained, recused, absent } = tally;
  return {
    title: m.editions_commitment_title({ resolution }),
    blocks: [
      { kind: 'text', text: said },
      {
        kind: 'facts',
        rows: [
          { label: m.editions_act_edition(), text: edition.name },
          { label: m.editions_act_version(), text: `${version.version}, ${version.sha256}` },
          { label: m.editions_commitment_amount(), text: money(amountClp) },
          { label: m.editions_commitment_year(), text: String(given.fiscalYear) },
          { label: m.editions_commitment_majority(), text: majorityWords[given.majority]() },
          { label: m.editions_commitment_norm(), text: given.majorityNorm },
          { label: m.editions_commitment_quorum(), text: String(given.quorum) },
          { label: m.editions_commitment_file(), text: `${file.name}, ${file.sha256}` },
        ],
      },
      {
        kind: 'table',
        caption: m.editions_commitment_votes(),
        columns: [m.editions_commitment_member(), m.editions_commitment_vote()],
        rows,
      },
      {
        kind: 'text',
        text: m.editions_commitment_tally({ ayes, noes, abstained, recused, absent }),
      },
      ...(terms === '' ? [] : [{ kind: 'text', text: terms } as const]),
      { kind: 'text', text: m.editions_commitment_limits() },
    ],
  };
}
