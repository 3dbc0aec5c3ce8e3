// A form that arrived without a session, with all that was typed, ready to be sent again.
import { m } from '#words';
import { FORM_KEY } from '../../../../platform/http/form-key.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { FILE_TO_CHOOSE, type FoundForm } from '../store/kept-forms.ts';

interface KeptFormPageProps {
  readonly id: string;
  readonly kept: FoundForm;
  /** Of whoever is signed in. */
  readonly name: string;
}

/** The names and texts are those of the form itself; the address is one of ours that the gate refused. */
export function KeptFormPage({ id, kept: { address, body, isHers }, name }: KeptFormPageProps) {
  const typed = new URLSearchParams(body);
  // One key for as long as it is kept: going back to this page and sending it again sends nothing new.
  const key = typed.get(FORM_KEY) ?? id;
  typed.delete(FORM_KEY);
  const files = typed.getAll(FILE_TO_CHOOSE);
  typed.delete(FILE_TO_CHOOSE);
  return (
    <div class="section">
      <div class="wrap stack-wide">
        <Notice tone={isHers ? 'done' : 'warning'}>
          {isHers ? m.people_kept_lead({ name }) : m.people_kept_of_nobody({ name })}
        </Notice>
        {files.length > 0 && <p>{m.people_kept_files({ files: files.join(', ') })}</p>}
        <form method="post" action={address} class="stack-wide">
          <input type="hidden" name={FORM_KEY} value={key} />
          {[...typed].map(([field, text]) => (
            <input type="hidden" name={field} value={text} />
          ))}
          <Button>{m.people_kept_send()}</Button>
        </form>
      </div>
    </div>
  );
}
