// What the sanction adds to the page of an edition and to that of a proposal.

import { groupCode } from '@minga/basics';
import { m } from '#words';
import { type Contribution, contributeReading } from '../../../../platform/contributions.ts';
import { editionPanels } from '../../../edition/editions/index.ts';
import { proposalPanels } from '../../../edition/proposals/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { lastDayOf } from '../rules/term.ts';
import {
  type EditionSanction,
  editionSanction,
  type ProjectSanction,
  projectSanction,
} from '../store/public-state.ts';
import { count, day, money, OutcomeTag, Written } from './desk-parts.tsx';
import { type EditionAddress, sanctionPath } from './paths.ts';
import { bodyWords } from './public-words.tsx';

export const publicPanels: readonly Contribution[] = [
  contributeReading(
    editionPanels,
    ({ edition }) => editionSanction(edition.id),
    (found, { edition, institution }) =>
      editionPanel(found, { institution, edition: edition.slug }),
  ),
  contributeReading(
    proposalPanels,
    ({ proposal }) => projectSanction(proposal.id),
    (found) => proposalPanel(found),
  ),
];

function editionPanel(found: EditionSanction | null, at: EditionAddress) {
  if (found === null) return null;
  return {
    title: m.sanction_public_panel(),
    body: (
      <div class="stack">
        <Progress found={found} />
        <p>
          <a href={sanctionPath.to({ ...at })}>{m.sanction_public_panel_see()}</a>
        </p>
      </div>
    ),
  };
}

function Progress({ found }: { readonly found: EditionSanction }) {
  const { bodyKind, receivedOn, termDays, isDecided, isLapsed, isStale } = found;
  const { prioritised, sanctioned, returned } = found;
  const body = bodyWords[bodyKind].start();
  const said = { body, day: day(receivedOn) };
  return (
    <>
      {isStale && <p>{m.sanction_public_panel_stale()}</p>}
      {!isStale && !isDecided && (
        <p>
          {termDays === null
            ? m.sanction_public_panel_waits(said)
            : m.sanction_public_panel_waits_core({
                ...said,
                until: day(lastDayOf(receivedOn, termDays)),
              })}
        </p>
      )}
      {isLapsed && <p>{m.sanction_public_panel_by_lapse({ body })}</p>}
      {prioritised > 0 && (
        <p>
          {m.sanction_public_panel_share({
            count: sanctioned,
            ...{ sanctioned: count(sanctioned), prioritised: count(prioritised) },
          })}
        </p>
      )}
      {returned > 0 && (
        <p>{m.sanction_public_panel_returned({ count: returned, number: count(returned) })}</p>
      )}
    </>
  );
}

function proposalPanel(found: ProjectSanction | null) {
  if (found === null) return null;
  const { institution, edition, bodyKind, outcome, amountClp, reason } = found;
  const { resolution, documentCode, isStale } = found;
  const body = bodyWords[bodyKind].start();
  return {
    title: m.sanction_public_panel_proposal(),
    body: (
      <div class="stack">
        <p>
          <OutcomeTag outcome={outcome} />
        </p>
        <p>
          <a href={documentPath.to({ code: groupCode(documentCode) })}>
            {resolution === null
              ? m.sanction_public_panel_by_lapse({ body })
              : m.sanction_public_panel_by({ body, resolution })}
          </a>
        </p>
        {amountClp !== null && (
          <p>{m.sanction_public_panel_amount({ amount: money(amountClp) })}</p>
        )}
        {reason !== '' && <Written>{reason}</Written>}
        {isStale && <p>{m.sanction_public_panel_stale()}</p>}
        <p>
          <a href={sanctionPath.to({ institution, edition })}>{m.sanction_public_panel_see()}</a>
        </p>
      </div>
    ),
  };
}
