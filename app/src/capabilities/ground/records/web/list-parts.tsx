// What the lists of this room share: where their files are.
import { m } from '#words';

export function Files({ csv, json }: { readonly csv: string; readonly json: string }) {
  return (
    <p class="secondary">
      {m.records_download()} <a href={csv}>CSV</a>, <a href={json}>JSON</a>.
    </p>
  );
}
