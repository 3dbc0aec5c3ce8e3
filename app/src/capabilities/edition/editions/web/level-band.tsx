// The level of an edition and its effect, said before anything is asked: who committed, who decides, who sanctions.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { type DecidingStep, WhoDecides } from '../../../../ui/who-decides/who-decides.tsx';
import { hasVoted } from '../rules/standing.ts';
import type { OfEdition } from './edition-parts.tsx';
import { bodyOf } from './public-words.ts';
import type { SeenEdition } from './seen-edition.ts';
import { levelWords } from './words.ts';

export function LevelBand({ seen }: OfEdition) {
  const { level, edition, commitment } = seen;
  const place = currentPlace(seen);
  const wasRevoked = commitment?.isRevoked === true && level === 'consultation';
  return (
    <WhoDecides
      id="nivel"
      title={m.editions_page_level_title({ level: levelWords[level]().toLocaleUpperCase('es-CL') })}
      effect={
        wasRevoked ? (
          <Revoked seen={seen} />
        ) : (
          <span lang={writtenLang()}>{edition.rules.committed.effect}</span>
        )
      }
      steps={stepsWords(seen).map((step, index) => ({
        ...step,
        isCurrent: index === place,
      }))}
    />
  );
}

function Revoked({ seen }: OfEdition) {
  const { commitment, edition } = seen;
  const said = {
    body: bodyOf(edition.place).start,
    resolution: commitment?.revocationResolution ?? '',
  };
  return (
    <>
      {hasVoted(edition)
        ? m.editions_page_level_revoked(said)
        : m.editions_page_level_revoked_before(said)}{' '}
      <span lang={writtenLang()}>
        {m.editions_page_level_revoked_reason({ reason: commitment?.revocationReason ?? '' })}
      </span>
    </>
  );
}

/** The step of the three that goes on: before the sanction it is people's turn. */
function currentPlace({ steps }: SeenEdition): number | undefined {
  const next = steps.find(({ state }) => state !== 'done');
  if (next === undefined || next.step === 'execution') return undefined;
  if (next.step === 'commitment') return 0;
  return next.step === 'sanction' ? 2 : 1;
}

function stepsWords({ level, edition }: SeenEdition): readonly DecidingStep[] {
  const body = bodyOf(edition.place).start;
  const { scope } = edition.rules.committed;
  const step = (title: string, text: ComponentChildren): DecidingStep => ({ title, text });
  const bodyDecides = step(
    m.editions_page_consultation_3({ body }),
    m.editions_page_consultation_3_text(),
  );
  switch (level) {
    case 'decision':
      return [
        step(m.editions_page_decision_1({ body }), m.editions_page_decision_1_text()),
        step(
          m.editions_page_decision_2(),
          <>
            {m.editions_page_decision_2_text({ scope })}{' '}
            <strong>{m.editions_page_prioritised()}</strong>.
          </>,
        ),
        step(m.editions_page_decision_3({ body }), m.editions_page_decision_3_text()),
      ];
    case 'consultation':
      return [
        step(m.editions_page_consultation_1(), m.editions_page_consultation_1_text({ scope })),
        step(m.editions_page_consultation_2(), m.editions_page_consultation_2_text()),
        bodyDecides,
      ];
    case 'information':
      return [
        step(m.editions_page_information_1(), m.editions_page_information_1_text()),
        step(m.editions_page_information_2(), m.editions_page_information_2_text()),
        bodyDecides,
      ];
    case 'control':
      return [
        step(m.editions_page_control_1(), m.editions_page_control_1_text()),
        step(m.editions_page_control_2(), m.editions_page_control_2_text()),
        step(m.editions_page_control_3(), m.editions_page_control_3_text()),
      ];
  }
}
