// Bottlenecks: the catalogue with what members put first, one with all it touches, and the form of whoever raises one.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { editionPath } from '../../../edition/editions/index.ts';
import { comunaPath } from '../../../ground/territories/index.ts';
import { experiencePath } from '../../experiences/index.ts';
import { bottleneckKindWords } from '../actions/agenda-words.ts';
import { MOST_POINTS, mayClose, points } from '../rules/bottleneck.ts';
import type { Seat } from '../rules/seat.ts';
import type { AgendaAction } from '../store/agenda.ts';
import type { Bottleneck } from '../store/bottlenecks.ts';
import {
  agendaFiles,
  bottleneckPath,
  bottlenecksPath,
  closePath,
  newActionPath,
  newBottleneckPath,
  newOpportunityPath,
  pointsPath,
} from './agenda-paths.ts';
import {
  ActionLink,
  ActionTag,
  dayOfInstant,
  EvidenceRows,
  MemberName,
  Members,
  membersOf,
  Said,
} from './agenda-words.tsx';
import { crumbs } from './parts.tsx';

function BottleneckTag({ bottleneck: { closedAt } }: { readonly bottleneck: Bottleneck }) {
  return closedAt === undefined ? (
    <Tag tone="attention">{m.roundtable_bottleneck_open()}</Tag>
  ) : (
    <Tag tone="done">{m.roundtable_bottleneck_closed()}</Tag>
  );
}

export function BottleneckLink({
  bottleneck: { number, title },
}: {
  readonly bottleneck: { readonly number: number; readonly title: string };
}) {
  return (
    <>
      {number}.{' '}
      <a href={bottleneckPath.to({ bottleneck: String(number) })} lang={writtenLang()}>
        {title}
      </a>
    </>
  );
}

