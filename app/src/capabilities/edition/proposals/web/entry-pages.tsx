// The desk of entries: what assemblies put first, with a box for each, what is being written, and the form of one.
//
// Accessibility: boxes are whole labels of one group; what became a proposal is a link instead of a box.

import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import { deskPath } from '../../../ground/institutions/index.ts';
import type { PublicEdition } from '../../editions/index.ts';
import type { listPriorities } from '../actions/keep-entries.ts';
import { themeWords } from '../rules/themes.ts';
import type { Entry } from '../store/entries.ts';
import { entryDesk } from './entry-paths.ts';
import { FirstButton } from './first-button.tsx';
import { proposalPath } from './paths.ts';
import { islandsFor } from './point-place.ts';

import {
  CostFields,
  IdeaFields,
  NeedFields,
  PlanFields,
  type StepFieldsProps,
} from './step-fields.tsx';

interface Framed {
  readonly edition: PublicEdition;
  readonly title: string;
  readonly lead: string;
  readonly problems: readonly FieldProblem[];
  readonly done?: string | undefined;
  readonly status?: Page['status'];
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[];
  /** As `FormProblems` asks; every field is there otherwise. */
  readonly isOnPage?: (field: string) => boolean;
  readonly children: preact.ComponentChildren;
}

function framed(props: Framed): Page {
  const { edition, title, lead, problems, done, status, crumbs = [], isOnPage, children } = props;
  const { place, name } = edition;
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: lead,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: place.name, href: deskPath.to({ institution: place.slug }) },
          ...(crumbs.length === 0 ? [{ label: name }] : crumbs),
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <FormProblems problems={problems} {...(isOnPage && { isOnPage })} />
          {children}
        </div>
      </section>
    ),
  };
}

type PriorityLine = Awaited<ReturnType<typeof listPriorities>>[number];

interface EntriesPageProps {
  readonly edition: PublicEdition;
  readonly entries: readonly Entry[];
  readonly priorities: readonly PriorityLine[];
  readonly problems: readonly FieldProblem[];
  readonly done: string | undefined;
  /** Why nothing is taken now. */
  readonly closed: string | undefined;
  readonly status?: Page['status'];
}

