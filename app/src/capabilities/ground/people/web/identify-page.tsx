// Identifying in person: who waits for the second member of staff, why there are two, and where to begin.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../institutions/index.ts';
import { maskDocument } from '../rules/identity-document.ts';
import type { Place } from '../rules/invitation.ts';
import { publicNameOf } from '../rules/names.ts';
import type { OpenIdentity } from '../store/assisted-identities.ts';
import { documentKindWords } from './document-words.ts';
import { joinAccountsPath, openIdentityPath, writeDownPath } from './identify-paths.ts';
import { pageOfPlace } from './team-parts.tsx';

export interface IdentifyPageProps {
  readonly place: Place;
  readonly waiting: readonly OpenIdentity[];
  /** Who is looking: what she wrote down herself is another's to confirm. */
  readonly personId: string;
  readonly done: string | null;
}

const done: Readonly<Record<string, () => string>> = {
  anotada: () => m.people_identify_done_written(),
  'no-confirmada': () => m.people_identify_done_refused(),
};

export function identifyPage(props: IdentifyPageProps): Page {
  const { place } = props;
  return pageOfPlace({
    place,
    title: m.people_identify_title(),
    lead: m.people_identify_lead(),
    crumbs: [
      { label: place.name, href: deskPath.to({ institution: place.slug }) },
      { label: m.people_identify_title() },
    ],
    actions: (
      <ButtonLink kind="deep" href={writeDownPath.to({ institution: place.slug })}>
        {m.people_identify_write_down()}
      </ButtonLink>
    ),
    body: (
      <>
        <Done text={props.done === null ? undefined : done[props.done]?.()} />
        <Waiting {...props} />
        <section class="prose" aria-labelledby="por-que">
          <h2 class="panel-heading" id="por-que">
            {m.people_identify_why_title()}
          </h2>
          <p>{m.people_identify_why()}</p>
          <p>{m.people_identify_lost()}</p>
          <p>
            {m.people_join_when()}{' '}
            <a href={joinAccountsPath.to({ institution: place.slug })}>{m.people_join_title()}</a>
          </p>
        </section>
      </>
    ),
  });
}

function Waiting({ place, waiting, personId }: IdentifyPageProps) {
  if (waiting.length === 0) {
    return (
      <EmptyState title={m.people_identify_none_title()}>
        <p>{m.people_identify_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <RuledTable
      caption={m.people_identify_waiting()}
      narrow="stack"
      columns={[
        { label: m.people_identify_person() },
        { label: m.people_identify_document() },
        { label: m.people_identify_first() },
        { label: m.people_identify_until() },
      ]}
      rows={waiting.map((one) => [
        <a href={openIdentityPath.to({ institution: place.slug, id: one.id })}>
          {publicNameOf(one.names)}
        </a>,
        `${documentKindWords[one.document.kind]()} ${maskDocument(one.document)}`,
        one.seenBy === personId ? m.people_identify_you() : one.seenByName,
        instant(one.expiresAt, place),
      ])}
    />
  );
}

/** An instant in the time of the institution. */
export function instant(at: Date, { timeZone }: Place): string {
  return formatInstant(at, currentLocale(), { timeZone, length: 'short' });
}