export function bottlenecksPage({
  bottlenecks,
  seat,
}: {
  readonly bottlenecks: readonly Bottleneck[];
  readonly seat: Seat | undefined;
}): Page {
  const title = m.roundtable_bottlenecks();
  return {
    title,
    description: m.roundtable_bottlenecks_lead(),
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_bottlenecks_lead()}
        crumbs={crumbs({ label: title })}
        actions={
          seat && (
            <ButtonLink href={newBottleneckPath.to({})}>
              {m.roundtable_bottleneck_raise()}
            </ButtonLink>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {bottlenecks.length === 0 ? (
            <EmptyState title={m.roundtable_bottlenecks_none()}>
              <p>{m.roundtable_bottlenecks_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <ListFiles
                csv={agendaFiles.bottlenecks.csv.to({})}
                json={agendaFiles.bottlenecks.json.to({})}
              />
              <RuledTable
                caption={title}
                captionHidden
                narrow="stack"
                columns={[
                  { label: m.roundtable_bottleneck() },
                  { label: m.roundtable_field_kind() },
                  { label: m.roundtable_column_state() },
                  { label: m.roundtable_points(), align: 'end' },
                  { label: m.roundtable_editions(), align: 'end' },
                ]}
                rows={bottlenecks.map((one) => [
                  <BottleneckLink bottleneck={one} />,
                  bottleneckKindWords[one.kind](),
                  <BottleneckTag bottleneck={one} />,
                  String(one.pointsCount),
                  String(one.editions.length + one.experiences.length),
                ])}
              />
            </>
          )}
        </div>
      </section>
    ),
  };
}

export interface BottleneckPageProps {
  readonly bottleneck: Bottleneck;
  readonly actions: readonly AgendaAction[];
  readonly seat: Seat | undefined;
  readonly today: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function bottleneckPage(props: BottleneckPageProps): Page {
  const { bottleneck, problems, status, done } = props;
  const { number, title, kind } = bottleneck;
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${m.roundtable_bottlenecks()}`,
    description: bottleneckKindWords[kind](),
    hero: (
      <Hero
        title={<span lang={writtenLang()}>{title}</span>}
        lead={bottleneckKindWords[kind]()}
        crumbs={crumbs(
          { label: m.roundtable_bottlenecks(), href: bottlenecksPath.to({}) },
          { label: String(number) },
        )}
        tags={<BottleneckTag bottleneck={bottleneck} />}
      />
    ),
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <Done text={done} />
            <FormProblems problems={problems} />
            <WhatItIs {...props} />
          </div>
        </section>
        <section class="section">
          <div class="wrap stack">
            <LinkedActions {...props} />
          </div>
        </section>
        <section class="section">
          <div class="wrap stack">
            <Priorities {...props} />
          </div>
        </section>
      </>
    ),
  };
}

function WhatItIs({ bottleneck }: BottleneckPageProps) {
  const { text, raisedBy, raisedAt, closedAt, closedBy, result, evidence } = bottleneck;
  return (
    <>
      {closedAt !== undefined && (
        <Notice tone="done" title={m.roundtable_bottleneck_result({ day: dayOfInstant(closedAt) })}>
          <p lang={writtenLang()}>{result}</p>
          {closedBy && (
            <p class="secondary">
              <MemberName member={closedBy} />
            </p>
          )}
        </Notice>
      )}
      <p class="roundtable-quote" lang={writtenLang()}>
        {text}
      </p>
      <dl class="stack roundtable-said">
        <Said label={m.roundtable_raised_by()}>
          <MemberName member={raisedBy} />, {dayOfInstant(raisedAt)}
        </Said>
        {evidence.length > 0 && (
          <Said label={m.roundtable_evidence_rows()}>
            <EvidenceRows evidence={evidence} />
          </Said>
        )}
        <Affected bottleneck={bottleneck} />
      </dl>
    </>
  );
}

function Affected({
  bottleneck: { comunas, editions, experiences },
}: Pick<BottleneckPageProps, 'bottleneck'>) {
  const count = editions.length + experiences.length;
  return (
    <>
      {comunas.length > 0 && (
        <Said label={m.roundtable_comunas()}>
          {comunas.map(({ slug, name }, at) => (
            <>
              {at > 0 && ', '}
              <a href={comunaPath.to({ slug })}>{name}</a>
            </>
          ))}
        </Said>
      )}
      {count > 0 && (
        <Said label={m.roundtable_editions_count({ count })}>
          <ul>
            {editions.map(({ institutionSlug: institution, institutionName, slug: edition }) => (
              <li>
                <a href={editionPath.to({ institution, edition })}>
                  {institutionName}, {edition}
                </a>
              </li>
            ))}
            {experiences.map(({ id, titleEs, titleEn, year, place }) => (
              <li>
                <a href={experiencePath.to({ id })}>
                  {currentLocale() === 'en' ? titleEn : titleEs}
                </a>
                , {place} {year}
              </li>
            ))}
          </ul>
        </Said>
      )}
    </>
  );
}

function LinkedActions({ bottleneck, actions, seat, today }: BottleneckPageProps) {
  const query = { nudo: String(bottleneck.number) };
  return (
    <>
      <h2>{m.roundtable_linked_actions()}</h2>
      {actions.length === 0 ? (
        <p>{m.roundtable_linked_actions_none()}</p>
      ) : (
        <ul class="roundtable-rows">
          {actions.map((action) => (
            <li>
              <ActionLink action={action} /> <ActionTag action={action} today={today} />
              <span class="roundtable-note">
                <Members members={membersOf(action, 'responsible')} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {seat && bottleneck.closedAt === undefined && (
        <p class="cluster">
          <a href={newActionPath.to({}, { query })}>{m.roundtable_action_propose()}</a>
          <a href={newOpportunityPath.to({}, { query })}>{m.roundtable_opportunity_offer()}</a>
        </p>
      )}
    </>
  );
}

function Priorities({ bottleneck, seat, typed, problems }: BottleneckPageProps) {
  const { number, priorities, pointsCount, closedAt, raisedBy } = bottleneck;
  const own = priorities.find(({ member }) => member.id === seat?.memberId);
  const raised = { raisedBy: raisedBy.id, raiserHasLeft: raisedBy.hasLeft };
  const isClosed = closedAt !== undefined;
  const to = { bottleneck: String(number) };
  return (
    <>
      <h2>{m.roundtable_priority()}</h2>
      {priorities.length === 0 ? (
        <p>{m.roundtable_priority_none()}</p>
      ) : (
        <>
          <p>{m.roundtable_priority_sum({ points: pointsCount, members: priorities.length })}</p>
          <ul class="roundtable-names">
            {priorities.map(({ member, points: given }) => (
              <li>
                <MemberName member={member} />: {given}
              </li>
            ))}
          </ul>
        </>
      )}
      {seat && !isClosed && (
        <form class="stack" action={pointsPath.to(to)} method="post">
          <Choices
            id="puntos"
            name="puntos"
            label={m.roundtable_priority_own({ member: seat.memberName })}
            hint={m.roundtable_priority_hint({ most: MOST_POINTS })}
            error={problemOf(problems, 'puntos')}
            chosen={own === undefined ? [] : [String(own.points)]}
            options={points.map((value) => ({ value, label: value }))}
          />
          <p>
            <Button kind="secondary">{m.roundtable_priority_save()}</Button>
          </p>
        </form>
      )}
      {seat && mayClose({ ...raised, isClosed }, seat.memberId).ok && (
        <Disclosure summary={m.roundtable_bottleneck_close()} open={'resultado' in typed}>
          <form class="stack" action={closePath.to(to)} method="post" noValidate>
            <TextAreaField
              id="resultado"
              name="resultado"
              label={m.roundtable_field_result()}
              hint={m.roundtable_hint_result()}
              error={problemOf(problems, 'resultado')}
              value={typed.resultado}
            />
            <p>
              <Button>{m.roundtable_bottleneck_close()}</Button>
            </p>
          </form>
        </Disclosure>
      )}
    </>
  );
}
