// The list on screen as files, with the same filters, and where its figures come from.
import { m } from '#words';
import { comunasCsvPath, comunasJsonPath } from './paths.ts';

export function Downloads({ query }: { readonly query: Readonly<Record<string, string>> }) {
  return (
    <p class="secondary">
      {m.territories_download()} <a href={comunasCsvPath.to({}, { query })}>CSV</a>,{' '}
      <a href={comunasJsonPath.to({}, { query })}>JSON</a>. {m.territories_download_source()}
    </p>
  );
}
