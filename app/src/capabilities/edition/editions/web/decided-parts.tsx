// What was closed, committed, published and decided about an edition, as its desk shows it.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import type { AtEdition } from './at-desk.ts';
import { Group } from './parts.tsx';
import { deciderOf, tallyWords } from './public-words.ts';
import { dayWords, interruptionWords, money, numberWords, opinionWords } from './words.ts';

export function DecidedParts({ at }: { readonly at: AtEdition }) {
  return (
    <>
      <Versions at={at} />
      <Commitments at={at} />
      <Incidents at={at} />
    </>
  );
}

function instantOf(text: string, { institution }: AtEdition): string {
  return formatInstant(new Date(text), currentLocale(), { timeZone: institution.timeZone });
}

function Versions({ at }: { readonly at: AtEdition }) {
  const { versions, publications } = at.edition;
  if (versions.length === 0) return null;
  return (
    <Group title={m.editions_versions()}>
      <RuledTable
        caption={m.editions_versions()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.editions_act_version() },
          { label: m.editions_field_envelope(), align: 'end' },
          { label: m.editions_closed_at() },
          { label: m.editions_column_state() },
          { label: m.editions_commitment_file() },
        ]}
        rows={versions.toReversed().map((version) => {
          const publication = publications.find(({ rulebookId }) => rulebookId === version.id);
          return [
            numberWords(version.version),
            money(version.envelopeClp),
            instantOf(version.closedAt, at),
            publication === undefined
              ? m.editions_version_not_in_force()
              : m.editions_version_since({ day: instantOf(publication.publishedAt, at) }),
            <a class="code" href={documentPath.to({ code: version.documentCode })}>
              {version.documentCode}
            </a>,
          ];
        })}
      />
    </Group>
  );
}

function Commitments({ at }: { readonly at: AtEdition }) {
  const { commitments } = at.edition;
  if (commitments.length === 0) return null;
  return (
    <Group title={m.editions_commitments()}>
      <RuledTable
        caption={m.editions_commitments()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.editions_commitment_resolution() },
          { label: m.editions_commitment_sitting() },
          { label: m.editions_commitment_amount(), align: 'end' },
          { label: m.editions_commitment_votes() },
          { label: m.editions_column_state() },
          { label: m.editions_commitment_file() },
        ]}
        rows={commitments.toReversed().map((commitment) => [
          commitment.resolution,
          `${commitment.sitting}, ${dayWords(commitment.sittingOn)}`,
          money(commitment.amountClp),
          tallyWords(commitment.votes),
          commitment.isRevoked
            ? m.editions_revoked_by({ resolution: commitment.revocationResolution ?? '' })
            : m.editions_commitment_stands(),
          <a class="code" href={documentPath.to({ code: commitment.documentCode })}>
            {commitment.documentCode}
          </a>,
        ])}
      />
    </Group>
  );
}

function Incidents({ at }: { readonly at: AtEdition }) {
  const { interruptions, incidents, opinions } = at.edition;
  const lines = [
    ...interruptions.map((one) => ({
      at: one.decidedAt,
      when: instantOf(one.decidedAt, at),
      text: m.editions_interrupted_line({
        what: interruptionWords[one.kind](),
        by: deciderOf(one),
        reason: one.reason,
      }),
    })),
    ...incidents.map(({ kind, happenedAt }) => ({
      at: happenedAt,
      when: instantOf(happenedAt, at),
      text:
        kind === 'breadth-lost'
          ? m.editions_incident_breadth_lost()
          : m.editions_incident_commitment_revoked(),
    })),
    ...opinions.map(({ sittingOn, opinion, version }) => ({
      at: sittingOn,
      when: dayWords(sittingOn),
      text: m.editions_opinion_line({
        opinion: opinionWords[opinion](),
        version: numberWords(version),
      }),
    })),
  ].toSorted((one, other) => (one.at < other.at ? 1 : -1));
  if (lines.length === 0) return null;
  return (
    <Group title={m.editions_happened()}>
      <ul class="edition-rows">
        {lines.map((line) => (
          <li>
            {line.text} <span class="secondary">{line.when}</span>
          </li>
        ))}
      </ul>
    </Group>
  );
}
