// The ten-minute brief on a screen: one column on a telephone, one sheet when printed.

import { groupCode } from '@minga/basics';
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { commitmentPath, type PublicEdition } from '../../../edition/editions/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { resultPath } from '../../../vote/count/index.ts';
import type { Brief, BriefContest, BriefRow } from './brief.ts';
import { briefFilePath } from './brief-paths.ts';
import { framedDesk, Group, placeOf } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';

interface BriefPageProps {
  readonly edition: PublicEdition;
  /** Undefined while no list is submitted. */
  readonly brief: Brief | undefined;
}

export function briefPage({ edition, brief }: BriefPageProps): Page {
  const at = placeOf(edition);
  return framedDesk({
    edition,
    title: m.sanction_brief_title(),
    lead: m.sanction_brief_lead(),
    crumbs: [{ label: m.sanction_brief_title() }],
    actions: brief && (
      <ButtonLink kind="deep" href={briefFilePath.to(at)}>
        {m.sanction_brief_print()}
      </ButtonLink>
    ),
    body:
      brief === undefined ? (
        <EmptyState
          title={m.sanction_brief_none_title()}
          actions={
            <ButtonLink kind="secondary" href={sanctionDesk.desk.to(at)}>
              {m.sanction_brief_to_desk()}
            </ButtonLink>
          }
        >
          <p>{m.sanction_brief_none()}</p>
        </EmptyState>
      ) : (
        <BriefBody {...{ edition, brief }} />
      ),
  });
}

function BriefBody({ edition, brief }: { readonly edition: PublicEdition; readonly brief: Brief }) {
  const at = placeOf(edition);
  return (
    <div class="stack-wide sanction-brief">
      <Group id="comprometido" title={m.sanction_brief_committed()}>
        <p>
          {brief.committed ?? m.sanction_brief_committed_none()}{' '}
          <a class="screen-only" href={commitmentPath.to(at)}>
            {m.sanction_brief_see_commitment()}
          </a>
        </p>
        <p>
          {brief.envelope} {brief.received}
        </p>
        <p>{m.sanction_brief_reason_rule()}</p>
      </Group>
      {brief.contests.map((contest) => (
        <Contest {...{ edition, contest }} />
      ))}
      <div class="screen-only">
        <Group id="preguntas" title={m.sanction_brief_ask_title()}>
          <p>
            {m.sanction_brief_ask()}{' '}
            <a href={sanctionDesk.questions.to(at)}>{m.sanction_brief_ask_link()}</a>
          </p>
        </Group>
      </div>
    </div>
  );
}

interface ContestProps {
  readonly edition: PublicEdition;
  readonly contest: BriefContest;
}

function Contest({ edition, contest }: ContestProps) {
  const { code, name, certificationCode, amount, counted, isStale, ties } = contest;
  const id = `concurso-${code}`;
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id} lang={writtenLang()}>
        {name}
      </h2>
      {isStale && (
        <Notice tone="warning">
          <p>{m.sanction_public_stale()}</p>
        </Notice>
      )}
      <p>
        {amount} {counted}
      </p>
      <RuledTable
        caption={name}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.sanction_column_project() },
          { label: m.sanction_brief_column_support(), align: 'end' },
          { label: m.sanction_column_cost(), align: 'end' },
          { label: m.sanction_column_reached() },
          { label: m.sanction_brief_column_falls() },
        ]}
        rows={cellsOf(contest)}
      />
      {ties.map((tie) => (
        <p>{tie}</p>
      ))}
      <p class="cluster">
        <a class="screen-only" href={resultPath.to({ ...placeOf(edition), contest: code })}>
          {m.sanction_public_count_reasons()}
        </a>
        <a href={documentPath.to({ code: groupCode(certificationCode) })}>
          {m.sanction_brief_result({ code: groupCode(certificationCode) })}
        </a>
      </p>
    </section>
  );
}

/** With the line up to which the amount goes. */
function cellsOf({ rows, line }: BriefContest): readonly ComponentChildren[][] {
  const cells = rows.map((row): ComponentChildren[] => [
    <Named row={row} />,
    row.support,
    <span class="money">{row.cost}</span>,
    row.isFunded ? m.sanction_reached() : m.sanction_not_reached(),
    row.ifFalls,
  ]);
  return line === null
    ? cells
    : cells.toSpliced(line.after, 0, [<strong>{line.text}</strong>, '', '', '', '']);
}

function Named({ row: { place, number, name, note } }: { readonly row: BriefRow }) {
  return (
    <>
      {`${place}. `}
      <span lang={writtenLang()}>{name}</span>{' '}
      <span class="secondary">{m.sanction_public_on_paper({ number })}</span>
      {note !== '' && <p class="sanction-note">{note}</p>}
    </>
  );
}
