// A form that arrived without a session, with all that was typed, ready to be sent again.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { KeptForm } from '../store/kept-forms.ts';

/** The names and texts are those of the form itself; the address is one of ours that the gate refused. */
export function KeptFormPage({ address, body }: KeptForm) {
  return (
    <div class="section">
      <div class="wrap stack-wide">
        <Notice tone="done">{m.people_kept_lead()}</Notice>
        <form method="post" action={address} class="stack-wide">
          {[...new URLSearchParams(body)].map(([name, text]) => (
            <input type="hidden" name={name} value={text} />
          ))}
          <Button>{m.people_kept_send()}</Button>
        </form>
      </div>
    </div>
  );
}
