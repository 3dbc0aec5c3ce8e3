// Joinings of an edition at the desk: those that wait for an answer, how the others ended, and two ways to ask.
// Accessibility: a table whose first cell is the link; each way to ask is a form with one field.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import type { PublicEdition } from '../../editions/index.ts';
import type { KeptJoining } from '../store/joinings.ts';
import { joiningAddress, joiningDesk, joiningPath } from './joining-paths.ts';
import { endWords, kindWords } from './joining-words.ts';
import { dayWords } from './state-words.ts';

interface JoiningsPageProps {
  readonly edition: PublicEdition;
  readonly joinings: readonly KeptJoining[];
  readonly done: string | undefined;
}

export function joiningsPage({ edition, joinings, done }: JoiningsPageProps): Page {
  const { place, name, slug } = edition;
  const action = joiningDesk.propose.to({ institution: place.slug, edition: slug });
  const title = m.proposals_joining_desk_title();
  return {
    title,
    description: m.proposals_joining_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: place.name, href: deskPath.to({ institution: place.slug }) },
          { label: name },
        ]}
        lead={m.proposals_joining_desk_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {joinings.length === 0 ? (
            <EmptyState title={m.proposals_joining_desk_none()}>
              <p>{m.proposals_joining_desk_none_text()}</p>
            </EmptyState>
          ) : (
            <Joinings joinings={joinings} />
          )}
          <form class="stack proposal-form" action={action} method="get">
            <Field
              id="con"
              name="con"
              label={m.proposals_joining_desk_merge()}
              hint={m.proposals_joining_desk_merge_hint()}
            />
            <p>
              <Button>{m.proposals_joining_form_next()}</Button>
            </p>
          </form>
          <form class="stack proposal-form" action={action} method="get">
            <Field
              id="dividir"
              name="dividir"
              label={m.proposals_joining_desk_split()}
              inputMode="numeric"
            />
            <p>
              <Button kind="secondary">{m.proposals_joining_form_next()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}

function Joinings({ joinings }: { readonly joinings: readonly KeptJoining[] }) {
  return (
    <RuledTable
      caption={m.proposals_joining_desk_title()}
      captionHidden
      columns={[
        { label: m.proposals_joining_desk_what() },
        { label: m.proposals_joining_desk_answered() },
        { label: m.proposals_joining_desk_state() },
      ]}
      rows={joinings.map((joining) => {
        const { kind, parts, ended, answerUntil } = joining;
        const numbers = parts.map(({ number }) => number).join(', ');
        return [
          <a href={joiningPath.to(joiningAddress(joining))}>
            {kindWords[kind]()} · {numbers}
          </a>,
          m.proposals_joining_desk_count({
            given: parts.filter(({ consent }) => consent === 'given').length,
            all: parts.length,
          }),
          ended === null
            ? m.proposals_joining_open({ day: dayWords(answerUntil) })
            : endWords[ended](),
        ];
      })}
    />
  );
}
