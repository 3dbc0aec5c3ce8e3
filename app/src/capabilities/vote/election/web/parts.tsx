// What several pages of elections share: frames, tags, facts in rows, and pages that refuse.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import { electionPath } from '../addresses.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { ElectionState } from '../rules/states.ts';
import type { Election } from '../store/elections.ts';
import { desk, votesPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { stateTones, stateWords } from './words.ts';

export function StateTag({ state }: { readonly state: ElectionState }) {
  return <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>;
}

/** What was written in Spanish. */
export function Said({ children }: { readonly children: ComponentChildren }) {
  return <span lang={writtenLang()}>{children}</span>;
}

interface FactsProps {
  readonly rows: readonly {
    readonly label: string;
    readonly text: ComponentChildren;
    readonly lang?: string | undefined;
  }[];
}

export function Facts({ rows }: FactsProps) {
  return (
    <dl class="election-facts">
      {rows.map(({ label, text, lang }) => (
        <div>
          <dt>{label}</dt>
          <dd lang={lang}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Group({
  title,
  id,
  children,
}: {
  readonly title: ComponentChildren;
  readonly id?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="stack election-group" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Words of the strip over every page of a vote that is none. */
function demonstrationOf({
  isDemonstration,
}: Pick<Election, 'isDemonstration'>): Pick<Page, 'demonstration'> {
  return isDemonstration ? { demonstration: m.election_demonstration() } : {};
}

interface PublicFrame {
  readonly election: Election;
  readonly title: string;
  readonly lead: string;
  readonly isUnder?: boolean;
  readonly actions?: ComponentChildren;
  readonly islands?: readonly string[];
  readonly children: ComponentChildren;
}

export function publicPage(frame: PublicFrame): Page {
  const { election, title, lead, isUnder, actions, islands, children } = frame;
  const crumbs: readonly Crumb[] = [
    { label: m.election_votes_title(), href: votesPath.to({}) },
    ...(isUnder === true
      ? [
          {
            label: election.title,
            lang: writtenLang(),
            href: electionPath.to({ election: election.id }),
          },
        ]
      : []),
    { label: title },
  ];
  return {
    title: isUnder === true ? `${title}: ${election.title}` : title,
    description: lead,
    current: 'comunas',
    ...demonstrationOf(election),
    ...(islands === undefined ? {} : { islands }),
    hero: (
      <Hero
        title={title}
        lead={lead}
        crumbs={crumbs}
        tags={<StateTag state={election.state} />}
        actions={actions}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">{children}</div>
      </section>
    ),
  };
}

export interface DeskShown {
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
  readonly done?: string | undefined;
}

interface DeskFrame extends DeskShown {
  /** Whether the page has the field now, where its forms come and go with the state of the vote. */
  readonly isOnPage?: ((field: string) => boolean) | undefined;
  readonly institution: { readonly slug: string; readonly name: string };
  /** On the pages of one. */
  readonly election?: Election;
  readonly title: string;
  readonly lead: string;
  readonly tags?: ComponentChildren;
  readonly islands?: readonly string[];
  readonly children: ComponentChildren;
}

/** A page of the desk, under its election and its institution. */
export function deskPage(frame: DeskFrame): Page {
  const { institution, election, title, lead, tags, islands, problems = [], status } = frame;
  const at = { institution: institution.slug };
  const isUnder = election !== undefined && election.title !== title;
  const crumbs: readonly Crumb[] = [
    { label: institution.name, href: deskPath.to(at) },
    ...(title === m.election_desk_title()
      ? []
      : [{ label: m.election_desk_title(), href: desk.list.to(at) }]),
    ...(isUnder
      ? [{ label: election.title, href: desk.election.to({ ...at, election: election.id }) }]
      : []),
    { label: title },
  ];
  const code = status ?? (problems.length > 0 ? 422 : undefined);
  return {
    ...(code === undefined ? {} : { status: code }),
    title: `${title}: ${isUnder ? election.title : institution.name}`,
    description: lead,
    robots: 'noindex',
    current: 'comunas',
    ...(election === undefined ? {} : demonstrationOf(election)),
    ...(islands === undefined ? {} : { islands }),
    hero: <Hero title={title} lead={lead} crumbs={crumbs} tags={tags} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={frame.done} />
          <FormProblems problems={problems} isOnPage={frame.isOnPage} />
          {frame.children}
        </div>
      </section>
    ),
  };
}

/** What a form is told when the whole of it was refused. */
export function problemOfRefusal(refusal: Refusal): FieldProblem {
  return { field: '', message: refusalSentence(refusal) };
}

/** A page that says why not and where to go on. */
export function refusedPage(
  refusal: Refusal,
  back: Way = { label: m.election_votes_title(), href: votesPath.to({}) },
): Page {
  const status = refusalStatus(refusal);
  const title = status === 404 ? m.election_absent_title() : m.election_refused_title();
  return pageOfRefusal({ status, title, sentence: refusalSentence(refusal), back });
}