export function entriesPage(props: EntriesPageProps): Page {
  const { edition, entries, closed } = props;
  const to = { institution: edition.place.slug, edition: edition.slug };
  const writing = entries.filter(({ number }) => number === null);
  return framed({
    ...props,
    title: m.proposals_entry_title(),
    lead: m.proposals_entry_lead(),
    isOnPage: () => props.priorities.length > 0,
    children: (
      <>
        {closed !== undefined && (
          <Notice tone="warning" title={m.proposals_entry_closed()}>
            <p>{closed}</p>
          </Notice>
        )}
        {writing.length > 0 && (
          <section class="stack" aria-labelledby="por-terminar">
            <h2 id="por-terminar">{m.proposals_entry_writing()}</h2>
            <ul class="plain-links">
              {writing.map(({ id, contents, gathering }) => (
                <li>
                  <a href={entryDesk.entry.to({ ...to, entry: id })}>
                    {contents.title === '' ? m.proposals_own_untitled() : contents.title}
                  </a>
                  <span class="proposal-said-why">
                    {gathering?.title ?? m.proposals_entry_own_mark()}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Priorities {...props} action={entryDesk.list.to(to)} />
        <form class="stack" action={entryDesk.list.to(to)} method="post">
          <h2>{m.proposals_entry_own()}</h2>
          <p>{m.proposals_entry_own_note()}</p>
          <p>
            <Button kind="secondary" name="accion" value="propia">
              {m.proposals_entry_own_begin()}
            </Button>
          </p>
        </form>
      </>
    ),
  });
}

function Priorities(props: EntriesPageProps & { readonly action: string }) {
  const { priorities, entries, problems, action, edition } = props;
  const error = problemOf(problems, 'prioridades');
  if (priorities.length === 0) {
    return (
      <section class="stack">
        <h2>{m.proposals_entry_priorities()}</h2>
        <p>{m.proposals_entry_no_priorities()}</p>
      </section>
    );
  }
  const to = { institution: edition.place.slug, edition: edition.slug };
  return (
    <form class="stack" action={action} method="post" noValidate>
      <fieldset class={error ? 'field field-wrong' : 'field'} id="prioridades">
        <legend>
          <h2>{m.proposals_entry_priorities()}</h2>
        </legend>
        {error && <p class="field-error">{error}</p>}
        <div class="choices">
          {priorities.map((priority) => {
            const entry = entries.find(({ priorityId }) => priorityId === priority.id);
            return <Priority priority={priority} entry={entry} to={to} />;
          })}
        </div>
      </fieldset>
      <p>
        <Button>{m.proposals_entry_begin()}</Button>
      </p>
    </form>
  );
}

interface PriorityProps {
  readonly priority: PriorityLine;
  readonly entry: Entry | undefined;
  readonly to: { readonly institution: string; readonly edition: string };
}

function Priority({ priority, entry, to }: PriorityProps) {
  const { id, text, theme, territoryName, marksCount, gatheringTitle, gatheringSlug } = priority;
  const about = [
    themeWords[theme](),
    ...(territoryName === undefined ? [] : [territoryName]),
    m.proposals_entry_marks({ count: marksCount }),
  ].join(' · ');
  const of = (
    <span class="choice-hint">
      {about}
      {' · '}
      <a href={gatheringPath.to({ gathering: gatheringSlug })}>{gatheringTitle}</a>
    </span>
  );
  if (entry === undefined) {
    return (
      <label class="choice" lang={writtenLang()}>
        <input type="checkbox" name={`prioridad-${id}`} value="1" />
        <span>
          {text}
          {of}
        </span>
      </label>
    );
  }
  const { number } = entry;
  return (
    <p lang={writtenLang()}>
      {number === null ? (
        <a href={entryDesk.entry.to({ ...to, entry: entry.id })}>{m.proposals_entry_go_on()}</a>
      ) : (
        <a href={proposalPath.to({ ...to, number: String(number) })}>
          {m.proposals_entry_is({ number })}
        </a>
      )}
      {': '}
      {text}
      {of}
    </p>
  );
}

interface EntryPageProps extends StepFieldsProps {
  readonly entry: Entry;
  /** Whether somebody else saved it since the form was made: what she saved is shown below. */
  readonly savedElsewhere: boolean;
  readonly status?: Page['status'];
}

/** Every text in one form; saved whatever is missing, entered once nothing is. */
export function entryPage(props: EntryPageProps): Page {
  const { edition, entry, savedElsewhere, point } = props;
  const { gathering, contents } = entry;
  const to = { institution: edition.place.slug, edition: edition.slug };
  const title = gathering === null ? m.proposals_entry_own() : m.proposals_entry_of_assembly();
  const page = framed({
    ...props,
    title,
    lead: gathering?.title ?? m.proposals_entry_own_note(),
    crumbs: [{ label: m.proposals_entry_title(), href: entryDesk.list.to(to) }],
    children: (
      <div class="stack-wide proposal-writing">
        {savedElsewhere && (
          <Notice tone="warning" title={m.proposals_correct_now()}>
            <p lang={writtenLang()}>{contents.title}</p>
            <p lang={writtenLang()}>{contents.description}</p>
            <p lang={writtenLang()}>{contents.need}</p>
          </Notice>
        )}
        <form
          class="stack-wide"
          action={entryDesk.entry.to({ ...to, entry: entry.id })}
          method="post"
          noValidate
        >
          <input type="hidden" name="revision" value={String(entry.revision)} />
          <FirstButton value="ingresar">{m.proposals_entry_enter()}</FirstButton>
          <IdeaFields {...props} />
          <NeedFields {...props} />
          <CostFields {...props} />
          {edition.rules.operational.planning.length > 0 && <PlanFields {...props} />}
          <p class="cluster">
            <Button name="accion" value="ingresar">
              {m.proposals_entry_enter()}
            </Button>
            <Button kind="secondary" name="accion" value="guardar">
              {m.proposals_entry_save()}
            </Button>
            <Button kind="secondary" name="accion" value="borrar">
              {m.proposals_entry_discard()}
            </Button>
          </p>
        </form>
      </div>
    ),
  });
  return { ...page, ...islandsFor([point]) };
}
