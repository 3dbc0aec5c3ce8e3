// The links of invitations that no mail takes: shown this once, to be handed over in person.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { SentInvitation } from '../actions/deliver-invitation.ts';
import type { Place } from '../rules/invitation.ts';
import { roleWords } from './role-words.ts';
import { teamPath } from './staff-paths.ts';
import { pageOfPlace, teamCrumbs } from './team-parts.tsx';

/** Undefined when every invitation went by mail. */
export function handedOverPage(
  place: Place,
  sent: readonly SentInvitation[],
  back: string = teamPath.to({ institution: place.slug }),
): Page | undefined {
  const byHand = sent.filter(({ link }) => link !== undefined);
  if (byHand.length === 0) return undefined;
  return pageOfPlace({
    place,
    title: m.people_hand_over_title(),
    lead: m.people_hand_over_lead(),
    crumbs: teamCrumbs(place, { label: m.people_hand_over_title() }),
    body: (
      <>
        <Notice tone="warning">
          <p>{m.people_hand_over_once()}</p>
        </Notice>
        <ul class="device-list">
          {byHand.map((one) => (
            <HandedOver {...one} timeZone={place.timeZone} />
          ))}
        </ul>
        <p>
          <ButtonLink kind="secondary" href={back}>
            {m.people_hand_over_back()}
          </ButtonLink>
        </p>
      </>
    ),
  });
}

type HandedOverProps = SentInvitation & { readonly timeZone: string };

function HandedOver({ name, email, role, link, expiresAt, timeZone }: HandedOverProps) {
  const until = formatInstant(expiresAt, currentLocale(), { timeZone });
  return (
    <li class="device">
      <p>
        <strong>{name}</strong> · {email}
      </p>
      <p>{roleWords[role]()}</p>
      <p>
        <code class="code-secret">{link}</code>
      </p>
      <p class="secondary">{m.people_hand_over_until({ until })}</p>
    </li>
  );
}
