// «Mi lugar»: what a representative is asked, for whom she speaks, and what each topic has for her to do.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Seat } from '../rules/seat.ts';
import type { AskedRepresentation } from '../store/representatives.ts';
import type { Part } from './part.ts';
import { PartSections } from './part-sections.tsx';
import { crumbs } from './parts.tsx';
import { answerSeatPath, memberPath, stepDownPath } from './paths.ts';
import { rankWords } from './words.ts';

export interface SeatPageProps {
  readonly seat: Seat | undefined;
  readonly asked: readonly AskedRepresentation[];
  readonly parts: readonly Part[];
  readonly done: string | undefined;
}

export function seatPage({ seat, asked, parts, done }: SeatPageProps): Page {
  const title = m.roundtable_seat();
  const lead =
    seat === undefined
      ? m.roundtable_seat_asked_lead()
      : m.roundtable_seat_lead({ member: seat.memberName, rank: rankWords[seat.rank]() });
  return {
    title,
    description: lead,
    robots: 'noindex',
    hero: <Hero title={title} lead={lead} crumbs={crumbs({ label: title })} />,
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <Done text={done} />
            {asked.map((one) => (
              <Asked asked={one} />
            ))}
            {seat && <Held seat={seat} />}
          </div>
        </section>
        <PartSections parts={parts} />
        {seat && (
          <section class="section">
            <div class="wrap roundtable-form">
              <StepDown />
            </div>
          </section>
        )}
      </>
    ),
  };
}

function Asked({ asked: { representative, memberName } }: { readonly asked: AskedRepresentation }) {
  return (
    <Notice title={m.roundtable_seat_asked({ member: memberName })}>
      <p>{m.roundtable_seat_asked_note({ rank: rankWords[representative.rank]() })}</p>
      <form class="cluster" action={answerSeatPath.to({})} method="post">
        <input type="hidden" name="representante" value={representative.id} />
        <Button name="respuesta" value="si">
          {m.roundtable_seat_accept()}
        </Button>
        <Button kind="secondary" name="respuesta" value="no">
          {m.roundtable_seat_decline()}
        </Button>
      </form>
    </Notice>
  );
}

function Held({ seat }: { readonly seat: Seat }) {
  return (
    <>
      <p>
        <a href={memberPath.to({ member: seat.memberSlug })}>{m.roundtable_place_public()}</a>
      </p>
      {seat.silentSince !== undefined && (
        <Notice tone="warning">
          <p>{m.roundtable_refused_is_silent()}</p>
        </Notice>
      )}
    </>
  );
}

function StepDown() {
  return (
    <Disclosure summary={m.roundtable_step_down_title()}>
      <form class="stack" action={stepDownPath.to({})} method="post">
        <p>{m.roundtable_step_down_note()}</p>
        <p>
          <Button kind="secondary">{m.roundtable_step_down()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}
