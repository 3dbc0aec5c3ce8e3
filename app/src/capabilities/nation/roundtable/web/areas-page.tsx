// Common areas: all of them with what each lacks, and the quorum with the agreement that approved it.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { backingOf, stateOfArea } from '../rules/quorum.ts';
import type { Area, QuorumInForce } from '../store/areas.ts';
import type { Member } from '../store/members.ts';
import { sittingPath } from './agenda-paths.ts';
import { crumbs } from './parts.tsx';
import { AreaTag, dayThere } from './topic-parts.tsx';
import { areaHref, topicFilePaths, topicHref, topicsPath } from './topic-paths.ts';

export interface AreasRead {
  /** All there ever were. */
  readonly members: readonly Member[];
  /** The one in force first. */
  readonly quorums: readonly QuorumInForce[];
}

export interface AreasPageProps extends AreasRead {
  readonly areas: readonly Area[];
}

/** By the quorum of its period while it is common, and by the one in force otherwise; undefined without any. */
export function backingOfArea(area: Area, { members, quorums }: AreasRead) {
  const period = area.periods.at(-1);
  const stands = period !== undefined && period.endedAt === undefined;
  const quorum = stands ? quorums.find(({ id }) => id === period.quorumId) : quorums[0];
  if (quorum === undefined) return undefined;
  const backing = backingOf(quorum, {
    members: members.filter(({ leftOn }) => leftOn === undefined).map(({ id }) => id),
    backers: area.backings
      .filter(({ withdrawnAt }) => withdrawnAt === undefined)
      .map(({ memberId }) => memberId),
    ...(stands ? { atMost: period.membersCount } : {}),
  });
  return { ...backing, quorum };
}

export function areasPage(props: AreasPageProps): Page {
  const { areas, quorums } = props;
  const title = m.roundtable_areas();
  return {
    title: `${title}: ${m.roundtable_title()}`,
    description: m.roundtable_areas_lead(),
    hero: <Hero title={title} lead={m.roundtable_areas_lead()} crumbs={crumbs({ label: title })} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Quorums quorums={quorums} members={props.members} />
          {areas.length === 0 ? (
            <EmptyState
              title={m.roundtable_areas_none()}
              actions={<a href={topicsPath.to({})}>{m.roundtable_topics()}</a>}
            >
              <p>{m.roundtable_areas_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <ListFiles
                csv={topicFilePaths.areas.csv.to({})}
                json={topicFilePaths.areas.json.to({})}
              />
              <AreaTable {...props} />
            </>
          )}
        </div>
      </section>
    ),
  };
}

function AreaTable(props: AreasPageProps) {
  return (
    <RuledTable
      caption={m.roundtable_areas()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.roundtable_area() },
        { label: m.roundtable_topic() },
        { label: m.roundtable_column_state() },
        { label: m.roundtable_backed_by(), align: 'end' },
      ]}
      rows={props.areas.map((area) => {
        const backing = backingOfArea(area, props);
        return [
          <a href={areaHref(area.number)} lang={writtenLang()}>
            {area.title}
          </a>,
          <a href={topicHref(area.topicNumber)} lang={writtenLang()}>
            {area.topicTitle}
          </a>,
          <AreaTag state={stateOfArea(area.periods)} />,
          backing === undefined
            ? '–'
            : m.roundtable_backed_of({ count: backing.backedCount, needed: backing.needed }),
        ];
      })}
    />
  );
}

/** In force and before: each with the agreement that approved it. */
export function Quorums({ quorums, members }: AreasRead) {
  if (quorums.length === 0) return <p>{m.roundtable_quorum_none()}</p>;
  return (
    <ul class="roundtable-rows">
      {quorums.map((quorum, place) => {
        const must = quorum.mustBack.map((id) => members.find((one) => one.id === id)?.name ?? '');
        const part = `${quorum.numerator}/${quorum.denominator}`;
        const since = dayThere(quorum.inForceFrom);
        return (
          <li>
            {place === 0
              ? m.roundtable_quorum_in_force({ part, day: since })
              : m.roundtable_quorum_before({ part, day: since })}
            {must.length > 0 && <> {m.roundtable_quorum_must({ members: must.join(', ') })}</>}
            <span class="roundtable-note">
              <a href={sittingPath.to({ sitting: String(quorum.sitting) })}>
                {m.roundtable_quorum_agreement({
                  number: `${quorum.sitting}.${quorum.agreement}`,
                })}
              </a>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
