// A search keeps how its list is narrowed, and narrowing it keeps what was searched for.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { inLocale } from '../../platform/words.ts';
import { FilterForm } from '../field/filter-form.tsx';
import { searchedList } from './searched-list.tsx';

const listed = (query: Readonly<Record<string, string>>) =>
  searchedList({
    ...{
      title: 'Normas',
      description: 'Cuáles hay',
      lead: 'Todas.',
      current: 'comunas',
      query,
      body: <p>Nada</p>,
    },
    search: { action: '/normas', label: 'Busca una norma' },
  });
const hidden = (html: string) =>
  [...html.matchAll(/<input type="hidden" name="(\w+)" value="(\w+)"\/?>/g)].map(
    ([, name, value]) => `${name}=${value}`,
  );

test('the search says what was searched for, and keeps the rest of the address', () => {
  const page = listed({ q: 'plaza', tipo: 'ley' });
  const hero = renderToString(<div>{page.hero}</div>);
  expect(hero).toMatch(/<input [^>]*name="q"[^>]* value="plaza"/);
  expect(hidden(hero)).toEqual(['tipo=ley']);
  expect(page).toMatchObject({ title: 'Normas', current: 'comunas' });
  expect(renderToString(<div>{page.body}</div>)).toContain('<p>Nada</p>');
  expect(hidden(renderToString(<div>{listed({}).hero}</div>))).toEqual([]);
});

test('what narrows a list keeps what was searched for, and nothing that is empty', () => {
  const form = (
    <FilterForm action="/normas" kept={{ q: 'plaza', institucion: undefined, otra: '' }}>
      <p>Tipo</p>
    </FilterForm>
  );
  const html = inLocale('es-CL', () => renderToString(form));
  expect(hidden(html)).toEqual(['q=plaza']);
  expect(html).toContain('Filtrar</button>');
});
