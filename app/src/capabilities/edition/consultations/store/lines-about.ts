// Consultations as the page of their edition shows them, read together with what other rooms add to it.
import { type RawBuilder, sql } from 'kysely';
import { stateAt } from '../rules/consultation.ts';
import type { Consultation } from './consultations.ts';

/** A consultation as a row of a panel. */
export type ConsultationLine = Pick<
  Consultation,
  'slug' | 'title' | 'timeZone' | 'closesAt' | 'state'
>;

/** Instants come out of JSON as text. */
interface LineRead extends Pick<Consultation, 'slug' | 'title' | 'timeZone'> {
  readonly openedAt: string;
  readonly closesAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
}

/** Those that were opened on the bases of an edition, the latest to close first; empty if there are none. */
export function linesAbout(editionId: string): RawBuilder<readonly LineRead[]> {
  return sql<
    readonly LineRead[]
  >`(select coalesce(json_agg(json_build_object('slug', slug, 'title', title,
      'timeZone', time_zone, 'openedAt', opened_at, 'closesAt', closes_at, 'answeredAt', answered_at,
      'endedAt', ended_at) order by closes_at desc), '[]'::json)
    from consultations.consultation where opened_at is not null and edition_id = ${editionId})`;
}

/** What was read, with the state of each at `now`. */
export function linesAt(read: readonly LineRead[], now: Date): readonly ConsultationLine[] {
  return read.map(({ slug, title, timeZone, ...instants }) => {
    const moments = {
      openedAt: new Date(instants.openedAt),
      closesAt: new Date(instants.closesAt),
      answeredAt: instantOf(instants.answeredAt),
      endedAt: instantOf(instants.endedAt),
    };
    return { slug, title, timeZone, closesAt: moments.closesAt, state: stateAt(moments, now) };
  });
}

function instantOf(text: string | null): Date | undefined {
  return text === null ? undefined : new Date(text);
}
