// What several pages of the roll share: the election of an address, frames, refusals, and the page where there is no roll.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  scopeOf,
} from '../../../../platform/http/route.ts';
import type { House, RollTools } from '../../../../platform/room.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import { electionPath } from '../../election/index.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { findElection, findOwnElection, type SealedElection } from '../actions/sealed-election.ts';

export type RollHouse = House & { readonly roll: RollTools };

/** An answer that needs the roll; a process without it says so. */
export function withRoll(
  house: House,
  answer: (house: RollHouse, ask: Ask) => Answer | Promise<Answer>,
): (ask: Ask) => Answer | Promise<Answer> {
  return (ask) =>
    house.roll === undefined ? notHerePage() : answer({ ...house, roll: house.roll }, ask);
}

function notHerePage(): Page {
  return framed({
    title: m.roll_not_here_title(),
    lead: m.roll_not_here(),
    status: 503,
    body: <p>{m.roll_not_here_next()}</p>,
  });
}

export interface Framed {
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly crumbs?: readonly Crumb[];
  readonly status?: Page['status'] | undefined;
  readonly done?: string | undefined;
  readonly islands?: readonly string[];
  readonly isPublic?: true;
  readonly body: ComponentChildren;
}

export function framed(page: Framed): Page {
  const { title, lead, crumbs, status, done, islands, body } = page;
  return {
    ...(status === undefined ? {} : { status }),
    ...(islands === undefined ? {} : { islands }),
    ...(page.isPublic ? {} : { robots: 'noindex', referrer: 'no-referrer' }),
    title,
    description: typeof lead === 'string' ? lead : title,
    current: 'comunas',
    hero: <Hero title={title} lead={lead} {...(crumbs === undefined ? {} : { crumbs })} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {body}
        </div>
      </section>
    ),
  };
}

export function refusedPage(sentence: string, status: Page['status'] = 404): Page {
  return framed({
    title: m.roll_refused_title(),
    lead: sentence,
    status,
    body: <p>{m.roll_refused_next()}</p>,
  });
}

export interface OfElection {
  readonly house: RollHouse;
  readonly ask: Ask;
  readonly election: SealedElection;
}

/** Of an election that everybody may know of: one that was opened. */
export function onElection(house: House, answer: (at: OfElection) => Answer | Promise<Answer>) {
  return withRoll(house, async (own, ask) => {
    const election = await findElection(own.db, ask.params.election ?? '');
    return election?.manifest == null
      ? refusedPage(m.roll_refused_unknown())
      : answer({ house: own, ask, election });
  });
}

/** Also of one that people may declare for before it opens. */
export function onAnyElection(house: House, answer: (at: OfElection) => Answer | Promise<Answer>) {
  return withRoll(house, async (own, ask) => {
    const election = await findElection(own.db, ask.params.election ?? '');
    return election === undefined
      ? refusedPage(m.roll_refused_unknown())
      : answer({ house: own, ask, election });
  });
}

export interface AtDesk extends OfElection {
  readonly by: ByStaff;
}

/** Of an election of the institution in the address; another's is not there. */
export function atDesk(house: House, answer: (at: AtDesk) => Answer | Promise<Answer>) {
  return withRoll(house, async (own, ask) => {
    const by = { actor: actorOf(ask), scope: scopeOf(ask), now: own.clock.now() };
    const election = await findOwnElection(own.db, ask.params.election ?? '', by.scope.id);
    return election === undefined
      ? refusedPage(m.roll_refused_unknown())
      : answer({ house: own, ask, election, by });
  });
}

export function deskParams({ institutionSlug, id }: SealedElection) {
  return { institution: institutionSlug, election: id };
}

export function deskCrumbs(election: SealedElection, ...more: readonly Crumb[]): readonly Crumb[] {
  const { institutionName, institutionSlug, title } = election;
  return [
    { label: institutionName, href: deskPath.to({ institution: institutionSlug }) },
    { label: title, lang: writtenLang() },
    ...more,
  ];
}

export function publicCrumbs(
  { id, title }: SealedElection,
  ...more: readonly Crumb[]
): readonly Crumb[] {
  return [{ label: title, lang: writtenLang(), href: electionPath.to({ election: id }) }, ...more];
}

/** What people wrote, in the language in which they did. */
export function Said({ children }: { readonly children: string }) {
  return <span lang={writtenLang()}>{children}</span>;
}
