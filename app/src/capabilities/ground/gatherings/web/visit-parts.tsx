// What the pages of visits share: states in words, who goes to whom, and the facts of one with what each learned.
import { m } from '#words';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import { institutionPath } from '../../institutions/index.ts';
import type { VisitState } from '../rules/visit.ts';
import type { Municipality, Visit } from '../store/visits.ts';

const visitWords: Readonly<Record<VisitState, () => string>> = {
  asked: m.gatherings_visit_asked,
  'other-day': m.gatherings_visit_other_day,
  accepted: m.gatherings_visit_accepted,
  declined: m.gatherings_visit_declined,
  withdrawn: m.gatherings_visit_withdrawn,
  held: m.gatherings_visit_held,
};

const tones: Readonly<Record<VisitState, TagTone>> = {
  asked: 'attention',
  'other-day': 'attention',
  accepted: 'struct',
  declined: 'stop',
  withdrawn: 'outline',
  held: 'done',
};

export function VisitTag({ state }: { readonly state: VisitState }) {
  return <Tag tone={tones[state]}>{visitWords[state]()}</Tag>;
}

export function visitTitle({ asker, asked }: Visit): string {
  return m.gatherings_visit_title({ asker: asker.comuna, asked: asked.comuna });
}

export const dayWords = (day: string) => formatDay(day, currentLocale());

/** Day on which it is or was, or those that were proposed. */
export function visitDays(
  { visitOn, proposedDays }: Visit,
  length: 'long' | 'short' = 'long',
): string {
  const days = visitOn === undefined ? proposedDays : [visitOn];
  return days.map((day) => formatDay(day, currentLocale(), { length })).join('; ');
}

function InstitutionLink({ slug, name }: Municipality) {
  return <a href={institutionPath.to({ institution: slug })}>{name}</a>;
}

function Interest({ interest: { title, paths } }: Visit) {
  return paths === undefined ? (
    <span lang={writtenLang()}>{title}</span>
  ) : (
    <a href={paths[currentLocale()]} lang={writtenLang()}>
      {title}
    </a>
  );
}

export function VisitFacts({ visit }: { readonly visit: Visit }) {
  const { asker, asked, reason, stateReason, visitOn, sponsors } = visit;
  return (
    <dl class="gathering-visit">
      <div>
        <dt>{m.gatherings_visit_who()}</dt>
        <dd>
          <InstitutionLink {...asker} />
        </dd>
      </div>
      <div>
        <dt>{m.gatherings_visit_whom()}</dt>
        <dd>
          <InstitutionLink {...asked} />
        </dd>
      </div>
      <div>
        <dt>{m.gatherings_visit_interest()}</dt>
        <dd>
          <Interest {...visit} />
        </dd>
      </div>
      <div>
        <dt>{m.gatherings_visit_reason()}</dt>
        <dd class="gathering-text" lang={writtenLang()}>
          {reason}
        </dd>
      </div>
      <div>
        <dt>{visitOn === undefined ? m.gatherings_visit_proposed() : m.gatherings_visit_day()}</dt>
        <dd>{visitDays(visit)}</dd>
      </div>
      {stateReason !== undefined && (
        <div>
          <dt>{m.gatherings_visit_state_reason()}</dt>
          <dd class="gathering-text" lang={writtenLang()}>
            {stateReason}
          </dd>
        </div>
      )}
      {sponsors.map((sponsor) => (
        <div>
          <dt>{m.gatherings_visit_sponsor()}</dt>
          <dd>
            <InstitutionLink {...sponsor} />:{' '}
            <span lang={writtenLang()}>{sponsor.contribution}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What each learned; who has not said it yet, once it took place. */
export function VisitLessons({ visit }: { readonly visit: Visit }) {
  if (visit.state !== 'held') return null;
  return (
    <section class="stack" id="aprendizajes">
      <h2>{m.gatherings_visit_lessons()}</h2>
      {[visit.asker, visit.asked].map(({ id, name }) => {
        const lesson = visit.lessons.find(({ institutionId }) => institutionId === id);
        return (
          <section class="stack">
            <h3>{name}</h3>
            {lesson === undefined ? (
              <p>{m.gatherings_visit_lesson_none()}</p>
            ) : (
              <div class="gathering-text" lang={writtenLang()}>
                {lesson.text.split(/\n{2,}/).map((paragraph) => (
                  <p>{paragraph}</p>
                ))}
              </div>
            )}
          </section>
        );
      })}
    </section>
  );
}
