// The way in with a card, on the page of signing in and on that of proving once more; and the card on one's own account.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { cardSignInPath, revokeCardPath } from './identify-paths.ts';

interface CardWayProps {
  readonly back: string;
  readonly isAgain: boolean;
}

export function CardWay({ back, isAgain }: CardWayProps) {
  const query = { volver: back, para: isAgain ? 'prove-again' : undefined };
  return (
    <section class="stack" aria-labelledby="tarjeta">
      <h2 class="panel-heading" id="tarjeta">
        {m.people_card_way_title()}
      </h2>
      <p>{m.people_card_way_text()}</p>
      <p>
        <a href={cardSignInPath.to({}, { query })}>{m.people_card_sign_in_title()}</a>
      </p>
    </section>
  );
}

/** Says that there is a card, and ends it for whoever lost it. */
export function OwnCard({ issuedAt }: { readonly issuedAt: Date }) {
  const date = formatInstant(issuedAt, currentLocale(), { timeZone: 'America/Santiago' });
  return (
    <section class="stack" aria-labelledby="tarjeta">
      <h2 class="panel-heading" id="tarjeta">
        {m.people_card_own_title()}
      </h2>
      <p>{m.people_card_since({ date })}</p>
      <form method="post" action={revokeCardPath.to({})}>
        <Button kind="secondary">{m.people_card_revoke()}</Button>
      </form>
    </section>
  );
}
