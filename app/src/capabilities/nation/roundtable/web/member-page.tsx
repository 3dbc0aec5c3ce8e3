// The page of a member: what it is, since when it sits, who speaks for it, and what each topic adds.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { organizationPath } from '../../../ground/organizations/index.ts';
import type { Member } from '../store/members.ts';
import { type Speaker, Speakers } from './members-page.tsx';
import type { Part } from './part.ts';
import { PartSections } from './part-sections.tsx';
import { crumbs, dayOf } from './parts.tsx';
import { callPath, memberPath, membersPath } from './paths.ts';

export interface MemberPageProps {
  readonly member: Member;
  readonly speakers: readonly Speaker[];
  readonly parts: readonly Part[];
}

export function memberPage({ member, speakers, parts }: MemberPageProps): Page {
  const { name, nameThen, joinedOn } = member;
  const lead = m.roundtable_member_lead({ day: dayOf(joinedOn) });
  return {
    title: `${name}: ${m.roundtable_title()}`,
    description: lead,
    hero: (
      <Hero
        title={name}
        lead={lead}
        crumbs={crumbs(
          { label: m.roundtable_members(), href: membersPath.to({}) },
          { label: name },
        )}
        tags={name === nameThen ? undefined : m.roundtable_called_before({ name: nameThen })}
      />
    ),
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <State member={member} />
            <dl class="stack roundtable-said">
              <div>
                <dt>{m.roundtable_speakers()}</dt>
                <dd>
                  <Speakers speakers={speakers} />
                </dd>
              </div>
              <div>
                <dt>{m.roundtable_member_origin()}</dt>
                <dd>
                  <Origin member={member} />
                </dd>
              </div>
            </dl>
            <p>
              <a href={ownerHref(member)}>{m.roundtable_member_owner()}</a>
            </p>
          </div>
        </section>
        <PartSections parts={parts} />
      </>
    ),
  };
}

/** The page of the organisation or institution itself. */
function ownerHref({ of }: Member): string {
  return of.kind === 'organization'
    ? organizationPath.to({ organization: of.slug })
    : institutionPath.to({ institution: of.slug });
}

function Origin({ member: { callNumber } }: { readonly member: Member }) {
  if (callNumber === undefined) return <>{m.roundtable_origin_invited()}</>;
  return (
    <a href={callPath.to({ call: String(callNumber) })}>
      {m.roundtable_origin_call({ number: callNumber })}
    </a>
  );
}

function State({ member }: { readonly member: Member }) {
  const { leftOn, leftReason, replacedBy, silentSince } = member;
  if (leftOn !== undefined) {
    return (
      <Notice tone="warning" title={m.roundtable_left_on({ day: dayOf(leftOn) })}>
        <p lang={writtenLang()}>{leftReason}</p>
        {replacedBy && (
          <p>
            {m.roundtable_replaced_by()}:{' '}
            <a href={memberPath.to({ member: replacedBy.slug })}>{replacedBy.name}</a>
          </p>
        )}
      </Notice>
    );
  }
  return silentSince === undefined ? null : (
    <Notice>
      <p>{m.roundtable_silent_since({ day: dayOf(silentSince) })}</p>
    </Notice>
  );
}
