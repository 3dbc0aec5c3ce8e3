// The file of a vote is chosen or dropped here: counted in the browser, or sent to the server without script.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { formatBytes } from '../../../../ui/format.ts';
import { browserFileBytes, keptMinutes, uploadBytes } from '../rules/limits.ts';
import { countPath, examplePath } from './paths.ts';

/** Id of the form: the questions about the rules stand outside it and name it. */
export const countFormId = 'count-form';

interface UploadFormProps {
  readonly error?: string | undefined;
}

export function UploadForm({ error }: UploadFormProps) {
  return (
    <form
      class="count-form stack"
      id={countFormId}
      action={countPath.to({})}
      method="post"
      enctype="multipart/form-data"
    >
      <FileDrop
        id="file"
        name="file"
        label={m.count_file_label()}
        hint={m.count_file_hint()}
        error={error}
        accept=".pb,.csv,.xlsx"
      />
      <div class="cluster">
        <Button kind="deep">{m.count_submit()}</Button>
        <a href={examplePath.to({})}>{m.count_example_link()}</a>
      </div>
    </form>
  );
}

/**
 * Where the file goes. The island shows the second sentence in place of the first when it is awake: each
 * is read only where it is true.
 */
export function WhereTheFileGoes() {
  const locale = currentLocale();
  return (
    <div class="count-private">
      <p data-private="server">
        {m.count_private_server({ limit: formatBytes(uploadBytes, locale), minutes: keptMinutes })}
      </p>
      <p data-private="browser" hidden>
        {m.count_private_browser({ limit: formatBytes(browserFileBytes, locale) })}
      </p>
    </div>
  );
}
