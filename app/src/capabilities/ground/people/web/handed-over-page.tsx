// A link that no mail takes: shown this once, to be handed over in person.
import { m } from '#words';
import { type Answer, type Page, seeOther } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { HandedLink, SentInvitation } from '../actions/deliver-invitation.ts';
import type { Place } from '../rules/invitation.ts';
import { seatWords } from './role-words.ts';
import { pageOfPlace, teamCrumbs } from './team-parts.tsx';

/** A link, and what it gives. */
export type Handed = HandedLink & { readonly what: string };

interface HandingOver {
  /** The page that one comes from. */
  readonly back: string;
  readonly lead: string;
  /** What that page says when it went by mail. */
  readonly said: string;
}

/** The link to be handed over, or back to where one comes from when it went by mail. */
export function linkAnswer(
  place: Place,
  handed: Handed,
  { back, lead, said }: HandingOver,
): Answer {
  if (handed.link !== undefined) return handedOverPage(place, handed, { back, lead });
  return seeOther(`${back}${back.includes('?') ? '&' : '?'}hecho=${said}`);
}

/** The same for an invitation that was sent again. */
export function invitationAnswer(
  place: Place,
  sent: SentInvitation,
  where: Pick<HandingOver, 'back' | 'said'>,
): Answer {
  const handed = { ...sent, what: seatWords(sent) };
  return linkAnswer(place, handed, { ...where, lead: m.people_hand_over_lead() });
}

function handedOverPage(
  place: Place,
  { name, email, what, link, expiresAt }: Handed,
  { back, lead }: Pick<HandingOver, 'back' | 'lead'>,
): Page {
  const until = formatInstant(expiresAt, currentLocale(), { timeZone: place.timeZone });
  return pageOfPlace({
    place,
    title: m.people_hand_over_title(),
    lead,
    crumbs: teamCrumbs(place, { label: m.people_hand_over_title() }),
    body: (
      <>
        <Notice tone="warning">
          <p>{m.people_hand_over_once()}</p>
        </Notice>
        <div class="device">
          <p>
            <strong>{name}</strong>
            {email !== null && <> · {email}</>}
          </p>
          <p>{what}</p>
          <p>
            <code class="code-secret">{link}</code>
          </p>
          <p class="secondary">{m.people_hand_over_until({ until })}</p>
        </div>
        <p>
          <ButtonLink kind="secondary" href={back}>
            {m.people_hand_over_back()}
          </ButtonLink>
        </p>
      </>
    ),
  });
}
