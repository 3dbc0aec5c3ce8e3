// What the pages of notices, messages and people to be told share.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { askedPage, type Paged, pagedOf } from '../../../../ui/pagination/paged.ts';
import { DIGEST_ZONE } from '../rules/notice.ts';

/** The stretch of a list of these that an address asks for. */
export function stretchOf(count: number, query: URLSearchParams): Paged {
  return pagedOf(count, askedPage(query), 20);
}

/** What was typed into a search field, of a length that a person types. */
export function searchedIn(query: URLSearchParams): string {
  return (query.get('q') ?? '').trim().slice(0, 100);
}

export function when(instant: Date, timeZone: string = DIGEST_ZONE): string {
  return formatInstant(instant, currentLocale(), { timeZone });
}

interface OwnPage {
  readonly title: string;
  readonly lead: string;
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ComponentChildren;
  readonly status?: Page['status'] | undefined;
  readonly islands?: readonly string[];
  readonly body: ComponentChildren;
}

/** A page of a person, or of staff: no search engine keeps it. */
export function ownPage(given: OwnPage): Page {
  const { title, lead, crumbs, actions, status, islands, body } = given;
  return {
    ...(status === undefined ? {} : { status }),
    ...(islands === undefined ? {} : { islands }),
    title,
    description: lead,
    robots: 'noindex',
    hero: <Hero title={title} lead={lead} crumbs={crumbs ?? []} actions={actions} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">{body}</div>
      </div>
    ),
  };
}

/** Plain text as it was typed, one paragraph for each empty line. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p class="message-paragraph">{paragraph}</p>
      ))}
    </>
  );
}

export function sectorsSentence(sectors: readonly string[]): string {
  if (sectors.length === 0) return m.people_message_for_all();
  const list = new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(sectors);
  return m.people_message_for_sectors({ sectors: list });
}
