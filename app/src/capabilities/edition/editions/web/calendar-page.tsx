// The calendar of an edition: every phase with its days, the zone in which they are counted, and the file for one's own calendar.
import { createEvents, type EventAttributes } from 'ics';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { calendarEvents, type RibbonPart } from '../rules/phases.ts';
import type { LinkedGathering } from '../store/committee.ts';
import { EditionNotices } from './edition-notices.tsx';
import { crumbsUnder } from './edition-page.tsx';
import { EditionRibbon, type OfEdition } from './edition-parts.tsx';
import { LinkedGatherings } from './linked-gatherings.tsx';
import { calendarFilePath, editionPath } from './paths.ts';
import { leftWords, placeName } from './public-words.ts';
import { at, type SeenEdition } from './seen-edition.ts';
import { dayWords, phaseWords } from './words.ts';

interface CalendarPageProps extends OfEdition {
  /** Its assemblies. */
  readonly gatherings: readonly LinkedGathering[];
}

export function calendarPage({ seen, gatherings }: CalendarPageProps): Page {
  const { edition } = seen;
  const lead = m.editions_page_calendar_lead({
    place: placeName(edition.place),
    zone: edition.place.timeZone,
  });
  return {
    title: `${m.editions_page_calendar()} · ${edition.name}`,
    description: lead,
    current: 'comunas',
    hero: (
      <Hero
        title={m.editions_page_calendar()}
        crumbs={crumbsUnder(seen)}
        lead={lead}
        actions={
          <ButtonLink kind="deep" href={calendarFilePath.to(at(edition))}>
            {m.editions_page_add_calendar()}
          </ButtonLink>
        }
      />
    ),
    body: (
      <>
        <div class="wrap edition-ribbon stack-wide">
          <EditionRibbon seen={seen} />
          <EditionNotices seen={seen} />
        </div>
        <section class="section">
          <div class="wrap stack-wide">
            <PhaseTable seen={seen} />
            <section class="stack">
              <h2>{m.editions_page_assemblies()}</h2>
              <LinkedGatherings gatherings={gatherings} none={m.editions_page_assemblies_none()} />
            </section>
          </div>
        </section>
      </>
    ),
  };
}

function PhaseTable({ seen }: OfEdition) {
  const { phases, extensions } = seen;
  return (
    <RuledTable
      caption={m.editions_page_calendar_table()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.editions_page_calendar_phase() },
        { label: m.editions_page_calendar_from() },
        { label: m.editions_page_calendar_until() },
        { label: m.editions_page_calendar_state() },
      ]}
      rows={phases.flatMap((part) => {
        if (part.state === 'skipped') return [];
        const moved = extensions.find(({ phase }) => phase === part.phase);
        return [
          [
            phaseWords[part.phase](),
            dayWords(part.from),
            <>
              {dayWords(part.until)}
              {moved && (
                <span class="secondary">
                  {' '}
                  {m.editions_page_calendar_moved({ day: dayWords(moved.promised) })}
                </span>
              )}
            </>,
            stateWords(part),
          ],
        ];
      })}
    />
  );
}

function stateWords(part: RibbonPart): string {
  if (part.state === 'done') return m.editions_page_calendar_done();
  if (part.state !== 'now') return m.editions_page_calendar_to_come();
  return leftWords(part) ?? '';
}

const PRODUCT = 'minga/ediciones';

/** Whole days, as RFC 5545 writes them; fails only for a fault of ours, since the bases were checked. */
export function calendarAnswer({ edition }: SeenEdition, publicUrl: string): Response {
  const { name, id, place, rules } = edition;
  const events = calendarEvents(rules.operational.calendar);
  const made = createEvents(
    events.map(({ phase, startOn, endOn }): EventAttributes => {
      return {
        productId: PRODUCT,
        uid: `${id}-${phase}@minga`,
        title: `${phaseWords[phase]()}: ${name}`,
        description: m.editions_page_calendar_zone({ zone: place.timeZone }),
        location: place.name,
        url: `${publicUrl}${editionPath.to(at(edition))}`,
        start: dateParts(startOn),
        end: dateParts(endOn),
        calName: name,
      };
    }),
  );
  if (made.error || made.value === undefined) throw made.error ?? new Error('no calendar was made');
  return new Response(made.value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${place.slug}-${edition.slug}.ics"`,
      'x-content-type-options': 'nosniff',
    },
  });
}

function dateParts(day: string): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}
