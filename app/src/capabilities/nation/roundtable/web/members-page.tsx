// Who sits at the Mesa today, who speaks for each, and who left.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Rank } from '../rules/seat.ts';
import type { Member } from '../store/members.ts';
import { NameToday } from './call-parts.tsx';
import { crumbs, shortDayOf } from './parts.tsx';
import { callsPath, listFilePaths, memberPath, membersPath } from './paths.ts';
import { rankWords } from './words.ts';

/** Somebody who accepted to speak for a member, as she is called in public. */
export interface Speaker {
  readonly rank: Rank;
  readonly name: string;
}

export interface MembersPageProps {
  readonly members: readonly Member[];
  /** By the id of the member. */
  readonly speakers: ReadonlyMap<string, readonly Speaker[]>;
}

export function membersPage({ members, speakers }: MembersPageProps): Page {
  const title = m.roundtable_members();
  const standing = members.filter(({ leftOn }) => leftOn === undefined);
  const gone = members.filter(({ leftOn }) => leftOn !== undefined);
  return {
    title,
    description: m.roundtable_members_lead(),
    hero: (
      <Hero title={title} lead={m.roundtable_members_lead()} crumbs={crumbs({ label: title })} />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {members.length === 0 ? (
            <EmptyState
              title={m.roundtable_members_none()}
              actions={<a href={callsPath.to({})}>{m.roundtable_calls()}</a>}
            >
              <p>{m.roundtable_members_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <ListFiles
                csv={listFilePaths.members.csv.to({})}
                json={listFilePaths.members.json.to({})}
              />
              <Standing members={standing} speakers={speakers} />
              {gone.length > 0 && <Gone members={gone} />}
            </>
          )}
        </div>
      </section>
    ),
  };
}

function Standing({ members, speakers }: MembersPageProps) {
  return (
    <RuledTable
      caption={m.roundtable_members_standing({ count: members.length })}
      narrow="stack"
      columns={[
        { label: m.roundtable_member() },
        { label: m.roundtable_member_kind() },
        { label: m.roundtable_member_since() },
        { label: m.roundtable_speakers() },
      ]}
      rows={members.map((member) => [
        <>
          <MemberName member={member} />
          {member.silentSince !== undefined && <SilentTag />}
        </>,
        member.of.kind === 'organization'
          ? m.roundtable_kind_organization()
          : m.roundtable_kind_institution(),
        shortDayOf(member.joinedOn),
        <Speakers speakers={speakers.get(member.id) ?? []} />,
      ])}
    />
  );
}

function SilentTag() {
  return (
    <>
      {' '}
      <Tag>{m.roundtable_silent()}</Tag>
    </>
  );
}

function MemberName({ member }: { readonly member: Member }) {
  const { name, nameThen, slug } = member;
  return (
    <NameToday name={name} nameThen={nameThen}>
      {memberPath.to({ member: slug })}
    </NameToday>
  );
}

export function Speakers({ speakers }: { readonly speakers: readonly Speaker[] }) {
  if (speakers.length === 0) return <>{m.roundtable_speakers_none()}</>;
  return (
    <ul class="roundtable-speakers">
      {speakers.map(({ rank, name }) => (
        <li>
          {name} <span class="secondary">({rankWords[rank]()})</span>
        </li>
      ))}
    </ul>
  );
}

function Gone({ members }: { readonly members: readonly Member[] }) {
  return (
    <RuledTable
      caption={m.roundtable_members_gone()}
      narrow="stack"
      columns={[
        { label: m.roundtable_member() },
        { label: m.roundtable_member_left() },
        { label: m.roundtable_column_reason() },
        { label: m.roundtable_replaced_by() },
      ]}
      rows={members.map((member) => [
        <MemberName member={member} />,
        shortDayOf(member.leftOn ?? ''),
        <span lang={writtenLang()}>{member.leftReason}</span>,
        member.replacedBy === undefined ? (
          '–'
        ) : (
          <a href={memberPath.to({ member: member.replacedBy.slug })}>{member.replacedBy.name}</a>
        ),
      ])}
    />
  );
}

/** Of the front: how many sit, by kind, and the way to all. */
export function MembersSummary({ members }: { readonly members: readonly Member[] }) {
  const organizations = members.filter(({ of }) => of.kind === 'organization');
  const bodies = members.filter(({ of }) => of.kind === 'institution');
  return (
    <div class="stack">
      <p>
        {m.roundtable_front_members({ organizations: organizations.length, bodies: bodies.length })}
      </p>
      <ul class="roundtable-names">
        {members.map(({ slug, name }) => (
          <li>
            <a href={memberPath.to({ member: slug })}>{name}</a>
          </li>
        ))}
      </ul>
      <p class="screen-only">
        <a href={membersPath.to({})}>{m.roundtable_front_all_members()}</a>
      </p>
    </div>
  );
}
