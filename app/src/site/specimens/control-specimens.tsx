// Specimens of what a person uses: buttons, fields, files, lists to walk through, messages.
import { Breadcrumb } from '../../ui/breadcrumb/breadcrumb.tsx';
import { Button, ButtonLink } from '../../ui/button/button.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx';
import { Choices, Field, SelectField } from '../../ui/field/field.tsx';
import { SearchForm } from '../../ui/field/search-form.tsx';
import { FileDrop } from '../../ui/file-drop/file-drop.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { Pagination } from '../../ui/pagination/pagination.tsx';
import { ProgressOfWork } from '../../ui/progress/progress-of-work.tsx';
import type { Scheme, Specimen } from './specimen.tsx';

const here = '#specimens';

/** Landmarks have names of their own on a page, so a navigation is shown under one scheme only. */
function isOnce(scheme: Scheme): boolean {
  return scheme === 'light';
}

export const controlSpecimens: readonly Specimen[] = [
  {
    name: 'Button',
    rule: 'One copper per view; no disabled state exists.',
    halves: true,
    items: () => (
      <div class="cluster">
        <Button type="button">Ver los proyectos</Button>
        <Button type="button" kind="secondary">
          Ver los 10 proyectos
        </Button>
        <ButtonLink kind="secondary" small href={here}>
          Descargar CSV
        </ButtonLink>
        <a href={here}>Probar con un ejemplo</a>
      </div>
    ),
  },
  {
    name: 'Button and SearchForm on deep',
    rule: 'Lemon is the button of a header; copper stands on deep only inside its white field.',
    ground: 'deep',
    halves: true,
    items: (scheme) => (
      <>
        {isOnce(scheme) && (
          <Breadcrumb
            crumbs={[
              { label: 'Región de Los Lagos', href: here },
              { label: 'Ancud', href: here },
              { label: 'Presupuesto participativo' },
            ]}
          />
        )}
        <div class="cluster">
          <Button type="button" kind="deep">
            Votar
          </Button>
          <Button type="button" kind="secondary">
            Cómo votar en persona
          </Button>
        </div>
        <SearchForm
          id={`deep-search-${scheme}`}
          action={here}
          label={isOnce(scheme) ? '¿En qué comuna vives?' : 'Busca tu comuna'}
          placeholder="Escribe su nombre"
        />
      </>
    ),
  },
  {
    name: 'Field, SelectField, Choices',
    rule: 'Visible label; what is wrong says what to do, beside the field and first on the page.',
    halves: true,
    items: (scheme) => (
      <>
        <Field
          id={`step-${scheme}`}
          name="step"
          label="Paso del aumento"
          hint="En pesos enteros; por ejemplo 1.000."
          value="mil"
          error="Escribe un número entero mayor que cero."
        />
        <SelectField
          id={`ties-${scheme}`}
          name="ties"
          label="Si dos proyectos empatan"
          value="id"
          options={[
            { value: 'id', label: 'Primero el de menor código' },
            { value: 'votes-cost-id', label: 'Más votos, luego menor costo, luego código' },
          ]}
        />
        <Choices
          id={`rule-${scheme}`}
          name={`rule-${scheme}`}
          label="Con qué regla se cuenta"
          chosen={['mes']}
          options={[
            {
              value: 'mes',
              label: 'Partes iguales',
              hint: 'Cada persona reparte la misma parte del sobre.',
            },
            {
              value: 'greedy',
              label: 'Más votados',
              hint: 'Primero el que tiene más votos, mientras quepa.',
            },
          ]}
        />
      </>
    ),
  },
  {
    name: 'FileDrop',
    rule: 'The whole zone is the browser’s own input; it works without script and shows the file’s name.',
    halves: true,
    items: (scheme) => (
      <>
        <FileDrop
          id={`file-${scheme}`}
          name="file"
          label="Archivo de la votación"
          hint="Un .pb de Pabulib, o una tabla .csv o .xlsx."
          accept=".pb,.csv,.xlsx"
        />
        <FileDrop
          id={`file-wrong-${scheme}`}
          name="file"
          label="Archivo de la votación"
          error="Este archivo no trae la sección VOTES. Elige otro."
          accept=".pb,.csv,.xlsx"
        />
        <FileDrop
          id={`file-optional-${scheme}`}
          name="file"
          label="Texto en PDF (opcional)"
          accept=".pdf"
          isOptional
        />
      </>
    ),
  },
  {
    name: 'ErrorSummary',
    rule: 'First on the page, takes focus, each line leads to its field.',
    halves: true,
    items: (scheme) => (
      <ErrorSummary
        takesFocus={false}
        problems={[
          { message: 'Línea 12: el proyecto 7 aparece dos veces.' },
          { message: 'Paso del aumento: escribe un número entero.', href: `#step-${scheme}` },
        ]}
        more="Hay 3 problemas más en el archivo."
      />
    ),
  },
  {
    name: 'Notice',
    rule: 'A change of ground and a word, no box to be taken for a card.',
    halves: true,
    items: () => (
      <>
        <Notice title="El archivo no sale de tu equipo">
          <p>Se cuenta aquí mismo, en tu navegador.</p>
        </Notice>
        <Notice tone="warning" title="Esto se leyó con dudas">
          <p>2 papeletas nombran un proyecto que no existe; no se contaron.</p>
        </Notice>
        <Notice tone="done" title="Coincide con el resultado oficial">
          <p>Los 30 proyectos son los mismos.</p>
        </Notice>
      </>
    ),
  },
  {
    name: 'ProgressOfWork',
    rule: 'Words and bar; says whether one may leave.',
    halves: true,
    items: (scheme) => (
      <>
        <ProgressOfWork
          id={`progress-${scheme}`}
          label="Contando 6.586 papeletas"
          share={0.62}
          sentence="Aumento 93 de 150."
        >
          <p>Puedes dejar esta pestaña en segundo plano.</p>
        </ProgressOfWork>
        <ProgressOfWork
          id={`progress-open-${scheme}`}
          label="Leyendo el archivo"
          sentence="12 MB leídos."
        />
      </>
    ),
  },
  {
    name: 'EmptyState, Pagination, Disclosure',
    rule: 'Emptiness teaches; long lists say where one stands.',
    halves: true,
    items: (scheme) => (
      <>
        <EmptyState
          level={3}
          title="Ninguna comuna se llama «Ñuñua»"
          actions={<a href={here}>Ver todas las comunas</a>}
        >
          <p>Prueba con menos letras; da lo mismo con o sin tildes.</p>
        </EmptyState>
        {isOnce(scheme) && <Pagination paged={{ page: 2, pagesCount: 7 }} hrefOf={() => here} />}
        <Disclosure summary="Ver como tabla">
          <p>Lo que estaba plegado.</p>
        </Disclosure>
      </>
    ),
  },
];
